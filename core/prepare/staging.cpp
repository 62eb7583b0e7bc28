#include "core/prepare/staging.h"

#include "core/base/error.h"

#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace fs = std::filesystem;

namespace timbre::prepare {
namespace {

void makeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure.value() == ENOSPC) {
        throw systemError(ENOSPC, folder.string(), "Writing");
    }
    if (failure || !fs::is_directory(folder)) {
        throw Error(ErrorKind::NotWritable, folder.string(),
            "The folder cannot be made. Choose another place.");
    }
}

} // namespace

Staging::Staging(fs::path beside)
    : m_beside(fs::absolute(std::move(beside)))
    , m_folder(m_beside / (".prepare-" + std::to_string(getpid()) + ".part"))
{
    m_made_beside = !fs::exists(m_beside);
    makeFolder(m_beside);
    makeFolder(m_folder);
}

Staging::~Staging()
{
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
    if (m_made_beside) {
        fs::remove(m_beside, ignored); // only when it is empty
    }
}

void Staging::deliver(const fs::path& file, const fs::path& target)
{
    makeFolder(target.parent_path());
    std::error_code failure;
    fs::rename(file, target, failure);
    if (failure) {
        throw systemError(failure.value(), target.string(), "Writing");
    }
}

} // namespace timbre::prepare
