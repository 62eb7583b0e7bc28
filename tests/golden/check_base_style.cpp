#include "tests/golden/report.h"

namespace timbre::golden {

void checkBaseStyle(const std::filesystem::path& folder, Report& report) { }

} // namespace timbre::golden
