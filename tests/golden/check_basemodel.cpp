#include "tests/golden/report.h"

namespace timbre::golden {

void checkBaseModel(const std::filesystem::path& folder, Report& report)
{
    for (const Check check : {checkBaseContent, checkBaseStyle, checkBaseGpt, checkBaseSovits}) {
        check(folder, report);
    }
}

} // namespace timbre::golden
