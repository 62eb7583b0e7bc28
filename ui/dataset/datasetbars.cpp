#include "ui/dataset/datasetbars.h"

#include "ui/clock.h"
#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace timbre::ui {

ReadinessBar::ReadinessBar(QWidget* parent)
    : QWidget(parent)
    , m_totals(new QLabel)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_totals);
    layout->addStretch(1);
    for (QLabel*& use : m_uses) {
        use = new QLabel;
        use->setObjectName("badge");
        layout->addWidget(use);
    }
    m_totals->setObjectName("subtitle");
    keepWorded(this, [this] { retranslate(); });
}

void ReadinessBar::show(const project::Readiness& readiness)
{
    m_readiness = readiness;
    retranslate();
}

void ReadinessBar::retranslate()
{
    m_totals->setText(tr("%n clip(s)", nullptr, m_readiness.clips) + " · "
        + lengthText(m_readiness.seconds) + " · "
        + tr("%n to check", nullptr, m_readiness.to_check));
    struct Use {
        QString name, hint;
        bool ready;
    };
    const Use uses[] = {
        {tr("imitate"), tr("One good clip of 3 to 10 seconds is enough to imitate a voice."),
            m_readiness.zero_shot},
        {tr("train"),
            tr("A voice can be trained from one minute of clips with texts on. There are "
               "%1 now.")
                .arg(lengthText(m_readiness.usable_s)),
            m_readiness.fine_tune},
        {tr("long texts"),
            tr("From ten minutes on a voice has enough variety for long texts. There "
               "are %1 now.")
                .arg(lengthText(m_readiness.usable_s)),
            m_readiness.long_form}};
    for (size_t i = 0; i < m_uses.size(); ++i) {
        m_uses[i]->setText(
            (uses[i].ready ? QStringLiteral("✓ ") : QStringLiteral("– ")) + uses[i].name);
        m_uses[i]->setToolTip(uses[i].hint);
        m_uses[i]->setAccessibleName(uses[i].ready
                ? tr("Good enough for: %1").arg(uses[i].name)
                : tr("Not yet enough for: %1").arg(uses[i].name));
    }
}

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
    , m_chips(new QButtonGroup(this))
    , m_search(new QLineEdit)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    for (int kind = 0; kind < ClipFilter::kKinds; ++kind) {
        auto* chip = new QToolButton;
        chip->setObjectName("chip");
        chip->setCheckable(true);
        m_chips->addButton(chip, kind);
        layout->addWidget(chip);
    }
    m_chips->button(0)->setChecked(true);
    m_search->setMinimumWidth(180);
    layout->addStretch(1);
    layout->addWidget(m_search, 2);
    connect(m_chips, &QButtonGroup::idClicked, this,
        [this](int id) { Q_EMIT kindChosen(ClipFilter::Kind(id)); });
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::searched);
    keepWorded(this, [this] { retranslate(); });
}

void FilterBar::count(const std::vector<project::Clip>& clips)
{
    m_counts = {};
    for (const project::Clip& clip : clips) {
        for (int kind = 0; kind < ClipFilter::kKinds; ++kind) {
            m_counts[size_t(kind)] += ClipFilter::belongs(clip, ClipFilter::Kind(kind));
        }
    }
    retranslate();
}

void FilterBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void FilterBar::retranslate()
{
    const QString names[] = {
        tr("All"), tr("To check"), tr("Repair"), tr("Without text"), tr("Left out")};
    for (int kind = 0; kind < ClipFilter::kKinds; ++kind) {
        const int count = m_counts[size_t(kind)];
        auto* chip = m_chips->button(kind);
        chip->setText(QStringLiteral("%1  %2").arg(names[kind]).arg(count));
        chip->setAccessibleName(tr("Show: %1").arg(names[kind]));
    }
    m_search->setPlaceholderText(tr("Search the texts"));
    m_search->setAccessibleName(tr("Search the texts"));
}

ReplaceBar::ReplaceBar(QWidget* parent)
    : QFrame(parent)
    , m_wanted(new QLineEdit)
    , m_with(new QLineEdit)
    , m_replace(new QPushButton)
{
    setObjectName("card");
    auto* close = new QToolButton;
    close->setObjectName("quiet");
    close->setIcon(lineIcon("close"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_wanted, 1);
    layout->addWidget(m_with, 1);
    layout->addWidget(m_replace);
    layout->addWidget(close);
    m_replace->setEnabled(false);
    connect(m_wanted, &QLineEdit::textChanged, this,
        [this](const QString& text) { m_replace->setEnabled(!text.isEmpty()); });
    connect(m_with, &QLineEdit::returnPressed, m_replace, &QPushButton::click);
    connect(m_replace, &QPushButton::clicked, this,
        [this] { Q_EMIT replaceWanted(m_wanted->text(), m_with->text()); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    keepWorded(this, [=, this] {
        m_wanted->setPlaceholderText(tr("Replace this"));
        m_wanted->setAccessibleName(tr("Replace this"));
        m_with->setPlaceholderText(tr("with this"));
        m_with->setAccessibleName(tr("with this"));
        m_replace->setText(tr("Replace in all shown"));
        close->setAccessibleName(tr("Close search and replace"));
    });
    hide();
}

void ReplaceBar::open()
{
    QFrame::show();
    m_wanted->setFocus();
    m_wanted->selectAll();
}

void ReplaceBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace timbre::ui
