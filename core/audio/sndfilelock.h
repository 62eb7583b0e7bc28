#pragma once

#include <mutex>

namespace timbre::audio {

/// libsndfile keeps why an opening failed in one variable of the whole process: open, and ask why
/// not, under this lock.
std::mutex& sndfileLock();

} // namespace timbre::audio
