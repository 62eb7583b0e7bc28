#include "core/prepare/rendering.h"

#include <algorithm>

namespace timbre::prepare {

using cleaning::Recipe, cleaning::Step;

Recipe merged(const Recipe& first, const Recipe& second)
{
    Recipe result;
    for (const auto& effect : cleaning::effects()) {
        for (const Recipe* recipe : {&first, &second}) {
            const auto step = std::ranges::find(*recipe, effect.name, &Step::effect);
            if (step != recipe->end()) {
                result.push_back(*step);
                break;
            }
        }
    }
    return result;
}

std::vector<float> render(audio::AudioReader& reader, cleaning::Range piece, const Recipe& recipe,
    const cleaning::Cleaner& cleaner, jobs::Context& job)
{
    Recipe around, alone;
    double context_s = 0.0;
    for (const Step& step : recipe) {
        (step.effect == "loudness" ? alone : around).push_back(step);
        context_s += cleaning::describe(step.effect).context_s;
    }
    const int rate = reader.samplingRate();
    const auto context = int64_t(context_s * rate);
    const int64_t begin = std::max<int64_t>(0, piece.begin - context);
    audio::Audio sound{.samples = std::vector<float>(size_t(piece.end + context - begin)),
        .channels = 1,
        .sampling_rate = rate};
    sound.samples.resize(size_t(reader.readMean(begin, sound.samples)));
    sound = cleaner.preview(around, sound, {piece.begin - begin, piece.end - begin}, job);
    if (!alone.empty() && !sound.samples.empty()) {
        sound = cleaner.apply(alone, sound, job);
    }
    return std::move(sound.samples);
}

} // namespace timbre::prepare
