#include "ui/dataset/datasetpage.h"

#include "core/project/heardtext.h"
#include "core/project/project.h"
#include "ui/dataset/clipmodel.h"
#include "ui/dataset/cliptable.h"
#include "ui/dataset/datasetbars.h"
#include "ui/errortext.h"
#include "ui/lineicon.h"
#include "ui/projectsession.h"
#include "ui/shell/emptystate.h"
#include "ui/theme.h"
#include "ui/transport.h"
#include "ui/worded.h"

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
    , m_clip_jobs(new ClipJobs(session, jobs, this))
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
    , m_repair(new QPushButton)
    , m_import(new QPushButton)
    , m_export(new QPushButton)
    , m_stop(new QPushButton)
{
    build();
    connectAll();
    connectButtons();
    keepWorded(this, [this] { retranslate(); });
}

QWidget* DatasetPage::buttons()
{
    m_transcribe->setObjectName("primary");
    m_transcribe->setIcon(lineIcon("write", IconRole::OnAccent));
    m_judge->setIcon(lineIcon("check"));
    m_repair->setIcon(lineIcon("repair"));
    m_import->setIcon(lineIcon("import"));
    m_export->setIcon(lineIcon("export"));
    m_stop->setIcon(lineIcon("stop"));
    auto* formats = new QMenu(m_export);
    m_export_for_training = formats->addAction(QString());
    m_export_full = formats->addAction(QString());
    m_export->setMenu(formats);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    for (QPushButton* button : {m_transcribe, m_judge, m_repair, m_stop}) {
        layout->addWidget(button);
    }
    layout->addStretch(1);
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    return row;
}

void DatasetPage::build()
{
    m_message->setObjectName("muted");
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->hide();
    setFocusProxy(m_table);
    m_hint->setObjectName("muted");

    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    content->setSpacing(kGrid);
    content->addWidget(m_readiness);
    content->addWidget(m_filter_bar);
    content->addWidget(m_replace_bar);
    content->addWidget(m_table, 1);
    content->addWidget(m_hint);
    content->addWidget(m_message);
    content->addWidget(buttons());
    for (QWidget* page :
        {static_cast<QWidget*>(m_no_project), static_cast<QWidget*>(m_no_clips), m_content}) {
        m_stack->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void DatasetPage::connectAll()
{
    connect(&m_session, &ProjectSession::opened, this, &DatasetPage::update);
    connect(&m_session, &ProjectSession::changed, this, &DatasetPage::update);
    connect(m_no_project, &EmptyState::activated, this, &DatasetPage::projectWanted);
    connect(m_no_clips, &EmptyState::activated, this, &DatasetPage::chooseFiles);
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
    m_transport.add(m_player);

    const std::pair<QKeySequence, std::function<void()>> keys[] = {
        {Qt::CTRL | Qt::Key_D, [this] { m_table->goToNextDoubtful(); }},
        {QKeySequence::Find, [this] { m_filter_bar->focusSearch(); }},
        {Qt::CTRL | Qt::Key_H, [this] { m_replace_bar->open(); }}};
    for (const auto& [sequence, action] : keys) {
        connect(new QShortcut(sequence, this), &QShortcut::activated, this, action);
    }
}

void DatasetPage::connectButtons()
{
    connect(m_import, &QPushButton::clicked, this, &DatasetPage::chooseFiles);
    connect(
        m_export_for_training, &QAction::triggered, this, [this] { chooseExport(kTrainingRate); });
    connect(m_export_full, &QAction::triggered, this, [this] { chooseExport(kFullRate); });
    connect(m_transcribe, &QPushButton::clicked, m_clip_jobs, &ClipJobs::transcribe);
    connect(m_judge, &QPushButton::clicked, m_clip_jobs, &ClipJobs::judge);
    connect(m_repair, &QPushButton::clicked, m_clip_jobs, &ClipJobs::repair);
    connect(m_stop, &QPushButton::clicked, m_clip_jobs, &ClipJobs::stop);
    connect(m_clip_jobs, &ClipJobs::told, this, &DatasetPage::showMessage);
    connect(m_clip_jobs, &ClipJobs::runningChanged, this, &DatasetPage::update);
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
    m_transcribe->setToolTip(
        tr("Writes down what is said in the clips that have no text, and marks the words of "
           "the others that are not in the sound"));
    m_judge->setText(tr("Check the sound"));
    m_judge->setToolTip(tr(
        "Measures noise, clipping, loudness and more, compares the voices, and grades each clip"));
    m_repair->setToolTip(tr("Takes away noise, hum, echo and clipping where that makes a clip "
                            "better. Undo brings the old sound back."));
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
    const bool free = writable && !m_clip_jobs->running();
    const auto broken = int(m_clip_jobs->toRepair());
    m_transcribe->setEnabled(free && m_clip_jobs->toTranscribe() > 0);
    m_judge->setEnabled(free);
    m_repair->setText(tr("Repair %n clip(s)", nullptr, broken));
    m_repair->setVisible(broken > 0);
    m_repair->setEnabled(free);
    m_import->setEnabled(free);
    m_export->setEnabled(!m_clip_jobs->running());
    m_stop->setVisible(m_clip_jobs->running());
}

void DatasetPage::play(const project::Clip& clip)
{
    const auto* recording = m_session.recording(clip.recording);
    if (!recording) {
        return;
    }
    try {
        const auto samples = m_clip_jobs->soundOf(clip);
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
            project::compareWithHeard(clip);
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
    m_clip_jobs->importFiles(paths);
}

void DatasetPage::chooseExport(int sampling_rate)
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the clips and their list"));
    if (!folder.isEmpty()) {
        m_clip_jobs->exportTo(folder.toStdString(), sampling_rate);
    }
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
