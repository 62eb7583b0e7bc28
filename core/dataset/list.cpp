#include "core/dataset/dataset.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>

namespace fs = std::filesystem;

namespace timbre::dataset {
namespace {

fs::path listIn(const fs::path& place)
{
    std::error_code ignored;
    if (!fs::exists(place, ignored)) {
        throw Error(ErrorKind::NotFound, place.string(),
            "There is no such data set. If the folder was moved, give its new place.");
    }
    if (!fs::is_directory(place, ignored)) {
        return place;
    }
    std::vector<fs::path> lists;
    for (const auto& entry : fs::directory_iterator(place, ignored)) {
        if (entry.path().extension() == ".list") {
            lists.push_back(entry.path());
        }
    }
    if (lists.size() != 1) {
        throw Error(ErrorKind::NotFound, place.string(),
            lists.empty() ? "This folder holds no list of clips (a file ending in .list)."
                          : "This folder holds several lists; give the one that is meant.");
    }
    return lists.front();
}

std::string trimmed(const std::string& text)
{
    const char* blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string::npos
        ? ""
        : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// Four fields; bars after the third belong to the text. Fewer when there are fewer.
std::vector<std::string> fieldsOf(const std::string& line)
{
    std::vector<std::string> fields;
    size_t begin = 0;
    while (fields.size() < 3) {
        const auto bar = line.find('|', begin);
        if (bar == std::string::npos) {
            break;
        }
        fields.push_back(trimmed(line.substr(begin, bar - begin)));
        begin = bar + 1;
    }
    fields.push_back(trimmed(line.substr(begin)));
    return fields;
}

/// The reference's names for its languages, in either case.
std::optional<text::Language> languageOf(std::string name)
{
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::pair<const char*, text::Language> known[] = {{"zh", text::Language::zh},
        {"all_zh", text::Language::zh}, {"en", text::Language::en}, {"ja", text::Language::ja},
        {"jp", text::Language::ja}, {"all_ja", text::Language::ja}, {"ko", text::Language::ko},
        {"all_ko", text::Language::ko}, {"yue", text::Language::yue},
        {"all_yue", text::Language::yue}};
    for (const auto& [key, language] : known) {
        if (name == key) {
            return language;
        }
    }
    return std::nullopt;
}

struct Place {
    fs::path path;
    bool moved = false;
};

std::optional<Place> findClip(const fs::path& named, const fs::path& folder)
{
    std::error_code ignored;
    const auto isFile = [&](const fs::path& path) { return fs::is_regular_file(path, ignored); };
    if (named.is_absolute() ? isFile(named) : isFile(folder / named)) {
        return Place{named.is_absolute() ? named : folder / named, false};
    }
    if (!named.is_absolute() && isFile(named)) {
        return Place{fs::absolute(named), false};
    }
    if (isFile(folder / named.filename())) {
        return Place{folder / named.filename(), true};
    }
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.is_directory(ignored) && isFile(entry.path() / named.filename())) {
            return Place{entry.path() / named.filename(), true};
        }
    }
    return std::nullopt;
}

struct Reader {
    fs::path folder;
    Dataset dataset;
    int moved = 0;

    void skip(int row, Problem problem, std::string detail = {})
    {
        dataset.messages.push_back({row, problem, true, std::move(detail)});
    }

    void take(const std::string& line, int row)
    {
        const auto fields = fieldsOf(line);
        if (fields.size() != 4 || fields[0].empty()) {
            return skip(row, Problem::BadRow);
        }
        if (fields[3].empty()) {
            return skip(row, Problem::NoText);
        }
        const auto language = languageOf(fields[2]);
        if (!language) {
            return skip(row, Problem::UnknownLanguage, fields[2]);
        }
        const auto place = findClip(fields[0], folder);
        if (!place) {
            return skip(row, Problem::MissingClip, fields[0]);
        }
        moved += place->moved;
        dataset.items.push_back({place->path, fields[1], *language, fields[3], row});
    }
};

} // namespace

Dataset readDataset(const fs::path& list_or_folder)
{
    const auto list = listIn(list_or_folder);
    std::ifstream stream(list, std::ios::binary);
    if (!stream) {
        throw Error(ErrorKind::Unreadable, list.string(), "This list cannot be opened.");
    }
    Reader reader{fs::absolute(list).parent_path(), {}};
    int row = 0;
    for (std::string line; std::getline(stream, line);) {
        if (row == 0 && line.starts_with("\xEF\xBB\xBF")) {
            line.erase(0, 3);
        }
        if (trimmed(line).empty()) {
            continue;
        }
        reader.take(line, ++row);
    }
    if (row == 0) {
        throw Error(ErrorKind::WrongFormat, list.string(),
            "This list is empty. A row is: clip|speaker|language|text.");
    }
    if (reader.moved > 0) {
        reader.dataset.messages.push_back({0, Problem::Moved, false, std::to_string(reader.moved)});
    }
    return std::move(reader.dataset);
}

void writeList(const fs::path& path, std::span<const DatasetItem> items)
{
    AtomicFile file(path);
    for (const DatasetItem& item : items) {
        std::string language(text::name(item.language));
        std::ranges::transform(
            language, language.begin(), [](unsigned char c) { return std::toupper(c); });
        std::string line = item.text;
        std::ranges::replace(line, '\n', ' ');
        file.write(item.clip.string() + '|' + item.speaker + '|' + language + '|' + line + '\n');
    }
    file.commit();
}

std::string message(const RowMessage& row)
{
    const auto words = [&]() -> std::string {
        switch (row.problem) {
        case Problem::BadRow:
            return "the row is not clip|speaker|language|text";
        case Problem::NoText:
            return "no text";
        case Problem::UnknownLanguage:
            return "unknown language “" + row.detail + "” (zh, en, ja, ko or yue)";
        case Problem::WrongLanguage:
            return "the text is not " + row.detail;
        case Problem::MissingClip:
            return "the recording " + row.detail + " is not there";
        case Problem::UnreadableClip:
            return "the recording cannot be read (" + row.detail + ")";
        case Problem::Silent:
            return "silence";
        case Problem::TooShort:
            return "too short (" + row.detail + ")";
        case Problem::TooLong:
            return "too long (" + row.detail + ")";
        case Problem::Clipped:
            return "overdriven (" + row.detail + " of it is at full scale)";
        case Problem::Double:
            return "the same recording as clip " + row.detail;
        case Problem::SeveralSpeakers:
            return "the set names several speakers (" + row.detail
                + "); the voice will be a mixture of them";
        case Problem::LittleSpeech:
            return "there is only " + row.detail + " of speech; a minute or more is better";
        case Problem::Moved:
            return row.detail + " clips were found beside the list, not where it says";
        case Problem::Other:
            return row.detail;
        }
        return row.detail;
    };
    const auto text = words() + (row.skipped && row.row > 0 ? " - left out" : "");
    return row.row > 0 ? "clip " + std::to_string(row.row) + ": " + text : text;
}

} // namespace timbre::dataset
