#include "tests/golden/report.h"

namespace timbre::golden {

void checkBaseSovits(const std::filesystem::path& folder, Report& report) { }

} // namespace timbre::golden
