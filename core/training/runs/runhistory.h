#pragma once

#include "core/dataset/dataset.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbre::training {

/// A step as curves need it.
struct StepPoint {
    int64_t step = 0;
    std::vector<std::pair<std::string, double>> losses; ///< by name; "total" comes first
    double grad_norm = 0.0, lr = 0.0, step_s = 0.0;
    int64_t memory_bytes = 0;
};

struct MeasuredEpoch {
    int64_t epoch = 0; ///< 0: the model that training started from
    double error_rate = 0.0, similarity = 0.0;
    std::vector<std::filesystem::path> sounds;
};

struct StageHistory {
    std::string name;
    int64_t steps_per_epoch = 1, epochs = 0;
    int64_t step = 0, kept_step = 0; ///< done; in the last checkpoint
    bool done = false;
    std::vector<StepPoint> points; ///< by step
    std::vector<MeasuredEpoch> measured; ///< by epoch
    std::optional<int64_t> best_epoch;

    int64_t steps() const { return steps_per_epoch * epochs; }
    int64_t keptEpochs() const { return kept_step / steps_per_epoch; }
};

/// A line of the log that people may want to read: what happened, and the numbers that belong to
/// it.
struct LogEntry {
    std::string event, stage, text;
    int64_t epoch = 0, epochs = 0, step = 0;
    double error_rate = 0.0, similarity = 0.0;
    bool best = false;
};

/// What a run's log says: everything a dashboard shows.
struct RunHistory {
    enum class Ending { None, Finished, Stopped, Failed };

    std::vector<StageHistory> stages; ///< those that began or are planned
    std::optional<Plan> plan;
    std::vector<dataset::RowMessage> messages;
    std::vector<std::string> sentences; ///< that are spoken after every epoch
    std::string preparing; ///< what goes on before the first step: "check", "features", ...
    double preparing_fraction = 0.0;
    std::string stage; ///< that trains, or trained last
    double eta_s = 0.0; ///< of the stage
    Ending ending = Ending::None; ///< None: it runs, or it was killed
    std::string failed_kind, failed_subject, failed_detail; ///< an Error, by its kind's name
    std::filesystem::path voice_folder; ///< finished: the voice
    std::vector<LogEntry> log;

    /// Takes one line of the log in; what is none, or of a later version, is passed over. A resumed
    /// run repeats steps: the later ones count.
    void add(std::string_view line);

    StageHistory* find(const std::string& stage);
    const StageHistory* find(const std::string& stage) const;
    double fraction() const; ///< of all planned steps
    int64_t keptEpochs() const; ///< of all stages
};

/// What `timbre train --plan --json` prints.
std::optional<Plan> planFromJson(std::string_view text);

/// Follows a log while it grows.
class RunReader {
public:
    explicit RunReader(std::filesystem::path run);

    /// Takes in whole lines, up to about `most` bytes, so that a long log does not hold up a
    /// window. -> whether something was new. A log that was set aside begins the history again.
    bool read(RunHistory& history, size_t most = 256 * 1024);

private:
    std::filesystem::path m_file;
    uint64_t m_offset = 0;
};

} // namespace timbre::training
