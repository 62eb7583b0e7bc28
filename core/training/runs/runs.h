// training/runs - a run's folder as those see it who only watch: no LibTorch.
// Gives: which process trains, pause and stop, the log, what the run was started with.
// Keeps out: weights and checkpoints (RunFolder). Everything may be called from any thread and any
// process; a folder that is not there is a run that does not train.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::training {

/// Marks a run as being trained by this process; gone with the process, however it ends. One per
/// run. Throws Error(InUse) when another process trains it, NotWritable.
class RunLock {
public:
    explicit RunLock(const std::filesystem::path& run);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    int m_descriptor;
};

/// The process that trains the run, if one does. A process does not see its own lock.
std::optional<int64_t> runningProcess(const std::filesystem::path& run);

/// Asks the process that trains to write a checkpoint and end. Nothing happens when there is none.
void requestStop(const std::filesystem::path& run);

/// Pauses a run after its current step, also one of another process, until it is resumed.
void setPaused(const std::filesystem::path& run, bool paused);
bool isPaused(const std::filesystem::path& run);

/// Appends one line to RUN/log.jsonl in one piece. A full disk is no reason to stop training, so
/// nothing is thrown.
void appendToLog(const std::filesystem::path& run, std::string_view line);

/// What a run was started with, RUN/run.json: enough to go on with it.
struct RunRecord {
    std::string voice;
    std::filesystem::path folder; ///< where the program was started: paths may be relative to it
    std::vector<std::string> arguments; ///< of `timbre train`, without --resume
    int64_t started = 0; ///< seconds since 1970
};

void writeRecord(const std::filesystem::path& run, const RunRecord& record); ///< atomic
std::optional<RunRecord> readRecord(const std::filesystem::path& run); ///< none: no run, or damaged

} // namespace timbre::training
