#pragma once

#include "core/training/features/maker.h"
#include "core/training/runfolder.h"
#include "core/training/stage.h"

namespace timbre::training {

/// A set made ready: what both planning and training begin with.
struct Preparation {
    std::string version; ///< "base", "v2", ...
    std::string language; ///< of most clips: the test sentences' language
    bool base = false;
    std::vector<ClipFeatures> clips; ///< to train on
    std::vector<std::filesystem::path> held_out; ///< recordings that are only compared with
    ChosenReference reference;
    std::vector<dataset::RowMessage> messages;
    double speech_s = 0.0;
    std::string key; ///< changes when another run would come of it
};

/// Checks the set, makes features, chooses the reference clip and what is held out (one clip in
/// twelve, from six clips on). Throws as train().
Preparation prepare(
    const TrainingOptions& options, const RunFolder& run, jobs::Context& job, bool hold_out = true);

std::unique_ptr<Stage> makeStage(
    const std::string& name, const TrainingOptions& options, const Preparation& set);

} // namespace timbre::training
