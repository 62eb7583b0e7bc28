#include "tests/text/check/report.h"

namespace timbre::text::check {

void checkEnglish(const FrontEnd& front_end, Report& report)
{
}

} // namespace timbre::text::check
