#include "tests/text/check/report.h"

namespace timbre::text::check {

void checkSplit(const FrontEnd& front_end, Report& report)
{
}

} // namespace timbre::text::check
