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

/// Trains one stage to its end, or until the job is stopped; every way a step can go wrong that has
/// a way on is taken here: no memory (half the batch), values that are not finite (the step is left
/// out, the rate halved, after several in a row the last checkpoint), a full disk (the checkpoint
/// before stays).
/// Throws Error(OutOfMemory) when a batch of one does not fit, Error(Internal) when the values do
/// not become finite again, and what export and reading a checkpoint throw.
LoopResult trainStage(Stage& stage, const LoopOptions& options, const RunFolder& run,
    const Listen& listen, const EventSink& sink, jobs::Context& job);

/// How good a measurement is: what is higher is better.
double score(const Measured& measured);

/// True for every exception with which torch, C++ or a driver say that memory has run out.
bool isOutOfMemory(const std::exception& error);

/// Bytes in use by this process, and by torch on a GPU.
int64_t memoryInUse();

} // namespace timbre::training
