#pragma once

#include <cstdint>
#include <string>

namespace timbre::inference {

enum class DeviceChoice { Auto, Cpu, Cuda };

/// "auto", "cpu" or "cuda"; throws Error(InvalidArgument) for anything else.
DeviceChoice deviceChoice(const std::string& name);

struct Devices {
    bool cuda_libraries = false; ///< LibTorch's CUDA part was found and opened
    bool cuda_usable = false; ///< and a GPU answers
    std::string cuda_name; ///< which GPU, when one answers
    std::string detail; ///< why there is no GPU, in words for a log
    int processors = 1;
};

/// Opens LibTorch's CUDA part if it lies beside the CPU part. Call it first in main(): LibTorch
/// looks for its CUDA hooks once, at the first question about CUDA. The program itself links the
/// CPU part only, so that it starts where no CUDA library exists. TIMBRE_NO_GPU=1 leaves the GPU
/// alone.
const Devices& openDevices();

/// Threads that one operation may use; 0 is the number of processors. Process-wide: set it once, at
/// the start.
void setThreads(int threads);

} // namespace timbre::inference
