#include "core/dataset/dataset.h"

#include "core/base/error.h"
#include "core/dataset/listfile.h"

#include <algorithm>
#include <array>
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

std::optional<text::Language> languageOf(const std::string& name)
{
    for (int i = 0; i < text::kLanguages; ++i) {
        if (text::name(text::Language(i)) == name) {
            return text::Language(i);
        }
    }
    return std::nullopt;
}

struct Reader {
    fs::path list;
    Dataset dataset;
    int moved = 0;

    void skip(int row, Problem problem, std::string detail = {})
    {
        dataset.messages.push_back({row, problem, true, std::move(detail)});
    }

    void take(const ListRow& row)
    {
        if (row.text.empty()) {
            return skip(row.row, Problem::NoText);
        }
        const auto language = languageOf(row.language);
        if (!language) {
            return skip(row.row, Problem::UnknownLanguage, row.language);
        }
        const auto place = findClip(row, list);
        if (!place) {
            return skip(row.row, Problem::MissingClip, row.path);
        }
        moved += place->moved;
        dataset.items.push_back({place->path, row.speaker, *language, row.text, row.row});
    }
};

} // namespace

Dataset readDataset(const fs::path& list_or_folder)
{
    Reader reader{listIn(list_or_folder), {}};
    const ListFile file = readList(reader.list);
    for (const int row : file.broken) {
        reader.skip(row, Problem::BadRow);
    }
    for (const ListRow& row : file.rows) {
        reader.take(row);
    }
    std::ranges::stable_sort(reader.dataset.messages, {}, &RowMessage::row);
    if (reader.moved > 0) {
        reader.dataset.messages.push_back({0, Problem::Moved, false, std::to_string(reader.moved)});
    }
    return std::move(reader.dataset);
}

static constexpr std::array kProblemNames{"bad-row", "no-text", "unknown-language",
    "wrong-language", "missing-clip", "unreadable-clip", "silent", "too-short", "too-long",
    "clipped", "double", "several-speakers", "little-speech", "moved", "other"};
static_assert(kProblemNames.size() == size_t(Problem::Other) + 1);

std::string_view name(Problem problem)
{
    return kProblemNames[size_t(problem)];
}

Problem problemFromName(std::string_view name)
{
    const auto found = std::find(kProblemNames.begin(), kProblemNames.end(), name);
    return found == kProblemNames.end() ? Problem::Other : Problem(found - kProblemNames.begin());
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
