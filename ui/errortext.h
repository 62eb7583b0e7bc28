#pragma once

#include <QString>

#include <exception>

namespace timbre::ui {

/// What happened and the way out, in the creator's language. The technical words stay in the log.
QString userMessage(const std::exception& error);

} // namespace timbre::ui
