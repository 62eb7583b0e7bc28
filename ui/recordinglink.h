#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/views/slicemodel.h"

#include <cstdint>

namespace timbre::ui {

class ProjectSession;
class RecordPage;

/// Between the record page, which knows files, and the project, which knows recordings and clips:
/// takes come into the project, kept slices become its clips, a cleaned file takes the place of the
/// one it was made from. Each is one step of undo. Slices that are not kept yet are remembered
/// within a second.
class RecordingLink : public QObject {
    Q_OBJECT

public:
    RecordingLink(RecordPage& page, ProjectSession& session, QObject* parent = nullptr);

private:
    void follow();
    void showSlices(); ///< those of the project, in place of what the page has
    void updateSlices(); ///< the same, but cuts that nobody kept yet stay
    void addTake(const QString& path, const QString& line, const QString& replaces);
    void takeCleaned(const QString& original, const QString& result, const QByteArray& recipe);
    void keepSlices(const QString& path, const SliceMarks& slices);
    void noteSlices();
    void remember();
    int64_t recordingAt(const QString& path) const; ///< 0: none of the project

    SliceMarks m_shown; // the project's slices as the page was last told
    QString m_noted; // the file whose slices are to be remembered,
    SliceMarks m_slices; // these,
    QTimer m_soon; // then
    RecordPage& m_page;
    ProjectSession& m_session;
};

} // namespace timbre::ui
