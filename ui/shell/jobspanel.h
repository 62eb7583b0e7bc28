#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace timbre::ui {

class JobCenter;

/// The list of jobs that opens above the transport bar: what each does, how far it is, a stop
/// button, and how it ended.
class JobsPanel : public QFrame {
    Q_OBJECT

public:
    explicit JobsPanel(JobCenter& jobs, QWidget* parent);

    /// At the bottom right of an area of its parent.
    void placeIn(const QRect& area);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        QString title;
        int state;
        QProgressBar* bar; ///< null once it has ended
        QLabel* words;
    };

    void follow();
    void rebuild();
    QWidget* row(size_t index);

    JobCenter& m_jobs;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows; // the jobs as they were when the rows were made
    QRect m_area;
};

} // namespace timbre::ui
