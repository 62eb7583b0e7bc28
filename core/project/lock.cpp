#include "core/project/lock.h"

#include "core/base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace timbre::project {

Lock::Lock(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666))
{
    if (m_descriptor < 0)
        throw systemError(errno, file.string(), "Writing");
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return;
    const int cause = errno;
    ::close(m_descriptor);
    if (cause == EWOULDBLOCK)
        throw Error(ErrorKind::InUse, file.parent_path().string(),
            "This project is open in another window. Close it there, or open it to read only.");
    throw systemError(cause, file.string(), "Locking");
}

Lock::~Lock()
{
    ::close(m_descriptor); // the file stays: removing it would race with the next program
}

} // namespace timbre::project
