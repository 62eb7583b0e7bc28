#pragma once

#include "core/training/runfolder.h"
#include "core/training/stage.h"

#include <functional>
#include <vector>

namespace timbre::training {

struct LoopOptions {
    int64_t epochs = 1, batch_size = 1;
    double minutes = 0.0; ///< at most; 0: no limit
    double checkpoint_every_s = 120.0;
    int keep_last = 2;
    bool early_stop = true;
    bool resume = false;
    std::string key; ///< of data, models and recipe: a checkpoint of another key is not resumed
};

/// Measures an export; nothing when there is nobody to listen.
using Listen =
    std::function<std::optional<Measured>(const std::filesystem::path& exported, int64_t epoch)>;

struct LoopResult {
    bool finished = false;
    std::vector<Measured> measured;
    int64_t best_epoch = 0; ///< 0: none was better than what training started from
};

/// Trains one stage to its end, or until the job is stopped: epochs and checkpoints here, what goes
/// wrong in a step in recovery.h, what is best in verdict.h. A full disk does not end it: the
/// checkpoint before stays.
/// Throws as Recovery::run, and what export and reading a checkpoint throw.
LoopResult trainStage(Stage& stage, const LoopOptions& options, const RunFolder& run,
    const Listen& listen, const EventSink& sink, jobs::Context& job);

} // namespace timbre::training
