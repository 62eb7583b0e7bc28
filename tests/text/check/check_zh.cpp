#include "tests/text/check/report.h"

namespace timbre::text::check {

void checkMandarin(const FrontEnd& front_end, Report& report)
{
}

} // namespace timbre::text::check
