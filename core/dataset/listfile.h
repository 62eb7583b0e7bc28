#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace timbre::dataset {

/// One row of the reference's .list: path|speaker|language|text.
struct ListRow {
    std::string path; ///< as it is written in the file
    std::string speaker;
    std::string language; ///< "zh", "en", "ja", "ko", "yue"; what is none of them as it is written
    std::string text; ///< may be empty
    int row = 0; ///< counted from 1, empty lines left out

    bool operator==(const ListRow&) const = default;
};

struct ListFile {
    std::vector<ListRow> rows;
    std::vector<int> broken; ///< rows that are not four fields
};

/// Reads a .list: UTF-8 with or without a mark, any line ends, blanks around a field and empty
/// lines ignored. A text may hold "|". Throws Error(NotFound, Unreadable), and WrongFormat when not
/// a single row is one.
ListFile readList(const std::filesystem::path& file);

struct ClipPlace {
    std::filesystem::path path;
    bool moved = false; ///< not where the list says
};

/// Where the sound of a row lies: its path, else relative to the list, else its bare name beside
/// the list or in a folder beside it, because sets move. Understands paths of Windows.
std::optional<ClipPlace> findClip(const ListRow& row, const std::filesystem::path& list);

/// Writes a .list atomically; languages as the reference spells them (ZH, EN, JA, KO, YUE). "|" in
/// paths and speakers and line ends in texts would break the format and become "_" and a space.
void writeList(const std::filesystem::path& file, std::span<const ListRow> rows);

} // namespace timbre::dataset
