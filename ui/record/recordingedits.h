#pragma once

#include "core/cleaning/cleaner.h"
#include "ui/jobrunner.h"

#include <QObject>

class QUndoStack;

namespace timbre::ui {

class CleanPanel;
class SoundView;

/// What the selection does to the recipe: a spot of the spectrogram is softened, the noise print is
/// learned from a part. Each is a step of undo; they go with the recording. Window's thread.
class RecordingEdits : public QObject {
    Q_OBJECT

public:
    RecordingEdits(SoundView& view, CleanPanel& panel, QUndoStack& undo,
        std::shared_ptr<const cleaning::Cleaner> cleaner, QObject* parent = nullptr);

    void softenSpot();
    void learnNoise();
    void forget(); ///< another sound is open

Q_SIGNALS:
    void failed(const QString& message);

private:
    void edit(const cleaning::Recipe& steps);

    SoundView& m_view;
    CleanPanel& m_panel;
    QUndoStack& m_undo;
    std::shared_ptr<const cleaning::Cleaner> m_cleaner;
    JobRunner m_job; // last: ended before what it uses goes
};

} // namespace timbre::ui
