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
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {

static constexpr int kSentenceWidth = 108, kCellWidth = 60;

static constexpr int kHeadRow = 22, kSoundRow = 32, kFiguresRow = 44, kScrollBar = 12, kRowGap = 3;

/// The same rows in what stands still and in what is scrolled.
static QGridLayout* rows(QWidget* widget, size_t sounds)
{
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(kRowGap);
    grid->setRowMinimumHeight(0, kHeadRow);
    for (size_t row = 1; row <= sounds; ++row) {
        grid->setRowMinimumHeight(int(row), kSoundRow);
    }
    grid->setRowMinimumHeight(int(sounds) + 1, kFiguresRow);
    grid->setRowStretch(int(sounds) + 2, 1);
    return grid;
}

ProbeStrip::ProbeStrip(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_hint(new QLabel)
    , m_empty(new QLabel)
    , m_compare(new QToolButton)
    , m_scroll(new QScrollArea)
    , m_names(new QWidget)
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
    m_cells_row = new QHBoxLayout;
    m_cells_row->setSpacing(4);
    m_cells_row->addWidget(m_names, 0, Qt::AlignTop);
    m_cells_row->addWidget(m_scroll, 1);
    layout->addLayout(m_cells_row);
    connect(m_compare, &QToolButton::clicked, this, &ProbeStrip::compareWanted);
    keepWorded(this, [this] { retranslate(); });
}

void ProbeStrip::retranslate()
{
    m_title->setText(tr("Listen"));
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

void ProbeStrip::say(const QString& message)
{
    m_hint->setText(message);
}

void ProbeStrip::rebuild()
{
    m_hint->setText(tr("The same sentences before training and after each epoch."));
    const auto* bar = m_scroll->horizontalScrollBar();
    const bool at_end = bar->value() == bar->maximum();
    const int place = bar->value();
    m_cells.clear();
    size_t sounds = m_sentences.size();
    for (const auto& measured : m_stage.measured) {
        sounds = std::max(sounds, measured.sounds.size());
    }
    auto* names = new QWidget;
    m_name_grid = rows(names, sounds);
    addNames(sounds);
    m_cells_row->replaceWidget(m_names, names);
    delete m_names;
    m_names = names;
    m_inside = new QWidget;
    m_grid = rows(m_inside, sounds);
    for (size_t i = 0; i < m_stage.measured.size(); ++i) {
        addColumn(int(i), m_stage.measured[i]);
    }
    m_grid->setColumnStretch(int(m_stage.measured.size()), 1);
    m_scroll->setWidget(m_inside); // deletes the old one
    QTimer::singleShot(0, this, [this, at_end, place] { // once the new columns have their place
        auto* scrolled = m_scroll->horizontalScrollBar();
        scrolled->setValue(at_end ? scrolled->maximum() : place);
    });
    m_scroll->setFixedHeight(
        kHeadRow + int(sounds) * (kSoundRow + kRowGap) + kFiguresRow + kRowGap + kScrollBar);
    m_names->setVisible(!m_cells.empty());
    m_scroll->setVisible(!m_cells.empty());
    m_empty->setVisible(m_cells.empty());
    m_hint->setVisible(!m_cells.empty());
    m_compare->setVisible(!m_cells.empty());
    showMarks();
}

void ProbeStrip::addNames(size_t sounds)
{
    auto* epochs = new QLabel(tr("Epoch"));
    epochs->setObjectName("muted");
    m_name_grid->addWidget(epochs, 0, 0);
    for (size_t row = 0; row < sounds; ++row) {
        auto* label = new QLabel;
        const QString text = row < m_sentences.size() ? QString::fromStdString(m_sentences[row])
                                                      : tr("Sentence %1").arg(row + 1);
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideRight, kSentenceWidth));
        label->setToolTip(text);
        label->setObjectName("muted");
        label->setFixedWidth(kSentenceWidth);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_name_grid->addWidget(label, int(row) + 1, 0);
    }
    auto* figures = new QLabel(tr("misread\nlikeness"));
    figures->setObjectName("muted");
    figures->setFixedWidth(kSentenceWidth);
    m_name_grid->addWidget(figures, int(sounds) + 1, 0);
}

void ProbeStrip::addColumn(int column, const training::MeasuredEpoch& measured)
{
    const bool best = m_stage.best_epoch == measured.epoch;
    const QString name = measured.epoch == 0 ? tr("Before") : tr("Epoch %1").arg(measured.epoch);
    const QString number = measured.epoch == 0 ? name : QString::number(measured.epoch);
    auto* head = new QLabel(best ? QStringLiteral("★ ") + number : number);
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
