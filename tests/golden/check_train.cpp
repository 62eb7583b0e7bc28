#include "tests/golden/report.h"

namespace timbre::golden {

void checkTraining(const std::filesystem::path& folder, Report& report)
{
    checkTrainGpt(folder, report);
    checkTrainSovits(folder, report);
}

} // namespace timbre::golden
