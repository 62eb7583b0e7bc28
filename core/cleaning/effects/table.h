#pragma once

#include "core/cleaning/effects/effects.h"
#include "core/cleaning/recipe.h"

namespace timbre::cleaning {

/// Parts of a sound that are worked on alone begin on it, so that spectra see the frames of the
/// whole.
constexpr int64_t kGrid = 4096;
/// Of context behind a part: a frame of a spectrum, or less where the effect does not look ahead.
double after_s(std::string_view effect);

/// Carries out a step that is no "denoise"; what it has not learned, it learns from this sound.
void applyTable(Step step, Sound& sound, Work work);

/// What the step learns from this sound, in place of what it had learned. Effects that learn
/// nothing stay as they are.
void learnInto(Step& step, const Sound& sound, Work work);

/// Without what was learned.
void keepParameters(Step& step);
bool hasLearned(const Step& step);

/// The gate that stands in for the neural denoiser, as strong as that was to be.
Step gateFor(const Step& denoise);

} // namespace timbre::cleaning
