#pragma once

#include <span>

namespace timbre::cleaning {

/// A second-order filter (Audio EQ Cookbook, R. Bristow-Johnson), in double so that deep notches
/// and low corners stay exact.
class Biquad {
public:
    static Biquad highPass(double hz, double q, int sampling_rate);
    static Biquad lowPass(double hz, double q, int sampling_rate);
    static Biquad notch(double hz, double q, int sampling_rate);

    float next(float x)
    {
        const double y = m_b0 * x + m_z1;
        m_z1 = m_b1 * x - m_a1 * y + m_z2;
        m_z2 = m_b2 * x - m_a2 * y;
        return float(y);
    }
    void run(std::span<float> samples);

private:
    Biquad(double b0, double b1, double b2, double a0, double a1, double a2);

    double m_b0, m_b1, m_b2, m_a1, m_a2, m_z1 = 0.0, m_z2 = 0.0;
};

} // namespace timbre::cleaning
