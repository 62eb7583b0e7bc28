#include "ui/record/recordpage.h"

#include "core/audio/audioreader.h"
#include "ui/errortext.h"
#include "ui/record/cleanpanel.h"
#include "ui/record/recordpanel.h"
#include "ui/record/slicepanel.h"
#include "ui/record/slicetable.h"
#include "ui/theme.h"
#include "ui/views/soundview.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {
namespace {

constexpr double kMostPreview_s = 15.0;
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
{
    build();
    connectAll();
    recordUndo(m_view->slices(), m_undo);
    retranslate();
    follow();
}

RecordPage::~RecordPage()
{
    m_player.pause();
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
    connect(m_play, &QToolButton::clicked, this, &RecordPage::togglePlay);
    connect(m_view, &SoundView::playRequested, this, &RecordPage::togglePlay);
    connect(m_view, &SoundView::filesDropped, this, [this](const QStringList& paths) {
        open(paths.first());
        Q_EMIT filesDropped(paths);
    });
    connect(m_view, &SoundView::positionRequested, this, [this](double frame) {
        if (m_player.playing()) {
            m_player.seek(m_view->axis().secondsAt(frame));
        }
    });
    connect(&m_view->sound(), &ViewedSound::opened, this, &RecordPage::follow);
    connect(&m_view->sound(), &ViewedSound::failed, this,
        [this](const QString& message) { showMessage(message, true); });
    connect(&m_view->slices(), &SliceModel::changed, this, [this] {
        m_slice_panel->show(
            m_view->slices().slices(), m_view->axis().samplingRate(), m_view->axis().frames());
        m_table->setVisible(!m_view->slices().slices().isEmpty());
    });
    connect(m_table, &SliceTable::chosen, this, [this](int index) {
        const SliceMark mark = m_view->slices().slices()[index];
        m_view->axis().reveal(double(mark.begin));
        m_view->state().setCursor(double(mark.begin));
    });
    connect(m_table, &SliceTable::playRequested, this, &RecordPage::playSlice);

    connect(&m_player, &Player::positionChanged, this, [this](double seconds) {
        if (m_player.playing()) {
            m_view->follow(seconds * m_view->axis().samplingRate());
        }
    });
    connect(&m_player, &Player::playingChanged, this, [this](bool playing) {
        m_play->setIcon(icon(playing ? "pause" : "play", Theme::current().text));
    });
    connect(&m_player, &Player::unavailable, this,
        [this](const QString& message) { showMessage(message, true); });

    m_record_panel->setTakePath([this] { return newPath(tr("take")); });
    connect(m_record_panel, &RecordPanel::recordingStarted, this, &RecordPage::watchTake);
    connect(m_record_panel, &RecordPanel::taken, this,
        [this](const QString& path, const QString& line, const QString& replaces) {
            open(path);
            Q_EMIT taken(path, line, replaces);
        });
    connect(m_record_panel, &RecordPanel::problem, this,
        [this](const QString& message) { showMessage(message, true); });

    connect(m_clean_panel, &CleanPanel::hearChanged, this, &RecordPage::preview);
    connect(m_clean_panel, &CleanPanel::changed, this, &RecordPage::preview);
    connect(m_clean_panel, &CleanPanel::cleanRequested, this, &RecordPage::clean);
    connect(m_clean_panel, &CleanPanel::stopRequested, &m_clean_job, &JobRunner::stop);
    connect(&m_clean_job, &JobRunner::progressed, this,
        [this](const jobs::Progress& progress) { m_clean_panel->setProgress(progress.fraction); });
    connect(&m_clean_job, &JobRunner::runningChanged, this,
        [this](bool running) { m_clean_panel->setProgress(running ? 0.0 : -1.0); });
    connect(&m_clean_job, &JobRunner::cancelled, this,
        [this] { showMessage(tr("Stopped. The recording is as it was."), false); });
    connect(
        &m_preview_job, &JobRunner::runningChanged, this,
        [this](bool running) {
            if (!running && std::exchange(m_preview_again, false)) {
                preview();
            }
        },
        Qt::QueuedConnection);
    connect(&m_view->state(), &ViewState::selectionChanged, this, [this] {
        if (m_clean_panel->hearsCleaned()) {
            preview();
        }
    });
    connect(m_slice_panel, &SlicePanel::previewRequested, this, &RecordPage::findSlices);
    connect(m_slice_panel, &SlicePanel::keepRequested, this,
        [this] { Q_EMIT slicesKept(path(), m_view->slices().slices()); });
    connect(&m_slice_job, &JobRunner::progressed, this,
        [this](const jobs::Progress& progress) { m_slice_panel->setBusy(progress.fraction); });
    connect(
        &m_judge_job, &JobRunner::runningChanged, this,
        [this](bool running) {
            if (!running && std::exchange(m_judge_again, false)) {
                judgeSlices();
            }
        },
        Qt::QueuedConnection);
    connect(&m_view->slices(), &SliceModel::edited, this, &RecordPage::judgeSlices);
    connect(&m_undo, &QUndoStack::indexChanged, this, &RecordPage::judgeSlices);
    connect(
        &m_slice_job, &JobRunner::runningChanged, this,
        [this](bool running) {
            if (!running) {
                m_slice_panel->setBusy(-1.0);
            }
            if (!running && std::exchange(m_slice_again, false)) {
                findSlices();
            }
        },
        Qt::QueuedConnection);
    for (JobRunner* job : {&m_preview_job, &m_clean_job, &m_slice_job, &m_judge_job}) {
        connect(job, &JobRunner::failed, this,
            [this](const QString& message) { showMessage(message, true); });
    }
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
    m_play->setIcon(icon(m_player.playing() ? "pause" : "play", Theme::current().text));
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
        togglePlay();
    } else if (event->key() == Qt::Key_Escape && m_player.playing()) {
        m_player.pause();
    } else if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier) {
        m_clean_panel->setHearsCleaned(!m_clean_panel->hearsCleaned());
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
    m_preview_job.stop();
    m_slice_job.stop();
    m_judge_job.stop();
    m_curve.reset();
    m_undo.clear();
    m_cleaned.reset();
    m_clean_panel->setHearsCleaned(false);
    m_reader.reset();
    const auto& sound = m_view->sound();
    const bool file = !sound.path().isEmpty();
    if (file) {
        try {
            m_reader = std::make_unique<audio::AudioReader>(sound.path().toStdString());
            m_player.setStream(m_reader->samplingRate(), m_reader->frames(),
                [this](qint64 begin, std::span<float> samples) {
                    return readForPlayer(begin, samples);
                });
        } catch (const std::exception& error) {
            showMessage(userMessage(error), true);
        }
    } else {
        m_player.clear(m_player.samplingRate());
    }
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
    m_player.pause();
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

size_t RecordPage::readForPlayer(qint64 begin, std::span<float> samples)
{
    const auto got = m_reader ? m_reader->readMean(begin, samples) : 0;
    if (m_cleaned && m_clean_panel->hearsCleaned()) {
        m_cleaned->replaceIn(samples.first(size_t(got)), begin);
    }
    return size_t(got);
}

void RecordPage::togglePlay()
{
    if (m_player.playing()) {
        m_player.pause();
        return;
    }
    const Selection& selection = m_view->state().selection();
    const auto& axis = m_view->axis();
    const double from = selection.empty() ? m_view->state().cursor() : selection.begin;
    const bool at_end = from >= double(axis.frames()) - 1.0;
    m_player.seek(at_end ? 0.0 : axis.secondsAt(from));
    if (!selection.empty()) {
        m_player.stopAt(axis.secondsAt(selection.end));
    }
    m_player.play();
}

void RecordPage::playSlice(int index)
{
    const SliceMark mark = m_view->slices().slices()[index];
    m_player.pause();
    m_player.seek(m_view->axis().secondsAt(double(mark.begin)));
    m_player.stopAt(m_view->axis().secondsAt(double(mark.end)));
    m_player.play();
}

/// The selection, else the current slice, else what is visible; never more than some seconds.
std::pair<qint64, qint64> RecordPage::partToHear() const
{
    const auto& axis = m_view->axis();
    const auto most = qint64(kMostPreview_s * axis.samplingRate());
    const Selection& selection = m_view->state().selection();
    qint64 begin = qint64(axis.begin()), end = std::min(axis.frames(), qint64(axis.end()));
    if (!selection.empty()) {
        begin = qint64(selection.begin);
        end = qint64(selection.end);
    } else if (const int current = m_view->slices().current(); current >= 0) {
        begin = m_view->slices().slices()[current].begin;
        end = m_view->slices().slices()[current].end;
    } else if (end - begin > most) {
        begin = std::clamp(
            qint64(m_view->state().cursor()), qint64(0), std::max<qint64>(0, axis.frames() - most));
        end = begin + most;
    }
    return {begin, std::min(end, begin + most)};
}

void RecordPage::preview()
{
    if (!m_clean_panel->hearsCleaned() || path().isEmpty()) {
        return;
    }
    if (m_preview_job.running()) {
        m_preview_again = true;
        m_preview_job.stop();
        return;
    }
    const auto [begin, end] = partToHear();
    if (end <= begin) {
        return;
    }
    m_preview_job.start(
        [cleaner = m_cleaner, recipe = m_clean_panel->recipe(),
            sound = std::filesystem::path(path().toStdString()), begin = begin, end = end](
            jobs::Context& job) { return cleanPart(*cleaner, recipe, sound, begin, end, job); },
        [this, of = path()](CleanedPart part) {
            if (of != path()) {
                return;
            }
            m_clean_panel->say(
                tr("%1 s can be heard before and after; equally loud.")
                    .arg(QLocale().toString(
                        double(part.samples.size()) / m_view->axis().samplingRate(), 'f', 1)));
            m_cleaned = std::move(part);
        });
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

void RecordPage::findSlices()
{
    if (path().isEmpty()) {
        return;
    }
    if (m_slice_job.running()) {
        m_slice_again = true;
        m_slice_job.stop();
        return;
    }
    m_slice_job.start(
        [sound = std::filesystem::path(path().toStdString()), method = m_slice_panel->method(),
            curve = m_curve](jobs::Context& job) { return findCuts(sound, method, curve, job); },
        [this, of = path()](const Cuts& cuts) {
            if (of == path()) {
                m_curve = cuts.curve;
                m_view->slices().replace(cuts.marks);
            }
        });
}

/// Those that have no grade yet; they appear one by one.
void RecordPage::judgeSlices()
{
    if (m_judge_job.running()) {
        m_judge_again = true;
        m_judge_job.stop();
        return;
    }
    SliceMarks unknown;
    std::copy_if(m_view->slices().slices().begin(), m_view->slices().slices().end(),
        std::back_inserter(unknown),
        [](const SliceMark& mark) { return mark.grade == SliceGrade::Unknown; });
    if (unknown.isEmpty() || path().isEmpty()) {
        return;
    }
    const auto judged = [this, of = path()](const SliceMark& mark) {
        QMetaObject::invokeMethod(
            this,
            [this, of, mark] {
                if (of == path()) {
                    m_view->slices().judge(mark);
                }
            },
            Qt::QueuedConnection);
    };
    m_judge_job.start(
        [sound = std::filesystem::path(path().toStdString()), unknown, curve = m_curve, judged](
            jobs::Context& job) {
            ui::judgeSlices(sound, unknown, curve, judged, job);
            return true;
        },
        [](bool) {});
}

} // namespace timbre::ui
