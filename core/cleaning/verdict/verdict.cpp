#include "core/cleaning/verdict/verdict.h"

#include <algorithm>

namespace timbre::cleaning {
namespace {

/// Collects what is wrong with a clip.
class Bench {
public:
    void drop(bool when, const char* reason)
    {
        if (when) {
            m_drop.emplace_back(reason);
        }
    }

    void repair(bool when, const char* reason, Step step)
    {
        if (when) {
            m_repair.emplace_back(reason);
            m_steps.push_back(std::move(step));
        }
    }

    Verdict verdict() const
    {
        Verdict verdict;
        verdict.reasons = m_drop;
        verdict.reasons.insert(verdict.reasons.end(), m_repair.begin(), m_repair.end());
        if (!m_drop.empty()) {
            verdict.grade = Grade::Drop;
        } else if (!m_repair.empty()) {
            verdict.grade = Grade::Repair;
            verdict.repair = m_steps;
        }
        return verdict;
    }

private:
    std::vector<std::string> m_drop, m_repair;
    Recipe m_steps;
};

bool between(double value, double from, double to)
{
    return value > from && value <= to;
}

} // namespace

std::string_view name(Grade grade)
{
    return grade == Grade::Accept ? "accept" : grade == Grade::Repair ? "repair" : "drop";
}

Verdict judge(const ClipMeasures& m, const Thresholds& t)
{
    Bench bench;
    const double snr = m.snr_db.value_or(100.0);
    const bool silent = m.loudness_lufs < t.silent_drop_lufs;
    bench.drop(silent, "silent");
    bench.drop(!silent && m.speech_share < t.least_speech_share, "no-speech");
    bench.drop(m.seconds < t.least_s, "short");
    bench.drop(m.seconds > t.most_s, "long");
    bench.drop(m.music > t.music_drop, "music");
    bench.drop(snr < t.snr_drop_db, "noise");
    bench.drop(m.clipped_share > t.clipped_drop, "clipping");
    // Noise and hum fade slowly too.
    bench.drop(snr >= t.snr_repair_db && m.rt60_s.value_or(0.0) > t.rt60_drop_s, "reverb");
    bench.drop(m.bandwidth_hz < t.bandwidth_drop_hz, "bandwidth");
    // Behind what spoils a sound, for that makes every voice a strange one.
    bench.drop(m.inner_distance.value_or(0.0) > t.second_speaker_drop, "second-speaker");
    bench.drop(m.speaker_distance.value_or(0.0) > t.speaker_drop, "other-speaker");
    const double rate = m.syllables_per_s.value_or(t.least_syllables_per_s);
    bench.drop(rate < t.least_syllables_per_s || rate > t.most_syllables_per_s, "rate");
    // In the order in which the effects are best applied.
    bench.repair(
        between(m.clipped_share, t.clipped_repair, t.clipped_drop), "clipping", {"declip", {}});
    bench.repair(m.hum_lines >= 1.0, "hum", {"hum", {}});
    bench.repair(snr >= t.snr_drop_db && snr < t.snr_repair_db, "noise", {"denoise", {}});
    bench.repair(between(m.rt60_s.value_or(0.0), t.rt60_repair_s, t.rt60_drop_s), "reverb",
        {"dereverb", {}});
    bench.repair(!silent && m.loudness_lufs < t.quiet_repair_lufs, "quiet", {"loudness", {}});
    bench.repair(m.loudness_lufs > t.loud_repair_lufs, "loud", {"loudness", {}});
    return bench.verdict();
}

std::map<std::string, double> asValues(const ClipMeasures& m)
{
    std::map<std::string, double> values{
        {"seconds", m.seconds},
        {"speech_share", m.speech_share},
        {"loudness_lufs", m.loudness_lufs},
        {"true_peak_dbtp", m.true_peak_dbtp},
        {"clipped_share", m.clipped_share},
        {"hum_lines", m.hum_lines},
        {"bandwidth_hz", m.bandwidth_hz},
        {"music", m.music},
    };
    const auto add = [&values](const char* key, const std::optional<double>& value) {
        if (value) {
            values[key] = *value;
        }
    };
    add("snr_db", m.snr_db);
    add("rt60_s", m.rt60_s);
    add("syllables_per_s", m.syllables_per_s);
    add("speaker_distance", m.speaker_distance);
    add("inner_distance", m.inner_distance);
    return values;
}

} // namespace timbre::cleaning
