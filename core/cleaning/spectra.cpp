#include "core/cleaning/spectra.h"

#include "core/audio/fftwlock.h"

#include <fftw3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace timbre::cleaning {
namespace {

constexpr int kOverlap = 4;

std::vector<float> rootHann(int size)
{
    std::vector<float> window(static_cast<size_t>(size));
    for (int i = 0; i < size; ++i) {
        window[size_t(i)] = float(std::sin(std::numbers::pi * (i + 0.5) / size));
    }
    return window;
}

/// Frames start before the sound, so that every sample lies in kOverlap of them.
int64_t frameCount(size_t samples, int size)
{
    const int hop = size / kOverlap;
    return int64_t(samples + size_t(size) - 1) / hop + 1;
}
void analyse(
    std::span<const float> samples, int64_t begin, std::span<const float> window, RealFft& fft)
{
    const auto input = fft.samples();
    for (size_t i = 0; i < window.size(); ++i) {
        const int64_t at = begin + int64_t(i);
        const bool inside = at >= 0 && at < int64_t(samples.size());
        input[i] = inside ? samples[size_t(at)] * window[i] : 0.0f;
    }
    fft.forward();
}

} // namespace

int64_t frameBegin(int64_t frame, int size)
{
    return frame * (size / kOverlap) - size + size / kOverlap;
}

struct RealFft::Plans {
    float* samples;
    fftwf_complex* spectrum;
    fftwf_plan forward, inverse;

    explicit Plans(int size)
        : samples(fftwf_alloc_real(size_t(size)))
        , spectrum(fftwf_alloc_complex(size_t(size) / 2 + 1))
    {
        const std::lock_guard lock(audio::fftwLock()); // estimated plans: the same ones every time
        forward = fftwf_plan_dft_r2c_1d(size, samples, spectrum, FFTW_ESTIMATE);
        inverse = fftwf_plan_dft_c2r_1d(size, spectrum, samples, FFTW_ESTIMATE);
    }
    ~Plans()
    {
        const std::lock_guard lock(audio::fftwLock());
        fftwf_destroy_plan(forward);
        fftwf_destroy_plan(inverse);
        fftwf_free(samples);
        fftwf_free(spectrum);
    }
    Plans(const Plans&) = delete;
    Plans& operator=(const Plans&) = delete;
};

RealFft::RealFft(int size)
    : m_size(size)
    , m_plans(std::make_unique<Plans>(size))
{
}

RealFft::~RealFft() = default;

std::span<float> RealFft::samples()
{
    return {m_plans->samples, size_t(m_size)};
}

std::span<std::complex<float>> RealFft::spectrum()
{
    return {reinterpret_cast<std::complex<float>*>(m_plans->spectrum), size_t(bins())};
}

void RealFft::forward()
{
    fftwf_execute(m_plans->forward);
}

void RealFft::inverse()
{
    fftwf_execute(m_plans->inverse);
}

int spectrumSize(int sampling_rate)
{
    return int(std::bit_ceil(unsigned(std::max(256.0, sampling_rate * 0.03))));
}

void changeSpectra(std::span<float> samples, int size,
    const std::function<void(std::span<std::complex<float>>, int64_t)>& change, Work& work)
{
    RealFft fft(size);
    const auto window = rootHann(size);
    const float scale = 1.0f / (float(size) * kOverlap / 2.0f); // the windows' squares sum to 2
    std::vector<float> result(samples.size(), 0.0f);
    const int64_t frames = frameCount(samples.size(), size);
    for (int64_t frame = 0; frame < frames; ++frame) {
        if (frame % 64 == 0) {
            work.at(double(frame) / double(frames));
        }
        const int64_t begin = frameBegin(frame, size);
        analyse(samples, begin, window, fft);
        change(fft.spectrum(), frame);
        fft.inverse();
        const int64_t first = std::max<int64_t>(0, -begin);
        const int64_t last = std::min<int64_t>(size, int64_t(samples.size()) - begin);
        for (int64_t i = first; i < last; ++i) {
            result[size_t(begin + i)] += fft.samples()[size_t(i)] * window[size_t(i)] * scale;
        }
    }
    std::ranges::copy(result, samples.begin());
}

void forEachPower(std::span<const float> samples, int size,
    const std::function<void(std::span<const float>, int64_t)>& see, Work& work)
{
    RealFft fft(size);
    const auto window = rootHann(size);
    std::vector<float> power(size_t(fft.bins()));
    const int64_t frames = frameCount(samples.size(), size);
    for (int64_t frame = 0; frame < frames; ++frame) {
        if (frame % 64 == 0) {
            work.at(double(frame) / double(frames));
        }
        analyse(samples, frameBegin(frame, size), window, fft);
        std::ranges::transform(
            fft.spectrum(), power.begin(), [](std::complex<float> bin) { return std::norm(bin); });
        see(power, frame);
    }
}

} // namespace timbre::cleaning
