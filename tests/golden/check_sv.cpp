#include "tests/golden/report.h"

namespace timbre::golden {

void checkSpeaker(const std::filesystem::path& folder, Report& report)
{
}

} // namespace timbre::golden
