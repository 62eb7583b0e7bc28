#include "ui/dataset/datasetpage.h"

#include "core/project/exporting.h"
#include "core/project/importing.h"
#include "core/project/project.h"
#include "ui/dataset/cliptable.h"
#include "ui/dataset/datasetbars.h"
#include "ui/dataset/listening.h"
#include "ui/errortext.h"
#include "ui/jobcenter.h"
#include "ui/lineicon.h"
#include "ui/projectsession.h"
#include "ui/shell/emptystate.h"
#include "ui/theme.h"
#include "ui/transport.h"
#include "ui/worded.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr int kTrainingRate = 32000; // Hz, what training reads without resampling
constexpr int kFullRate = 48000;

} // namespace

DatasetPage::DatasetPage(
    ProjectSession& session, JobCenter& jobs, Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_transport(transport)
    , m_jobs(jobs)
    , m_model(new ClipModel(session, this))
    , m_filter(new ClipFilter(*m_model, this))
    , m_stack(new QStackedWidget)
    , m_no_project(new EmptyState("dataset"))
    , m_no_clips(new EmptyState("import"))
    , m_content(new QWidget)
    , m_readiness(new ReadinessBar)
    , m_filter_bar(new FilterBar)
    , m_replace_bar(new ReplaceBar)
    , m_table(new ClipTable(*m_model, *m_filter))
    , m_message(new QLabel)
    , m_hint(new QLabel)
    , m_transcribe(new QPushButton)
    , m_judge(new QPushButton)
    , m_import(new QPushButton)
    , m_export(new QPushButton)
    , m_stop(new QPushButton)
{
    build();
    connectAll(jobs, transport);
    keepWorded(this, [this] { retranslate(); });
}

void DatasetPage::build()
{
    m_transcribe->setObjectName("primary");
    m_transcribe->setIcon(lineIcon("write", IconRole::OnAccent));
    m_judge->setIcon(lineIcon("check"));
    m_import->setIcon(lineIcon("import"));
    m_export->setIcon(lineIcon("export"));
    m_stop->setIcon(lineIcon("stop"));
    auto* formats = new QMenu(m_export);
    m_export_for_training = formats->addAction(QString());
    m_export_full = formats->addAction(QString());
    m_export->setMenu(formats);
    m_message->setObjectName("muted");
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->hide();
    setFocusProxy(m_table);
    m_hint->setObjectName("muted");

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_transcribe);
    buttons->addWidget(m_judge);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_import);
    buttons->addWidget(m_export);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    content->setSpacing(kGrid);
    content->addWidget(m_readiness);
    content->addWidget(m_filter_bar);
    content->addWidget(m_replace_bar);
    content->addWidget(m_table, 1);
    content->addWidget(m_hint);
    content->addWidget(m_message);
    content->addLayout(buttons);
    for (QWidget* page :
        {static_cast<QWidget*>(m_no_project), static_cast<QWidget*>(m_no_clips), m_content}) {
        m_stack->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void DatasetPage::connectAll(JobCenter& jobs, Transport& transport)
{
    connect(&m_session, &ProjectSession::opened, this, &DatasetPage::update);
    connect(&m_session, &ProjectSession::changed, this, &DatasetPage::update);
    connect(m_no_project, &EmptyState::activated, this, &DatasetPage::projectWanted);
    connect(m_no_clips, &EmptyState::activated, this, &DatasetPage::chooseFiles);
    connect(m_import, &QPushButton::clicked, this, &DatasetPage::chooseFiles);
    connect(
        m_export_for_training, &QAction::triggered, this, [this] { chooseExport(kTrainingRate); });
    connect(m_export_full, &QAction::triggered, this, [this] { chooseExport(kFullRate); });
    connect(m_transcribe, &QPushButton::clicked, this, &DatasetPage::transcribe);
    connect(m_judge, &QPushButton::clicked, this, &DatasetPage::judge);
    connect(m_stop, &QPushButton::clicked, &m_job, &JobRunner::stop);
    connect(m_filter_bar, &FilterBar::kindChosen, m_filter, &ClipFilter::setKind);
    connect(m_filter_bar, &FilterBar::searched, m_filter, &ClipFilter::setWanted);
    connect(m_replace_bar, &ReplaceBar::replaceWanted, this, &DatasetPage::replaceAll);
    connect(m_table, &ClipTable::playWanted, this, &DatasetPage::play);
    connect(m_table, &ClipTable::dropWanted, this, &DatasetPage::toggleDropped);
    connect(m_table, &ClipTable::checked, this, &DatasetPage::check);
    connect(m_table, &ClipTable::nothingDoubtful, this,
        [this] { showMessage(tr("Every clip that is shown has been checked."), false); });
    connect(&m_player, &Player::unavailable, this,
        [this](const QString& message) { showMessage(message, true); });
    connect(&m_job, &JobRunner::failed, this,
        [this](const QString& message) { showMessage(message, true); });
    connect(&m_job, &JobRunner::cancelled, this,
        [this] { showMessage(tr("Stopped. What was done so far is kept."), false); });
    connect(&m_job, &JobRunner::runningChanged, this, [this](bool running) {
        update();
        if (!running) {
            QMetaObject::invokeMethod(this, &DatasetPage::idle, Qt::QueuedConnection);
        }
    });
    jobs.watch(m_job, [this] { return m_job_title; });
    transport.add(m_player);

    const std::pair<QKeySequence, std::function<void()>> keys[] = {
        {Qt::CTRL | Qt::Key_D, [this] { m_table->goToNextDoubtful(); }},
        {QKeySequence::Find, [this] { m_filter_bar->focusSearch(); }},
        {Qt::CTRL | Qt::Key_H, [this] { m_replace_bar->open(); }}};
    for (const auto& [sequence, action] : keys) {
        connect(new QShortcut(sequence, this), &QShortcut::activated, this, action);
    }
}

void DatasetPage::retranslate()
{
    m_no_project->setWords(tr("No project is open"),
        tr("Clips belong to a project. Open one, or make a new one."), tr("Go to projects"));
    m_no_clips->setWords(tr("No clips yet"),
        tr("Bring recordings, a folder of them, or a .list file. Long recordings are cut in their "
           "pauses. You can also drop files anywhere in this window."),
        tr("Import files …"));
    m_hint->setText(
        tr("Enter plays · F2 edits · Ctrl+D next doubtful · Ctrl+Enter checked · Del leaves out"));
    m_transcribe->setText(tr("Transcribe"));
    m_transcribe->setToolTip(tr("Writes down what is said in the clips that have no text"));
    m_judge->setText(tr("Check the sound"));
    m_judge->setToolTip(tr("Measures noise, clipping, loudness and more, and grades each clip"));
    m_import->setText(tr("Import …"));
    m_export->setText(tr("Export"));
    m_export_for_training->setText(tr("For training: WAV, 32 kHz …"));
    m_export_full->setText(tr("For other programs: WAV, 48 kHz …"));
    m_stop->setText(tr("Stop"));
    m_table->setAccessibleName(tr("Clips"));
    update();
}

void DatasetPage::update()
{
    const auto& clips = m_session.clips();
    const bool writable = m_session.isOpen() && !m_session.readOnly();
    m_stack->setCurrentWidget(!m_session.isOpen() ? static_cast<QWidget*>(m_no_project)
            : clips.empty()                       ? static_cast<QWidget*>(m_no_clips)
                                                  : m_content);
    m_readiness->show(project::readiness(m_session.recordings(), clips));
    m_filter_bar->count(clips);
    const bool silent = std::any_of(clips.begin(), clips.end(),
        [](const project::Clip& clip) { return !clip.dropped && clip.text.empty(); });
    m_transcribe->setEnabled(writable && silent && !m_job.running());
    m_judge->setEnabled(writable && !m_job.running());
    m_import->setEnabled(writable && !m_job.running());
    m_export->setEnabled(!m_job.running());
    m_stop->setVisible(m_job.running());
}

void DatasetPage::play(const project::Clip& clip)
{
    const auto* recording = m_session.recording(clip.recording);
    if (!recording) {
        return;
    }
    try {
        const auto samples =
            samplesOf({clip, m_session.audioFile(*recording), recording->sampling_rate});
        m_player.clear(recording->sampling_rate);
        m_player.append(samples);
        m_player.setComplete(true);
        m_transport.setTitle(m_player, QString::fromStdString(clip.text));
        m_player.play();
    } catch (const std::exception& error) {
        showMessage(userMessage(error), true);
    }
}

void DatasetPage::toggleDropped(const std::vector<project::Clip>& clips)
{
    const bool drop = std::any_of(
        clips.begin(), clips.end(), [](const project::Clip& clip) { return !clip.dropped; });
    m_session.edit(drop ? "drop" : "keep", [&](project::Edit& edit) {
        for (project::Clip clip : clips) {
            clip.dropped = drop;
            edit.change(clip);
        }
    });
}

void DatasetPage::check(const project::Clip& clip)
{
    m_session.edit("check", [&](project::Edit& edit) {
        project::Clip checked = clip;
        checked.checked = true;
        edit.change(checked);
    });
    m_table->goToNextDoubtful();
    if (const auto* next = m_table->current(); next && next->id != clip.id) {
        play(*next);
    }
}

void DatasetPage::replaceAll(const QString& wanted, const QString& with)
{
    std::vector<project::Clip> changed;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        project::Clip clip = m_model->clip(m_filter->mapToSource(m_filter->index(row, 0)).row());
        QString text = QString::fromStdString(clip.text);
        if (text.contains(wanted)) {
            clip.text = text.replace(wanted, with).toStdString();
            changed.push_back(std::move(clip));
        }
    }
    if (changed.empty()) {
        showMessage(tr("“%1” is in none of the texts that are shown.").arg(wanted), false);
        return;
    }
    m_session.edit("replace", [&](project::Edit& edit) {
        for (const project::Clip& clip : changed) {
            edit.change(clip);
        }
    });
    showMessage(tr("Replaced in %n text(s).", nullptr, int(changed.size())), false);
}

void DatasetPage::chooseFiles()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Import recordings"), {},
        tr("Sound and lists (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)") + ";;"
            + tr("All files (*)"));
    std::vector<fs::path> paths;
    for (const QString& file : files) {
        paths.emplace_back(file.toStdString());
    }
    importFiles(paths);
}

void DatasetPage::importFiles(const std::vector<fs::path>& paths)
{
    if (paths.empty() || !m_session.isOpen() || m_session.readOnly() || m_job.running()) {
        return;
    }
    project::ImportOptions options;
    options.speaker = m_session.name().toStdString();
    options.slice = pauseCutter();
    m_job_title = tr("Importing %n file(s)", nullptr, int(paths.size()));
    showMessage({}, false);
    m_job.start(
        [folder = m_session.folder(), paths, options](
            jobs::Context& job) { return project::importFiles(folder, paths, options, job); },
        [this](const project::ImportReport& report) {
            size_t clips = 0;
            for (const auto& item : report.items) {
                clips += item.clips.size();
            }
            m_session.edit("import", [&](project::Edit& edit) { addTo(edit, report); });
            QString text = tr("%n clip(s) imported.", nullptr, int(clips));
            for (size_t i = 0; i < std::min<size_t>(report.skipped.size(), 5); ++i) {
                text += "\n" + QString::fromStdString(report.skipped[i].path.filename().string())
                    + ": " + QString::fromStdString(report.skipped[i].reason);
            }
            if (report.skipped.size() > 5) {
                text += "\n" + tr("and %n more", nullptr, int(report.skipped.size()) - 5);
            }
            m_jobs.setEnding(m_job, text);
            showMessage(text, false);
            if (m_session.clips().empty()) {
                m_no_clips->setWords(tr("No clips yet"), text, tr("Import files …"));
            }
        });
}

std::vector<ClipSound> DatasetPage::sounds(
    const std::function<bool(const project::Clip&)>& wanted) const
{
    std::vector<ClipSound> sounds;
    for (const project::Clip& clip : m_session.clips()) {
        const auto* recording = m_session.recording(clip.recording);
        if (recording && !clip.dropped && wanted(clip)) {
            sounds.push_back({clip, m_session.audioFile(*recording), recording->sampling_rate});
        }
    }
    return sounds;
}

void DatasetPage::judge()
{
    const auto tasks = sounds([](const project::Clip&) { return true; });
    m_job_title = tr("Measuring %n clip(s)", nullptr, int(tasks.size()));
    m_job.start([tasks](jobs::Context& job) { return judged(tasks, job); },
        [this](const std::vector<project::Clip>& clips) {
            m_session.edit("judge", [&](project::Edit& edit) {
                for (const project::Clip& measured : clips) {
                    const int row = m_model->rowOf(measured.id);
                    if (row >= 0) { // with what was edited in the meantime
                        project::Clip clip = m_model->clip(row);
                        clip.verdict = measured.verdict;
                        edit.change(clip);
                    }
                }
            });
            const QString text = tr("%n clip(s) measured.", nullptr, int(clips.size()));
            m_jobs.setEnding(m_job, text);
            showMessage(text, false);
        });
}

void DatasetPage::transcribe()
{
    const auto tasks = sounds([](const project::Clip& clip) { return clip.text.empty(); });
    m_job_title = tr("Transcribing %n clip(s)", nullptr, int(tasks.size()));
    showMessage(tr("Listening …"), false);
    const std::string step =
        "transcribe:" + std::to_string(QDateTime::currentMSecsSinceEpoch()); // one step of undo
    m_job.start(
        [this, tasks, step](jobs::Context& job) {
            inference::Transcriber transcriber;
            for (size_t i = 0; i < tasks.size(); ++i) {
                job.checkpoint();
                const ClipSound& task = tasks[i];
                const auto count = double(tasks.size());
                auto share = job.nested(double(i) / count, double(i + 1) / count);
                auto said = transcriber.transcribe(samplesOf(task), task.sampling_rate,
                    task.clip.language.empty() ? "auto" : task.clip.language, share);
                QMetaObject::invokeMethod(
                    this, [this, clip = task.clip, said, step] { heard(clip, said, step); },
                    Qt::QueuedConnection);
            }
            return tasks.size();
        },
        [this](size_t count) {
            const QString text = tr("%n clip(s) transcribed.", nullptr, int(count));
            m_jobs.setEnding(m_job, text);
            showMessage(text, false);
        });
}

void DatasetPage::heard(
    const project::Clip& asked, const inference::Transcription& said, const std::string& step)
{
    const int row = m_model->rowOf(asked.id);
    if (row < 0 || !m_model->clip(row).text.empty()) {
        return; // removed, or written by hand in the meantime
    }
    project::Clip clip = m_model->clip(row);
    clip.text = QString::fromStdString(said.text).trimmed().toStdString();
    clip.language = said.language;
    clip.words.clear();
    for (const auto& word : said.words) {
        clip.words.push_back({word.text, word.confidence, true});
    }
    m_session.edit(
        "transcribe", [&](project::Edit& edit) { edit.change(clip); }, step);
}

void DatasetPage::chooseExport(int sampling_rate)
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the clips and their list"));
    if (!folder.isEmpty()) {
        exportTo(folder.toStdString(), sampling_rate);
    }
}

void DatasetPage::exportTo(const fs::path& folder, int sampling_rate)
{
    m_job_title = tr("Exporting the clips");
    m_job.start(
        [recordings = m_session.recordings(), clips = m_session.clips(), folder,
            name = m_session.name().toStdString(), sampling_rate,
            source = m_session.folder()](jobs::Context& job) {
            return project::exportClips(recordings, clips, folder, name, sampling_rate,
                project::renderOriginals(source), job);
        },
        [this](const project::ExportReport& report) {
            const QString text = tr("%n clip(s) written, with the list %1.", nullptr, report.clips)
                                     .arg(QString::fromStdString(report.list.string()));
            m_jobs.setEnding(m_job, text);
            showMessage(text, false);
        });
}

void DatasetPage::showMessage(const QString& text, bool error)
{
    m_message->setObjectName(error ? "error" : "muted");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace timbre::ui
