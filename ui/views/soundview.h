#pragma once

#include "ui/views/lane.h"
#include "ui/views/slicemodel.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"
#include "ui/views/viewstate.h"

#include <QWidget>

namespace timbre::ui {

class MelLane;
class Minimap;
class TimeRuler;
class WaveformLane;

/// A sound to look at and to work on: times, waveform, mel spectrogram and the whole at the bottom,
/// on one axis. The keyboard: arrows move the cursor (Ctrl: to the next cut, Shift: select), + and
/// - zoom, 0 shows all, Home and End, Space plays, S splits, M merges, Delete removes the slice,
/// Esc clears the selection.
class SoundView : public QWidget {
    Q_OBJECT

public:
    explicit SoundView(QWidget* parent = nullptr);

    ViewedSound& sound() { return m_sound; }
    TimeAxis& axis() { return m_axis; }
    ViewState& state() { return m_state; }
    SliceModel& slices() { return m_slices; }

    void open(const QString& path) { m_sound.open(path); }
    /// What a view without a sound says.
    void setHint(const QString& hint);
    /// Moves the cursor while it plays, turning the page.
    void follow(double frame);

Q_SIGNALS:
    void positionRequested(double frame);
    void playRequested(); ///< or paused
    void filesDropped(const QStringList& paths);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    bool moveByKey(QKeyEvent* event);
    bool sliceByKey(int key);
    bool zoomByKey(int key);
    void moveCursor(double frame, bool select);
    double nextCut(int direction) const;

    ViewedSound m_sound;
    TimeAxis m_axis;
    ViewState m_state;
    SliceModel m_slices;
    TimeRuler* m_ruler;
    WaveformLane* m_waveform;
    MelLane* m_mel;
    Minimap* m_minimap;
    class Hint;
    Hint* m_hint;
    double m_select_from = 0.0;
};

} // namespace timbre::ui
