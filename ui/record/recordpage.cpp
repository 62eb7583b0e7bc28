#include "ui/record/recordpage.h"

#include "ui/record/cleanpanel.h"
#include "ui/record/listening.h"
#include "ui/record/recordingedits.h"
#include "ui/record/recordpanel.h"
#include "ui/record/slicepanel.h"
#include "ui/record/slicetable.h"
#include "ui/record/slicework.h"
#include "ui/theme.h"
#include "ui/views/soundview.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kPanelWidth = 320, kTableHeight = 148;

} // namespace

RecordPage::RecordPage(QWidget* parent)
    : QWidget(parent)
    , m_cleaner(std::make_shared<cleaning::Cleaner>())
    , m_name(new QLabel)
    , m_message(new QLabel)
    , m_open(new QPushButton)
    , m_play(new QToolButton)
    , m_tabs(new QTabBar)
    , m_panels(new QStackedWidget)
    , m_view(new SoundView)
    , m_record_panel(new RecordPanel)
    , m_clean_panel(new CleanPanel)
    , m_slice_panel(new SlicePanel)
    , m_table(new SliceTable(m_view->slices()))
    , m_listening(new Listening(*m_view, *m_clean_panel, m_cleaner, this))
    , m_slice_work(new SliceWork(*m_view, *m_slice_panel, this))
    , m_edits(new RecordingEdits(*m_view, *m_clean_panel, m_undo, m_cleaner, this))
{
    build();
    connectAll();
    recordUndo(m_view->slices(), m_undo);
    retranslate();
    follow();
}

RecordPage::~RecordPage() = default;

Player& RecordPage::player()
{
    return m_listening->player();
}

void RecordPage::build()
{
    m_name->setObjectName("title");
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->setWordWrap(true);
    m_message->hide();
    m_play->setIconSize({kIcon, kIcon});
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_name, 1);
    head->addWidget(m_play);
    head->addWidget(m_open);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(kGrid);
    splitter->addWidget(m_view);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({600, kTableHeight});
    auto* left = new QVBoxLayout;
    left->setSpacing(kGrid);
    left->addLayout(head);
    left->addWidget(m_message);
    left->addWidget(splitter, 1);

    for (int i = 0; i < 3; ++i) {
        m_tabs->addTab({});
    }
    m_tabs->setExpanding(true);
    m_tabs->setDrawBase(false);
    for (QWidget* panel : {static_cast<QWidget*>(m_record_panel),
             static_cast<QWidget*>(m_clean_panel), static_cast<QWidget*>(m_slice_panel)}) {
        m_panels->addWidget(panel);
    }
    auto* side = new QFrame;
    side->setObjectName("card");
    side->setFixedWidth(kPanelWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_panels, 1);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addLayout(left, 1);
    layout->addWidget(side);
}

void RecordPage::connectAll()
{
    connect(m_tabs, &QTabBar::currentChanged, m_panels, &QStackedWidget::setCurrentIndex);
    connect(m_open, &QPushButton::clicked, this, &RecordPage::chooseFile);
    connect(m_view, &SoundView::filesDropped, this, [this](const QStringList& paths) {
        open(paths.first());
        Q_EMIT filesDropped(paths);
    });
    connect(&m_view->sound(), &ViewedSound::opened, this, &RecordPage::follow);
    const auto complain = [this](const QString& message) { showMessage(message, true); };
    connect(&m_view->sound(), &ViewedSound::failed, this, complain);
    connect(m_record_panel, &RecordPanel::problem, this, complain);
    connect(m_listening, &Listening::failed, this, complain);
    connect(m_slice_work, &SliceWork::failed, this, complain);
    connect(m_edits, &RecordingEdits::failed, this, complain);
    connect(&m_clean_job, &JobRunner::failed, this, complain);
    connectPlaying();
    connectRecording();
    connectCleaning();
    connectSlicing();
}

void RecordPage::connectPlaying()
{
    connect(m_play, &QToolButton::clicked, m_listening, &Listening::togglePlay);
    connect(m_view, &SoundView::playRequested, m_listening, &Listening::togglePlay);
    connect(&player(), &Player::playingChanged, this, [this](bool playing) {
        m_play->setIcon(icon(playing ? "pause" : "play", Theme::current().text));
    });
}

void RecordPage::connectRecording()
{
    m_record_panel->setTakePath([this] { return newPath(tr("take")); });
    connect(m_record_panel, &RecordPanel::recordingStarted, this, &RecordPage::watchTake);
    connect(m_record_panel, &RecordPanel::taken, this,
        [this](const QString& path, const QString& line, const QString& replaces) {
            open(path);
            Q_EMIT taken(path, line, replaces);
        });
}

void RecordPage::connectCleaning()
{
    connect(m_clean_panel, &CleanPanel::cleanRequested, this, &RecordPage::clean);
    connect(m_clean_panel, &CleanPanel::stopRequested, &m_clean_job, &JobRunner::stop);
    connect(&m_clean_job, &JobRunner::progressed, this,
        [this](const jobs::Progress& progress) { m_clean_panel->setProgress(progress.fraction); });
    connect(&m_clean_job, &JobRunner::runningChanged, this,
        [this](bool running) { m_clean_panel->setProgress(running ? 0.0 : -1.0); });
    connect(&m_clean_job, &JobRunner::cancelled, this,
        [this] { showMessage(tr("Stopped. The recording is as it was."), false); });
}

void RecordPage::connectSlicing()
{
    auto& slices = m_view->slices();
    connect(&slices, &SliceModel::changed, this, [this] {
        const auto& marks = m_view->slices().slices();
        m_slice_panel->show(marks, m_view->axis().samplingRate(), m_view->axis().frames());
        m_table->setVisible(!marks.isEmpty());
    });
    connect(m_table, &SliceTable::chosen, this, [this](int index) {
        const SliceMark mark = m_view->slices().slices()[index];
        m_view->axis().reveal(double(mark.begin));
        m_view->state().setCursor(double(mark.begin));
    });
    connect(m_table, &SliceTable::playRequested, this, [this](int index) {
        const SliceMark mark = m_view->slices().slices()[index];
        m_listening->play(mark.begin, mark.end);
    });
    connect(m_slice_panel, &SlicePanel::previewRequested, m_slice_work, &SliceWork::find);
    connect(m_slice_panel, &SlicePanel::keepRequested, this,
        [this] { Q_EMIT slicesKept(path(), m_view->slices().slices()); });
    connect(&slices, &SliceModel::edited, m_slice_work, &SliceWork::judge);
    connect(&m_undo, &QUndoStack::indexChanged, m_slice_work, &SliceWork::judge);
}

void RecordPage::retranslate()
{
    m_tabs->setTabText(int(Tab::Record), tr("Record"));
    m_tabs->setTabText(int(Tab::Clean), tr("Clean"));
    m_tabs->setTabText(int(Tab::Slice), tr("Slice"));
    m_tabs->setAccessibleName(tr("Steps"));
    m_open->setText(tr("Open …"));
    m_open->setAccessibleName(tr("Open a recording"));
    m_play->setAccessibleName(tr("Play"));
    m_play->setToolTip(tr("Space"));
    m_play->setIcon(icon(player().playing() ? "pause" : "play", Theme::current().text));
    m_view->setHint(tr("Press Record and speak, or drop a recording here."));
    m_clean_panel->say(m_cleaner->hasNeuralDenoiser()
            ? tr("Play and switch between before and after.")
            : tr(
                "Play and switch between before and after. The neural denoiser is not installed; a "
                "spectral gate takes its place."));
    if (path().isEmpty()) {
        m_name->setText(tr("No recording is open"));
    }
}

bool RecordPage::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    } else if (event->type() == QEvent::ShortcutOverride) {
        // Slices are undone here, before the window's own undo.
        auto* key = static_cast<QKeyEvent*>(event);
        if ((key->matches(QKeySequence::Undo) && m_undo.canUndo())
            || (key->matches(QKeySequence::Redo) && m_undo.canRedo())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void RecordPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) && m_undo.canUndo()) {
        m_undo.undo();
    } else if (event->matches(QKeySequence::Redo) && m_undo.canRedo()) {
        m_undo.redo();
    } else if (event->key() == Qt::Key_Space) {
        m_listening->togglePlay();
    } else if (event->key() == Qt::Key_Escape && player().playing()) {
        player().pause();
    } else if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier) {
        m_clean_panel->setHearsCleaned(!m_clean_panel->hearsCleaned());
    } else if (event->key() == Qt::Key_X && event->modifiers() == Qt::NoModifier) {
        m_edits->softenSpot();
    } else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier) {
        m_record_panel->toggle();
    } else {
        QWidget::keyPressEvent(event);
    }
}

QString RecordPage::path() const
{
    return m_view->sound().path();
}

void RecordPage::open(const QString& path)
{
    if (m_record_panel->recorder().state() == Recorder::State::Recording) {
        return; // the take comes first
    }
    showMessage({}, false);
    m_view->open(path);
    if (m_view->sound().isOpen()) {
        Q_EMIT opened(path);
    }
}

void RecordPage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a recording"), {},
        tr("Sound files (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)") + ";;" + tr("All files (*)"));
    if (!path.isEmpty()) {
        open(path);
    }
}

/// Another sound, or none, is in the view.
void RecordPage::follow()
{
    m_slice_work->forget();
    m_undo.clear();
    m_edits->forget();
    m_clean_panel->setHearsCleaned(false);
    m_listening->follow();
    const auto& sound = m_view->sound();
    const bool file = !sound.path().isEmpty();
    m_name->setText(file     ? QFileInfo(sound.path()).completeBaseName()
            : sound.isOpen() ? tr("Recording …")
                             : tr("No recording is open"));
    m_table->setSamplingRate(sound.samplingRate());
    m_table->setVisible(
        !m_view->slices().slices().isEmpty()); // the room is the picture's until then
    m_play->setEnabled(file);
    m_clean_panel->setReady(file);
    m_slice_panel->setReady(file);
    m_slice_panel->show({}, sound.samplingRate(), sound.frames());
}

void RecordPage::showSlices(const SliceMarks& slices)
{
    m_view->slices().show(slices);
}

void RecordPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void RecordPage::showMessage(const QString& message, bool error)
{
    m_message->setObjectName(error ? "error" : "muted");
    m_message->style()->unpolish(m_message); // looks the new name up in the style sheet
    m_message->style()->polish(m_message);
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void RecordPage::watchTake()
{
    player().pause();
    showMessage({}, false);
    m_view->sound().watch(m_record_panel->recorder().overview());
}

/// FOLDER/STEM-001.wav, the first that is free; empty without a folder.
QString RecordPage::newPath(const QString& stem) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        return {};
    }
    for (int number = 1;; ++number) {
        const QString path = QDir(m_folder).filePath(
            QStringLiteral("%1-%2.wav").arg(stem).arg(number, 3, 10, QChar('0')));
        if (!QFileInfo::exists(path)) {
            return path;
        }
    }
}

void RecordPage::clean()
{
    const QString original = path();
    const QString target = newPath(tr("%1 cleaned").arg(QFileInfo(original).completeBaseName()));
    if (target.isEmpty()) {
        showMessage(tr("Open or create a project first; recordings are kept in it."), true);
        return;
    }
    const auto recipe = m_clean_panel->recipe();
    m_listening->rest();
    m_clean_job.start(
        [cleaner = m_cleaner, recipe, original, target](jobs::Context& job) {
            cleanFile(*cleaner, recipe, original.toStdString(), target.toStdString(), job);
            return target;
        },
        [this, original, recipe](const QString& result) {
            if (path() == original) {
                open(result);
            }
            showMessage(tr("Cleaned. The original is kept as it was."), false);
            Q_EMIT cleaned(original, result, QByteArray::fromStdString(cleaning::toJson(recipe)));
        });
}

} // namespace timbre::ui
