#include "core/base/atomicfile.h"

#include "core/base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace timbre {

AtomicFile::AtomicFile(std::filesystem::path target)
    : m_target(std::move(target))
    , m_part(m_target.string() + ".part")
{
    std::error_code ignored;
    if (std::filesystem::is_directory(m_target, ignored))
        throw Error(ErrorKind::NotWritable, m_target.string(),
            "This is a folder. Give the name of a file.");
    m_descriptor = ::open(m_part.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        const int cause = errno;
        if (cause == ENOENT)
            throw Error(ErrorKind::NotFound, m_target.string(),
                "The folder does not exist. Create it or choose another.");
        throw systemError(cause, m_target.string(), "Writing");
    }
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_committed)
        ::unlink(m_part.c_str());
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            throw systemError(errno, m_target.string(), "Writing");
        }
        bytes = bytes.subspan(size_t(written));
    }
}

void AtomicFile::write(std::string_view bytes)
{
    write(std::as_bytes(std::span(bytes)));
}

void AtomicFile::commit()
{
    if (::fsync(m_descriptor) != 0 && errno != EINVAL)
        throw systemError(errno, m_target.string(), "Writing");
    if (::rename(m_part.c_str(), m_target.c_str()) != 0)
        throw systemError(errno, m_target.string(), "Writing");
    m_committed = true;
}

} // namespace timbre
