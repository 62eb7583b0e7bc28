#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::project {

/// One line of the reference's .list: path|speaker|language|text.
struct ListEntry {
    std::string path; ///< as it is written in the file
    std::string speaker, language, text; ///< language in our words: "en", "zh", "ja", "ko", "yue"

    bool operator==(const ListEntry&) const = default;
};

struct ListFile {
    std::vector<ListEntry> entries;
    struct Skipped {
        int line = 0; ///< from 1
        std::string reason; ///< one sentence
    };
    std::vector<Skipped> skipped;
};

/// Reads a .list: UTF-8 with or without a mark, any line ends, empty lines ignored. Lines that are
/// none are skipped and reported. A text may hold "|". Throws Error(NotFound, Unreadable), and
/// WrongFormat when not a single line is one.
ListFile readList(const std::filesystem::path& file);

/// Where the sound of an entry lies: its path, else relative to the list, else its bare name beside
/// the list or in `audio_folder`. Empty when it is nowhere.
std::filesystem::path findSound(const ListEntry& entry, const std::filesystem::path& list,
    const std::filesystem::path& audio_folder = {});

/// Writes a .list atomically; languages as the reference spells them (ZH, EN, JA, KO, YUE). "|" in
/// paths and speakers and line ends in texts would break the format and become "_" and a space.
void writeList(const std::filesystem::path& file, const std::vector<ListEntry>& entries);

} // namespace timbre::project
