#include "tests/golden/report.h"

namespace timbre::golden {

void checkHubert(const std::filesystem::path& folder, Report& report)
{
}

} // namespace timbre::golden
