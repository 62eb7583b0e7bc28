#include "ui/dataset/clipjobs.h"

#include "core/cleaning/voice/activity.h"
#include "core/prepare/judging.h"
#include "core/project/exporting.h"
#include "core/project/heardtext.h"
#include "ui/dataset/pausecutter.h"
#include "ui/jobcenter.h"
#include "ui/projectsession.h"

#include <QDateTime>

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

using project::Clip;

bool wantsListening(const Clip& clip)
{
    return !clip.dropped && clip.heard.empty() && !(clip.checked && !clip.text.empty());
}

/// What measures and mends. The networks are loaded here, on the job's thread.
struct Workshop {
    explicit Workshop(const cleaning::Cleaner& cleaner)
        : tools{&cleaner, &voice, &prints, nullptr}
    {
    }

    cleaning::VoiceActivity voice;
    inference::VoicePrints prints;
    prepare::Tools tools;
};

QString skippedText(const project::ImportReport& report)
{
    constexpr size_t kNamed = 5;
    QString text;
    for (size_t i = 0; i < std::min(report.skipped.size(), kNamed); ++i) {
        text += "\n" + QString::fromStdString(report.skipped[i].path.filename().string()) + ": "
            + QString::fromStdString(report.skipped[i].reason);
    }
    if (report.skipped.size() > kNamed) {
        text += "\n" + ClipJobs::tr("and %n more", nullptr, int(report.skipped.size() - kNamed));
    }
    return text;
}

} // namespace

ClipJobs::ClipJobs(ProjectSession& session, JobCenter& jobs, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_cleaner(std::make_shared<cleaning::Cleaner>())
{
    connect(&m_job, &JobRunner::failed, this,
        [this](const QString& message) { Q_EMIT told(message, true); });
    connect(&m_job, &JobRunner::cancelled, this,
        [this] { Q_EMIT told(tr("Stopped. What was done so far is kept."), false); });
    connect(&m_job, &JobRunner::runningChanged, this, [this](bool running) {
        Q_EMIT runningChanged(running);
        if (!running) {
            QMetaObject::invokeMethod(this, &ClipJobs::idle, Qt::QueuedConnection);
        }
    });
    jobs.watch(m_job, [this] { return m_title; });
}

std::vector<prepare::ProjectClip> ClipJobs::clipsThat(
    const std::function<bool(const Clip&)>& fit) const
{
    std::vector<prepare::ProjectClip> clips;
    for (const Clip& clip : m_session.clips()) {
        const auto* recording = m_session.recording(clip.recording);
        if (recording && !clip.dropped && fit(clip)) {
            clips.push_back({clip, *recording});
        }
    }
    return clips;
}

Clip ClipJobs::now(int64_t id) const
{
    const auto& clips = m_session.clips();
    const auto found = std::ranges::find(clips, id, &Clip::id);
    return found == clips.end() ? Clip() : *found;
}

void ClipJobs::end(const QString& text)
{
    m_jobs.setEnding(m_job, text);
    Q_EMIT told(text, false);
}

void ClipJobs::importFiles(const std::vector<fs::path>& paths)
{
    if (paths.empty() || !m_session.isOpen() || m_session.readOnly() || running()) {
        return;
    }
    project::ImportOptions options;
    options.speaker = m_session.name().toStdString();
    options.slice = pauseCutter();
    m_title = tr("Importing %n file(s)", nullptr, int(paths.size()));
    Q_EMIT told({}, false);
    m_job.start(
        [folder = m_session.folder(), paths, options](
            jobs::Context& job) { return project::importFiles(folder, paths, options, job); },
        [this](const project::ImportReport& report) {
            size_t clips = 0;
            for (const auto& item : report.items) {
                clips += item.clips.size();
            }
            m_session.edit("import", [&](project::Edit& edit) { addTo(edit, report); });
            end(tr("%n clip(s) imported.", nullptr, int(clips)) + skippedText(report));
        });
}

void ClipJobs::judge()
{
    const auto clips = clipsThat([](const Clip&) { return true; });
    m_title = tr("Measuring %n clip(s)", nullptr, int(clips.size()));
    Q_EMIT told({}, false);
    m_job.start(
        [clips, folder = m_session.folder(), cleaner = m_cleaner](jobs::Context& job) {
            const Workshop workshop(*cleaner);
            return prepare::judge(folder, clips, workshop.tools, job);
        },
        [this](const std::vector<Clip>& judged) {
            take("judge", judged);
            end(tr("%n clip(s) measured.", nullptr, int(judged.size())));
        });
}

void ClipJobs::repair()
{
    const auto clips = clipsThat(prepare::repairable);
    m_title = tr("Repairing %n clip(s)", nullptr, int(clips.size()));
    Q_EMIT told({}, false);
    m_job.start(
        [clips, folder = m_session.folder(), cleaner = m_cleaner](jobs::Context& job) {
            const Workshop workshop(*cleaner);
            return prepare::repair(folder, clips, workshop.tools, job);
        },
        [this, asked = clips.size()](const std::vector<Clip>& repaired) {
            take("repair", repaired);
            const auto left = int(asked - repaired.size());
            QString text = tr("%n clip(s) repaired.", nullptr, int(repaired.size()));
            if (left > 0) {
                text += " " + tr("%n would not sound better and stay as they were.", nullptr, left);
            }
            end(text);
        });
}

/// Into the project, with what was edited in the meantime.
void ClipJobs::take(const std::string& what, const std::vector<Clip>& judged)
{
    std::vector<Clip> changed;
    for (const Clip& result : judged) {
        Clip clip = now(result.id);
        if (clip.id != 0 && clip.begin == result.begin && clip.end == result.end) {
            clip.verdict = result.verdict;
            clip.repair = result.repair;
            changed.push_back(std::move(clip));
        }
    }
    m_session.edit(what, [&](project::Edit& edit) {
        for (const Clip& clip : changed) {
            edit.change(clip);
        }
    });
}

void ClipJobs::transcribe()
{
    const auto clips = clipsThat(wantsListening);
    m_title = tr("Transcribing %n clip(s)", nullptr, int(clips.size()));
    Q_EMIT told(tr("Listening …"), false);
    const std::string step =
        "transcribe:" + std::to_string(QDateTime::currentMSecsSinceEpoch()); // one step of undo
    m_job.start(
        [this, clips, step, folder = m_session.folder(), cleaner = m_cleaner](jobs::Context& job) {
            inference::Transcriber transcriber;
            const auto count = double(clips.size());
            for (size_t i = 0; i < clips.size(); ++i) {
                job.checkpoint();
                const auto& [clip, recording] = clips[i];
                auto share = job.nested(double(i) / count, double(i + 1) / count);
                auto said = transcriber.transcribe(
                    prepare::clipSound(folder, clips[i], *cleaner, share), recording.sampling_rate,
                    clip.language.empty() ? "auto" : clip.language, share);
                QMetaObject::invokeMethod(
                    this, [this, id = clip.id, said, step] { heard(id, said, step); },
                    Qt::QueuedConnection);
            }
            return clips.size();
        },
        [this](size_t count) { end(tr("%n clip(s) transcribed.", nullptr, int(count))); });
}

void ClipJobs::heard(int64_t id, const inference::Transcription& said, const std::string& step)
{
    Clip clip = now(id);
    if (clip.id == 0) {
        return;
    }
    clip.heard = QString::fromStdString(said.text).trimmed().toStdString();
    if (clip.text.empty()) {
        clip.text = clip.heard;
        clip.language = said.language;
        clip.words.clear();
        for (const auto& word : said.words) {
            clip.words.push_back({word.text, word.confidence, true});
        }
    } else { // imported, read from a script, or written by hand in the meantime
        project::compareWithHeard(clip);
    }
    m_session.edit(
        "transcribe", [&](project::Edit& edit) { edit.change(clip); }, step);
}

void ClipJobs::exportTo(const fs::path& folder, int sampling_rate)
{
    m_title = tr("Exporting the clips");
    Q_EMIT told({}, false);
    m_job.start(
        [recordings = m_session.recordings(), clips = m_session.clips(), folder,
            name = m_session.name().toStdString(), sampling_rate, source = m_session.folder(),
            cleaner = m_cleaner](jobs::Context& job) {
            auto quiet = job.withoutReports();
            const auto render = [&](const project::Recording& recording, const Clip& clip) {
                return prepare::clipSound(source, {clip, recording}, *cleaner, quiet);
            };
            return project::exportClips(
                recordings, clips, folder, name, sampling_rate, render, job);
        },
        [this](const project::ExportReport& report) {
            end(tr("%n clip(s) written, with the list %1.", nullptr, report.clips)
                    .arg(QString::fromStdString(report.list.string())));
        });
}

size_t ClipJobs::toRepair() const
{
    return size_t(std::ranges::count_if(m_session.clips(), prepare::repairable));
}

size_t ClipJobs::toTranscribe() const
{
    return size_t(std::ranges::count_if(m_session.clips(), wantsListening));
}

std::vector<float> ClipJobs::soundOf(const Clip& clip) const
{
    const auto* recording = m_session.recording(clip.recording);
    jobs::Context nobody;
    return recording
        ? prepare::clipSound(m_session.folder(), {clip, *recording}, *m_cleaner, nobody)
        : std::vector<float>();
}

} // namespace timbre::ui
