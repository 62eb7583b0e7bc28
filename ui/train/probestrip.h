#pragma once

#include "core/training/runs/runhistory.h"

#include <QFrame>

#include <filesystem>
#include <optional>
#include <vector>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace timbre::ui {

/// One spoken test sentence.
struct ProbeCell {
    int64_t epoch = 0; ///< 0: before training
    int sentence = 0;
    bool operator==(const ProbeCell&) const = default;
};

/// The test sentences of each epoch in columns: click to hear; the best has a badge.
class ProbeStrip : public QFrame {
    Q_OBJECT

public:
    explicit ProbeStrip(QWidget* parent = nullptr);

    /// `stage` may be null.
    void show(const training::StageHistory* stage, const std::vector<std::string>& sentences);
    /// Marks what plays, and what B goes back to.
    void mark(const std::optional<ProbeCell>& playing, const std::optional<ProbeCell>& other);

    /// In place of the hint, until other sounds are shown.
    void say(const QString& message);

Q_SIGNALS:
    void playWanted(const timbre::ui::ProbeCell& cell);
    void compareWanted();

private:
    struct Cell {
        ProbeCell where;
        QToolButton* button;
    };

    void rebuild();
    void addColumn(int column, const training::MeasuredEpoch& measured);
    void addNames(size_t sounds);
    void retranslate();
    void showMarks();

    training::StageHistory m_stage;
    std::vector<std::string> m_sentences;
    std::optional<ProbeCell> m_playing, m_other;
    std::vector<Cell> m_cells;
    QLabel *m_title, *m_hint, *m_empty;
    QToolButton* m_compare;
    QHBoxLayout* m_cells_row = nullptr;
    QScrollArea* m_scroll;
    QWidget *m_names, *m_inside = nullptr; // what the rows are, beside what is scrolled
    QGridLayout *m_name_grid = nullptr, *m_grid = nullptr;
};

} // namespace timbre::ui
