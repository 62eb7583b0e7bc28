#pragma once

#include <string>

namespace timbre::cli {

class Arguments;

/// The text of --text, --text-file (- is standard input), or the positional arguments joined by
/// blanks. A byte order mark is dropped. Throws UsageError when there is none of them or both,
/// Error for a file that cannot be read.
std::string textInput(const Arguments& arguments);

} // namespace timbre::cli
