#pragma once

#include <filesystem>

namespace timbre::project {

/// Holds a lock file while it lives; a killed program lets go of it. Throws Error(InUse) when
/// another program, or this one, holds it, and Error(NotWritable) where no file can be made.
class Lock {
public:
    explicit Lock(const std::filesystem::path& file);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int m_descriptor;
};

} // namespace timbre::project
