#pragma once

#include "core/jobs/context.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbre::inference {

/// A model in the store. `kind` is one of gpt, sovits, hubert, bert, speaker-encoder, whisper.
struct StoredModel {
    std::string name, kind;
    std::string version; ///< v1, v2, v2Pro, v2ProPlus; empty where the kind has none
    std::string info; ///< free text of the file, e.g. "GPT-e15"
    std::filesystem::path path; ///< the file, or the folder that holds the files
    std::string source; ///< where it was imported from
    int64_t parameters = 0, bytes = 0;
    bool built_in = false; ///< ships with the program; cannot be removed
};

struct ImportReport {
    struct Skipped {
        std::filesystem::path path;
        std::string reason;
    };
    std::vector<StoredModel> imported;
    std::vector<Skipped> skipped; ///< looked like a model, but is none that can be used
};

/// The models the creator has brought, one folder each below `folder`: model.json and the files.
/// The disk is the only state, so several programs may use one store. Not thread-safe within one
/// object.
class ModelStore {
public:
    ModelStore(); ///< paths::userData()/models
    explicit ModelStore(std::filesystem::path folder);

    /// What is there, built-in models first, then by kind and name. Folders that are no models are
    /// left out.
    std::vector<StoredModel> list() const;

    /// By name, else Error(NotFound) that tells what there is.
    StoredModel find(const std::string& name) const;

    /// The first of a kind, e.g. the content encoder.
    std::optional<StoredModel> first(const std::string& kind) const;

    /// A file name, or the name of a stored model of that kind.
    std::filesystem::path resolve(const std::string& kind, const std::string& name_or_file) const;

    /// Copies every model below `place` (any folder layout; or one file) into the store. What is
    /// there already (same kind, name and size) is not copied again. A kill leaves no half model.
    /// Throws Error(NotFound) when there is no model at all, Error(DiskFull, NotWritable).
    ImportReport import(const std::filesystem::path& place, jobs::Context& job);

    /// Throws Error(NotFound), or Error(InvalidArgument) for a built-in model.
    void remove(const std::string& name);

private:
    std::filesystem::path m_folder;
};

} // namespace timbre::inference
