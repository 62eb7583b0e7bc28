#include "core/cleaning/sound.h"

#include "core/cleaning/recipe.h"

#include <QtGlobal>

#include <algorithm>

namespace timbre::cleaning {

Sound separated(const audio::Audio& audio)
{
    const auto count = size_t(audio.channels), frames = size_t(audio.frames());
    Sound sound{.channels = {}, .sampling_rate = audio.sampling_rate};
    sound.channels.assign(count, std::vector<float>(frames));
    for (size_t i = 0; i < frames; ++i) {
        for (size_t c = 0; c < count; ++c) {
            sound.channels[c][i] = audio.samples[i * count + c];
        }
    }
    return sound;
}

audio::Audio interleaved(const Sound& sound)
{
    const size_t count = sound.channels.size(), frames = sound.frames();
    audio::Audio audio{.samples = std::vector<float>(count * frames),
        .channels = int(count),
        .sampling_rate = sound.sampling_rate};
    for (size_t c = 0; c < count; ++c) {
        for (size_t i = 0; i < frames; ++i) {
            audio.samples[i * count + c] = sound.channels[c][i];
        }
    }
    return audio;
}

std::vector<float> mean(const Sound& sound)
{
    std::vector<float> sum = sound.channels.front();
    for (size_t c = 1; c < sound.channels.size(); ++c) {
        for (size_t i = 0; i < sum.size(); ++i) {
            sum[i] += sound.channels[c][i];
        }
    }
    const float share = 1.0f / float(sound.channels.size());
    std::ranges::for_each(sum, [share](float& x) { x *= share; });
    return sum;
}

Values::Values(std::string_view effect, const std::map<std::string, double>& given)
    : m_effect(effect)
    , m_given(given)
{
}

bool Values::has(std::string_view name) const
{
    return m_given.contains(std::string(name));
}

double Values::operator()(std::string_view name) const
{
    if (const auto given = m_given.find(std::string(name)); given != m_given.end()) {
        return given->second;
    }
    for (const Parameter& parameter : describe(m_effect).parameters) {
        if (parameter.name == name) {
            return parameter.usual;
        }
    }
    Q_ASSERT(false); // an effect asks only for what its description names or it has learned
    return 0.0;
}

Work::Work(jobs::Context& job, std::string stage, double begin, double end)
    : m_job(&job)
    , m_stage(std::move(stage))
    , m_begin(begin)
    , m_end(end)
{
}

void Work::at(double fraction)
{
    m_job->checkpoint();
    m_job->progress({m_begin + (m_end - m_begin) * fraction, m_stage});
}

Work Work::part(double begin, double end) const
{
    const double length = m_end - m_begin;
    return {*m_job, m_stage, m_begin + length * begin, m_begin + length * end};
}

} // namespace timbre::cleaning
