#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace timbre::ui {

/// The project that is open in the window, or none; and those that were. Everything here tells
/// what went wrong through failed() instead of throwing. Window's thread.
class ProjectSession : public QObject {
    Q_OBJECT

public:
    explicit ProjectSession(QObject* parent = nullptr);

    bool isOpen() const { return m_project.has_value(); }
    bool readOnly() const { return isOpen() && m_project->readOnly(); }
    QString name() const; ///< the folder's; empty without a project
    std::filesystem::path folder() const;

    bool create(const std::filesystem::path& folder);
    bool open(
        const std::filesystem::path& folder, project::Access access = project::Access::ReadWrite);
    bool restore(const std::filesystem::path& folder, const project::Backup& backup);
    void close();

    const std::vector<project::Recording>& recordings() const { return m_recordings; }
    const std::vector<project::Clip>& clips() const { return m_clips; }
    const project::Recording* recording(int64_t id) const;
    std::filesystem::path audioFile(const project::Recording& recording) const;
    QString setting(const char* key) const;
    void setSetting(const char* key, const QString& value);

    bool edit(const std::string& what, const std::function<void(project::Edit&)>& change,
        const std::string& merge = {});
    std::optional<std::string> undoable() const, redoable() const;
    void undo();
    void redo();

    /// Folders, newest first; those that are gone are left out.
    static std::vector<std::filesystem::path> recent();

Q_SIGNALS:
    void opened(); ///< another project, or none, is open now
    void changed(); ///< recordings or clips
    void failed(const QString& message);
    void inUse(const std::filesystem::path& folder, const QString& message);
    void damaged(const std::filesystem::path& folder, const QString& message);

private:
    bool take(const std::function<project::Project()>& open, const std::filesystem::path& folder,
        project::Access access);
    void reload();
    bool attempt(const std::function<void()>& action);

    std::optional<project::Project> m_project;
    std::vector<project::Recording> m_recordings;
    std::vector<project::Clip> m_clips;
    QTimer m_backups;
};

} // namespace timbre::ui
