#pragma once

#include "core/training/trainer.h"

namespace timbre::training {

/// Training of a base model from scratch. Free of LibTorch.
struct BaseTrainingOptions {
    std::filesystem::path config; ///< JSON, see this room's README
    std::filesystem::path data; ///< one .list, or a folder of them: several speakers
    std::filesystem::path run; ///< as of a voice's training, and "start", "model"
    ModelFiles shipped; ///< the base model there is: layout, encoders, times of the phones
    Precision precision = Precision::Auto;
    std::string device = "cpu";
    uint64_t seed = 1234;
    bool resume = false, recompute = false;
    double checkpoint_every_s = 600.0;
    int keep_last = 2;
    int loader_threads = 2; ///< that make batches ready ahead
};

struct BaseTrainingResult {
    bool finished = false; ///< else it was stopped; resume goes on
    std::string name;
    /// gpt-NAME.ckpt, sovits-NAME.pth, both encoders and the configuration; empty when stopped.
    std::filesystem::path folder;
};

/// Codebook, acoustic model, GPT, in this order; events and resume as train(), with losses of clips
/// held out. With a probe the test sentences are spoken and judged after each epoch of the GPT.
/// Without one the last state of each stage is what comes out.
/// Throws as train(), and Error(InvalidArgument) for what is wrong with the configuration.
BaseTrainingResult trainBase(
    const BaseTrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job);

} // namespace timbre::training
