#pragma once

#include "core/cleaning/recipe.h"
#include "core/cleaning/verdict/measures.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::cleaning {

enum class Grade { Accept, Repair, Drop };
std::string_view name(Grade grade); ///< "accept", "repair", "drop"

/// Where the line is drawn. A value beyond `repair` is mended, one beyond `drop` cannot be.
/// Causes: README.md of this room.
struct Thresholds {
    double least_s = 1.0, most_s = 20.0, least_speech_share = 0.3;
    double snr_repair_db = 25.0, snr_drop_db = 6.0;
    double clipped_repair = 0.0003, clipped_drop = 0.03;
    double bandwidth_drop_hz = 3600.0; ///< telephone: nothing brings the rest back
    double rt60_repair_s = 0.6, rt60_drop_s = 1.2;
    double quiet_repair_lufs = -32.0, loud_repair_lufs = -8.0, silent_drop_lufs = -55.0;
    double least_syllables_per_s = 1.0, most_syllables_per_s = 9.0;
    double music_drop = 0.2;
    double speaker_drop = 0.2, second_speaker_drop = 0.26;
};

struct Verdict {
    Grade grade = Grade::Accept;
    /// What is wrong, the worst first: keys "short", "long", "no-speech", "silent", "noise",
    /// "clipping", "bandwidth", "reverb", "quiet", "loud", "hum", "rate", "music",
    /// "other-speaker", "second-speaker". The ui finds the words. Empty when accepted.
    std::vector<std::string> reasons;
    Recipe repair; ///< what mends it, in order; empty unless the grade is Repair

    std::string reason() const { return reasons.empty() ? std::string() : reasons.front(); }
};

/// A pure function of the numbers.
Verdict judge(const ClipMeasures& measures, const Thresholds& thresholds = {});

/// "snr_db", "bandwidth_hz", ... -> value, without those that are absent: for tables and files.
std::map<std::string, double> asValues(const ClipMeasures& measures);

} // namespace timbre::cleaning
