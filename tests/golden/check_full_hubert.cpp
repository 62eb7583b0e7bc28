#include "tests/golden/report.h"

namespace timbre::golden {

void checkFullHubert(const std::filesystem::path& folder, Report& report) { }

} // namespace timbre::golden
