#include "core/dataset/listfile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fstream>

namespace fs = std::filesystem;

namespace timbre::dataset {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == text.npos
        ? std::string()
        : std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::string replaced(std::string text, std::string_view unwanted, char instead)
{
    std::ranges::replace_if(
        text, [&](char c) { return unwanted.find(c) != unwanted.npos; }, instead);
    return text;
}

/// The reference writes "ZH" and "all_zh", and both "JA" and "JP".
std::string ourLanguage(const std::string& written)
{
    std::string language = written;
    std::ranges::transform(
        language, language.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (language.starts_with("all_")) {
        language.erase(0, 4);
    }
    if (language == "jp") {
        return "ja";
    }
    const auto known = {"zh", "en", "ja", "ko", "yue"};
    return std::ranges::find(known, language) != known.end() ? language : written;
}

std::string theirLanguage(std::string language)
{
    std::ranges::transform(
        language, language.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return language;
}

std::optional<ListRow> parse(std::string_view line, int row)
{
    ListRow result;
    result.row = row;
    for (std::string* field : {&result.path, &result.speaker, &result.language}) {
        const auto bar = line.find('|');
        if (bar == line.npos) {
            return std::nullopt;
        }
        *field = trimmed(line.substr(0, bar));
        line.remove_prefix(bar + 1);
    }
    result.text = trimmed(line);
    result.language = ourLanguage(result.language);
    return result.path.empty() ? std::nullopt : std::optional(std::move(result));
}

} // namespace

ListFile readList(const fs::path& file)
{
    errno = 0;
    std::ifstream input(file, std::ios::binary);
    if (!input) {
        throw systemError(errno ? errno : ENOENT, file.string(), "Reading");
    }
    ListFile list;
    int row = 0;
    bool first = true;
    for (std::string line; std::getline(input, line); first = false) {
        if (first && line.starts_with(kByteOrderMark)) {
            line.erase(0, kByteOrderMark.size());
        }
        if (trimmed(line).empty()) {
            continue;
        }
        if (auto entry = parse(line, ++row)) {
            list.rows.push_back(std::move(*entry));
        } else {
            list.broken.push_back(row);
        }
    }
    if (list.rows.empty()) {
        throw Error(ErrorKind::WrongFormat, file.string(),
            "No row of this list is clip|speaker|language|text.");
    }
    return list;
}

std::optional<ClipPlace> findClip(const ListRow& row, const fs::path& list)
{
    std::error_code ignored;
    const auto isFile = [&](const fs::path& path) { return fs::is_regular_file(path, ignored); };
    const fs::path folder = fs::absolute(list).parent_path();
    const fs::path slashed = replaced(row.path, "\\", '/'); // lists made on Windows
    for (const fs::path& named : {fs::path(row.path), slashed}) {
        if (isFile(folder / named)) { // an absolute path stays what it is
            return ClipPlace{folder / named, false};
        }
        if (isFile(named)) { // relative to where we are, as the reference has it
            return ClipPlace{fs::absolute(named), false};
        }
    }
    if (isFile(folder / slashed.filename())) {
        return ClipPlace{folder / slashed.filename(), true};
    }
    for (const auto& beside : fs::directory_iterator(folder, ignored)) {
        if (beside.is_directory(ignored) && isFile(beside.path() / slashed.filename())) {
            return ClipPlace{beside.path() / slashed.filename(), true};
        }
    }
    return std::nullopt;
}

void writeList(const fs::path& file, std::span<const ListRow> rows)
{
    AtomicFile output(file);
    for (const ListRow& row : rows) {
        output.write(replaced(row.path, "|\r\n", '_') + '|' + replaced(row.speaker, "|\r\n", '_')
            + '|' + theirLanguage(row.language) + '|' + replaced(row.text, "\r\n", ' ') + '\n');
    }
    output.commit();
}

} // namespace timbre::dataset
