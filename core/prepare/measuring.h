#pragma once

#include "core/cleaning/cleaner.h"
#include "core/cleaning/verdict/verdict.h"
#include "core/cleaning/verdict/voiceset.h"
#include "core/inference/voiceprints.h"
#include "core/jobs/context.h"

#include <span>

namespace timbre::prepare {

/// What is known about a clip before the others are.
struct Measured {
    cleaning::ClipMeasures measures;
    cleaning::VoicePrint print; ///< empty without a network
};

/// Mono samples; `voice` is the clip's part of a VoiceCurve. Without `prints` nothing is said about
/// speakers. Noise and rooms move a fingerprint further than another person does, so it is taken
/// from the sound as its repair would leave it. Takes about 1 % of the clip's length, with prints
/// about 5 %, and 20 % where noise has to go first.
Measured measured(std::span<const float> samples, int sampling_rate, std::span<const float> voice,
    const cleaning::Cleaner& cleaner, inference::VoicePrints* prints, jobs::Context& job);

/// Gives each of a set that is mostly one voice its distance from the set's centre. Of fewer than
/// three nothing is said: two have no middle.
void compareVoices(std::span<Measured* const> set);

/// Whether a clip with verdict `now` is better off than with `before`: a better grade, or fewer
/// reasons.
bool better(const cleaning::Verdict& now, const cleaning::Verdict& before);

} // namespace timbre::prepare
