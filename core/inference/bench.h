#pragma once

#include "core/inference/device.h"
#include "core/jobs/context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbre::inference {

struct BenchOptions {
    std::string config = "v2"; ///< v2, v2Pro, v2ProPlus at full size with random weights, or base
                               ///< (the shipped files)
    int threads = 1;
    DeviceChoice device = DeviceChoice::Cpu;
    int repeats = 3; ///< the median counts, after one run to warm up
};

/// One stage of the chain. For rates more is better, for times less.
struct BenchStage {
    std::string name, unit;
    double value = 0.0;
    double plain = 0.0; ///< the same with LibTorch's operations as they are, in the same run; 0
                        ///< where we do no better
};

struct BenchReport {
    std::string config, device;
    int threads = 1;
    std::vector<BenchStage> stages;
    int64_t peak_bytes = 0; ///< of the process, all networks loaded
};

/// Measures every stage as shared by the field: prefix of 80 phones and 125 codes, 250 tokens at
/// top_k 15; 10 s of speech from 250 codes, 40 phones and one reference; 5.6 s through the content
/// encoder; 22 ids through BERT; 5 s through the speaker encoder. Throws Error(InvalidArgument) for
/// an unknown config.
BenchReport bench(const BenchOptions& options, jobs::Context& job);

} // namespace timbre::inference
