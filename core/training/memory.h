#pragma once

#include <cstdint>
#include <exception>

namespace timbre::training {

/// True for every exception with which torch, C++ or a driver say that memory has run out.
bool isOutOfMemory(const std::exception& error);

/// Bytes in use by this process; the most since the last resetPeak().
int64_t memoryInUse();
int64_t peakMemory();
void resetPeak(); ///< where the system forbids it, the peak stays that of the whole process

} // namespace timbre::training
