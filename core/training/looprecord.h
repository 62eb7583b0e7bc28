#pragma once

#include "core/training/trainer.h"

#include <nlohmann/json.hpp>

namespace timbre::training {

/// Where the training of a stage stands. With the stage's State beside it, it is all that a
/// checkpoint holds.
struct LoopRecord {
    int64_t epoch = 1, batch = 0; ///< what comes next
    int64_t step = 0; ///< how many are done
    int64_t batch_size = 1; ///< of a resumed run, as it began
    int64_t limit = 1; ///< clips at once that fit into the memory
    double lr_scale = 1.0; ///< of the recipe's rate
    double elapsed_s = 0.0;
    bool ended = false; ///< before the last epoch: out of time, or it did harm
    std::vector<Measured> measured;
    int64_t best_epoch = 0; ///< 0: none was better than what training started from
};

nlohmann::json toJson(const LoopRecord& record);
LoopRecord loopRecord(const nlohmann::json& record); ///< throws what json throws

} // namespace timbre::training
