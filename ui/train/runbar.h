#pragma once

#include "ui/train/processmeter.h"
#include "ui/train/trainingruns.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace timbre::ui {

/// The line above the curves: how the chosen run stands, and what can be done with it.
class RunBar : public QFrame {
    Q_OBJECT

public:
    explicit RunBar(QWidget* parent = nullptr);

    /// `run` may be null. `writable`: what is stopped may be resumed.
    void show(const TrainingRun* run, bool writable);

Q_SIGNALS:
    void pauseWanted(bool paused);
    void stopWanted();
    void resumeWanted();
    void speakWanted();

private:
    void retranslate();
    void showMeters();

    const TrainingRun* m_run = nullptr; // until the next show
    bool m_writable = true;
    QLabel *m_title, *m_sentence, *m_meters;
    QProgressBar* m_progress;
    QPushButton *m_pause, *m_stop, *m_resume, *m_speak;
    ProcessMeter m_meter;
    QTimer m_timer;
};

} // namespace timbre::ui
