#include "ui/train/trainwords.h"

#include "core/base/error.h"
#include "ui/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

struct TrainWords {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::TrainWords)
};

/// An error of the training process, as it would be said if it had happened here.
QString failureWords(const training::RunHistory& history)
{
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind) {
        if (kindName(ErrorKind(kind)) == history.failed_kind) {
            return userMessage(
                Error(ErrorKind(kind), history.failed_subject, history.failed_detail));
        }
    }
    return history.failed_detail.empty()
        ? TrainWords::tr("The training program did not start. Install the program again.")
        : QString::fromStdString(history.failed_detail);
}

QString keptWords(const TrainingRun& run)
{
    const auto kept = run.history.keptEpochs();
    return kept > 0
        ? TrainWords::tr("%n epoch(s) are kept. Resume goes on from there.", nullptr, int(kept))
        : TrainWords::tr("Resume goes on from what is kept.");
}

QString trainingSentence(const TrainingRun& run)
{
    const auto& history = run.history;
    if (run.stopping) {
        return TrainWords::tr("Stopping after this step …");
    }
    if (!history.preparing.empty()) {
        return preparingWords(history.preparing);
    }
    const auto* stage = history.find(history.stage);
    if (!stage || stage->points.empty()) {
        return TrainWords::tr("Getting ready …");
    }
    const auto epoch = std::min(stage->epochs, (stage->step - 1) / stage->steps_per_epoch + 1);
    QString text = TrainWords::tr("Epoch %1 of %2, step %3 of %4")
                       .arg(epoch)
                       .arg(stage->epochs)
                       .arg(stage->step)
                       .arg(stage->steps());
    if (history.stages.size() > 1) {
        text = stageName(history.stage) + " · " + text;
    }
    return run.state == RunState::Training && history.eta_s > 0.0
        ? text + " · " + TrainWords::tr("%1 left").arg(durationText(history.eta_s))
        : text;
}

} // namespace

QString stateWord(const TrainingRun& run)
{
    switch (run.state) {
    case RunState::Starting:
        return TrainWords::tr("starting");
    case RunState::Training:
        return run.stopping ? TrainWords::tr("stopping") : TrainWords::tr("training");
    case RunState::Paused:
        return TrainWords::tr("paused");
    case RunState::Stopped:
        return TrainWords::tr("stopped");
    case RunState::Finished:
        return TrainWords::tr("finished");
    case RunState::Failed:
        return TrainWords::tr("failed");
    case RunState::Killed:
        return TrainWords::tr("interrupted");
    }
    return {};
}

QString stateSentence(const TrainingRun& run)
{
    switch (run.state) {
    case RunState::Starting:
        return TrainWords::tr("Getting ready …");
    case RunState::Training:
        return trainingSentence(run);
    case RunState::Paused:
        return TrainWords::tr("Paused.") + " " + trainingSentence(run);
    case RunState::Stopped:
        return TrainWords::tr("Stopped; nothing is lost.") + " " + keptWords(run);
    case RunState::Finished:
        return TrainWords::tr("The voice “%1” is ready. It is among your voices.")
            .arg(run.settings.voice);
    case RunState::Failed:
        return failureWords(run.history) + " " + keptWords(run);
    case RunState::Killed:
        return TrainWords::tr("The training ended unexpectedly.") + " " + keptWords(run);
    }
    return {};
}

QString stageName(const std::string& stage)
{
    return stage == "gpt" ? TrainWords::tr("Manner") : TrainWords::tr("Sound");
}

QString lossName(const std::string& loss)
{
    const std::pair<const char*, QString> names[] = {{"total", TrainWords::tr("Total")},
        {"stft", TrainWords::tr("Spectrum")}, {"mel", TrainWords::tr("Spectrum (mel)")},
        {"f0", TrainWords::tr("Pitch")}, {"voicing", TrainWords::tr("Voicing")}};
    for (const auto& [key, name] : names) {
        if (loss == key) {
            return name;
        }
    }
    return QString::fromStdString(loss);
}

QString preparingWords(const std::string& stage)
{
    const std::pair<const char*, QString> texts[] = {
        {"export", TrainWords::tr("Writing the clips …")},
        {"check", TrainWords::tr("Checking the clips …")},
        {"features", TrainWords::tr("Listening to the clips …")}};
    for (const auto& [key, text] : texts) {
        if (stage == key) {
            return text;
        }
    }
    return TrainWords::tr("Getting ready …");
}

QString problemWords(const dataset::RowMessage& row)
{
    using dataset::Problem;
    const QString detail = QString::fromStdString(row.detail);
    const auto words = [&]() -> QString {
        switch (row.problem) {
        case Problem::NoText:
            return TrainWords::tr("no text");
        case Problem::WrongLanguage:
            return TrainWords::tr("the text is not %1").arg(detail);
        case Problem::UnknownLanguage:
            return TrainWords::tr("unknown language “%1”").arg(detail);
        case Problem::MissingClip:
            return TrainWords::tr("the recording is not there");
        case Problem::UnreadableClip:
            return TrainWords::tr("the recording cannot be read");
        case Problem::Silent:
            return TrainWords::tr("silence");
        case Problem::TooShort:
            return TrainWords::tr("too short (%1)").arg(detail);
        case Problem::TooLong:
            return TrainWords::tr("too long (%1)").arg(detail);
        case Problem::Clipped:
            return TrainWords::tr("overdriven (%1 of it)").arg(detail);
        case Problem::Double:
            return TrainWords::tr("the same recording as clip %1").arg(detail);
        case Problem::SeveralSpeakers:
            return TrainWords::tr("Several speakers (%1): the voice will be a mixture.")
                .arg(detail);
        case Problem::LittleSpeech:
            return TrainWords::tr("Only %1 of speech; a minute or more is better.").arg(detail);
        case Problem::BadRow:
        case Problem::Moved:
        case Problem::Other:
            break;
        }
        return detail;
    };
    if (row.row <= 0) {
        return words();
    }
    const QString text = TrainWords::tr("Clip %1: %2").arg(row.row).arg(words());
    return row.skipped ? TrainWords::tr("%1 – left out").arg(text) : text;
}

QString logWords(const training::LogEntry& entry)
{
    const QString stage = stageName(entry.stage);
    if (entry.event == "begin") {
        return TrainWords::tr("Training begins.");
    }
    if (entry.event == "plan") {
        return TrainWords::tr("The plan has been measured.");
    }
    if (entry.event == "epoch") {
        return TrainWords::tr("%1: epoch %2 of %3 is done.")
            .arg(stage)
            .arg(entry.epoch)
            .arg(entry.epochs);
    }
    if (entry.event == "probe") {
        const QString what = entry.epoch == 0
            ? TrainWords::tr("%1: before training").arg(stage)
            : TrainWords::tr("%1: after epoch %2").arg(stage).arg(entry.epoch);
        const QString text = TrainWords::tr("%1, %2 of the words are misread, similarity %3.")
                                 .arg(what, percentText(entry.error_rate),
                                     QLocale().toString(entry.similarity, 'f', 2));
        return entry.best && entry.epoch > 0 ? text + " " + TrainWords::tr("The best so far.")
                                             : text;
    }
    if (entry.event == "checkpoint") {
        return TrainWords::tr("%1: step %2 is kept.").arg(stage).arg(entry.step);
    }
    if (entry.event == "note") {
        return QString::fromStdString(entry.text);
    }
    if (entry.event == "finished") {
        return TrainWords::tr("Finished. The voice is ready.");
    }
    if (entry.event == "stopped") {
        return TrainWords::tr("Stopped.");
    }
    if (entry.event == "failed") {
        return TrainWords::tr("Failed.");
    }
    return {};
}

QString modelName(const QString& model)
{
    return model == "base" ? TrainWords::tr("Base model (English)") : QFileInfo(model).fileName();
}

QString settingsWords(const TrainSettings& settings)
{
    QStringList parts{modelName(settings.model)};
    if (settings.stages == "sovits" || settings.stages == "gpt") {
        parts << TrainWords::tr("%1 only").arg(stageName(settings.stages.toStdString()));
    } else if (settings.stages == "both") {
        parts << TrainWords::tr("Sound and manner");
    }
    if (settings.epochs > 0) {
        parts << TrainWords::tr("%n epoch(s)", nullptr, settings.epochs);
    }
    if (settings.minutes > 0.0) {
        parts << TrainWords::tr("at most %1 min").arg(QLocale().toString(settings.minutes));
    }
    if (settings.adapters) {
        parts << TrainWords::tr("adapters");
    }
    if (settings.precision != "auto") {
        parts << settings.precision;
    }
    return parts.join(" · ");
}

QString percentText(double share)
{
    return TrainWords::tr("%1 %").arg(QLocale().toString(100.0 * share, 'f', 0));
}

QString memoryText(int64_t bytes)
{
    return QLocale().formattedDataSize(
        bytes, bytes < (int64_t(1) << 30) ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString durationText(double seconds)
{
    const auto minutes = int(std::ceil(seconds / 60.0));
    if (seconds < 55.0) {
        return TrainWords::tr("about %1 s").arg(std::max(1, int(std::ceil(seconds / 5.0)) * 5));
    }
    return minutes < 90
        ? TrainWords::tr("about %1 min").arg(minutes)
        : TrainWords::tr("about %1 h").arg(QLocale().toString(double(minutes) / 60.0, 'f', 1));
}

} // namespace timbre::ui
