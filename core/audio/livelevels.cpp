#include "core/audio/livelevels.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace timbre::audio {
namespace {

constexpr double kStep_s = 0.05;
constexpr size_t kFloorSteps = 200; // 10 s
constexpr double kLeastFloorSteps = 4; // before that a floor is a guess
constexpr double kAboveFloor_db = 10.0; // speech is that much louder than the room
constexpr double kLeastSpeech_db = -50.0; // and louder than this, in a room of no noise at all
constexpr double kSpoken_s = 0.2;

double db(double amplitude)
{
    return std::max(-120.0, 20.0 * std::log10(std::max(amplitude, 1e-6)));
}

/// The tenth of the steps that are quietest end here.
double floorOf(const std::deque<double>& steps)
{
    std::vector<double> sorted(steps.begin(), steps.end());
    const auto tenth = sorted.begin() + std::ptrdiff_t(sorted.size() / 10);
    std::nth_element(sorted.begin(), tenth, sorted.end());
    return *tenth;
}

} // namespace

struct LiveLevels::Loudness {
    unsigned long sampling_rate;
    ebur128_state* state = nullptr;

    explicit Loudness(int rate)
        : sampling_rate(static_cast<unsigned long>(rate))
    {
        restart();
    }
    ~Loudness() { ebur128_destroy(&state); }
    Loudness(const Loudness&) = delete;
    Loudness& operator=(const Loudness&) = delete;

    void restart()
    {
        if (state != nullptr) {
            ebur128_destroy(&state);
        }
        // The histogram keeps hours of recording at flat memory.
        state = ebur128_init(1, sampling_rate, EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM);
    }

    double momentary() const
    {
        double lufs = -HUGE_VAL;
        ebur128_loudness_momentary(state, &lufs);
        return std::max(lufs, -120.0);
    }
    double integrated() const
    {
        double lufs = -HUGE_VAL;
        ebur128_loudness_global(state, &lufs);
        return std::max(lufs, -120.0);
    }
};

LiveLevels::LiveLevels(int sampling_rate)
    : m_step(std::max<int64_t>(1, int64_t(sampling_rate * kStep_s)))
    , m_loudness(std::make_unique<Loudness>(sampling_rate))
{
}

LiveLevels::~LiveLevels() = default;

void LiveLevels::reset()
{
    m_loudness->restart();
    m_levels = {.noise_floor_db = m_levels.noise_floor_db};
    m_speech_s = 0.0;
}

const Levels& LiveLevels::append(std::span<const float> samples)
{
    if (samples.empty()) {
        return m_levels;
    }
    double peak = 0.0;
    for (const float x : samples) {
        peak = std::max(peak, double(std::abs(x)));
        m_levels.clipped += std::abs(x) >= 0.9999f;
        m_squares += double(x) * x;
        if (++m_step_frames == m_step) {
            finishStep();
        }
    }
    ebur128_add_frames_float(m_loudness->state, samples.data(), samples.size());
    m_levels.peak_db = db(peak);
    m_levels.momentary_lufs = m_loudness->momentary();
    m_levels.speech_lufs = m_loudness->integrated();
    return m_levels;
}

void LiveLevels::finishStep()
{
    m_levels.rms_db = db(std::sqrt(m_squares / double(m_step)));
    m_squares = 0.0;
    m_step_frames = 0;
    m_floor_steps.push_back(m_levels.rms_db);
    if (m_floor_steps.size() > kFloorSteps) {
        m_floor_steps.pop_front();
    }
    if (m_floor_steps.size() >= kLeastFloorSteps) {
        m_levels.noise_floor_db = floorOf(m_floor_steps);
    }
    const double gate = std::max(kLeastSpeech_db, m_levels.noise_floor_db + kAboveFloor_db);
    m_levels.speaking = m_levels.rms_db > gate;
    m_speech_s += m_levels.speaking ? kStep_s : 0.0;
    m_levels.has_spoken = m_speech_s >= kSpoken_s - 1e-9;
    m_levels.quiet_s = m_levels.speaking ? 0.0 : m_levels.quiet_s + kStep_s;
}

LevelVerdict verdictOf(const Levels& levels, double recent_peak_db)
{
    if (levels.clipped > 0) {
        return LevelVerdict::Clipping;
    }
    if (levels.noise_floor_db <= -115.0 && recent_peak_db <= -115.0) {
        return LevelVerdict::NoSignal;
    }
    if (!levels.has_spoken || levels.speech_lufs <= -70.0) {
        return LevelVerdict::Quiet;
    }
    if (levels.speech_lufs > -14.0 || recent_peak_db > -3.0) {
        return LevelVerdict::TooLoud;
    }
    if (levels.speech_lufs < -35.0) {
        return LevelVerdict::TooSoft;
    }
    return levels.speech_lufs - levels.noise_floor_db < 25.0 ? LevelVerdict::Noisy
                                                             : LevelVerdict::Good;
}

} // namespace timbre::audio
