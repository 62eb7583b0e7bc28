#pragma once

#include "ui/record/slicing.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace timbre::ui {

class ValueSlider;

/// Where a recording is cut: the slicer's numbers as sliders. A change asks for new cuts at once,
/// so that they move while one drags.
class SlicePanel : public QWidget {
    Q_OBJECT

public:
    explicit SlicePanel(QWidget* parent = nullptr);

    SliceMethod method() const;
    void setBusy(double fraction); ///< listening for speech; negative: done
    void setReady(bool ready);
    /// Says how many, how long.
    void show(const SliceMarks& slices, int sampling_rate, qint64 frames);

Q_SIGNALS:
    void previewRequested(); ///< at most every 80 ms while a slider moves
    void keepRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel *m_help, *m_summary;
    void showMethod();

    QComboBox* m_kind;
    QWidget *m_voice_sliders, *m_loud_sliders;
    ValueSlider *m_sensitivity, *m_voice_least, *m_voice_most, *m_voice_pause;
    ValueSlider *m_threshold, *m_least, *m_pause, *m_kept;
    QPushButton *m_find, *m_keep;
    QTimer m_soon;
    int m_count = 0;
    bool m_ready = false;
};

} // namespace timbre::ui
