#include "ui/mainwindow.h"

#include "core/base/paths.h"
#include "ui/dataset/datasetpage.h"
#include "ui/record/recordpage.h"
#include "ui/recordinglink.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/emptystate.h"
#include "ui/shell/guide.h"
#include "ui/shell/header.h"
#include "ui/shell/jobspanel.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/transportbar.h"
#include "ui/speak/speakpage.h"
#include "ui/start/startpage.h"
#include "ui/theme.h"
#include "ui/train/trainpage.h"
#include "ui/voices/voicespage.h"
#include "ui/worded.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace fs = std::filesystem;

namespace timbre::ui {

static constexpr int kWordsFrom = 960; // narrower windows show icons only in the navigation
static constexpr const char* kSampleClip = "samples/voice.wav";

MainWindow::MainWindow(
    std::shared_ptr<inference::Engine> engine, Appearance* appearance, QWidget* parent)
    : QMainWindow(parent)
    , m_navigation(new Navigation)
    , m_header(new Header(m_session))
    , m_guide(new Guide)
    , m_notice(new QLabel)
    , m_stack(new QStackedWidget)
    , m_transport_bar(new TransportBar(m_transport, m_jobs))
    , m_jobs_panel(new JobsPanel(m_jobs, this))
    , m_start_page(new StartPage(m_session))
    , m_dataset_page(new DatasetPage(m_session, m_jobs, m_transport))
    , m_speak_page(new SpeakPage(std::move(engine)))
    , m_voices_page(new VoicesPage(m_jobs))
    , m_settings_page(nullptr)
    , m_record_page(new RecordPage)
    , m_train_page(new TrainPage(m_session, m_jobs, m_transport))
    , m_book_page(new EmptyState("book"))
{
    build(appearance);
    connectAll();
    addShortcuts();
    keepWorded(this, [this] { retranslate(); });
    restoreLayout();
    showPage(PageId::Start);
}

MainWindow::~MainWindow()
{
    delete takeCentralWidget(); // the pages use what this window owns: they go first
}

void MainWindow::build(Appearance* appearance)
{
    setMinimumSize(880, 560);
    resize(1280, 800);
    setAcceptDrops(true);
    auto* settings = new SettingsPage(appearance);
    connect(settings, &SettingsPage::shortcutsWanted, this, &MainWindow::showShortcuts);
    m_settings_page = settings;
    m_notice->setObjectName("notice");
    m_notice->setWordWrap(true);
    m_notice->hide();
    for (int page = 0; page < kPages; ++page) {
        m_stack->addWidget(pageOf(PageId(page)));
    }
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_guide);
    right->addWidget(m_notice);
    right->addWidget(m_stack, 1);
    right->addWidget(m_transport_bar);
    auto* frame = new QWidget;
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addLayout(right, 1);
    setCentralWidget(frame);
}

QWidget* MainWindow::pageOf(PageId page) const
{
    switch (page) {
    case PageId::Start:
        return m_start_page;
    case PageId::Record:
        return m_record_page;
    case PageId::Dataset:
        return m_dataset_page;
    case PageId::Train:
        return m_train_page;
    case PageId::Speak:
        return m_speak_page;
    case PageId::Book:
        return m_book_page;
    case PageId::Voices:
        return m_voices_page;
    case PageId::Settings:
        return m_settings_page;
    }
    return nullptr;
}

void MainWindow::connectAll()
{
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPage);
    connect(m_header, &Header::shortcutsWanted, this, &MainWindow::showShortcuts);
    connect(m_transport_bar, &TransportBar::jobsWanted, this, &MainWindow::toggleJobs);
    connect(&m_session, &ProjectSession::opened, this, &MainWindow::projectChanged);
    connect(&m_session, &ProjectSession::failed, this, &MainWindow::say);
    const auto home = [this] { showPage(PageId::Start); };
    connect(&m_session, &ProjectSession::inUse, this, home);
    connect(&m_session, &ProjectSession::damaged, this, home);
    connect(m_start_page, &StartPage::tryWanted, this, &MainWindow::hearFirstSentence);
    connect(m_dataset_page, &DatasetPage::projectWanted, this, home);
    connect(m_record_page, &RecordPage::filesDropped, this, [this](const QStringList& dropped) {
        std::vector<fs::path> paths;
        for (const QString& path : dropped) {
            paths.emplace_back(path.toStdString());
        }
        take(paths);
    });
    connect(m_train_page, &TrainPage::projectWanted, this, home);
    connect(m_train_page, &TrainPage::clipsWanted, this, [this] { showPage(PageId::Dataset); });
    connect(m_train_page, &TrainPage::voiceFinished, m_speak_page, &SpeakPage::refreshVoices);
    connect(m_train_page, &TrainPage::speakWanted, this, [this](const QString& voice) {
        showPage(PageId::Speak);
        m_speak_page->setVoice(voice);
    });
    connect(m_book_page, &EmptyState::activated, this, [this] { showPage(PageId::Speak); });
    connect(m_voices_page, &VoicesPage::modelsChanged, m_speak_page, &SpeakPage::refreshVoices);
    connect(m_speak_page, &SpeakPage::spoken, m_guide, &Guide::heard);
    connect(m_guide, &Guide::ownVoiceWanted, this, [this] {
        showPage(PageId::Start);
        m_start_page->focusNewName();
    });
    m_transport.add(m_speak_page->player());
    m_transport.add(m_record_page->player());
    m_jobs.watch(m_record_page->cleanJob(), [] { return tr("Cleaning a recording"); });
    new RecordingLink(*m_record_page, m_session, this);
    m_jobs.watch(m_speak_page->job(), [] { return tr("Speaking"); });
}

void MainWindow::addShortcuts()
{
    const std::pair<QKeySequence, std::function<void()>> keys[] = {
        {QKeySequence::Open, [this] { m_start_page->chooseProject(); }},
        {Qt::CTRL | Qt::Key_I, [this] { m_dataset_page->chooseFiles(); }},
        {Qt::CTRL | Qt::Key_J, [this] { toggleJobs(); }},
        {Qt::CTRL | Qt::Key_Q, [this] { close(); }}};
    for (const auto& [sequence, action] : keys) {
        connect(new QShortcut(sequence, this), &QShortcut::activated, this, action);
    }
}

void MainWindow::retranslate()
{
    m_book_page->setWords(tr("Audiobook"),
        tr("Books with chapters and several speakers are not part of this version. The Speak page "
           "reads texts of any length in one voice."),
        tr("Go to Speak"));
    projectChanged();
}

void MainWindow::projectChanged()
{
    setWindowTitle(
        m_session.isOpen() ? tr("%1 – Timbre Studio").arg(m_session.name()) : tr("Timbre Studio"));
}

void MainWindow::showPage(PageId page)
{
    m_page = page;
    m_stack->setCurrentWidget(pageOf(page));
    m_navigation->setCurrent(page);
    m_notice->hide();
    pageOf(page)->setFocus(); // handed on to what one works with there
    if (page == PageId::Speak) {
        m_transport.setFront(&m_speak_page->player());
    } else if (page == PageId::Record) {
        m_transport.setFront(&m_record_page->player());
    } else if (page == PageId::Dataset) {
        m_transport.setFront(&m_dataset_page->player());
    } else if (page == PageId::Train) {
        m_transport.setFront(&m_train_page->player());
    }
}

void MainWindow::hearFirstSentence()
{
    showPage(PageId::Speak);
    m_guide->begin();
    m_speak_page->setText("Hello. This is the voice of Timbre, and everything you hear is made on "
                          "your own computer."); // the base model speaks English
    if (const auto sample = paths::findResource(kSampleClip)) {
        m_speak_page->setReference(QString::fromStdString(sample->string()));
    }
    m_speak_page->speak();
}

void MainWindow::take(const std::vector<fs::path>& paths)
{
    if (paths.size() == 1 && fs::exists(paths.front() / "project.timbre")) {
        m_session.open(paths.front());
        return;
    }
    if (!m_session.isOpen()) {
        const std::string name = paths.front().stem().string();
        fs::path folder = StartPage::projectsFolder() / name;
        for (int number = 2; fs::exists(folder); ++number) {
            folder = StartPage::projectsFolder() / (name + "-" + std::to_string(number));
        }
        if (!m_session.create(folder)) {
            return;
        }
    }
    showPage(PageId::Dataset);
    m_dataset_page->jobs().importFiles(paths);
}

void MainWindow::say(const QString& message)
{
    m_notice->setText(message);
    m_notice->setVisible(m_page != PageId::Start); // there it is said on the page itself
}

void MainWindow::showShortcuts()
{
    ShortcutSheet sheet(this);
    sheet.exec();
}

void MainWindow::toggleJobs()
{
    m_jobs_panel->setVisible(!m_jobs_panel->isVisible());
    placeJobs();
    if (m_jobs_panel->isVisible()) {
        m_jobs_panel->setFocus();
    }
}

void MainWindow::placeJobs()
{
    const QPoint corner = m_stack->mapTo(this, QPoint());
    m_jobs_panel->placeIn(QRect(corner, m_stack->size()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_navigation->setWordsShown(width() >= kWordsFrom);
    QTimer::singleShot(0, this, &MainWindow::placeJobs); // after the layout has followed
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space) {
        m_transport.toggle();
    } else if (event->key() == Qt::Key_Escape) {
        m_jobs_panel->hide();
        m_transport.stop();
        m_speak_page->job().stop();
    } else {
        QMainWindow::keyPressEvent(event);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    std::vector<fs::path> paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths.emplace_back(url.toLocalFile().toStdString());
        }
    }
    if (!paths.empty()) {
        take(paths);
    }
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    for (int i = 0; auto* splitter : findChildren<QSplitter*>()) {
        splitter->restoreState(
            settings.value(QStringLiteral("window/splitter%1").arg(i++)).toByteArray());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_train_page->mayClose()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    for (int i = 0; auto* splitter : findChildren<QSplitter*>()) {
        settings.setValue(QStringLiteral("window/splitter%1").arg(i++), splitter->saveState());
    }
    event->accept();
}

} // namespace timbre::ui
