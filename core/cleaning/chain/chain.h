#pragma once

#include "core/audio/audiofile.h"
#include "core/cleaning/chain/stage.h"
#include "core/jobs/context.h"

#include <vector>

namespace timbre::cleaning {

/// A recipe at work on a sound of any length, block by block: what is asked for is made, with the
/// context that effects need, and nothing else. Effects that learn and were not taught learn from
/// the first block they see. One thread.
class Chain {
public:
    /// `begin`: where reading will begin; must be 0 for recipes that change the length. `denoiser`
    /// is null where it is not installed, `memory` what its network may remember at first. A
    /// disabled step is left out.
    Chain(const Recipe& recipe, SoundSource source, int64_t begin, DeepFilter* denoiser,
        DeepFilter::Memory memory = DeepFilter::Memory::None);
    ~Chain();

    /// Another recipe on the same sound. What the steps before the first change have made is kept.
    void setRecipe(const Recipe& recipe);

    /// Frames [from, to) of the result, fewer at its end. From `begin` on, in any order, as long as
    /// nothing was forgotten. Throws jobs::Cancelled; what was made until then is kept.
    audio::Audio read(int64_t from, int64_t to, jobs::Context& job);

    /// What lies before is not read again.
    void forget(int64_t before);

private:
    std::unique_ptr<Stage> makeStage(const Step& step, Stage& before, int64_t begin);

    Recipe m_recipe; ///< enabled steps only; m_stages[i + 1] carries out m_recipe[i]
    SoundSource m_source;
    int64_t m_begin;
    DeepFilter* m_denoiser;
    DeepFilter::Memory m_memory;
    std::vector<std::unique_ptr<Stage>>
        m_stages; ///< the source first; later ones read earlier ones
};

} // namespace timbre::cleaning
