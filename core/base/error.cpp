#include "core/base/error.h"

#include <cerrno>
#include <cstring>

namespace timbre {

Error::Error(ErrorKind kind, std::string subject, std::string detail)
    : std::runtime_error(subject.empty() ? detail : subject + ": " + detail)
    , m_kind(kind)
    , m_subject(std::move(subject))
    , m_detail(std::move(detail))
{
}

std::string_view kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return "not-found";
    case ErrorKind::Unreadable:
        return "unreadable";
    case ErrorKind::NotWritable:
        return "not-writable";
    case ErrorKind::DiskFull:
        return "disk-full";
    case ErrorKind::InUse:
        return "in-use";
    case ErrorKind::WrongFormat:
        return "wrong-format";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::WrongVersion:
        return "wrong-version";
    case ErrorKind::MismatchedModel:
        return "mismatched-model";
    case ErrorKind::InvalidArgument:
        return "invalid-argument";
    case ErrorKind::BadText:
        return "bad-text";
    case ErrorKind::BadReference:
        return "bad-reference";
    case ErrorKind::MissingModel:
        return "missing-model";
    case ErrorKind::OutOfMemory:
        return "out-of-memory";
    case ErrorKind::Device:
        return "device";
    case ErrorKind::Internal:
        return "internal";
    }
    return "internal";
}

static ErrorKind kindOf(int error_number)
{
    switch (error_number) {
    case ENOENT:
        return ErrorKind::NotFound;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorKind::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
        return ErrorKind::NotWritable;
    case ENOMEM:
        return ErrorKind::OutOfMemory;
    default:
        return ErrorKind::Unreadable;
    }
}

Error systemError(int error_number, std::string subject, std::string_view action)
{
    const auto kind = kindOf(error_number);
    std::string detail = std::string(action) + " failed: " + std::strerror(error_number) + ".";
    if (kind == ErrorKind::NotFound)
        detail = "There is no such file or folder.";
    else if (error_number == EFBIG)
        detail = "The file would be larger than this place allows. Choose another folder; nothing was changed.";
    else if (kind == ErrorKind::DiskFull)
        detail = "The disk is full. Free some space and try again; nothing was changed.";
    else if (kind == ErrorKind::NotWritable)
        detail = std::string(action) + " is not allowed there (" + std::strerror(error_number)
            + "). Choose another folder.";
    return Error(kind, std::move(subject), std::move(detail));
}

} // namespace timbre
