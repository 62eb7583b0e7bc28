#pragma once

#include <QDialog>

namespace timbre::ui {

/// All keys on one page, F1. Closes with Esc.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(QWidget* parent = nullptr);
};

} // namespace timbre::ui
