#include "core/project/files.h"

#include "core/base/error.h"

#include <cerrno>
#include <fstream>
#include <vector>

#include <unistd.h>

namespace fs = std::filesystem;

namespace timbre::project {

static constexpr size_t kBlock = 1 << 20; // bytes

static void copyBytes(const fs::path& from, AtomicFile& to, jobs::Context& job)
{
    errno = 0;
    std::ifstream source(from, std::ios::binary);
    if (!source)
        throw systemError(errno ? errno : EIO, from.string(), "Reading");
    const auto total = int64_t(fs::file_size(from));
    std::vector<char> block(kBlock);
    for (int64_t done = 0; source;) {
        job.checkpoint();
        source.read(block.data(), std::streamsize(block.size()));
        if (source.bad())
            throw Error(
                ErrorKind::Unreadable, from.string(), "The file could not be read to its end.");
        to.write(std::string_view(block.data(), size_t(source.gcount())));
        done += source.gcount();
        job.progress({total > 0 ? double(done) / double(total) : 1.0, "copy", done, total});
    }
}

AtomicCopy::AtomicCopy(const fs::path& from, const fs::path& to)
    : m_file(to)
{
    jobs::Context nobody;
    copyBytes(from, m_file, nobody);
}

AtomicCopy::AtomicCopy(const fs::path& from, const fs::path& to, jobs::Context& job)
    : m_file(to)
{
    copyBytes(from, m_file, job);
}

fs::path freeName(const fs::path& folder, const fs::path& name)
{
    fs::path path = folder / name;
    for (int number = 2; fs::exists(path); ++number) {
        path = folder / name.stem();
        path += "-" + std::to_string(number);
        path += name.extension();
    }
    return path;
}

bool writable(const fs::path& folder)
{
    return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

} // namespace timbre::project
