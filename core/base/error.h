// base - what every room stands on: errors, files that are never half written, where things lie.
// Gives: Error, AtomicFile, resource and data folders. Everything may be called from any thread.
// Keeps out: torch, Qt beyond QtCore, anything that knows what a voice is.

#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace timbre {

/// Why a promise could not be kept. The ui chooses its sentence by this, the command line its exit
/// code.
enum class ErrorKind {
    NotFound, ///< the file or thing named does not exist
    Unreadable, ///< it exists, but cannot be opened or read
    NotWritable, ///< no permission, read-only media, not a folder
    DiskFull,
    InUse, ///< another program holds it
    WrongFormat, ///< not the kind of file it claims to be
    Corrupt, ///< the right kind, but truncated or damaged
    WrongVersion, ///< a version of the format, or of the model, that does not fit here
    MismatchedModel, ///< tensors that are missing, unknown or misshapen for the network
    InvalidArgument, ///< a value outside its range, an impossible combination
    BadText, ///< text with nothing that can be spoken
    BadReference, ///< a reference clip that cannot be used
    MissingModel, ///< a model that is needed is not installed
    OutOfMemory,
    Device, ///< GPU or sound device
    Internal,
};

/// The promise cannot be kept. `subject` is what it is about (a path, a tensor, an option),
/// `detail` one plain sentence for the person at the keyboard: what is wrong and what to do.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, std::string subject, std::string detail);

    ErrorKind kind() const noexcept { return m_kind; }
    const std::string& subject() const noexcept { return m_subject; }
    const std::string& detail() const noexcept { return m_detail; }

private:
    ErrorKind m_kind;
    std::string m_subject, m_detail;
};

/// An identifier for logs and JSON: "not-found", "corrupt", ...
std::string_view kindName(ErrorKind kind);

/// The Error for a system call that failed: kind and words from errno (ENOENT, EACCES, ENOSPC,
/// ...).
Error systemError(int error_number, std::string subject, std::string_view action);

} // namespace timbre
