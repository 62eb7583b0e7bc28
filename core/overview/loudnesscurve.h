#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timbre::overview {

/// Momentary loudness (EBU R128, 400 ms) in LUFS, one value per 100 ms. Not thread-safe.
class LoudnessCurve {
public:
    explicit LoudnessCurve(int sampling_rate);
    ~LoudnessCurve();

    void append(std::span<const float> samples);

    /// One channel's loudness of the 400 ms that end with each step; -70 and below is silence.
    const std::vector<float>& values() const { return m_values; }
    int64_t framesPerValue() const { return m_step; }

    void restore(std::vector<float> values) { m_values = std::move(values); }

private:
    struct Meter;
    int64_t m_step, m_open_frames = 0;
    std::vector<float> m_values;
    std::unique_ptr<Meter> m_meter;
};

} // namespace timbre::overview
