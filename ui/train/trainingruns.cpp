#include "ui/train/trainingruns.h"

#include "ui/errortext.h"
#include "ui/train/processes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr int kPoll_ms = 250, kReading_ms = 15;
constexpr size_t kPiece = 48 * 1024; // bytes of a log at once: a frame's time at most
constexpr int kNiceness = 5; // the window and everything else go first

/// What a process that never came to its log said last.
std::string lastWords(const fs::path& run)
{
    QFile file(QString::fromStdString((run / "errors.txt").string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString text = QString::fromUtf8(file.readAll()).trimmed();
    return text.mid(text.lastIndexOf('\n') + 1).toStdString();
}

fs::path freeFolder(const fs::path& training)
{
    char name[32];
    int number = 1;
    do {
        std::snprintf(name, sizeof name, "run-%03d", number++);
    } while (fs::exists(training / name));
    return training / name;
}

} // namespace

TrainingRun::TrainingRun(fs::path run_folder)
    : folder(std::move(run_folder))
    , m_reader(folder)
{
    if (auto read = training::readRecord(folder)) {
        record = std::move(*read);
        settings = TrainSettings::fromArguments(record.arguments);
    }
}

TrainingRuns::TrainingRuns(QObject* parent)
    : QObject(parent)
    , m_program(QCoreApplication::applicationDirPath() + "/timbre")
{
    connect(&m_timer, &QTimer::timeout, this, &TrainingRuns::poll);
}

TrainingRuns::~TrainingRuns()
{
    forgetRemoved();
}

void TrainingRuns::open(const fs::path& training_folder)
{
    if (training_folder == m_folder) {
        return;
    }
    forgetRemoved();
    m_folder = training_folder;
    load();
}

void TrainingRuns::load()
{
    m_runs.clear();
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(m_folder, missing)) {
        if (entry.path() != bin() && training::readRecord(entry.path())) {
            m_runs.push_back(std::make_unique<TrainingRun>(entry.path()));
        }
    }
    std::ranges::sort(m_runs, [](const auto& a, const auto& b) {
        return std::pair(a->record.started, a->folder) > std::pair(b->record.started, b->folder);
    });
    poll();
    Q_EMIT listChanged();
}

TrainingRun* TrainingRuns::find(const fs::path& folder) const
{
    const auto found =
        std::ranges::find_if(m_runs, [&](const auto& run) { return run->folder == folder; });
    return found == m_runs.end() ? nullptr : found->get();
}

TrainingRun* TrainingRuns::active() const
{
    const auto found = std::ranges::find_if(m_runs, [](const auto& run) { return run->active(); });
    return found == m_runs.end() ? nullptr : found->get();
}

TrainingRun* TrainingRuns::start(const TrainSettings& settings, const fs::path& list)
{
    const auto folder = freeFolder(m_folder);
    training::RunRecord record{settings.voice.toStdString(), m_folder, {list.string()},
        QDateTime::currentSecsSinceEpoch()};
    const auto chosen = settings.arguments();
    record.arguments.insert(record.arguments.end(), chosen.begin(), chosen.end());
    for (const std::string& argument : {std::string("--run"), folder.filename().string(),
             std::string("--features"), std::string("features")}) {
        record.arguments.push_back(argument);
    }
    try {
        training::writeRecord(folder, record);
    } catch (const std::exception& error) {
        Q_EMIT failed(userMessage(error));
        return nullptr;
    }
    m_runs.insert(m_runs.begin(), std::make_unique<TrainingRun>(folder));
    TrainingRun& run = *m_runs.front();
    const bool launched = launch(run, false);
    Q_EMIT listChanged();
    return launched ? &run : nullptr;
}

void TrainingRuns::resume(TrainingRun& run)
{
    launch(run, true);
    Q_EMIT changed(&run);
}

bool TrainingRuns::launch(TrainingRun& run, bool resume)
{
    QProcess process;
    QStringList arguments{"train"};
    for (const std::string& argument : run.record.arguments) {
        arguments << QString::fromStdString(argument);
    }
    arguments << "--json";
    if (resume) {
        arguments << "--resume";
    }
    process.setProgram(m_program);
    process.setArguments(arguments);
    process.setWorkingDirectory(QString::fromStdString(m_folder.string()));
    process.setStandardOutputFile(QProcess::nullDevice()); // all of it stands in the log, too
    process.setStandardErrorFile(QString::fromStdString((run.folder / "errors.txt").string()));
    process.setChildProcessModifier([] {
        if (::nice(kNiceness) == -1) {
            return; // no lower: it trains at the window's priority
        }
    });
    qint64 id = 0;
    run.stopping = false;
    if (!process.startDetached(&id)) {
        run.state = RunState::Failed;
        run.history.ending = training::RunHistory::Ending::Failed;
        run.history.failed_kind = "not-found";
        run.history.failed_subject = m_program.toStdString();
        run.history.failed_detail = "Install the program again.";
        return false;
    }
    run.launched = id;
    run.state = RunState::Starting;
    m_timer.start(kPoll_ms);
    return true;
}

void TrainingRuns::setPaused(TrainingRun& run, bool paused)
{
    training::setPaused(run.folder, paused);
    poll();
}

void TrainingRuns::stop(TrainingRun& run)
{
    run.stopping = true;
    training::requestStop(run.folder);
    if (!run.process && run.launched) {
        ::kill(pid_t(run.launched), SIGTERM);
    }
    Q_EMIT changed(&run);
}

void TrainingRuns::remove(TrainingRun& run)
{
    forgetRemoved();
    std::error_code error;
    fs::create_directories(bin(), error);
    fs::rename(run.folder, bin() / run.folder.filename(), error);
    if (error) {
        Q_EMIT failed(tr("The run cannot be deleted: its folder cannot be written to."));
        return;
    }
    std::erase_if(m_runs, [&](const auto& other) { return other.get() == &run; });
    Q_EMIT listChanged();
}

bool TrainingRuns::canRestore() const
{
    std::error_code missing;
    return !m_folder.empty() && fs::exists(bin(), missing);
}

void TrainingRuns::restore()
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(bin(), ignored)) {
        fs::rename(entry.path(), m_folder / entry.path().filename(), ignored);
    }
    fs::remove(bin(), ignored);
    load();
}

void TrainingRuns::forgetRemoved()
{
    std::error_code ignored;
    if (!m_folder.empty()) {
        fs::remove_all(bin(), ignored);
    }
}

void TrainingRuns::poll()
{
    bool more = false, any_active = false;
    for (size_t i = 0; i < m_runs.size(); ++i) { // a listener may remove runs
        TrainingRun& run = *m_runs[i];
        const bool read = follow(run);
        more = more || read;
        any_active = any_active || run.active();
    }
    if (more) {
        m_timer.start(kReading_ms);
    } else if (any_active) {
        m_timer.start(kPoll_ms);
    } else {
        m_timer.stop();
    }
}

bool TrainingRuns::follow(TrainingRun& run)
{
    run.process = training::runningProcess(run.folder); // first: what it wrote before is read below
    const bool read = run.m_reader.read(run.history, kPiece);
    const RunState state = stateOf(run);
    const bool other = state != run.state;
    run.state = state;
    if (!run.active()) {
        run.launched = 0;
        run.stopping = false;
    }
    if (other && state == RunState::Failed && run.history.failed_kind.empty()) {
        run.history.failed_detail = lastWords(run.folder);
    }
    if (read || other) {
        Q_EMIT changed(&run);
    }
    return read;
}

RunState TrainingRuns::stateOf(const TrainingRun& run) const
{
    using Ending = training::RunHistory::Ending;
    if (run.process) {
        return training::isPaused(run.folder) ? RunState::Paused : RunState::Training;
    }
    if (alive(run.launched)) {
        return RunState::Starting;
    }
    switch (run.history.ending) {
    case Ending::Finished:
        return RunState::Finished;
    case Ending::Stopped:
        return RunState::Stopped;
    case Ending::Failed:
        return RunState::Failed;
    case Ending::None:
        break;
    }
    return run.history.log.empty() && run.launched ? RunState::Failed : RunState::Killed;
}

} // namespace timbre::ui
