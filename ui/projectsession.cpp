#include "ui/projectsession.h"

#include "core/base/error.h"
#include "ui/errortext.h"

#include <QSettings>

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::ui {

static constexpr int kRecent = 8;
static constexpr auto kBackupInterval = std::chrono::minutes(10);
static constexpr const char* kRecentKey = "projects/recent";

static void remember(const fs::path& folder)
{
    QStringList list = QSettings().value(kRecentKey).toStringList();
    const QString path = QString::fromStdString(fs::absolute(folder).string());
    list.removeAll(path);
    list.prepend(path);
    QSettings().setValue(kRecentKey, list.mid(0, kRecent));
}

ProjectSession::ProjectSession(QObject* parent)
    : QObject(parent)
{
    m_backups.setInterval(kBackupInterval);
    connect(
        &m_backups, &QTimer::timeout, this, [this] { attempt([this] { m_project->backup(); }); });
}

QString ProjectSession::name() const
{
    return isOpen() ? QString::fromStdString(m_project->folder().filename().string()) : QString();
}

fs::path ProjectSession::folder() const
{
    return isOpen() ? m_project->folder() : fs::path();
}

bool ProjectSession::create(const fs::path& folder)
{
    return take([&] { return project::Project::create(folder); }, folder,
        project::Access::ReadOnly); // a folder that cannot be written to has nothing to read
}

bool ProjectSession::open(const fs::path& folder, project::Access access)
{
    return take([&] { return project::Project(folder, access); }, folder, access);
}

bool ProjectSession::restore(const fs::path& folder, const project::Backup& backup)
{
    return attempt([&] { project::restoreBackup(folder, backup); }) && open(folder);
}

bool ProjectSession::take(
    const std::function<project::Project()>& open, const fs::path& folder, project::Access access)
{
    if (isOpen() && fs::absolute(folder) == fs::absolute(m_project->folder())) {
        return true;
    }
    try {
        auto next = open();
        m_project.emplace(std::move(next));
    } catch (const Error& error) {
        const QString name = QString::fromStdString(folder.filename().string());
        if (error.kind() == ErrorKind::InUse) {
            Q_EMIT inUse(folder,
                tr("“%1” is open in another window. Close it there, or open it to read only.")
                    .arg(name));
        } else if (error.kind() == ErrorKind::Corrupt) {
            Q_EMIT damaged(folder,
                tr("“%1” is damaged. The damaged file is kept beside the backup you choose.")
                    .arg(name));
        } else if (error.kind() == ErrorKind::WrongVersion) {
            Q_EMIT failed(tr("“%1” was made by a newer Timbre Studio. Update the program to open "
                             "it; nothing was changed.")
                              .arg(name));
        } else if (error.kind() == ErrorKind::NotWritable && access == project::Access::ReadWrite) {
            Q_EMIT inUse(
                folder, tr("“%1” cannot be written to. It can be opened to read only.").arg(name));
        } else {
            Q_EMIT failed(userMessage(error));
        }
        return false;
    }
    remember(folder);
    m_backups.start();
    reload();
    Q_EMIT opened();
    return true;
}

void ProjectSession::close()
{
    m_backups.stop();
    m_project.reset();
    m_recordings.clear();
    m_clips.clear();
    Q_EMIT opened();
}

void ProjectSession::reload()
{
    m_recordings = m_project->recordings();
    m_clips = m_project->clips();
}

const project::Recording* ProjectSession::recording(int64_t id) const
{
    const auto found = std::lower_bound(m_recordings.begin(), m_recordings.end(), id,
        [](const auto& recording, int64_t wanted) { return recording.id < wanted; });
    return found != m_recordings.end() && found->id == id ? &*found : nullptr;
}

fs::path ProjectSession::audioFile(const project::Recording& recording) const
{
    return m_project->audioFile(recording);
}

QString ProjectSession::setting(const char* key) const
{
    return isOpen() ? QString::fromStdString(m_project->setting(key)) : QString();
}

void ProjectSession::setSetting(const char* key, const QString& value)
{
    attempt([&] { m_project->setSetting(key, value.toStdString()); });
}

bool ProjectSession::edit(const std::string& what,
    const std::function<void(project::Edit&)>& change, const std::string& merge)
{
    const bool done = attempt([&] {
        m_project->edit(what, change, merge);
        reload();
    });
    if (done) {
        Q_EMIT changed();
    }
    return done;
}

std::optional<std::string> ProjectSession::undoable() const
{
    return isOpen() && !readOnly() ? m_project->undoable() : std::nullopt;
}

std::optional<std::string> ProjectSession::redoable() const
{
    return isOpen() && !readOnly() ? m_project->redoable() : std::nullopt;
}

void ProjectSession::undo()
{
    if (undoable() && attempt([this] {
            m_project->undo();
            reload();
        })) {
        Q_EMIT changed();
    }
}

void ProjectSession::redo()
{
    if (redoable() && attempt([this] {
            m_project->redo();
            reload();
        })) {
        Q_EMIT changed();
    }
}

std::vector<fs::path> ProjectSession::recent()
{
    std::vector<fs::path> folders;
    for (const QString& path : QSettings().value(kRecentKey).toStringList()) {
        const fs::path folder = path.toStdString();
        std::error_code ignored;
        if (fs::exists(folder / "project.timbre", ignored)) {
            folders.push_back(folder);
        }
    }
    return folders;
}

bool ProjectSession::attempt(const std::function<void()>& action)
{
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        Q_EMIT failed(userMessage(error));
        return false;
    }
}

} // namespace timbre::ui
