#include "ui/slicedrafts.h"

#include "ui/projectsession.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace timbre::ui {
namespace {

/// In the project's own folder by the path inside of it, so that a project may be moved.
std::string keyOf(const ProjectSession& session, const QString& path)
{
    const std::filesystem::path file = path.toStdString();
    const auto relative = file.lexically_relative(session.folder());
    const bool inside = !relative.empty() && *relative.begin() != "..";
    return "slices:" + (inside ? relative : file).generic_string();
}

} // namespace

void saveSliceDraft(ProjectSession& session, const QString& path, const SliceMarks& slices)
{
    QJsonArray all;
    for (const SliceMark& mark : slices) {
        all.append(QJsonArray{mark.begin, mark.end, int(mark.grade), mark.reason});
    }
    session.setSetting(
        keyOf(session, path).c_str(), QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void dropSliceDraft(ProjectSession& session, const QString& path)
{
    if (sliceDraft(session, path)) {
        session.setSetting(keyOf(session, path).c_str(), {});
    }
}

std::optional<SliceMarks> sliceDraft(const ProjectSession& session, const QString& path)
{
    const QString saved = session.setting(keyOf(session, path).c_str());
    if (saved.isEmpty()) {
        return std::nullopt;
    }
    SliceMarks slices;
    for (const auto& value : QJsonDocument::fromJson(saved.toUtf8()).array()) {
        const auto mark = value.toArray();
        const int grade = std::clamp(mark[2].toInt(), 0, int(SliceGrade::Drop));
        slices.append(
            {mark[0].toInteger(), mark[1].toInteger(), SliceGrade(grade), mark[3].toString()});
    }
    return slices;
}

} // namespace timbre::ui
