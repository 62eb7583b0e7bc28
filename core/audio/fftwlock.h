#pragma once

#include <mutex>

namespace timbre::audio {

/// FFTW's planner, unlike its transforms, belongs to one thread of the whole program at a time:
/// make and destroy plans under this lock.
inline std::mutex& fftwLock()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace timbre::audio
