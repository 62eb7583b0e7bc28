#pragma once

#include "core/project/database.h"

#include <functional>
#include <optional>
#include <string>

namespace timbre::project {

/// The undo steps of a project, in its database: each holds the changeset of what it did to the
/// tables recording and clip. One thread.
class Journal {
public:
    explicit Journal(Database& database);

    /// Runs `change` as one transaction and remembers it as one step, or changes nothing. Steps
    /// that were undone can no longer be redone. A step with the same non-empty `merge` as the one
    /// before becomes part of it. A change that changes nothing leaves no step.
    void record(
        const std::string& what, const std::string& merge, const std::function<void()>& change);

    std::optional<std::string> undoable() const; ///< what the next undo would take back
    std::optional<std::string> redoable() const;
    void undo(); ///< nothing when there is nothing
    void redo();

private:
    Database& m_database;
};

} // namespace timbre::project
