#include "ui/record/cleanpanel.h"

#include "ui/record/valueslider.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {
namespace {

/// Which effects have a card, with the knob it shows and how that is scaled.
struct CardKind {
    const char* effect;
    const char* parameter; // null: none
    bool enabled; // from the start: what does good to nearly every recording
    double scale; // shown value = value * scale
    int digits;
    bool logarithmic;
};
constexpr CardKind kCards[] = {
    {"spot", "reduction_db", true, 1, 0, false},
    {"declip", nullptr, false, 1, 0, false},
    {"declick", "sensitivity", false, 100, 0, false},
    {"hum", nullptr, false, 1, 0, false},
    {"high-pass", "hz", true, 1, 0, true},
    {"denoise", "amount", true, 100, 0, false},
    {"gate", "reduction_db", false, 1, 0, false},
    {"dereverb", "strength", false, 100, 0, false},
    {"de-ess", "reduction_db", false, 1, 0, false},
    {"trim", "keep_ms", false, 1, 0, false},
    {"loudness", "lufs", true, 1, 0, false},
};

struct CardWords {
    QString title, knob, unit, help;
};

CardWords wordsOf(const std::string& effect)
{
    if (effect == "spot") {
        return {CleanPanel::tr("Soften spots"), CleanPanel::tr("By"), "dB",
            CleanPanel::tr("A cough or a ring: drag over it in the spectrogram with Shift held.")};
    }
    if (effect == "gate") {
        return {CleanPanel::tr("Remove steady noise"), CleanPanel::tr("By"), "dB",
            CleanPanel::tr("A fan or a hiss that is always the same; it can be learned from a part "
                           "where nobody speaks.")};
    }
    if (effect == "declip") {
        return {CleanPanel::tr("Repair clipping"), {}, {},
            CleanPanel::tr("Rebuilds peaks that were cut off.")};
    }
    if (effect == "declick") {
        return {CleanPanel::tr("Remove clicks"), CleanPanel::tr("Sensitivity"), "%",
            CleanPanel::tr("Mouth noise and crackles.")};
    }
    if (effect == "hum") {
        return {CleanPanel::tr("Remove hum"), {}, {},
            CleanPanel::tr("50 or 60 Hz of the mains and their overtones.")};
    }
    if (effect == "high-pass") {
        return {CleanPanel::tr("Cut rumble"), CleanPanel::tr("Below"), "Hz",
            CleanPanel::tr("Steps, wind and traffic under the voice.")};
    }
    if (effect == "denoise") {
        return {CleanPanel::tr("Remove noise"), CleanPanel::tr("Amount"), "%",
            CleanPanel::tr("Fans, hiss and rooms, by a neural network.")};
    }
    if (effect == "dereverb") {
        return {CleanPanel::tr("Reduce echo"), CleanPanel::tr("Strength"), "%",
            CleanPanel::tr("Dries a room that sounds empty.")};
    }
    if (effect == "de-ess") {
        return {CleanPanel::tr("Soften sibilants"), CleanPanel::tr("At most"), "dB",
            CleanPanel::tr("Sharp s and sh sounds.")};
    }
    if (effect == "trim") {
        return {CleanPanel::tr("Trim silence"), CleanPanel::tr("Keep"), "ms",
            CleanPanel::tr("At the start and at the end.")};
    }
    return {CleanPanel::tr("Set loudness"), CleanPanel::tr("Target"), "LUFS",
        CleanPanel::tr("Same loudness for every clip, peaks under -1 dB.")};
}

const cleaning::Parameter* parameterOf(const CardKind& kind)
{
    for (const auto& parameter : cleaning::describe(kind.effect).parameters) {
        if (kind.parameter && parameter.name == kind.parameter) {
            return &parameter;
        }
    }
    return nullptr;
}

} // namespace

CleanPanel::CleanPanel(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_before(new QToolButton)
    , m_after(new QToolButton)
    , m_progress(new QProgressBar)
    , m_clean(new QPushButton)
{
    auto* cards = new QWidget;
    auto* list = new QVBoxLayout(cards);
    list->setContentsMargins(kMargin, kMargin, kMargin, kGrid);
    list->setSpacing(kGrid);
    for (size_t i = 0; i < std::size(kCards); ++i) {
        addCard(list, i);
    }
    list->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(cards);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* group = new QButtonGroup(this);
    auto* hear = new QHBoxLayout;
    hear->setSpacing(kGrid);
    for (QToolButton* button : {m_before, m_after}) {
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setObjectName("chip");
        group->addButton(button);
        hear->addWidget(button);
    }
    m_before->setChecked(true);
    m_words->setWordWrap(true);
    m_words->setObjectName("muted");
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_clean->setObjectName("primary");
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kMargin, kGrid, kMargin, kMargin);
    foot->setSpacing(kGrid);
    foot->addWidget(m_words);
    foot->addLayout(hear);
    foot->addWidget(m_progress);
    foot->addWidget(m_clean);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);

    connect(m_after, &QToolButton::toggled, this, &CleanPanel::hearChanged);
    connect(m_clean, &QPushButton::clicked, this,
        [this] { m_progress->isVisible() ? Q_EMIT stopRequested() : Q_EMIT cleanRequested(); });
    retranslate();
    setReady(false);
}

void CleanPanel::addCard(QLayout* layout, size_t index)
{
    const CardKind& kind = kCards[index];
    Card card{kind.effect, kind.parameter ? kind.parameter : "", {}, new QCheckBox, nullptr};
    card.step.effect = kind.effect;
    auto* frame = new QFrame;
    frame->setObjectName("card");
    auto* rows = new QVBoxLayout(frame);
    rows->setContentsMargins(12, kGrid, 12, kGrid);
    rows->setSpacing(4);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    card.enabled->setFont(bold);
    rows->addWidget(card.enabled);
    if (const auto* parameter = parameterOf(kind)) {
        card.value = new ValueSlider({parameter->least * kind.scale, parameter->most * kind.scale,
            parameter->usual * kind.scale, kind.digits, kind.logarithmic});
        rows->addWidget(card.value);
        connect(card.value, &ValueSlider::changed, this, [this, index](double shown) {
            m_cards[index].step.values[m_cards[index].parameter] = shown / kCards[index].scale;
            if (!m_quiet) {
                Q_EMIT changed();
            }
        });
        card.value->setVisible(kind.enabled);
    }
    addAction(card, rows);
    if (card.action) {
        card.action->setVisible(kind.enabled);
    }
    card.enabled->setChecked(kind.enabled);
    connect(card.enabled, &QCheckBox::toggled, this, [this, index](bool on) {
        if (m_cards[index].value) {
            m_cards[index].value->setVisible(on);
        }
        if (m_cards[index].action) {
            m_cards[index].action->setVisible(on);
        }
        if (!m_quiet) {
            Q_EMIT changed();
        }
    });
    layout->addWidget(frame);
    m_cards.push_back(std::move(card));
}

void CleanPanel::addAction(Card& card, QLayout* rows)
{
    if (card.effect != "spot" && card.effect != "gate") {
        return;
    }
    card.action = new QPushButton;
    card.action->setEnabled(false);
    rows->addWidget(card.action);
    connect(card.action, &QPushButton::clicked, this,
        card.effect == "spot" ? &CleanPanel::spotRequested : &CleanPanel::noiseRequested);
}

CleanPanel::Card& CleanPanel::card(std::string_view effect)
{
    return *std::ranges::find(m_cards, effect, &Card::effect);
}

void CleanPanel::setSelected(bool part, bool band)
{
    card("spot").action->setEnabled(m_ready && part && band);
    card("gate").action->setEnabled(m_ready && part);
}

cleaning::Recipe CleanPanel::ofRecording() const
{
    cleaning::Recipe steps = m_spots;
    for (const Card& card : m_cards) {
        if (card.effect == "gate") {
            steps.push_back(card.step);
            steps.back().enabled = card.enabled->isChecked();
        }
    }
    return steps;
}

void CleanPanel::setOfRecording(const cleaning::Recipe& steps)
{
    m_spots.clear();
    Card& gate = card("gate");
    const bool was_quiet = std::exchange(m_quiet, true);
    std::erase_if(gate.step.values, [](const auto& value) { // what was learned elsewhere
        return value.first.find('.') != std::string::npos;
    });
    for (const cleaning::Step& step : steps) {
        if (step.effect == "spot") {
            m_spots.push_back(step);
        } else if (step.effect == "gate") {
            gate.step.values.insert(step.values.begin(), step.values.end());
            gate.enabled->setChecked(step.enabled);
        }
    }
    m_quiet = was_quiet;
    retranslate();
    Q_EMIT changed();
}

void CleanPanel::retranslate()
{
    for (Card& card : m_cards) {
        const CardWords words = wordsOf(card.effect);
        const bool counts = card.effect == "spot" && !m_spots.empty();
        card.enabled->setText(
            counts ? tr("%1 (%2)").arg(words.title).arg(m_spots.size()) : words.title);
        if (card.action) {
            card.action->setText(card.effect == "spot" ? tr("Soften the selected spot")
                                                       : tr("Learn it from the selection"));
            card.action->setToolTip(
                card.effect == "spot" ? QKeySequence(Qt::Key_X).toString() : QString());
        }
        card.enabled->setToolTip(words.help);
        card.enabled->setAccessibleDescription(words.help);
        if (card.value) {
            card.value->setWords(words.knob, words.unit);
        }
    }
    m_before->setText(tr("Before"));
    m_after->setText(tr("After"));
    m_before->setToolTip(tr("B switches while it plays; both are equally loud."));
    m_after->setToolTip(m_before->toolTip());
    m_clean->setText(m_progress->isHidden() ? tr("Clean this recording") : tr("Stop"));
}

void CleanPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CleanPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

cleaning::Recipe CleanPanel::recipe() const
{
    cleaning::Recipe recipe;
    for (const Card& card : m_cards) {
        if (card.enabled->isChecked() && card.effect != "spot") {
            recipe.push_back(card.step);
        } else if (card.enabled->isChecked()) {
            for (cleaning::Step spot : m_spots) {
                spot.values.insert(card.step.values.begin(), card.step.values.end());
                recipe.push_back(std::move(spot));
            }
        }
    }
    return recipe;
}

void CleanPanel::setRecipe(const cleaning::Recipe& recipe)
{
    m_quiet = true;
    for (size_t i = 0; i < m_cards.size(); ++i) {
        Card& card = m_cards[i];
        const auto step = std::ranges::find(recipe, card.effect, &cleaning::Step::effect);
        card.enabled->setChecked(step != recipe.end() && step->enabled);
        if (step != recipe.end()) {
            card.step = *step;
            const auto value = step->values.find(card.parameter);
            if (card.value && value != step->values.end()) {
                card.value->setValue(value->second * kCards[i].scale);
            }
        }
    }
    m_quiet = false;
    Q_EMIT changed();
}

bool CleanPanel::hearsCleaned() const
{
    return m_after->isChecked();
}

void CleanPanel::setHearsCleaned(bool cleaned)
{
    (cleaned ? m_after : m_before)->setChecked(true);
}

void CleanPanel::setReady(bool ready)
{
    m_ready = ready;
    m_before->setEnabled(ready);
    m_after->setEnabled(ready);
    m_clean->setEnabled(ready);
    if (!ready) {
        setSelected(false, false);
    }
}

void CleanPanel::setProgress(double fraction)
{
    m_progress->setVisible(fraction >= 0.0);
    m_progress->setValue(int(std::max(0.0, fraction) * 1000));
    m_clean->setText(fraction < 0.0 ? tr("Clean this recording") : tr("Stop"));
}

void CleanPanel::say(const QString& words)
{
    m_words->setText(words);
}

} // namespace timbre::ui
