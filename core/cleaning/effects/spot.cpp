#include "core/cleaning/effects/effects.h"
#include "core/cleaning/spectra.h"

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {

/// Frames of the spectrum whose middle lies in the time, bins whose frequency lies in the band.
void softenSpot(Sound& sound, const Values& values, Work& work)
{
    const double rate = sound.sampling_rate;
    const int size = spectrumSize(sound.sampling_rate);
    const double begin = values("begin_s") * rate - double(sound.begin);
    const double end = values("end_s") * rate - double(sound.begin);
    const auto first = std::max<int64_t>(0, int64_t(begin) - size);
    const auto last = std::min<int64_t>(int64_t(sound.frames()), int64_t(end) + size);
    if (first >= last || end <= begin) {
        return;
    }
    const auto gain = float(std::pow(10.0, -values("reduction_db") / 20.0));
    const auto low = int64_t(std::ceil(values("low_hz") * size / rate));
    const auto high = int64_t(std::floor(values("high_hz") * size / rate));
    for (auto& channel : sound.channels) {
        changeSpectra(
            std::span(channel).subspan(size_t(first), size_t(last - first)), size,
            [&](std::span<std::complex<float>> bins, int64_t frame) {
                const double middle = double(first + frameBegin(frame, size)) + size / 2.0;
                if (middle < begin || middle >= end) {
                    return;
                }
                for (auto bin = low; bin <= std::min<int64_t>(high, std::ssize(bins) - 1); ++bin) {
                    bins[size_t(bin)] *= gain;
                }
            },
            work);
    }
}

} // namespace timbre::cleaning
