#pragma once

#include "ui/record/latestjob.h"
#include "ui/record/slicing.h"

#include <QObject>

namespace timbre::ui {

class SlicePanel;
class SoundView;

/// Finds the cuts of the open recording as the panel wants them and judges the pieces, both in the
/// background. Window's thread.
class SliceWork : public QObject {
    Q_OBJECT

public:
    SliceWork(SoundView& view, SlicePanel& panel, QObject* parent = nullptr);

    void find();
    void judge(); ///< those without a grade; they appear one by one
    void forget(); ///< another sound is open

Q_SIGNALS:
    void failed(const QString& message);

private:
    SoundView& m_view;
    SlicePanel& m_panel;
    VoiceCurvePtr m_curve; // of the open recording, once it was listened to
    LatestJob m_find, m_judge; // last: ended before what they report to goes
};

} // namespace timbre::ui
