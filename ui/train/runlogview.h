#pragma once

#include "ui/train/trainingruns.h"

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace timbre::ui {

/// What happened in a run, in words; folded away until somebody wants to know.
class RunLogView : public QWidget {
    Q_OBJECT

public:
    explicit RunLogView(QWidget* parent = nullptr);

    void show(const TrainingRun* run); ///< may be null

private:
    void clear();

    std::filesystem::path m_run;
    size_t m_shown = 0; ///< entries of the history
    QToolButton* m_button;
    QPlainTextEdit* m_text;
};

} // namespace timbre::ui
