#include "tests/golden/report.h"

namespace timbre::golden {

void checkFullSize(const std::filesystem::path& folder, Report& report)
{
    for (const Check check : {checkFullGpt, checkFullSovits, checkFullHubert, checkFullEres2net}) {
        check(folder, report);
    }
}

} // namespace timbre::golden
