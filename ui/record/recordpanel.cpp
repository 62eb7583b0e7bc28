#include "ui/record/recordpanel.h"

#include "ui/capture/levelmeter.h"
#include "ui/theme.h"
#include "ui/views/timeruler.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kCountIn_s = 3;
constexpr double kLineEnds_s = 1.2; // silence after which a line of the script is over

QString rounded(double value)
{
    return QLocale().toString(value, 'f', 0);
}

} // namespace

RecordPanel::RecordPanel(QWidget* parent)
    : QWidget(parent)
    , m_device_title(new QLabel)
    , m_verdict(new QLabel)
    , m_script_title(new QLabel)
    , m_line(new QLabel)
    , m_clock(new QLabel)
    , m_devices(new QComboBox)
    , m_language(new QComboBox)
    , m_meter(new LevelMeter)
    , m_count_in(new QCheckBox)
    , m_advance(new QCheckBox)
    , m_lines(new QListWidget)
    , m_record(new QPushButton)
    , m_pause(new QPushButton)
    , m_retake(new QPushButton)
{
    build();
    retranslate();
    connect(m_record, &QPushButton::clicked, this, &RecordPanel::toggle);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_recorder.state() == Recorder::State::Paused ? m_recorder.resume() : m_recorder.pause();
    });
    connect(m_retake, &QPushButton::clicked, this, &RecordPanel::retake);
    connect(m_devices, &QComboBox::activated, this,
        [this](int index) { m_recorder.setDevice(m_devices->itemData(index).toByteArray()); });
    connect(m_language, &QComboBox::activated, this, &RecordPanel::chooseScript);
    connect(m_lines, &QListWidget::currentRowChanged, &m_script, &Script::setCurrent);
    connect(&m_script, &Script::changed, this, &RecordPanel::showScript);
    connect(&m_recorder, &Recorder::devicesChanged, this, &RecordPanel::showDevices);
    connect(&m_recorder, &Recorder::stateChanged, this, &RecordPanel::showState);
    connect(&m_recorder, &Recorder::levelsChanged, this, &RecordPanel::showLevels);
    connect(&m_recorder, &Recorder::taken, this, &RecordPanel::finishTake);
    connect(&m_recorder, &Recorder::counted, this,
        [this](int left) { m_clock->setText(left > 0 ? QLocale().toString(left) : QString()); });
    connect(&m_recorder, &Recorder::problem, this, [this](const QString& message) {
        m_goes_on = false;
        Q_EMIT problem(message);
    });
    m_advance->setChecked(true);
    showDevices();
    showScript();
    showState();
}

void RecordPanel::build()
{
    m_device_title->setBuddy(m_devices);
    m_script_title->setBuddy(m_language);
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(2 * fontMetrics().lineSpacing() + 4);
    m_verdict->setAlignment(Qt::AlignTop);
    m_line->setWordWrap(true);
    m_line->setObjectName("title");
    m_clock->setAlignment(Qt::AlignCenter);
    m_clock->setObjectName("title");
    m_clock->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    m_record->setObjectName("primary");
    m_lines->setObjectName("plain");
    m_lines->setWordWrap(true);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_devices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_pause, 1);
    buttons->addWidget(m_retake, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    layout->addWidget(m_device_title);
    layout->addWidget(m_devices);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(m_meter);
    layout->addWidget(m_verdict);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(m_script_title);
    layout->addWidget(m_language);
    layout->addWidget(m_line);
    layout->addWidget(m_lines, 1);
    layout->addStretch(0);
    layout->addWidget(m_advance);
    layout->addWidget(m_count_in);
    layout->addWidget(m_clock);
    layout->addLayout(buttons);
    layout->addWidget(m_record);
}

void RecordPanel::retranslate()
{
    m_device_title->setText(tr("Microphone"));
    m_devices->setAccessibleName(tr("Microphone"));
    m_script_title->setText(tr("Read aloud"));
    m_language->setAccessibleName(tr("Script"));
    m_lines->setAccessibleName(tr("Lines of the script"));
    m_meter->setAccessibleName(tr("Recording level"));
    m_count_in->setText(tr("Count in (%n s)", nullptr, kCountIn_s));
    m_advance->setText(tr("Next line after a silence"));
    m_retake->setText(tr("Retake"));
    m_retake->setToolTip(tr("Records the last take, or the chosen line, again."));
    const QSignalBlocker quiet(m_language);
    const int chosen = std::max(0, m_language->currentIndex());
    m_language->clear();
    m_language->addItem(tr("No script: speak freely"), QString());
    m_language->addItem(tr("English sentences"), "en");
    m_language->addItem(tr("Mandarin sentences"), "zh");
    m_language->addItem(tr("Japanese sentences"), "ja");
    m_language->setCurrentIndex(chosen);
    showState();
    showDevices();
}

void RecordPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void RecordPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_recorder.devices().isEmpty()) {
        m_recorder.listen(); // the level shows as soon as one looks at it, and only then
    }
    showState();
}

void RecordPanel::hideEvent(QHideEvent* event)
{
    if (m_recorder.state() == Recorder::State::Listening) {
        m_recorder.close();
    }
    QWidget::hideEvent(event);
}

void RecordPanel::setCountIn(bool on)
{
    m_count_in->setChecked(on);
}

void RecordPanel::toggle()
{
    m_goes_on = false;
    if (m_recorder.state() == Recorder::State::Closed) {
        m_recorder.listen();
    }
    if (m_recorder.state() == Recorder::State::Listening) {
        m_retaken.clear();
        begin(m_count_in->isChecked());
    } else {
        m_recorder.finish();
    }
}

void RecordPanel::begin(bool count_in)
{
    const QString path = m_take_path ? m_take_path() : QString();
    if (path.isEmpty()) {
        Q_EMIT problem(tr("Open or create a project first; recordings are kept in it."));
        return;
    }
    m_meter->reset();
    m_recorder.record(path, count_in ? kCountIn_s : 0);
}

void RecordPanel::retake()
{
    m_goes_on = false;
    const bool running = m_recorder.state() == Recorder::State::Recording
        || m_recorder.state() == Recorder::State::Paused;
    if (running) {
        m_recorder.finish(); // becomes the last take
    }
    if (!m_script.isEmpty() && m_script.take(m_script.current()).isEmpty()
        && !m_last_take.isEmpty()) {
        for (int line = 0; line < m_script.lines().size(); ++line) { // back to the line just read
            if (m_script.take(line) == m_last_take) {
                m_script.setCurrent(line);
            }
        }
    }
    m_retaken = m_script.isEmpty() ? m_last_take : QString(); // a script knows its takes itself
    if (m_recorder.state() == Recorder::State::Closed) {
        m_recorder.listen();
    }
    begin(m_count_in->isChecked());
}

void RecordPanel::finishTake(const QString& path)
{
    m_last_take = path;
    const QString line =
        m_script.isEmpty() ? QString() : m_script.lines().value(m_script.current());
    const QString before =
        m_script.isEmpty() ? std::exchange(m_retaken, {}) : m_script.setTake(path);
    Q_EMIT taken(path, line, before);
    if (m_goes_on && !m_script.complete()) {
        begin(false);
    }
    m_goes_on = false;
    showState();
}

void RecordPanel::showDevices()
{
    const QSignalBlocker quiet(m_devices);
    m_devices->clear();
    for (const QAudioDevice& device : m_recorder.devices()) {
        m_devices->addItem(device.description(), device.id());
    }
    const bool any = m_devices->count() > 0;
    m_devices->setEnabled(any);
    if (!any) {
        m_devices->addItem(tr("No microphone was found"));
        m_meter->reset();
        m_verdict->setText(
            tr("Plug one in; it is noticed by itself. Files can be opened without one."));
    } else {
        m_devices->setCurrentIndex(std::max(0, m_devices->findData(m_recorder.deviceId())));
        if (isVisible()) {
            m_recorder.listen();
        }
    }
    m_record->setEnabled(any);
}

void RecordPanel::showState()
{
    const auto state = m_recorder.state();
    const bool running = state == Recorder::State::Recording || state == Recorder::State::Paused;
    const bool busy = running || state == Recorder::State::CountIn;
    const Theme& theme = Theme::current();
    m_record->setText(busy       ? tr("Stop")
            : m_script.isEmpty() ? tr("Record")
                                 : tr("Record this line"));
    m_record->setIcon(busy ? icon("stop", theme.on_accent) : QIcon());
    m_pause->setEnabled(running);
    m_pause->setText(state == Recorder::State::Paused ? tr("Go on") : tr("Pause"));
    m_retake->setEnabled(running || !m_last_take.isEmpty());
    m_devices->setEnabled(!busy && !m_recorder.devices().isEmpty());
    m_language->setEnabled(!busy);
    if (state == Recorder::State::Recording && m_recorder.seconds() == 0.0) {
        Q_EMIT recordingStarted();
    }
    if (!busy) {
        m_clock->clear();
    }
}

void RecordPanel::showLevels()
{
    const auto& levels = m_recorder.levels();
    m_meter->setLevels(levels.rms_db, levels.peak_db, m_recorder.heldPeak_db(), levels.clipped > 0);
    m_verdict->setText(verdict());
    const auto state = m_recorder.state();
    if (state == Recorder::State::Recording || state == Recorder::State::Paused) {
        m_clock->setText(
            (state == Recorder::State::Paused ? QStringLiteral("❚❚ ") : QStringLiteral("● "))
            + timeText(m_recorder.seconds(), 0.1));
    }
    const bool line_read = levels.has_spoken && levels.quiet_s >= kLineEnds_s;
    if (state == Recorder::State::Recording && !m_script.isEmpty() && m_advance->isChecked()
        && line_read) {
        m_goes_on = true;
        m_recorder.finish();
    }
}

QString RecordPanel::verdict() const
{
    const auto& levels = m_recorder.levels();
    const QString floor = rounded(levels.noise_floor_db), loudness = rounded(levels.speech_lufs);
    switch (audio::verdictOf(levels, m_recorder.heldPeak_db())) {
    case audio::LevelVerdict::NoSignal:
        return tr("No sound at all. Is the microphone muted?");
    case audio::LevelVerdict::Quiet:
        return levels.noise_floor_db > -50.0
            ? tr("The room is noisy (%1 dB). Say something to check the level.").arg(floor)
            : tr("The room is quiet (%1 dB). Say something to check the level.").arg(floor);
    case audio::LevelVerdict::TooSoft:
        return tr("Too soft (%1 LUFS). Come closer or turn the input up.").arg(loudness);
    case audio::LevelVerdict::Good:
        return tr("Good: speech %1 LUFS, noise %2 dB.").arg(loudness, floor);
    case audio::LevelVerdict::TooLoud:
        return tr("Too loud (%1 LUFS). Step back or turn the input down.").arg(loudness);
    case audio::LevelVerdict::Clipping:
        return tr("Clipping: %n sample(s) at full scale. Turn the input down and take it again.",
            nullptr, int(std::min<int64_t>(levels.clipped, 1'000'000)));
    case audio::LevelVerdict::Noisy:
        return tr("Much noise behind the voice (%1 dB). Look for a fan, or come closer.")
            .arg(floor);
    }
    return {};
}

void RecordPanel::chooseScript()
{
    m_script.setLines(scriptLines(m_language->currentData().toString()));
}

void RecordPanel::showScript()
{
    const bool any = !m_script.isEmpty();
    for (QWidget* widget : {static_cast<QWidget*>(m_lines), static_cast<QWidget*>(m_line),
             static_cast<QWidget*>(m_advance)}) {
        widget->setVisible(any);
    }
    const QSignalBlocker quiet(m_lines);
    if (m_lines->count() != m_script.lines().size()
        || (any && m_lines->item(0)->data(Qt::UserRole) != m_script.lines().first())) {
        m_lines->clear();
        for (const QString& line : m_script.lines()) {
            auto* item = new QListWidgetItem(m_lines);
            item->setData(Qt::UserRole, line);
        }
    }
    for (int i = 0; i < m_lines->count(); ++i) {
        const bool done = !m_script.take(i).isEmpty();
        m_lines->item(i)->setText(
            (done ? QStringLiteral("✓ ") : QString::number(i + 1) + "  ") + m_script.lines()[i]);
    }
    m_lines->setCurrentRow(m_script.current());
    m_line->setText(any ? m_script.lines()[m_script.current()] : QString());
    m_script_title->setText(any
            ? tr("Read aloud: %1 of %2").arg(m_script.done()).arg(m_script.lines().size())
            : tr("Read aloud"));
    showState();
}

} // namespace timbre::ui
