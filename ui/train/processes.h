#pragma once

#include <cstdint>

namespace timbre::ui {

// What proc(5) knows of a process. One that is gone has used nothing.

/// A process that ended counts as gone, also before its parent has asked how.
bool alive(int64_t process);

/// Processor time so far.
double cpuSeconds(int64_t process);

/// What it holds in the memory.
int64_t memoryBytes(int64_t process);

} // namespace timbre::ui
