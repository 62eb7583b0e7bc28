#include "core/training/runs/runs.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::training {
namespace {

fs::path lockFile(const fs::path& run)
{
    return run / "lock";
}

struct flock wholeFile()
{
    struct flock lock { };
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

RunLock::RunLock(const fs::path& run)
{
    std::error_code ignored; // opening says what is wrong
    fs::create_directories(run, ignored);
    m_descriptor = ::open(lockFile(run).c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        throw systemError(errno, run.string(), "Writing");
    }
    auto lock = wholeFile();
    if (::fcntl(m_descriptor, F_SETLK, &lock) < 0) {
        ::close(m_descriptor);
        throw Error(ErrorKind::InUse, run.string(),
            "This run is being trained already. Stop it first, or give another --run.");
    }
}

RunLock::~RunLock()
{
    ::close(m_descriptor); // the file stays: removing it would race with the next process
}

std::optional<int64_t> runningProcess(const fs::path& run)
{
    const int descriptor = ::open(lockFile(run).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return std::nullopt;
    }
    auto lock = wholeFile();
    const bool asked = ::fcntl(descriptor, F_GETLK, &lock) == 0;
    ::close(descriptor);
    return asked && lock.l_type != F_UNLCK ? std::optional<int64_t>(lock.l_pid) : std::nullopt;
}

void requestStop(const fs::path& run)
{
    if (const auto process = runningProcess(run); process && *process > 0) {
        ::kill(pid_t(*process), SIGTERM);
    }
}

void setPaused(const fs::path& run, bool paused)
{
    std::error_code ignored;
    if (paused) {
        std::ofstream(run / "pause").flush();
    } else {
        fs::remove(run / "pause", ignored);
    }
}

bool isPaused(const fs::path& run)
{
    std::error_code ignored;
    return fs::exists(run / "pause", ignored);
}

void appendToLog(const fs::path& run, std::string_view line)
{
    const int descriptor =
        ::open((run / "log.jsonl").c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
        const std::string whole = std::string(line) + '\n'; // one write: readers see all or nothing
        [[maybe_unused]] const auto written = ::write(descriptor, whole.data(), whole.size());
        ::close(descriptor);
    }
}

void writeRecord(const fs::path& run, const RunRecord& record)
{
    std::error_code ignored;
    fs::create_directories(run, ignored);
    const json object{{"voice", record.voice}, {"folder", record.folder.string()},
        {"arguments", record.arguments}, {"started", record.started}};
    AtomicFile file(run / "run.json");
    file.write(object.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
    file.commit();
}

std::optional<RunRecord> readRecord(const fs::path& run)
{
    std::ifstream file(run / "run.json");
    const auto object = json::parse(file, nullptr, false);
    try {
        return RunRecord{object.at("voice"), object.at("folder").get<std::string>(),
            object.at("arguments"), object.at("started")};
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace timbre::training
