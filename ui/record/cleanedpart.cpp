#include "ui/record/cleanedpart.h"

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kFirst_s = 0.2, kMost_s = 2.0; // pieces: each twice as long as the one before
constexpr double kLearnBefore_s = 0.5, kLearn_s = 1.5; // what is learned from, around the start
constexpr double kLevelBlock_s = 0.02, kLoud = 0.06; // kLoud: share of the loudest block's power
constexpr double kRamp_s = 0.03;

cleaning::Recipe keepingLength(const cleaning::Recipe& recipe)
{
    cleaning::Recipe kept;
    std::copy_if(recipe.begin(), recipe.end(), std::back_inserter(kept), [](const auto& step) {
        return step.enabled && !cleaning::describe(step.effect).changes_length;
    });
    return kept;
}

/// How much louder the steps say that they make it, in dB.
double levelChange_db(const cleaning::Recipe& recipe)
{
    double sum = 0.0;
    for (const auto& step : recipe) {
        for (const char* name : {"db", "loudness.gain_db"}) {
            const auto value = step.values.find(name);
            const bool level = step.effect == "gain" || step.effect == "loudness";
            sum += level && value != step.values.end() ? value->second : 0.0;
        }
    }
    return sum;
}

double power(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float x : samples) {
        sum += double(x) * double(x);
    }
    return sum;
}

} // namespace

/// The gain that makes what comes as loud as it was, from the loud places heard so far: what a
/// denoiser takes from pauses does not count. Before the first of them, from what the steps say.
class PartCleaner::Level {
public:
    Level(std::span<const float> before, int rate, double change_db)
        : m_before(before)
        , m_block(size_t(kLevelBlock_s * rate))
        , m_ramp(size_t(kRamp_s * rate))
        , m_gain(std::pow(10.0, -change_db / 20.0))
    {
        for (size_t at = 0; at + m_block <= before.size(); at += m_block) {
            m_loud = std::max(m_loud, kLoud * power(before.subspan(at, m_block)));
        }
    }

    /// `samples` begin at `offset` of the part.
    void match(std::span<float> samples, size_t offset)
    {
        for (size_t at = 0; at + m_block <= samples.size(); at += m_block) {
            const double was = power(m_before.subspan(offset + at, m_block));
            if (was > 0.0 && was >= m_loud) {
                m_was += was;
                m_is += power(samples.subspan(at, m_block));
            }
        }
        const double from = m_gain;
        m_gain = m_is > 0.0 ? std::sqrt(m_was / m_is) : m_gain;
        for (size_t i = 0; i < samples.size(); ++i) {
            const double share = m_first || i >= m_ramp ? 1.0 : double(i) / double(m_ramp);
            samples[i] = float(double(samples[i]) * (from + (m_gain - from) * share));
        }
        m_first = false;
    }

private:
    std::span<const float> m_before;
    size_t m_block, m_ramp;
    bool m_first = true;
    double m_loud = 0.0, m_was = 0.0, m_is = 0.0, m_gain;
};

void CleanedPart::replaceIn(std::span<float> into, qint64 first) const
{
    const qint64 from = std::max(first, begin);
    const qint64 to = std::min(first + qint64(into.size()), end());
    for (qint64 frame = from; frame < to; ++frame) {
        into[size_t(frame - first)] = std::clamp(samples[size_t(frame - begin)], -1.0f, 1.0f);
    }
}

PartCleaner::PartCleaner(std::shared_ptr<const cleaning::Cleaner> cleaner,
    std::filesystem::path sound, qint64 begin, qint64 end)
    : m_cleaner(std::move(cleaner))
    , m_sound(std::move(sound))
    , m_reader(m_sound)
    , m_begin(begin)
    , m_end(end)
{
}

bool PartCleaner::isOf(const std::filesystem::path& sound, qint64 begin, qint64 end) const
{
    return sound == m_sound && begin == m_begin && end == m_end;
}

cleaning::SoundSource PartCleaner::source()
{
    return {.sampling_rate = m_reader.samplingRate(),
        .channels = 1,
        .frames = m_reader.frames(),
        .read = [this](int64_t begin, std::span<float> samples) {
            return m_reader.readMean(begin, samples);
        }};
}

cleaning::Recipe PartCleaner::learned(const cleaning::Recipe& recipe, jobs::Context& job)
{
    const int rate = m_reader.samplingRate();
    const auto from = std::max<qint64>(0, m_begin - qint64(kLearnBefore_s * rate));
    const auto to = std::min(m_end, m_begin + qint64(kLearn_s * rate));
    audio::Audio around{.samples = {}, .channels = 1, .sampling_rate = rate};
    cleaning::Recipe steps;
    for (const auto& step : recipe) {
        const auto known =
            std::ranges::find_if(m_learned, [&](const auto& entry) { return entry.first == step; });
        if (known != m_learned.end()) {
            steps.push_back(known->second);
            continue;
        }
        if (around.samples.empty()) {
            around.samples.resize(size_t(to - from));
            around.samples.resize(size_t(m_reader.readMean(from, around.samples)));
        }
        steps.push_back(m_cleaner->learnRoughly({step}, around, job).front());
        m_learned.emplace_back(step, steps.back());
    }
    return steps;
}

void PartCleaner::run(const cleaning::Recipe& recipe, qint64 from,
    const std::function<void(CleanedPart)>& ready, jobs::Context& job)
{
    const int rate = m_reader.samplingRate();
    if (m_before.empty()) {
        m_before.resize(size_t(m_end - m_begin));
        m_before.resize(size_t(m_reader.readMean(m_begin, m_before)));
    }
    const auto steps = learned(keepingLength(recipe), job);
    if (m_chain) {
        m_chain->setRecipe(steps);
    } else {
        m_chain = m_cleaner->chain(steps, source(), m_begin);
    }
    Level level(m_before, rate, levelChange_db(steps));
    const qint64 end = m_begin + qint64(m_before.size());
    const auto pieces = [&](qint64 at, qint64 until) {
        for (auto length = qint64(kFirst_s * rate); at < until;
             length = std::min(2 * length, qint64(kMost_s * rate))) {
            auto piece = m_chain->read(at, std::min(until, at + length), job);
            if (piece.samples.empty()) {
                return;
            }
            level.match(piece.samples, size_t(at - m_begin));
            ready({at, std::move(piece.samples)});
            at = std::min(until, at + length);
        }
    };
    from = std::clamp(from, m_begin, end);
    pieces(from, end);
    pieces(m_begin, from);
}

void cleanFile(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, const std::filesystem::path& target, jobs::Context& job)
{
    audio::AudioReader reader(sound);
    audio::AudioWriter writer(
        target, reader.samplingRate(), reader.channels(), audio::SampleFormat::Wav24);
    const cleaning::SoundSource source{.sampling_rate = reader.samplingRate(),
        .channels = reader.channels(),
        .frames = reader.frames(),
        .read = [&](int64_t begin, std::span<float> samples) {
            return reader.read(begin, samples);
        }};
    cleaner.clean(
        recipe, source, target, [&](std::span<const float> block) { writer.write(block); }, job);
    writer.commit();
}

} // namespace timbre::ui
