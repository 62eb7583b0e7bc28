#pragma once

#include "core/training/optim/optimizer.h"

#include "core/weights/checkpoint.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace timbre::training {

/// A point of a run to go on from: a record of plain values and the tensors of a State.
struct Saved {
    nlohmann::json record;
    State state;
};

/// Where a run keeps its things:
///     features/           clips' features by content
///     start/              random weights that a base model's training starts from
///     STAGE/state-N.ckpt  checkpoints, N is the step
///     STAGE/epoch-N.ckpt  exports in half precision (.pth for sovits); STAGE/best.* is the best
///     STAGE/adapter-N.*   adapters alone, where they learn; STAGE/best-adapter.* is the best's
///     model/              a finished base model
///     sounds/             test sentences of each epoch
///     log.jsonl           every event, one JSON object a line
///     pause               exists while the run is paused
class RunFolder {
public:
    explicit RunFolder(std::filesystem::path folder);

    const std::filesystem::path& path() const { return m_folder; }
    std::filesystem::path features() const { return m_folder / "features"; }
    std::filesystem::path start() const { return m_folder / "start"; }
    std::filesystem::path sounds() const { return m_folder / "sounds"; }
    std::filesystem::path exported(const std::string& stage, int64_t epoch) const;
    std::filesystem::path best(const std::string& stage) const;
    std::filesystem::path bestAdapter(const std::string& stage) const;

    /// Moves what an earlier run left (but not the features) to "earlier-N".
    void setAside();

    /// Atomic. The newest `keep` files stay; older ones go once the new one is whole.
    std::filesystem::path save(
        const std::string& stage, int64_t step, const Saved& saved, int keep) const;

    /// The newest checkpoint that is whole; a damaged one is passed over.
    std::optional<Saved> newest(const std::string& stage) const;

    /// Adapters of an epoch, beside its export; nothing when there are none. Atomic.
    void saveAdapter(
        const std::string& stage, int64_t epoch, const weights::TensorMap& adapter) const;

    /// Makes copies of an epoch's export and adapters the stage's best. Each is atomic.
    void keepBest(const std::string& stage, int64_t epoch) const;

    /// Deletes all exports but the newest `keep`.
    void pruneExports(const std::string& stage, int keep) const;

    void log(const std::string& line) const; ///< appends; a full disk is no reason to stop

private:
    std::filesystem::path m_folder;
};

/// Copies a file atomically. Error(NotWritable, DiskFull, NotFound).
void copyWhole(const std::filesystem::path& source, const std::filesystem::path& target);

} // namespace timbre::training
