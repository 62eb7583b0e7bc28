#include "ui/record/slicepanel.h"

#include "ui/record/valueslider.h"
#include "ui/theme.h"
#include "ui/views/timeruler.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {

static constexpr int kSoon_ms = 80;

SlicePanel::SlicePanel(QWidget* parent)
    : QWidget(parent)
    , m_help(new QLabel)
    , m_summary(new QLabel)
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
    for (ValueSlider* slider : {m_threshold, m_least, m_pause, m_kept}) {
        layout->addWidget(slider);
        connect(slider, &ValueSlider::changed, &m_soon, [this] {
            if (!m_soon.isActive()) {
                m_soon.start();
            }
        });
    }
    layout->addWidget(m_find);
    layout->addStretch(1);
    layout->addWidget(m_summary);
    layout->addWidget(m_keep);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon_ms);
    connect(&m_soon, &QTimer::timeout, this, &SlicePanel::previewRequested);
    connect(m_find, &QPushButton::clicked, this, &SlicePanel::previewRequested);
    connect(m_keep, &QPushButton::clicked, this, &SlicePanel::keepRequested);
    retranslate();
    setReady(false);
}

void SlicePanel::retranslate()
{
    m_help->setText(tr("Cuts the recording in its silences. Drag the edges in the picture to correct "
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

dsp::SlicerOptions SlicePanel::options() const
{
    dsp::SlicerOptions options;
    options.threshold_db = m_threshold->value();
    options.min_length_ms = int(m_least->value() * 1000);
    options.min_interval_ms = int(m_pause->value() * 1000);
    options.max_sil_kept_ms = int(m_kept->value() * 1000);
    return options;
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
    m_summary->setText(slices.isEmpty()
            ? QString()
            : tr("%n slice(s) of %1 to %2 s; ", nullptr, m_count).arg(seconds(shortest), seconds(longest))
                + tr("%1 of %2 is kept.")
                      .arg(timeText(double(total) / sampling_rate, 1.0),
                          timeText(double(frames) / sampling_rate, 1.0)));
    retranslate();
    setReady(m_ready);
}

} // namespace timbre::ui
