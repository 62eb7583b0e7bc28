#include "core/training/memory.h"

#include <c10/util/Exception.h>

#include <fstream>
#include <new>
#include <string>

namespace timbre::training {
namespace {

/// A line of /proc/self/status, in bytes.
int64_t ofStatus(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key)) {
            return std::stoll(line.substr(key.size())) * 1024;
        }
    }
    return 0;
}

} // namespace

bool isOutOfMemory(const std::exception& error)
{
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error)
        || dynamic_cast<const std::bad_alloc*>(&error)) {
        return true;
    }
    const std::string text = error.what();
    return dynamic_cast<const c10::Error*>(&error)
        && (text.find("can't allocate memory") != std::string::npos
            || text.find("out of memory") != std::string::npos);
}

int64_t memoryInUse()
{
    return ofStatus("VmRSS:");
}

int64_t peakMemory()
{
    return ofStatus("VmHWM:");
}

void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // proc(5)
}

} // namespace timbre::training
