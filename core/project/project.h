// project - the creator's work: recordings, clips, texts, settings, and every step of editing them.
// Gives: Project (a folder with one SQLite file and audio/ beside it), undo that survives a
// restart, backups, .list files. Keeps out: torch, Qt, what a recipe does to sound.
// Threads: a Project belongs to one; copying sound in (importAudio) may run on another.
// Units: positions in samples of the original, half open [begin, end).

#pragma once

#include "core/jobs/context.h"
#include "core/project/backups.h"
#include "core/project/items.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace timbre::project {

enum class Access { ReadWrite, ReadOnly };

/// What an edit may do. Lives during Project::edit only.
class Edit {
public:
    /// The id of the new item; the id in the value is ignored.
    int64_t add(const Recording& recording);
    int64_t add(const Clip& clip);
    void change(const Recording& recording);
    void change(const Clip& clip);
    /// A recording goes with its clips; its file stays, so that undo brings all of it back.
    void removeRecording(int64_t id);
    void removeClip(int64_t id);

private:
    friend class Project;
    explicit Edit(Database& database);
    Database& m_database;
};

class Project {
public:
    /// A new project in a folder that does not exist or is empty. Throws Error(InvalidArgument)
    /// when something is in it, NotWritable, DiskFull.
    static Project create(const std::filesystem::path& folder);

    /// Throws Error: NotFound; WrongFormat when it is none; InUse when another window writes to it;
    /// Corrupt when the file is damaged (see backups()); WrongVersion for a newer one; NotWritable
    /// for ReadWrite on read-only media. A project of an older version is brought up to date, after
    /// a backup.
    explicit Project(std::filesystem::path folder, Access access = Access::ReadWrite);
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const std::filesystem::path& folder() const;
    bool readOnly() const;

    std::vector<Recording> recordings() const; ///< in the order they came in
    std::vector<Clip> clips() const; ///< by recording and time
    std::filesystem::path audioFile(const Recording& recording) const;

    /// Settings are not part of undo. Empty when never set.
    std::string setting(const std::string& key) const;
    void setSetting(const std::string& key, const std::string& value);

    /// One step: all of it or, when `change` throws, nothing. On the disk when it returns. `what`
    /// is a key for the ui ("text", "drop", "slice"); steps in a row with the same `merge` are one.
    void edit(const std::string& what, const std::function<void(Edit&)>& change,
        const std::string& merge = {});
    std::optional<std::string> undoable() const; ///< the `what` of the step
    std::optional<std::string> redoable() const;
    void undo();
    void redo();

    /// Makes a copy in backups/ if anything changed since the last one.
    void backup();

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Copies a sound file into folder/audio under a free name and describes it; add it with an Edit.
/// Any thread. Throws what audio::AudioReader and AtomicCopy throw; jobs::Cancelled.
Recording importAudio(
    const std::filesystem::path& folder, const std::filesystem::path& file, jobs::Context& job);

} // namespace timbre::project
