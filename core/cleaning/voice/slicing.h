#pragma once

#include "core/cleaning/cleaner.h"
#include "core/cleaning/voice/activity.h"

#include <vector>

namespace timbre::cleaning {

struct VoiceSliceOptions {
    double threshold = 0.5; ///< a probability from here on is speech, until it falls 0.15 below
    double min_length_s = 3.0, max_length_s = 10.0; ///< what pieces should be
    int min_pause_ms = 96; ///< shorter ones are part of a word
    int head_ms = 150, tail_ms = 250; ///< kept around the speech, at most half of a pause
};

/// Stretches of speech, ascending, in samples at sampling_rate.
std::vector<Range> speech(const VoiceCurve& curve, int64_t frames, int sampling_rate,
    const VoiceSliceOptions& options = {});

/// Pieces of the wanted length, cut in pauses only: the longest pauses that give it. Speech
/// without a pause stays whole, also beyond max_length_s, and a lone word stays short. Takes
/// milliseconds for an hour. Error(InvalidArgument) unless 0 < min_length <= max_length.
std::vector<Range> sliceByVoice(const VoiceCurve& curve, int64_t frames, int sampling_rate,
    const VoiceSliceOptions& options = {});

} // namespace timbre::cleaning
