#pragma once

#include <QString>

namespace timbre::ui {

/// "00:12.4"; "1:02:03.4" from an hour on.
QString clockText(double seconds);
/// "4:12 min", "58 s", "2:03 h": for totals.
QString lengthText(double seconds);

} // namespace timbre::ui
