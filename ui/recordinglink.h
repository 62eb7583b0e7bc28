#pragma once

#include <QObject>
#include <QString>

#include "ui/views/slicemodel.h"

#include <cstdint>

namespace timbre::ui {

class ProjectSession;
class RecordPage;

/// Between the record page, which knows files, and the project, which knows recordings and clips:
/// takes come into the project, kept slices become its clips, a cleaned file takes the place of the
/// one it was made from. Each is one step of undo.
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
    int64_t recordingAt(const QString& path) const; ///< 0: none of the project

    SliceMarks m_shown; // the project's slices as the page was last told
    RecordPage& m_page;
    ProjectSession& m_session;
};

} // namespace timbre::ui
