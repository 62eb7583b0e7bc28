#pragma once

#include "core/cleaning/sound.h"

#include <complex>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace timbre::cleaning {

/// FFT of `size` real samples <-> size / 2 + 1 bins. Not scaled: inverse(forward(x)) = size * x.
/// One object, one thread.
class RealFft {
public:
    explicit RealFft(int size);
    ~RealFft();
    RealFft(const RealFft&) = delete;
    RealFft& operator=(const RealFft&) = delete;

    int size() const { return m_size; }
    int bins() const { return m_size / 2 + 1; }
    std::span<float> samples(); ///< input of forward, result of inverse
    std::span<std::complex<float>> spectrum(); ///< result of forward, input of inverse (destroyed)
    void forward();
    void inverse();

private:
    struct Plans;
    int m_size;
    std::unique_ptr<Plans> m_plans;
};

/// About 43 ms as a power of two: 2048 at 48 kHz, 1024 at 24 kHz.
int spectrumSize(int sampling_rate);

/// The first sample of a frame; frames begin before the sound and reach beyond its end.
int64_t frameBegin(int64_t frame, int size);

/// Analysis, `change(bins, frame)`, synthesis, in place: Hann's square root on both sides, frames
/// of `size` every size / 4. What `change` leaves alone comes back as it was (float32).
void changeSpectra(std::span<float> samples, int size,
    const std::function<void(std::span<std::complex<float>>, int64_t)>& change, Work& work);

/// |STFT|^2 of the frames that changeSpectra sees, one after the other, without changing anything.
void forEachPower(std::span<const float> samples, int size,
    const std::function<void(std::span<const float>, int64_t)>& see, Work& work);

} // namespace timbre::cleaning
