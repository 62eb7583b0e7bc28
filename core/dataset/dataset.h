// dataset - the clips a voice is trained from.
// Gives: the reference's list files read and written (listfile.h), a check of every clip (text,
// length, silence, doubles), the text files of the reference's prepared folders. Keeps out: torch
// and models (features live in training), editing (project). Units: seconds; a row counts from 1 as
// the creator does, 0 is the set as a whole. Functions may be called from any thread.

#pragma once

#include "core/text/language.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::dataset {

struct DatasetItem {
    std::filesystem::path clip;
    std::string speaker;
    text::Language language = text::Language::en;
    std::string text;
    int row = 0; ///< of the list it came from
};

/// What can be wrong with a row. The ui finds the words by this, message() has English ones.
enum class Problem {
    BadRow, ///< not four fields
    NoText,
    UnknownLanguage,
    WrongLanguage, ///< the text has no letter of its language
    MissingClip,
    UnreadableClip,
    Silent,
    TooShort,
    TooLong,
    Clipped, ///< kept: much of it is at full scale
    Double, ///< the same recording as another row
    SeveralSpeakers, ///< the set; kept
    LittleSpeech, ///< the set; kept
    Moved, ///< the set; kept: clips were found beside the list, not where it says
    Other, ///< of a later stage, with words of its own
};

struct RowMessage {
    int row = 0;
    Problem problem = Problem::Other;
    bool skipped = false; ///< the row is left out; else it is a warning
    std::string detail; ///< what completes the sentence: a path, seconds, a language
};

/// An identifier for logs and JSON: "no-text", "too-short", ...; the inverse takes what it does not
/// know for Other.
std::string_view name(Problem problem);
Problem problemFromName(std::string_view name);

/// "clip 17: no text"
std::string message(const RowMessage& row);

struct Dataset {
    std::vector<DatasetItem> items;
    std::vector<RowMessage> messages;
};

/// A list file of the reference (listfile.h), or a folder with exactly one *.list. Rows that cannot
/// be used become messages. Throws Error(NotFound, WrongFormat) when there is no list, or no row in
/// it.
Dataset readDataset(const std::filesystem::path& list_or_folder);

} // namespace timbre::dataset
