#include "ui/train/probestrip.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {

static constexpr int kSentenceWidth = 116, kCellWidth = 60, kInsideHeight = 188;

ProbeStrip::ProbeStrip(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_hint(new QLabel)
    , m_empty(new QLabel)
    , m_compare(new QToolButton)
    , m_scroll(new QScrollArea)
{
    setObjectName("card");
    m_title->setObjectName("subtitle");
    m_hint->setObjectName("muted");
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setObjectName("muted");
    m_empty->setWordWrap(true);
    m_compare->setObjectName("chip");
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFixedHeight(kInsideHeight);
    auto* head = new QHBoxLayout;
    head->setSpacing(kMargin);
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    head->addWidget(m_compare);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid + 4, kGrid, kGrid, kGrid / 2);
    layout->setSpacing(kGrid / 2);
    layout->addLayout(head);
    layout->addWidget(m_empty);
    layout->addWidget(m_scroll);
    connect(m_compare, &QToolButton::clicked, this, &ProbeStrip::compareWanted);
    keepWorded(this, [this] { retranslate(); });
}

void ProbeStrip::retranslate()
{
    m_title->setText(tr("Listen"));
    m_hint->setText(tr("The same sentences before training and after each epoch."));
    m_empty->setText(
        tr("Before the first epoch and after each one, three sentences are spoken with "
           "the voice so far. They can be heard here."));
    m_compare->setText(tr("A/B  (B)"));
    m_compare->setAccessibleName(tr("Compare with the sound before"));
    m_compare->setToolTip(
        tr("Switches between the last two epochs that were played, equally loud  (B)"));
    rebuild();
}

void ProbeStrip::show(
    const training::StageHistory* stage, const std::vector<std::string>& sentences)
{
    const auto same = [&] {
        return stage && stage->name == m_stage.name && stage->best_epoch == m_stage.best_epoch
            && stage->measured.size() == m_stage.measured.size() && sentences == m_sentences
            && !m_cells.empty() && stage->measured.back().sounds == m_stage.measured.back().sounds;
    };
    if (same()) {
        return; // built anew, a button would lose its focus
    }
    m_stage = stage ? *stage : training::StageHistory();
    m_stage.points.clear();
    m_sentences = sentences;
    rebuild();
}

void ProbeStrip::rebuild()
{
    const auto* bar = m_scroll->horizontalScrollBar();
    const bool at_end = bar->value() == bar->maximum();
    const int place = bar->value();
    m_cells.clear();
    m_inside = new QWidget;
    m_grid = new QGridLayout(m_inside);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(4);
    m_grid->setVerticalSpacing(4);
    addSentences();
    for (size_t i = 0; i < m_stage.measured.size(); ++i) {
        addColumn(int(i) + 1, m_stage.measured[i]);
    }
    m_grid->setColumnStretch(int(m_stage.measured.size()) + 1, 1);
    m_grid->setRowStretch(5, 1);
    m_scroll->setWidget(m_inside); // deletes the old one
    m_inside->adjustSize();
    m_scroll->horizontalScrollBar()->setValue(at_end ? m_inside->width() : place); // the newest
    m_scroll->setVisible(!m_cells.empty());
    m_empty->setVisible(m_cells.empty());
    m_hint->setVisible(!m_cells.empty());
    m_compare->setVisible(!m_cells.empty());
    showMarks();
}

void ProbeStrip::addSentences()
{
    size_t rows = m_sentences.size();
    for (const auto& measured : m_stage.measured) {
        rows = std::max(rows, measured.sounds.size());
    }
    for (size_t row = 0; row < rows; ++row) {
        auto* label = new QLabel;
        const QString text = row < m_sentences.size() ? QString::fromStdString(m_sentences[row])
                                                      : tr("Sentence %1").arg(row + 1);
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideRight, kSentenceWidth));
        label->setToolTip(text);
        label->setObjectName("muted");
        label->setFixedWidth(kSentenceWidth);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_grid->addWidget(label, int(row) + 1, 0);
    }
    auto* figures = new QLabel(tr("misread\nlikeness"));
    figures->setObjectName("muted");
    figures->setFixedWidth(kSentenceWidth);
    m_grid->addWidget(figures, int(rows) + 1, 0);
}

void ProbeStrip::addColumn(int column, const training::MeasuredEpoch& measured)
{
    const bool best = m_stage.best_epoch == measured.epoch;
    const QString name = measured.epoch == 0 ? tr("Before") : tr("Epoch %1").arg(measured.epoch);
    auto* head = new QLabel(best ? "★ " + name : name);
    head->setObjectName(best ? "subtitle" : "muted");
    head->setAlignment(Qt::AlignHCenter);
    head->setToolTip(best ? tr("%1 measures best").arg(name) : name);
    head->setAccessibleName(head->toolTip());
    m_grid->addWidget(head, 0, column);
    for (size_t row = 0; row < measured.sounds.size(); ++row) {
        auto* button = new QToolButton;
        button->setObjectName("chip");
        button->setIcon(lineIcon("play"));
        button->setCheckable(true);
        button->setFixedWidth(kCellWidth);
        button->setAccessibleName(tr("Play sentence %1, %2").arg(row + 1).arg(name));
        button->setToolTip(button->accessibleName());
        const ProbeCell where{measured.epoch, int(row)};
        connect(button, &QToolButton::clicked, this, [this, where] { Q_EMIT playWanted(where); });
        m_grid->addWidget(button, int(row) + 1, column, Qt::AlignHCenter);
        m_cells.push_back({where, button});
    }
    auto* figures = new QLabel(
        percentText(measured.error_rate) + '\n' + QLocale().toString(measured.similarity, 'f', 2));
    figures->setObjectName("muted");
    figures->setAlignment(Qt::AlignHCenter);
    m_grid->addWidget(figures, int(measured.sounds.size()) + 1, column);
}

void ProbeStrip::mark(
    const std::optional<ProbeCell>& playing, const std::optional<ProbeCell>& other)
{
    m_playing = playing;
    m_other = other;
    showMarks();
}

void ProbeStrip::showMarks()
{
    for (const Cell& cell : m_cells) {
        const bool plays = m_playing && *m_playing == cell.where;
        const bool waits = m_other && *m_other == cell.where;
        cell.button->setChecked(plays);
        cell.button->setToolButtonStyle(
            plays || waits ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        cell.button->setText(plays ? QStringLiteral("A") : waits ? QStringLiteral("B") : QString());
    }
    m_compare->setEnabled(m_playing && m_other);
}

} // namespace timbre::ui
