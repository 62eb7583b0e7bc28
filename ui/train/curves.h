#pragma once

#include "core/training/runs/runhistory.h"

#include <QFrame>

#include <array>

class QCPGraph;
class QComboBox;
class QCustomPlot;
class QLabel;
class QToolButton;

namespace timbre::ui {

/// Four curves of one stage of a run over its epochs: words misread, likeness, losses, speed and
/// memory; those of a second run beside them as dashed lines.
class Curves : public QWidget {
    Q_OBJECT

public:
    explicit Curves(QWidget* parent = nullptr);

    /// Either may be null.
    void show(const training::StageHistory* stage, const training::StageHistory* other);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Plot { Errors, Similarity, Losses, Speed, kPlots };

    QWidget* panel(Plot plot);
    void retranslate();
    void applyTheme();
    void fill();
    void fillMeasured(Plot plot, const training::StageHistory* stage, int first_graph);
    void fillSteps(const training::StageHistory* stage, bool other);
    void nameLosses();
    void describe();

    training::StageHistory m_stage, m_other; // copies: runs come and go
    bool m_has_stage = false, m_has_other = false;
    std::array<QCustomPlot*, kPlots> m_plots{};
    std::array<QLabel*, kPlots> m_titles{}, m_values{};
    QComboBox* m_loss;
    QToolButton* m_log;
};

} // namespace timbre::ui
