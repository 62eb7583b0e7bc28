#include "ui/dataset/pausecutter.h"

#include "core/base/error.h"
#include "core/cleaning/voice/activity.h"
#include "core/cleaning/voice/slicing.h"
#include "core/dsp/slicer.h"

#include <memory>

namespace timbre::ui {
namespace {

std::unique_ptr<cleaning::VoiceActivity> voiceActivity()
try {
    return std::make_unique<cleaning::VoiceActivity>();
} catch (const Error&) {
    return nullptr; // not installed: the energy tells pauses too
}

std::vector<project::Range> cutByEnergy(std::span<const float> samples, int sampling_rate)
{
    std::vector<project::Range> ranges;
    for (const dsp::Slice& piece : dsp::slice(samples, sampling_rate)) {
        ranges.push_back({piece.begin, piece.end});
    }
    return ranges;
}

} // namespace

decltype(project::ImportOptions::slice) pauseCutter()
{
    auto activity = std::make_shared<std::unique_ptr<cleaning::VoiceActivity>>();
    auto tried = std::make_shared<bool>(false);
    return [activity, tried](std::span<const float> samples, int sampling_rate) {
        if (!std::exchange(*tried, true)) {
            *activity = voiceActivity();
        }
        if (!*activity) {
            return cutByEnergy(samples, sampling_rate);
        }
        jobs::Context nobody;
        const auto curve = (*activity)->curve(samples, sampling_rate, nobody);
        std::vector<project::Range> ranges;
        for (const auto& piece :
            cleaning::sliceByVoice(curve, int64_t(samples.size()), sampling_rate)) {
            ranges.push_back({piece.begin, piece.end});
        }
        return ranges;
    };
}

} // namespace timbre::ui
