#include "ui/shell/navigation.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kWide = 96, kNarrow = 52, kEntryHeight = 58;

struct Pages {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::Pages)
};

/// Short enough for the column.
QString word(PageId page)
{
    switch (page) {
    case PageId::Start:
        return Pages::tr("Home", "navigation");
    case PageId::Record:
        return Pages::tr("Record", "navigation");
    case PageId::Dataset:
        return Pages::tr("Dataset", "navigation");
    case PageId::Train:
        return Pages::tr("Train", "navigation");
    case PageId::Speak:
        return Pages::tr("Speak", "navigation");
    case PageId::Book:
        return Pages::tr("Book", "navigation");
    case PageId::Voices:
        return Pages::tr("Voices", "navigation");
    case PageId::Settings:
        return Pages::tr("Settings", "navigation");
    }
    return {};
}

} // namespace

QString pageName(PageId page)
{
    switch (page) {
    case PageId::Start:
        return Pages::tr("Home");
    case PageId::Record:
        return Pages::tr("Record & Clean");
    case PageId::Dataset:
        return Pages::tr("Dataset");
    case PageId::Train:
        return Pages::tr("Train");
    case PageId::Speak:
        return Pages::tr("Speak");
    case PageId::Book:
        return Pages::tr("Audiobook");
    case PageId::Voices:
        return Pages::tr("Voices & Models");
    case PageId::Settings:
        return Pages::tr("Settings");
    }
    return {};
}

Navigation::Navigation(QWidget* parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName("navigation");
    m_layout->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_layout->setSpacing(2);
    addEntry(PageId::Start, "home");
    m_layout->addSpacing(kGrid);
    addEntry(PageId::Record, "record");
    addEntry(PageId::Dataset, "dataset");
    addEntry(PageId::Train, "train");
    addEntry(PageId::Speak, "speak");
    addEntry(PageId::Book, "book");
    addEntry(PageId::Voices, "voices");
    m_layout->addStretch(1);
    addEntry(PageId::Settings, "settings");
    setWordsShown(true);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(PageId(id)); });
    keepWorded(this, [this] { retranslate(); });
}

QToolButton* Navigation::addEntry(PageId page, const QString& icon_name)
{
    auto* entry = new QToolButton;
    entry->setIcon(lineIcon(icon_name));
    entry->setIconSize({kIcon, kIcon});
    entry->setCheckable(true);
    entry->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    entry->setFixedHeight(kEntryHeight);
    entry->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + int(page))));
    m_group->addButton(entry, int(page));
    m_layout->addWidget(entry);
    return entry;
}

void Navigation::retranslate()
{
    for (QAbstractButton* entry : m_group->buttons()) {
        const auto page = PageId(m_group->id(entry));
        const QKeySequence keys = entry->shortcut();
        entry->setText(word(page));
        entry->setShortcut(keys); // setText takes it away
        entry->setAccessibleName(pageName(page));
        entry->setToolTip(QStringLiteral("%1  (%2)")
                              .arg(pageName(page), keys.toString(QKeySequence::NativeText)));
    }
}

void Navigation::setCurrent(PageId page)
{
    m_group->button(int(page))->setChecked(true);
}

void Navigation::setWordsShown(bool shown)
{
    setFixedWidth(shown ? kWide : kNarrow);
    for (QAbstractButton* entry : m_group->buttons()) {
        qobject_cast<QToolButton*>(entry)->setToolButtonStyle(
            shown ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonIconOnly);
    }
}

} // namespace timbre::ui
