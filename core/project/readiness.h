#pragma once

#include "core/project/items.h"

#include <vector>

namespace timbre::project {

/// Whether somebody should look at it: not checked and not dropped, and without text, with a word
/// the transcriber was unsure of or that is not in the sound, or with a grade other than accept.
bool doubtful(const Clip& clip);
inline constexpr double kSure = 0.6; ///< least confidence of a word that needs no look

/// What a set of clips is good for. Dropped clips do not count.
struct Readiness {
    int clips = 0, to_check = 0;
    double seconds = 0.0; ///< of all clips
    double usable_s = 0.0; ///< of those with a text and without a grade of drop
    bool zero_shot = false; ///< a clip of 3 to 10 s, enough to imitate a voice
    bool fine_tune = false; ///< at least kFineTuneSeconds usable
    bool long_form = false; ///< at least kLongFormSeconds usable
};
inline constexpr double kFineTuneSeconds = 60.0; ///< the reference asks for one minute
inline constexpr double kLongFormSeconds = 600.0; ///< enough variety that an hour does not tire

Readiness readiness(const std::vector<Recording>& recordings, const std::vector<Clip>& clips);

} // namespace timbre::project
