#pragma once

#include "core/audio/audiofile.h"

#include <memory>
#include <span>

namespace timbre::cleaning {

/// EBU R128 (libebur128). A sound without anything above the gate has a loudness of -70.
struct Loudness {
    double integrated_lufs = -70.0;
    double true_peak_dbtp = -200.0;
};
Loudness loudness(const audio::Audio& audio);

/// The same of a sound that comes block by block. One thread.
class LoudnessMeter {
public:
    LoudnessMeter(int channels, int sampling_rate);
    ~LoudnessMeter();
    void add(std::span<const float> samples); ///< interleaved
    Loudness loudness() const;

private:
    struct State;
    int m_channels;
    std::unique_ptr<State> m_state;
};

/// What ACX (audiobooks) asks for: RMS between -23 and -18 dB, peak at most -3 dB, noise floor at
/// most -60 dB.
struct AcxFigures {
    double rms_db = -200.0, peak_db = -200.0;
    double noise_floor_db = -200.0; ///< RMS of the quietest half second

    bool rmsFits() const { return rms_db >= -23.0 && rms_db <= -18.0; }
    bool peakFits() const { return peak_db <= -3.0; }
    bool noiseFits() const { return noise_floor_db <= -60.0; }
    bool fits() const { return rmsFits() && peakFits() && noiseFits(); }
};
AcxFigures acxFigures(const audio::Audio& audio);

} // namespace timbre::cleaning
