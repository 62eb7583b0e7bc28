#include "core/audio/pcm16.h"

#include <algorithm>
#include <cmath>

namespace timbre::audio {
namespace {

int16_t cut(float value)
{
    if (std::isnan(value)) {
        return 0;
    }
    return int16_t(std::clamp(value, -32768.0f, 32767.0f)); // the conversion drops the fraction
}

} // namespace

std::vector<int16_t> toPcm16(std::span<const float> samples, float scale)
{
    std::vector<int16_t> result(samples.size());
    std::transform(
        samples.begin(), samples.end(), result.begin(), [=](float x) { return cut(x * scale); });
    return result;
}

std::vector<float> mixedWithPeakNormalised(
    std::span<const float> samples, double peak, double share, double scale)
{
    float loudest = 0.0f;
    for (const float x : samples) {
        loudest = std::max(loudest, std::abs(x));
    }
    std::vector<float> result(samples.size(), 0.0f);
    if (loudest > 0.0f) {
        const auto normalised = float(peak * share * scale), plain = float((1.0 - share) * scale);
        std::transform(samples.begin(), samples.end(), result.begin(),
            [=](float x) { return x / loudest * normalised + plain * x; });
    }
    return result;
}

} // namespace timbre::audio
