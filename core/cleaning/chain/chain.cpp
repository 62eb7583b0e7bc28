#include "core/cleaning/chain/chain.h"

#include "core/cleaning/effects/table.h"

#include <algorithm>

namespace timbre::cleaning {

Chain::Chain(const Recipe& recipe, SoundSource source, int64_t begin, DeepFilter* denoiser,
    DeepFilter::Memory memory)
    : m_source(std::move(source))
    , m_begin(begin)
    , m_denoiser(denoiser)
    , m_memory(memory)
{
    setRecipe(recipe);
}

Chain::~Chain() = default;

void Chain::setRecipe(const Recipe& recipe)
{
    Recipe steps = enabledSteps(recipe);
    std::vector<int64_t> begins(steps.size() + 1, m_begin); // [i]: of the stage before step i
    for (size_t i = steps.size(); i > 0; --i) {
        begins[i - 1] = beginBefore(steps[i - 1], begins[i], m_source.sampling_rate);
    }
    size_t kept = 0;
    while (kept < std::min(steps.size(), m_recipe.size()) && steps[kept] == m_recipe[kept]) {
        ++kept;
    }
    for (size_t i = 0; i < m_stages.size() && i <= kept; ++i) {
        if (m_stages[i]->begin() > begins[i]) { // later steps want to hear more than before
            kept = i == 0 ? 0 : i - 1;
            m_stages.resize(i);
        }
    }
    m_stages.resize(std::min(m_stages.size(), kept + 1));
    if (m_stages.empty()) {
        m_stages.push_back(sourceStage(m_source, begins[0]));
    }
    m_recipe = std::move(steps);
    while (m_stages.size() <= m_recipe.size()) {
        const size_t i = m_stages.size();
        m_stages.push_back(makeStage(m_recipe[i - 1], *m_stages.back(), begins[i]));
    }
}

std::unique_ptr<Stage> Chain::makeStage(const Step& step, Stage& before, int64_t begin)
{
    if (step.effect == "trim") {
        return trimStage(before, step);
    }
    if (step.effect == "stretch") {
        return stretchStage(before, step);
    }
    if (step.effect == "denoise") {
        return m_denoiser != nullptr ? denoiseStage(before, *m_denoiser, m_memory, step, begin)
                                     : effectStage(before, gateFor(step), begin);
    }
    return effectStage(before, step, begin);
}

audio::Audio Chain::read(int64_t from, int64_t to, jobs::Context& job)
{
    jobs::Context quiet = job.withoutReports();
    Work work(quiet, {}, 0.0, 0.0);
    Stage& last = *m_stages.back();
    last.extend(to, work);
    to = std::min(to, last.end());
    return interleaved(last.cut(std::min(from, to), to));
}

void Chain::forget(int64_t before)
{
    m_stages.back()->forget(before);
    for (size_t i = 1; i < m_stages.size(); ++i) {
        m_stages[i - 1]->forget(m_stages[i]->needs());
    }
}

} // namespace timbre::cleaning
