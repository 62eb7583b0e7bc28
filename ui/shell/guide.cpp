#include "ui/shell/guide.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

namespace timbre::ui {

static constexpr const char* kDoneKey = "guide/done";

Guide::Guide(QWidget* parent)
    : QFrame(parent)
    , m_number(new QLabel)
    , m_words(new QLabel)
    , m_next(new QPushButton)
    , m_close(new QToolButton)
{
    setObjectName("guide");
    m_number->setObjectName("subtitle");
    m_words->setWordWrap(true);
    m_close->setObjectName("quiet");
    m_close->setIcon(lineIcon("close"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kGrid, kGrid, kGrid);
    layout->setSpacing(kMargin);
    layout->addWidget(m_number);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_next);
    layout->addWidget(m_close);
    connect(m_next, &QPushButton::clicked, this, [this] {
        finish();
        Q_EMIT ownVoiceWanted();
    });
    connect(m_close, &QToolButton::clicked, this, &Guide::finish);
    keepWorded(this, [this] { retranslate(); });
    hide();
}

bool Guide::wanted()
{
    return !QSettings().value(kDoneKey).toBool();
}

void Guide::begin()
{
    show(Step::Listen);
}

void Guide::heard()
{
    if (m_step == Step::Listen) {
        show(Step::Change);
    } else if (m_step == Step::Change) {
        show(Step::OwnVoice);
    }
}

void Guide::finish()
{
    QSettings().setValue(kDoneKey, true);
    show(Step::Done);
}

void Guide::show(Step step)
{
    m_step = step;
    retranslate();
    setVisible(step != Step::Done);
}

void Guide::retranslate()
{
    const QString sentences[] = {
        tr("This is the voice that ships with the program. It speaks a sentence for you now."),
        tr("Now change the text and press Speak."),
        tr("Next: your own voice. Record yourself, or bring a recording of the voice."), {}};
    m_number->setText(tr("Step %1 of 3").arg(std::min(int(m_step) + 1, 3)));
    m_words->setText(sentences[int(m_step)]);
    m_next->setText(tr("Make my own voice"));
    m_next->setVisible(m_step == Step::OwnVoice || m_step == Step::Change);
    m_close->setAccessibleName(tr("Close the guide"));
    m_close->setToolTip(tr("Close the guide"));
}

} // namespace timbre::ui
