#include "ui/train/trainingset.h"

#include "core/base/error.h"
#include "core/prepare/clipsound.h"
#include "core/project/exporting.h"
#include "core/training/runs/runhistory.h"
#include "core/training/runs/runs.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr int kTrainingRate = 32000; // Hz, what training reads without resampling
constexpr double kExportShare = 0.1; // of the time until a plan is there
constexpr int kPoll_ms = 50;

void forgetUnusedSets(const fs::path& training, const std::string& wanted)
{
    std::error_code ignored;
    std::string used = wanted;
    for (const auto& entry : fs::directory_iterator(training, ignored)) {
        if (const auto record = training::readRecord(entry.path())) {
            used += record->arguments.empty() ? "" : " " + record->arguments.front();
        }
    }
    for (const auto& entry : fs::directory_iterator(training / "sets", ignored)) {
        if (used.find(entry.path().filename().string()) == std::string::npos) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

QStringList planArguments(const TrainingSet& set, const TrainSettings& settings)
{
    QStringList list{"train", QString::fromStdString(set.list().string()), "--plan", "--json",
        "--run", "plan", "--features", "features"};
    for (const std::string& argument : settings.arguments()) {
        list << QString::fromStdString(argument);
    }
    return list;
}

/// "timbre train: What is wrong." without the first part.
std::string lastWords(const QByteArray& errors)
{
    QString text = QString::fromUtf8(errors).trimmed();
    text = text.mid(text.lastIndexOf('\n') + 1);
    const QString prefix = "timbre train: ";
    return (text.startsWith(prefix) ? text.mid(prefix.size()) : text).toStdString();
}

} // namespace

std::string TrainingSet::key() const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&](const std::string& text) {
        hash.addData(QByteArray::fromStdString(text + '\n'));
    };
    for (const project::Clip& clip : clips) {
        const auto found = std::ranges::find(recordings, clip.recording, &project::Recording::id);
        if (clip.dropped || clip.text.empty() || found == recordings.end()) {
            continue;
        }
        add(found->file + '|' + std::to_string(clip.begin) + '|' + std::to_string(clip.end) + '|'
            + clip.speaker + '|' + clip.language + '|' + clip.text + '|'
            + project::toJson(clip.repair));
    }
    return hash.result().toHex().left(12).toStdString();
}

fs::path TrainingSet::list() const
{
    return fs::path("sets") / key() / "clips.list";
}

void writeSet(const TrainingSet& set, jobs::Context& job)
{
    const auto list = set.trainingFolder() / set.list();
    if (fs::exists(list)) { // it is written last: the set is whole
        return;
    }
    forgetUnusedSets(set.trainingFolder(), set.key());
    const cleaning::Cleaner cleaner;
    auto quiet = job.withoutReports();
    const auto render = [&](const project::Recording& recording, const project::Clip& clip) {
        return prepare::clipSound(set.project, {clip, recording}, cleaner, quiet);
    };
    project::exportClips(
        set.recordings, set.clips, list.parent_path(), "clips", kTrainingRate, render, job);
}

training::Plan measuredPlan(const QString& program, const TrainingSet& set,
    const TrainSettings& settings, jobs::Context& job)
{
    auto writing = job.nested(0.0, kExportShare);
    writeSet(set, writing);
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(set.trainingFolder().string()));
    process.start(program, planArguments(set, settings));
    std::optional<training::Plan> plan;
    do {
        if (job.stopRequested()) {
            process.kill();
        }
        process.waitForReadyRead(kPoll_ms);
        while (process.canReadLine()) {
            const QByteArray line = process.readLine();
            const auto object = QJsonDocument::fromJson(line).object();
            if (object.value("event") == "progress") {
                const double fraction = object.value("fraction").toDouble();
                job.progress({kExportShare + (1.0 - kExportShare) * fraction,
                    object.value("stage").toString().toStdString()});
            } else if (auto read = training::planFromJson(line.toStdString())) {
                plan = std::move(read);
            }
        }
    } while (process.state() != QProcess::NotRunning || process.canReadLine());
    job.checkpoint();
    if (!plan) {
        const auto words = lastWords(process.readAllStandardError());
        throw Error(ErrorKind::BadReference, {},
            words.empty() ? "The training program did not answer. Install the program again."
                          : words);
    }
    return *plan;
}

} // namespace timbre::ui
