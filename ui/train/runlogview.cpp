#include "ui/train/runlogview.h"

#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {

static constexpr int kTextHeight = 132;

RunLogView::RunLogView(QWidget* parent)
    : QWidget(parent)
    , m_button(new QToolButton)
    , m_text(new QPlainTextEdit)
{
    m_button->setObjectName("quiet");
    m_button->setCheckable(true);
    m_button->setArrowType(Qt::RightArrow);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_text->setReadOnly(true);
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_text->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_text);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_text->setVisible(open);
        m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    keepWorded(this, [this] {
        m_button->setText(tr("What happened"));
        m_button->setAccessibleName(tr("What happened, in words"));
        m_text->setAccessibleName(tr("What happened"));
        clear(); // the next show writes it in the other language
    });
}

void RunLogView::clear()
{
    m_text->clear();
    m_shown = 0;
}

void RunLogView::show(const TrainingRun* run)
{
    const auto folder = run ? run->folder : std::filesystem::path();
    if (folder != m_run || (run && run->history.log.size() < m_shown)) {
        clear();
        m_run = folder;
    }
    for (; run && m_shown < run->history.log.size(); ++m_shown) {
        const QString words = logWords(run->history.log[m_shown]);
        if (!words.isEmpty()) {
            m_text->appendPlainText(words);
        }
    }
}

} // namespace timbre::ui
