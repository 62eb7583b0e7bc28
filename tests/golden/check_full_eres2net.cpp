#include "tests/golden/report.h"

namespace timbre::golden {

void checkFullEres2net(const std::filesystem::path& folder, Report& report) { }

} // namespace timbre::golden
