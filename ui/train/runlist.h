#pragma once

#include "ui/train/trainingruns.h"

#include <QFrame>

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;
class QToolButton;

namespace timbre::ui {

/// The right side of the train page: the project's trainings, newest first.
class RunList : public QFrame {
    Q_OBJECT

public:
    explicit RunList(TrainingRuns& runs, QWidget* parent = nullptr);

    TrainingRun* current() const;
    TrainingRun* compared() const; ///< null: none
    void select(const TrainingRun* run);
    void setWritable(bool writable);

Q_SIGNALS:
    void chosen(); ///< another run, or another one to compare with
    void cloneWanted(const timbre::ui::TrainSettings& settings);

private:
    void retranslate();
    void list();
    void update(const TrainingRun* run);
    void fillCompare();
    void updateButtons();

    TrainingRuns& m_runs;
    std::filesystem::path m_compared;
    bool m_writable = true;
    QLabel *m_title, *m_empty, *m_settings, *m_removed;
    QListWidget* m_list;
    QPushButton *m_compare, *m_clone, *m_remove, *m_undo;
    QMenu* m_others;
};

} // namespace timbre::ui
