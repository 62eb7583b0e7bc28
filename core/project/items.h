#pragma once

#include "core/project/recipe.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace timbre::project {

/// A sound. What came in stays as it is; `recipe` says how `file` was made from it.
struct Recording {
    int64_t id = 0; ///< 0: not in a project yet
    std::string name; ///< as people see it
    std::string file; ///< relative to the project's folder: "audio/…"
    int sampling_rate = 0; ///< Hz
    int64_t frames = 0;
    Recipe recipe; ///< empty: `file` is what came in
    std::string original; ///< what came in, like `file`; empty: `file` itself

    double seconds() const { return sampling_rate > 0 ? double(frames) / sampling_rate : 0.0; }
    bool operator==(const Recording&) const = default;
};

struct Word {
    std::string text;
    double confidence = 1.0; ///< 0 to 1, of the transcriber
    bool heard = true; ///< false: written, but not found in the sound

    bool operator==(const Word&) const = default;
};

enum class Grade { Unknown, Accept, Repair, Drop };
/// "", "accept", "repair", "drop".
std::string_view name(Grade grade);
/// The inverse; what it does not know is Unknown.
Grade gradeFromName(std::string_view name);

/// What was measured about a clip, and the one word that follows from it.
struct Verdict {
    Grade grade = Grade::Unknown;
    std::string reason; ///< a key ("noise", "clipping", ...), the ui finds the words
    std::map<std::string, double> values; ///< "snr_db", "loudness_lufs", ...

    bool operator==(const Verdict&) const = default;
};

/// A piece of a recording with what is said in it. [begin, end) in samples of the original.
struct Clip {
    int64_t id = 0, recording = 0;
    int64_t begin = 0, end = 0;
    std::string speaker, language, text; ///< language: "en", "zh", ...; empty when not known
    std::vector<Word> words; ///< of the text, where there is something to say about one of them
    std::string heard; ///< what the transcriber heard; empty: it has not listened yet
    bool checked = false; ///< a person has read it against the sound
    bool dropped = false; ///< left out of the dataset, but kept
    Recipe repair; ///< on top of the recording's sound, for this clip only; keeps its length
    Verdict verdict; ///< of the repaired sound

    bool operator==(const Clip&) const = default;
};

/// The least confidence of its words; nothing when there are none.
std::optional<double> confidence(const Clip& clip);

} // namespace timbre::project
