#include "tests/golden/report.h"

namespace timbre::golden {

void checkFullSovits(const std::filesystem::path& folder, Report& report) { }

} // namespace timbre::golden
