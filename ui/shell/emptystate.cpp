#include "ui/shell/emptystate.h"

#include "ui/lineicon.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kDrawing = 72, kTextWidth = 460;

/// The drawing in a soft disc; painted, so that it follows the theme.
class Drawing : public QLabel {
public:
    explicit Drawing(const QString& icon_name)
        : m_icon(lineIcon(icon_name))
    {
        setFixedSize(kDrawing, kDrawing);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor disc = Theme::current().accent;
        disc.setAlphaF(0.12f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(disc);
        painter.drawEllipse(rect());
        const int inset = kDrawing / 3;
        m_icon.paint(&painter, rect().adjusted(inset, inset, -inset, -inset), Qt::AlignCenter,
            QIcon::Normal, QIcon::On);
    }

private:
    QIcon m_icon;
};

} // namespace

EmptyState::EmptyState(const QString& icon_name, QWidget* parent)
    : QWidget(parent)
    , m_drawing(new Drawing(icon_name))
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_button(new QPushButton)
{
    m_title->setObjectName("title");
    m_sentence->setObjectName("muted");
    for (QLabel* label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    m_button->setObjectName("primary");
    auto* column = new QWidget; // gives the sentences their width, and so their height
    column->setFixedWidth(kTextWidth);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(kMargin);
    lines->addWidget(m_drawing, 0, Qt::AlignHCenter);
    lines->addWidget(m_title);
    lines->addWidget(m_sentence);
    lines->addWidget(m_button, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::activated);
}

void EmptyState::setWords(const QString& title, const QString& sentence, const QString& button)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_button->setEnabled(!button.isEmpty());
}

} // namespace timbre::ui
