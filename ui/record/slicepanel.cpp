#include "ui/record/slicepanel.h"

#include "ui/record/valueslider.h"
#include "ui/theme.h"
#include "ui/views/timeruler.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {

static constexpr int kSoon_ms = 80;

SlicePanel::SlicePanel(QWidget* parent)
    : QWidget(parent)
    , m_help(new QLabel)
    , m_summary(new QLabel)
    , m_kind(new QComboBox)
    , m_voice_sliders(new QWidget)
    , m_loud_sliders(new QWidget)
    , m_sensitivity(new ValueSlider({0.1, 0.9, 0.5, 2, false}))
    , m_voice_least(new ValueSlider({1.0, 8.0, 3.0, 1, false}))
    , m_voice_most(new ValueSlider({4.0, 20.0, 10.0, 1, false}))
    , m_voice_pause(new ValueSlider({0.064, 0.5, 0.096, 2, false}))
    , m_threshold(new ValueSlider({-60.0, -10.0, -34.0, 0, false}))
    , m_least(new ValueSlider({1.0, 15.0, 4.0, 1, false}))
    , m_pause(new ValueSlider({0.1, 1.0, 0.3, 2, false}))
    , m_kept(new ValueSlider({0.05, 1.0, 0.5, 2, false}))
    , m_find(new QPushButton)
    , m_keep(new QPushButton)
{
    m_help->setWordWrap(true);
    m_help->setObjectName("muted");
    m_summary->setWordWrap(true);
    m_keep->setObjectName("primary");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid + 4);
    layout->addWidget(m_help);
    layout->addWidget(m_kind);
    const auto fill = [this, layout](QWidget* group, std::initializer_list<ValueSlider*> sliders) {
        auto* rows = new QVBoxLayout(group);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(kGrid + 4);
        for (ValueSlider* slider : sliders) {
            rows->addWidget(slider);
            connect(slider, &ValueSlider::changed, &m_soon, [this] {
                if (!m_soon.isActive()) {
                    m_soon.start();
                }
            });
        }
        layout->addWidget(group);
    };
    fill(m_voice_sliders, {m_sensitivity, m_voice_least, m_voice_most, m_voice_pause});
    fill(m_loud_sliders, {m_threshold, m_least, m_pause, m_kept});
    layout->addWidget(m_find);
    layout->addStretch(1);
    layout->addWidget(m_summary);
    layout->addWidget(m_keep);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon_ms);
    connect(&m_soon, &QTimer::timeout, this, &SlicePanel::previewRequested);
    connect(m_find, &QPushButton::clicked, this, &SlicePanel::previewRequested);
    connect(m_keep, &QPushButton::clicked, this, &SlicePanel::keepRequested);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SlicePanel::showMethod);
    retranslate();
    showMethod();
    setReady(false);
}

void SlicePanel::showMethod()
{
    m_voice_sliders->setVisible(m_kind->currentIndex() == 0);
    m_loud_sliders->setVisible(m_kind->currentIndex() == 1);
    if (m_count > 0) { // somebody is comparing
        Q_EMIT previewRequested();
    }
}

void SlicePanel::setBusy(double fraction)
{
    m_find->setEnabled(m_ready && fraction < 0.0);
    m_find->setText(fraction < 0.0 ? tr("Find the cuts")
                                   : tr("Listening for speech … %1 %").arg(int(fraction * 100)));
}

void SlicePanel::retranslate()
{
    {
        const QSignalBlocker quiet(m_kind);
        const int chosen = std::max(0, m_kind->currentIndex());
        m_kind->clear();
        m_kind->addItems({tr("By voice"), tr("By loudness")});
        m_kind->setCurrentIndex(chosen);
    }
    m_kind->setAccessibleName(tr("Find cuts"));
    m_sensitivity->setWords(tr("Sure that it is speech"), {});
    m_voice_least->setWords(tr("Slices of at least"), "s");
    m_voice_most->setWords(tr("Slices of at most"), "s");
    m_voice_pause->setWords(tr("Cut in pauses longer than"), "s");
    m_help->setText(tr("Cuts the recording in its pauses, never in a word. Drag the edges in the "
                       "picture to correct "
                       "a cut; S splits, M merges, Delete drops a slice."));
    m_threshold->setWords(tr("Silence is below"), "dB");
    m_least->setWords(tr("Slices of at least"), "s");
    m_pause->setWords(tr("Cut in pauses longer than"), "s");
    m_kept->setWords(tr("Keep silence around speech"), "s");
    m_find->setText(tr("Find the cuts"));
    m_keep->setText(m_count > 0 ? tr("Keep %n slice(s)", nullptr, m_count) : tr("Keep the slices"));
}

void SlicePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

SliceMethod SlicePanel::method() const
{
    if (m_kind->currentIndex() == 0) {
        return cleaning::VoiceSliceOptions{.threshold = m_sensitivity->value(),
            .min_length_s = m_voice_least->value(),
            .max_length_s = std::max(m_voice_least->value(), m_voice_most->value()),
            .min_pause_ms = int(m_voice_pause->value() * 1000)};
    }
    return dsp::SlicerOptions{.threshold_db = m_threshold->value(),
        .min_length_ms = int(m_least->value() * 1000),
        .min_interval_ms = int(m_pause->value() * 1000),
        .max_sil_kept_ms = int(m_kept->value() * 1000)};
}

void SlicePanel::setReady(bool ready)
{
    m_ready = ready;
    m_find->setEnabled(ready);
    m_keep->setEnabled(ready && m_count > 0);
}

void SlicePanel::show(const SliceMarks& slices, int sampling_rate, qint64 frames)
{
    m_count = int(slices.size());
    qint64 total = 0, shortest = frames, longest = 0;
    for (const SliceMark& mark : slices) {
        const qint64 length = mark.end - mark.begin;
        total += length;
        shortest = std::min(shortest, length);
        longest = std::max(longest, length);
    }
    const auto seconds = [&](qint64 length) {
        return QLocale().toString(double(length) / sampling_rate, 'f', 1);
    };
    m_summary->setText(slices.isEmpty() ? QString()
                                        : tr("%n slice(s) of %1 to %2 s; ", nullptr, m_count)
                                              .arg(seconds(shortest), seconds(longest))
                + tr("%1 of %2 is kept.")
                      .arg(timeText(double(total) / sampling_rate, 1.0),
                          timeText(double(frames) / sampling_rate, 1.0)));
    retranslate();
    setReady(m_ready);
}

} // namespace timbre::ui
