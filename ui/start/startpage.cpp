#include "ui/start/startpage.h"

#include "ui/lineicon.h"
#include "ui/projectsession.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

QFrame* card(QVBoxLayout*& layout)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    return frame;
}

QLabel* label(const char* style)
{
    auto* label = new QLabel;
    label->setObjectName(style);
    label->setWordWrap(true);
    return label;
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

StartPage::StartPage(ProjectSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_notice(card(m_notice_layout))
    , m_recent(nullptr)
    , m_name(new QLineEdit)
    , m_create(new QPushButton)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(kMargin);
    auto* left = new QVBoxLayout;
    left->setSpacing(kMargin);
    left->addWidget(tryCard());
    left->addWidget(newCard());
    left->addStretch(1);
    columns->addLayout(left, 1);
    columns->addWidget(recentCard(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addWidget(m_notice);
    layout->addLayout(columns, 1);
    m_notice->hide();

    connect(&session, &ProjectSession::opened, this, [this] {
        m_notice->hide();
        listRecent();
    });
    connect(&session, &ProjectSession::failed, this, &StartPage::showNotice);
    connect(&session, &ProjectSession::inUse, this, &StartPage::offerReading);
    connect(&session, &ProjectSession::damaged, this, &StartPage::offerBackups);
}

QWidget* StartPage::tryCard()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = card(layout);
    auto* title = label("title");
    auto* text = label("muted");
    auto* hear = new QPushButton;
    hear->setObjectName("primary");
    hear->setIcon(lineIcon("play", IconRole::OnAccent));
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(hear, 0, Qt::AlignLeft);
    connect(hear, &QPushButton::clicked, this, &StartPage::tryWanted);
    keepWorded(frame, [=] {
        title->setText(tr("Hear a first sentence"));
        text->setText(tr("A small English voice ships with the program. It imitates a sample "
                         "recording, so that you hear at once what this is about."));
        hear->setText(tr("Hear it"));
    });
    return frame;
}

QWidget* StartPage::newCard()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = card(layout);
    auto* title = label("title");
    auto* text = label("muted");
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_name, 1);
    row->addWidget(m_create);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addLayout(row);
    m_create->setEnabled(false);
    setFocusProxy(m_name);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString& name) { m_create->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, m_create, &QPushButton::click);
    connect(m_create, &QPushButton::clicked, this, &StartPage::create);
    keepWorded(frame, [=, this] {
        title->setText(tr("Make a voice"));
        text->setText(tr("A project holds your recordings, the texts and the voice made from "
                         "them. It becomes a folder in %1. You can also drop recordings here.")
                          .arg(QString::fromStdString(projectsFolder().string())));
        m_name->setPlaceholderText(tr("Name, for example the person's"));
        m_name->setAccessibleName(tr("Name of the new project"));
        m_create->setText(tr("Create project"));
    });
    return frame;
}

QWidget* StartPage::recentCard()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = card(layout);
    auto* title = label("title");
    auto* open = new QPushButton;
    open->setIcon(lineIcon("open"));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(open);
    layout->addLayout(head);
    layout->addLayout(m_recent);
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this, &StartPage::chooseProject);
    keepWorded(frame, [=, this] {
        title->setText(tr("Recent projects"));
        open->setText(tr("Open …"));
        listRecent();
    });
    return frame;
}

void StartPage::listRecent()
{
    clear(m_recent);
    const auto folders = ProjectSession::recent();
    if (folders.empty()) {
        auto* none = label("muted");
        none->setText(tr("None yet. What you make appears here."));
        m_recent->addWidget(none);
    }
    for (const fs::path& folder : folders) {
        auto* entry = new QPushButton;
        entry->setObjectName("entry");
        const QString name = QString::fromStdString(folder.filename().string());
        const auto changed =
            QFileInfo(QString::fromStdString((folder / "project.timbre").string())).lastModified();
        entry->setText(name + "   ·   " + QLocale().toString(changed, QLocale::ShortFormat));
        entry->setToolTip(QString::fromStdString(folder.string()));
        entry->setAccessibleName(tr("Open the project %1").arg(name));
        connect(entry, &QPushButton::clicked, this, [this, folder] { m_session.open(folder); });
        m_recent->addWidget(entry);
    }
}

fs::path StartPage::projectsFolder()
{
    const QString documents =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Timbre";
    return QSettings().value("projects/folder", documents).toString().toStdString();
}

void StartPage::create()
{
    QString name = m_name->text().trimmed();
    name.replace('/', '-'); // the one character a folder cannot have
    if (name.isEmpty() || name.startsWith('.')) {
        return;
    }
    if (m_session.create(projectsFolder() / name.toStdString())) {
        m_name->clear();
    }
}

void StartPage::chooseProject()
{
    const QString start = QString::fromStdString(projectsFolder().string());
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open the folder of a project"), start);
    if (!folder.isEmpty()) {
        m_session.open(folder.toStdString());
    }
}

void StartPage::focusNewName()
{
    m_name->setFocus();
}

void StartPage::showNotice(const QString& message)
{
    clear(m_notice_layout);
    auto* text = label("error");
    text->setText(message);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice_layout->addWidget(text);
    m_notice->show();
}

void StartPage::addWayOut(const QString& text, std::function<void()> action)
{
    auto* button = new QPushButton(text);
    connect(button, &QPushButton::clicked, this, std::move(action));
    m_notice_layout->addWidget(button, 0, Qt::AlignLeft);
}

void StartPage::offerReading(const fs::path& folder, const QString& message)
{
    showNotice(message);
    addWayOut(tr("Open to read only"),
        [this, folder] { m_session.open(folder, project::Access::ReadOnly); });
}

void StartPage::offerBackups(const fs::path& folder, const QString& message)
{
    showNotice(message);
    const auto copies = project::backups(folder);
    if (copies.empty()) {
        auto* none = label("muted");
        none->setText(
            tr("There is no backup of it. Your recordings are still in its audio folder."));
        m_notice_layout->addWidget(none);
    }
    for (size_t i = 0; i < std::min<size_t>(copies.size(), 3); ++i) {
        const auto when = QDateTime::fromSecsSinceEpoch(copies[i].saved_s);
        addWayOut(tr("Open the backup of %1 (%n clip(s))", nullptr, int(copies[i].clips))
                      .arg(QLocale().toString(when, QLocale::ShortFormat)),
            [this, folder, copy = copies[i]] { m_session.restore(folder, copy); });
    }
}

} // namespace timbre::ui
