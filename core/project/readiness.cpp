#include "core/project/readiness.h"

#include <algorithm>
#include <unordered_map>

namespace timbre::project {

static constexpr double kReferenceLeast = 3.0, kReferenceMost = 10.0; // seconds

bool doubtful(const Clip& clip)
{
    if (clip.checked || clip.dropped)
        return false;
    const bool unsure = std::any_of(clip.words.begin(), clip.words.end(),
        [](const Word& word) { return word.confidence < kSure || !word.heard; });
    const auto grade = clip.verdict.grade;
    return clip.text.empty() || unsure || grade == Grade::Repair || grade == Grade::Drop;
}

Readiness readiness(const std::vector<Recording>& recordings, const std::vector<Clip>& clips)
{
    std::unordered_map<int64_t, int> rates;
    for (const Recording& recording : recordings)
        rates[recording.id] = recording.sampling_rate;
    Readiness result;
    for (const Clip& clip : clips) {
        const int rate = rates[clip.recording];
        if (clip.dropped || rate <= 0)
            continue;
        const double seconds = double(clip.end - clip.begin) / rate;
        const bool good = clip.verdict.grade != Grade::Drop;
        ++result.clips;
        result.to_check += doubtful(clip);
        result.seconds += seconds;
        result.usable_s += good && !clip.text.empty() ? seconds : 0.0;
        result.zero_shot |= good && seconds >= kReferenceLeast && seconds <= kReferenceMost;
    }
    result.fine_tune = result.usable_s >= kFineTuneSeconds;
    result.long_form = result.usable_s >= kLongFormSeconds;
    return result;
}

} // namespace timbre::project
