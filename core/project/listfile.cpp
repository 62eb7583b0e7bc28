#include "core/project/listfile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fstream>
#include <optional>

namespace fs = std::filesystem;

namespace timbre::project {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return char(std::toupper(c)); });
    return text;
}

/// "JP" and "JA" are both in use for Japanese.
std::string ourLanguage(const std::string& written)
{
    const std::string language = lower(written);
    return language == "jp" ? "ja" : language;
}

std::optional<ListEntry> parse(const std::string& line)
{
    ListEntry entry;
    size_t begin = 0;
    for (std::string* field : {&entry.path, &entry.speaker, &entry.language}) {
        const size_t end = line.find('|', begin);
        if (end == std::string::npos)
            return std::nullopt;
        *field = line.substr(begin, end - begin);
        begin = end + 1;
    }
    entry.text = line.substr(begin);
    entry.language = ourLanguage(entry.language);
    return entry.path.empty() ? std::nullopt : std::optional(entry);
}

std::string cleaned(std::string text, std::string_view unwanted, char instead)
{
    std::replace_if(
        text.begin(), text.end(), [&](char c) { return unwanted.find(c) != unwanted.npos; },
        instead);
    return text;
}

} // namespace

ListFile readList(const fs::path& file)
{
    errno = 0;
    std::ifstream input(file, std::ios::binary);
    if (!input)
        throw systemError(errno ? errno : ENOENT, file.string(), "Reading");
    ListFile list;
    std::string line;
    for (int number = 1; std::getline(input, line); ++number) {
        if (number == 1 && line.starts_with(kByteOrderMark))
            line.erase(0, kByteOrderMark.size());
        while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())))
            line.pop_back();
        if (line.empty())
            continue;
        if (auto entry = parse(line))
            list.entries.push_back(std::move(*entry));
        else
            list.skipped.push_back({number, "A line is path|speaker|language|text."});
    }
    if (list.entries.empty())
        throw Error(ErrorKind::WrongFormat, file.string(),
            "No line of this file is path|speaker|language|text.");
    return list;
}

fs::path findSound(const ListEntry& entry, const fs::path& list, const fs::path& audio_folder)
{
    const fs::path path = entry.path;
    const std::string slashed = cleaned(entry.path, "\\", '/'); // lists made on Windows
    const fs::path name = fs::path(slashed).filename();
    std::vector<fs::path> places{path, list.parent_path() / slashed, list.parent_path() / name};
    if (!audio_folder.empty())
        places.push_back(audio_folder / name);
    for (const fs::path& place : places) {
        std::error_code ignored;
        if (place.is_absolute() && fs::is_regular_file(place, ignored))
            return place;
        if (!place.is_absolute() && &place != &places.front()
            && fs::is_regular_file(place, ignored))
            return place;
    }
    return {};
}

void writeList(const fs::path& file, const std::vector<ListEntry>& entries)
{
    AtomicFile output(file);
    for (const ListEntry& entry : entries) {
        output.write(cleaned(entry.path, "|\r\n", '_') + "|" + cleaned(entry.speaker, "|\r\n", '_')
            + "|" + upper(entry.language) + "|" + cleaned(entry.text, "\r\n", ' ') + "\n");
    }
    output.commit();
}

} // namespace timbre::project
