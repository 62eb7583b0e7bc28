#include "core/overview/melanalyser.h"

#include "core/audio/fftwlock.h"

#include <QtGlobal>
#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbre::overview {
namespace {

double mel(double hz)
{
    return 2595.0 * std::log10(1.0 + hz / 700.0);
}

double hzOfMel(double mel)
{
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

struct FreeFftw {
    void operator()(void* memory) const { fftwf_free(memory); }
};

} // namespace

double melTopHz(int sampling_rate)
{
    return std::min(16000.0, sampling_rate / 2.0);
}

double rowOfHz(double hz, double top_hz)
{
    return kMelRows * mel(hz) / mel(top_hz);
}

double hzOfRow(double row, double top_hz)
{
    return hzOfMel(row / kMelRows * mel(top_hz));
}

struct MelAnalyser::Transform {
    std::unique_ptr<float, FreeFftw> input{fftwf_alloc_real(kWindow)};
    std::unique_ptr<fftwf_complex, FreeFftw> output{fftwf_alloc_complex(kWindow / 2 + 1)};
    std::array<float, kWindow> window{};
    fftwf_plan plan = nullptr;

    Transform()
    {
        for (int i = 0; i < kWindow; ++i) { // Hann; scaled so that a full-scale sine gives power 1
            window[size_t(i)] =
                float((1.0 - std::cos(2.0 * std::numbers::pi * i / kWindow)) * 2.0 / kWindow);
        }
        const std::lock_guard lock(audio::fftwLock());
        plan = fftwf_plan_dft_r2c_1d(kWindow, input.get(), output.get(), FFTW_ESTIMATE);
    }
    ~Transform()
    {
        const std::lock_guard lock(audio::fftwLock());
        fftwf_destroy_plan(plan);
    }
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;
};

MelAnalyser::MelAnalyser(int sampling_rate)
    : m_transform(std::make_unique<Transform>())
{
    const double top = melTopHz(sampling_rate), hz_per_bin = double(sampling_rate) / kWindow;
    for (int row = 0; row < kMelRows; ++row) {
        const double centre = hzOfRow(row + 0.5, top) / hz_per_bin;
        // Low bands are narrower than a bin; they reach to the next bin to have one at all.
        const double below = std::max(1.0, centre - hzOfRow(row - 0.5, top) / hz_per_bin);
        const double above = std::max(1.0, hzOfRow(row + 1.5, top) / hz_per_bin - centre);
        Band band{.first = std::max(0, int(std::ceil(centre - below))), .weights = {}};
        const int last = std::min(kWindow / 2, int(std::floor(centre + above)));
        for (int bin = band.first; bin <= last; ++bin) {
            const double distance = bin < centre ? (centre - bin) / below : (bin - centre) / above;
            band.weights.push_back(float(std::max(0.0, 1.0 - distance)));
        }
        m_bands.push_back(std::move(band));
    }
}

MelAnalyser::~MelAnalyser() = default;

void MelAnalyser::power(std::span<const float> window, std::span<float, kMelRows> bands)
{
    Q_ASSERT(window.size() == size_t(kWindow));
    float* input = m_transform->input.get();
    for (size_t i = 0; i < window.size(); ++i) {
        input[i] = window[i] * m_transform->window[i];
    }
    fftwf_execute(m_transform->plan);
    std::array<float, kWindow / 2 + 1> bins;
    for (size_t bin = 0; bin < bins.size(); ++bin) {
        const auto& value = m_transform->output.get()[bin];
        bins[bin] = value[0] * value[0] + value[1] * value[1];
    }
    for (size_t row = 0; row < size_t(kMelRows); ++row) {
        const Band& band = m_bands[row];
        float sum = 0.0f;
        for (size_t i = 0; i < band.weights.size(); ++i) {
            sum += band.weights[i] * bins[size_t(band.first) + i];
        }
        bands[row] = sum;
    }
}

MelColumn MelAnalyser::quantised(std::span<const float, kMelRows> bands)
{
    MelColumn column;
    for (size_t row = 0; row < column.size(); ++row) {
        const float db = 10.0f * std::log10(std::max(bands[row], 1e-12f));
        column[row] = uint8_t(std::clamp((db + 80.0f) / 80.0f, 0.0f, 1.0f) * 255.0f + 0.5f);
    }
    return column;
}

MelColumn MelAnalyser::column(std::span<const float> window)
{
    std::array<float, kMelRows> bands;
    power(window, bands);
    return quantised(bands);
}

} // namespace timbre::overview
