#pragma once

#include <functional>

class QWidget;

namespace timbre::ui {

/// Runs `say`, which sets texts with tr(), now and after every change of the program's language, as
/// long as `widget` lives.
void keepWorded(QWidget* widget, std::function<void()> say);

} // namespace timbre::ui
