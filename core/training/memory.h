#pragma once

#include <cstdint>
#include <exception>

namespace timbre::training {

/// True for every exception with which torch, C++ or a driver say that memory has run out.
bool isOutOfMemory(const std::exception& error);

/// Bytes in use by this process.
int64_t memoryInUse();

} // namespace timbre::training
