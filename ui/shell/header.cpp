#include "ui/shell/header.h"

#include "ui/clock.h"
#include "ui/lineicon.h"
#include "ui/projectsession.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QToolButton>

namespace timbre::ui {
namespace {

constexpr const char* kKeys = "timbre_keys"; // kept at the button, for its hint

/// The keys act at once; a button's own shortcut would press it for 100 ms and swallow repetitions.
QToolButton* iconButton(const char* icon_name, const QKeySequence& keys, QWidget* window)
{
    auto* button = new QToolButton;
    button->setObjectName("quiet");
    button->setIcon(lineIcon(icon_name));
    button->setIconSize({kIcon, kIcon});
    button->setProperty(kKeys, keys.toString(QKeySequence::NativeText));
    QObject::connect(
        new QShortcut(keys, window), &QShortcut::activated, button, &QToolButton::click);
    return button;
}

void name(QToolButton* button, const QString& text)
{
    button->setAccessibleName(text);
    button->setToolTip(QStringLiteral("%1  (%2)").arg(text, button->property(kKeys).toString()));
}

} // namespace

QString stepText(const std::string& what)
{
    const std::pair<const char*, QString> texts[] = {{"text", Header::tr("change text")},
        {"replace", Header::tr("replace text")}, {"drop", Header::tr("drop clips")},
        {"keep", Header::tr("take clips back")}, {"check", Header::tr("mark as checked")},
        {"language", Header::tr("change language")}, {"speaker", Header::tr("change speaker")},
        {"import", Header::tr("import")}, {"record", Header::tr("record")},
        {"slice", Header::tr("slice")}, {"clean", Header::tr("clean")},
        {"transcribe", Header::tr("transcribe")}, {"judge", Header::tr("measure clips")},
        {"repair", Header::tr("repair clips")}, {"remove", Header::tr("remove")}};
    for (const auto& [key, text] : texts) {
        if (what == key) {
            return text;
        }
    }
    return Header::tr("edit");
}

Header::Header(ProjectSession& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_name(new QLabel)
    , m_facts(new QLabel)
    , m_undo(iconButton("undo", QKeySequence::Undo, this))
    , m_redo(iconButton("redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), this))
    , m_help(iconButton("help", QKeySequence(Qt::Key_F1), this))
{
    setObjectName("header");
    m_name->setObjectName("title");
    m_name->setTextFormat(Qt::PlainText);
    m_facts->setObjectName("muted");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_name);
    layout->addSpacing(kGrid);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    for (QToolButton* button : {m_undo, m_redo, m_help}) {
        layout->addWidget(button);
    }
    connect(m_undo, &QToolButton::clicked, &session, &ProjectSession::undo);
    connect(m_redo, &QToolButton::clicked, &session, &ProjectSession::redo);
    connect(m_help, &QToolButton::clicked, this, &Header::shortcutsWanted);
    connect(&session, &ProjectSession::opened, this, &Header::update);
    connect(&session, &ProjectSession::changed, this, &Header::update);
    keepWorded(this, [this] { update(); });
}

void Header::update()
{
    m_name->setText(m_session.isOpen() ? m_session.name() : tr("Timbre Studio"));
    QString facts;
    if (m_session.isOpen()) {
        double seconds = 0.0;
        for (const auto& recording : m_session.recordings()) {
            seconds += recording.seconds();
        }
        facts = tr("%n recording(s)", nullptr, int(m_session.recordings().size())) + " · "
            + lengthText(seconds);
        if (m_session.readOnly()) {
            facts += " · " + tr("read only");
        }
    }
    m_facts->setText(facts);
    const auto undo = m_session.undoable(), redo = m_session.redoable();
    m_undo->setEnabled(undo.has_value());
    m_redo->setEnabled(redo.has_value());
    name(m_undo, undo ? tr("Undo: %1").arg(stepText(*undo)) : tr("Undo"));
    name(m_redo, redo ? tr("Redo: %1").arg(stepText(*redo)) : tr("Redo"));
    name(m_help, tr("Keyboard shortcuts"));
}

} // namespace timbre::ui
