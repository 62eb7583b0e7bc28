#include "core/base/memory.h"

#include <malloc.h>

namespace timbre {

void keepFreedMemory()
{
    constexpr int kNever = 1 << 30; // bytes: larger than any block that is worth keeping
    mallopt(M_MMAP_THRESHOLD, kNever);
    mallopt(M_TRIM_THRESHOLD, kNever);
}

void returnFreedMemory()
{
    malloc_trim(0);
}

} // namespace timbre
