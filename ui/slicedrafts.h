#pragma once

#include "ui/views/slicemodel.h"

#include <QString>

#include <optional>

namespace timbre::ui {

class ProjectSession;

/// Slices that were found or drawn, but not yet kept as clips: the project remembers them for each
/// recording, so that they outlive the program. `path`: the recording's file. Window's thread.
void saveSliceDraft(ProjectSession& session, const QString& path, const SliceMarks& slices);
void dropSliceDraft(ProjectSession& session, const QString& path);
std::optional<SliceMarks> sliceDraft(const ProjectSession& session, const QString& path);

} // namespace timbre::ui
