#pragma once

#include "core/training/runs/runhistory.h"

#include <QFrame>

#include <filesystem>
#include <optional>
#include <vector>

class QGridLayout;
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
    void addSentences();
    void retranslate();
    void showMarks();

    training::StageHistory m_stage;
    std::vector<std::string> m_sentences;
    std::optional<ProbeCell> m_playing, m_other;
    std::vector<Cell> m_cells;
    QLabel *m_title, *m_hint, *m_empty;
    QToolButton* m_compare;
    QScrollArea* m_scroll;
    QWidget* m_inside = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace timbre::ui
