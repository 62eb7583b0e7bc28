#pragma once

#include "core/jobs/context.h"
#include "core/project/items.h"
#include "core/training/trainer.h"
#include "ui/train/trainsettings.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace timbre::ui {

/// The clips of a project as training reads them: PROJECT/training/sets/KEY, where the key follows
/// from what the clips are. A run keeps the set it began with, so that it can go on.
struct TrainingSet {
    std::vector<project::Recording> recordings;
    std::vector<project::Clip> clips;
    std::filesystem::path project; ///< the project's folder

    std::filesystem::path trainingFolder() const { return project / "training"; }
    std::string key() const;
    /// Relative to the training folder, so that a project may move.
    std::filesystem::path list() const;
};

/// Writes the set unless it is there already, and deletes those that no run uses. Any thread.
/// Throws what project::exportClips throws.
void writeSet(const TrainingSet& set, jobs::Context& job);

/// Lets `timbre train --plan` measure. Blocks; any thread; a stop ends the process. Throws Error
/// with what the program said.
training::Plan measuredPlan(const QString& program, const TrainingSet& set,
    const TrainSettings& settings, jobs::Context& job);

} // namespace timbre::ui
