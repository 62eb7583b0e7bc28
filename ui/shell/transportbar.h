#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QSlider;
class QToolButton;

namespace timbre::ui {

class JobCenter;
class Transport;

/// The line below every page: what plays, where, and how many jobs run.
class TransportBar : public QFrame {
    Q_OBJECT

public:
    TransportBar(Transport& transport, JobCenter& jobs, QWidget* parent = nullptr);

Q_SIGNALS:
    void jobsWanted();

private:
    void updatePlayback();
    void updateJobs();

    Transport& m_transport;
    JobCenter& m_jobs;
    QToolButton *m_play, *m_stop, *m_jobs_button;
    QSlider* m_position;
    QLabel *m_time, *m_title;
    QProgressBar* m_progress;
};

} // namespace timbre::ui
