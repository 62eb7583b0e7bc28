#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timbre::overview {

inline constexpr int kMelRows = 128;
/// One spectrum in steps of 80/255 dB: 0 is -80 dB or less, 255 a sine at full scale. Row 0 is the
/// lowest.
using MelColumn = std::array<uint8_t, kMelRows>;

/// The mel scale of this room: 2595 log10(1 + f / 700), from 0 Hz to `top_hz`.
double melTopHz(int sampling_rate); ///< 16 kHz, or half of a lower rate
double rowOfHz(double hz, double top_hz); ///< 0..kMelRows, fractional
double hzOfRow(double row, double top_hz);

/// Mel spectra for looking at (models have their own in core/dsp). One object, one thread.
class MelAnalyser {
public:
    static constexpr int kWindow = 2048; ///< frames, Hann

    explicit MelAnalyser(int sampling_rate);
    ~MelAnalyser();

    /// Mean power per band of kWindow samples; a full-scale sine gives 1 in its band.
    void power(std::span<const float> window, std::span<float, kMelRows> bands);
    static MelColumn quantised(std::span<const float, kMelRows> bands);
    MelColumn column(std::span<const float> window);

private:
    struct Transform;
    struct Band {
        int first = 0; ///< bin
        std::vector<float> weights; ///< of bins first, first + 1, ...; peak 1
    };
    std::vector<Band> m_bands;
    std::unique_ptr<Transform> m_transform;
};

} // namespace timbre::overview
