#include "core/overview/loudnesscurve.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace timbre::overview {

struct LoudnessCurve::Meter {
    ebur128_state* state;
    explicit Meter(int sampling_rate)
        : state(ebur128_init(1, static_cast<unsigned long>(sampling_rate), EBUR128_MODE_M))
    {
    }
    ~Meter() { ebur128_destroy(&state); }
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;
};

LoudnessCurve::LoudnessCurve(int sampling_rate)
    : m_step(std::max(1, sampling_rate / 10))
    , m_meter(std::make_unique<Meter>(sampling_rate))
{
}

LoudnessCurve::~LoudnessCurve() = default;

void LoudnessCurve::append(std::span<const float> samples)
{
    if (m_meter->state == nullptr) { // a rate libebur128 refuses (under 16 Hz, over 2.8 MHz)
        return;
    }
    while (!samples.empty()) {
        const auto part = samples.first(
            size_t(std::min<int64_t>(m_step - m_open_frames, int64_t(samples.size()))));
        ebur128_add_frames_float(m_meter->state, part.data(), part.size());
        m_open_frames += int64_t(part.size());
        if (m_open_frames == m_step) {
            double loudness = -HUGE_VAL;
            ebur128_loudness_momentary(m_meter->state, &loudness);
            m_values.push_back(float(std::max(loudness, -120.0)));
            m_open_frames = 0;
        }
        samples = samples.subspan(part.size());
    }
}

} // namespace timbre::overview
