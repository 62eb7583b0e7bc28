#include "core/weights/format/mappedfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace timbre::weights {

namespace {

struct Descriptor {
    int number;
    ~Descriptor() { ::close(number); }
};

[[noreturn]] void unreadable(const std::string& name, int cause)
{
    if (cause == ENOENT || cause == ENOTDIR)
        throw Error(ErrorKind::NotFound, name, "There is no such file.");
    throw Error(cause == ENOMEM ? ErrorKind::OutOfMemory : ErrorKind::Unreadable, name,
        std::string("The file cannot be read: ") + std::strerror(cause) + ".");
}

} // namespace

MappedFile::MappedFile(std::string name, std::byte* data, size_t size)
    : m_name(std::move(name))
    , m_data(data)
    , m_size(size)
{
}

MappedFile::~MappedFile()
{
    ::munmap(m_data, m_size);
}

std::shared_ptr<MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number < 0)
        unreadable(name, errno);
    struct stat status = {};
    if (::fstat(file.number, &status) != 0)
        unreadable(name, errno);
    if (!S_ISREG(status.st_mode))
        throw Error(ErrorKind::WrongFormat, name, "This is not a file. Choose a weight file.");
    if (status.st_size == 0)
        throw Error(ErrorKind::Corrupt, name, "The file is empty. Get it again.");
    void* data = ::mmap(nullptr, size_t(status.st_size), PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_NORESERVE, file.number, 0);
    if (data == MAP_FAILED)
        unreadable(name, errno);
    return std::shared_ptr<MappedFile>(
        new MappedFile(name, static_cast<std::byte*>(data), size_t(status.st_size)));
}

} // namespace timbre::weights
