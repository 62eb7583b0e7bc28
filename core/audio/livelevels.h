#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string_view>

namespace timbre::audio {

/// What a person at a microphone should know now. dB re full scale.
struct Levels {
    double peak_db = -120.0; ///< of the last 10 ms or more
    double rms_db = -120.0; ///< of the last 50 ms
    double momentary_lufs = -120.0; ///< EBU R128, last 400 ms
    double speech_lufs = -120.0; ///< gated loudness since the last reset()
    double noise_floor_db = -120.0; ///< RMS of the quiet moments of the last 10 s
    int64_t clipped = 0; ///< samples at full scale since the last reset()
    bool speaking = false; ///< now
    bool has_spoken = false; ///< for at least 0.2 s since the last reset()
    double quiet_s = 0.0; ///< since speech ended, or since the last reset()
};

enum class LevelVerdict {
    NoSignal, ///< digital silence: muted, or the wrong input
    Quiet, ///< nothing said yet
    TooSoft, ///< speech under -35 LUFS
    Good,
    TooLoud, ///< speech over -14 LUFS or peaks over -3 dB
    Clipping,
    Noisy, ///< less than 25 dB between speech and noise floor
};

/// Of the levels as they are now. `recent_peak_db`: the highest of the last seconds.
LevelVerdict verdictOf(const Levels& levels, double recent_peak_db);

/// Measures a stream of one channel. One object, one thread.
class LiveLevels {
public:
    explicit LiveLevels(int sampling_rate);
    ~LiveLevels();

    const Levels& append(std::span<const float> samples);
    const Levels& levels() const { return m_levels; }

    /// A new take: loudness, clipping and speech start again; the noise floor stays.
    void reset();

private:
    struct Loudness;

    void finishStep();

    const int64_t m_step; ///< frames of 50 ms
    Levels m_levels;
    std::unique_ptr<Loudness> m_loudness;
    std::deque<double> m_floor_steps; ///< RMS in dB of the last 10 s
    double m_squares = 0.0, m_speech_s = 0.0;
    int64_t m_step_frames = 0;
};

} // namespace timbre::audio
