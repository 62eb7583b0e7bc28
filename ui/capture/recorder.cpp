#include "ui/capture/recorder.h"

#include "core/base/error.h"
#include "ui/capture/samples.h"
#include "ui/errortext.h"

#include <QFileInfo>

#include <algorithm>

namespace timbre::ui {
namespace {

constexpr int kHold_ms = 1500;
constexpr int kMostSilence_ms = 4000; // a device that sends nothing for so long is gone

QAudioFormat formatFor(const QAudioDevice& device)
{
    QAudioFormat wanted;
    wanted.setSampleRate(48000);
    wanted.setChannelCount(1);
    wanted.setSampleFormat(QAudioFormat::Float);
    return device.isFormatSupported(wanted) ? wanted : device.preferredFormat();
}

} // namespace

/// Where the source pushes its bytes to.
class Recorder::Sink : public QIODevice {
public:
    explicit Sink(Recorder& recorder)
        : m_recorder(recorder)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char* bytes, qint64 count) override
    {
        m_recorder.receive(bytes, count);
        return count;
    }

private:
    Recorder& m_recorder;
};

Recorder::Recorder(QObject* parent)
    : QObject(parent)
{
    m_counter.setInterval(1000);
    m_watch.setInterval(500);
    connect(&m_media_devices, &QMediaDevices::audioInputsChanged, this, &Recorder::follow);
    connect(&m_watch, &QTimer::timeout, this, &Recorder::watch);
    connect(&m_counter, &QTimer::timeout, this, [this] {
        Q_EMIT counted(--m_count);
        if (m_count <= 0) {
            m_counter.stop();
            const QString path = std::exchange(m_next_path, {});
            setState(State::Listening);
            record(path, 0);
        }
    });
    m_watch.start();
    follow();
}

Recorder::~Recorder()
{
    if (m_source) { // its last words shall not reach a recorder that is half gone
        m_source->disconnect(this);
        m_source->stop();
    }
}

void Recorder::follow()
{
    m_devices = QMediaDevices::audioInputs();
    const auto find = [this](const QByteArray& id) {
        return std::find_if(m_devices.begin(), m_devices.end(),
            [&id](const QAudioDevice& device) { return device.id() == id; });
    };
    const bool gone = !m_device.isNull() && find(m_device.id()) == m_devices.end();
    if (gone && m_state != State::Closed) {
        interrupt(tr("The microphone was unplugged."));
    }
    const auto wanted = find(m_wanted);
    m_device = wanted != m_devices.end() ? *wanted : QMediaDevices::defaultAudioInput();
    Q_EMIT devicesChanged();
}

void Recorder::setDevice(const QByteArray& id)
{
    m_wanted = id;
    const bool was_open = m_state != State::Closed;
    close();
    follow();
    if (was_open) {
        listen();
    }
}

void Recorder::listen()
{
    if (m_state != State::Closed) {
        return;
    }
    if (m_device.isNull()) {
        Q_EMIT problem(tr("No microphone was found. Plug one in, or drop a recording here."));
        return;
    }
    open();
}

void Recorder::open()
{
    m_format = formatFor(m_device);
    m_meter = std::make_unique<audio::LiveLevels>(m_format.sampleRate());
    m_sink = std::make_unique<Sink>(*this);
    m_source = std::make_unique<QAudioSource>(m_device, m_format);
    connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_source && m_source->error() != QAudio::NoError) {
            // Not from inside of the source's own signal: this lets it go.
            QMetaObject::invokeMethod(
                this, [this] { interrupt(tr("The microphone stopped working.")); },
                Qt::QueuedConnection);
        }
    });
    m_last_sound.start();
    setState(State::Listening);
    m_source->start(m_sink.get());
}

void Recorder::close()
{
    finish();
    if (m_source) {
        m_source->disconnect(this);
        m_source->stop();
        m_source.reset();
    }
    setState(State::Closed);
}

void Recorder::record(const QString& path, int count_in_s)
{
    if (m_state != State::Listening) {
        return;
    }
    if (count_in_s > 0) {
        m_next_path = path;
        m_count = count_in_s;
        setState(State::CountIn);
        Q_EMIT counted(m_count);
        m_counter.start();
        return;
    }
    try {
        m_file =
            std::make_unique<audio::RecordingFile>(path.toStdString(), m_format.sampleRate(), 1);
        m_overview = std::make_shared<overview::Overview>(m_format.sampleRate());
        m_meter->reset();
        setState(State::Recording);
    } catch (const std::exception& error) {
        Q_EMIT problem(userMessage(error));
    }
}

void Recorder::pause()
{
    if (m_state == State::Recording) {
        setState(State::Paused);
    }
}

void Recorder::resume()
{
    if (m_state == State::Paused) {
        setState(State::Recording);
    }
}

void Recorder::finish()
{
    m_counter.stop();
    m_next_path.clear();
    if (!m_file) {
        if (m_state == State::CountIn) {
            setState(State::Listening);
        }
        return;
    }
    const QString path = QString::fromStdString(m_file->path().string());
    const double length = seconds();
    m_file.reset();
    m_overview->finish();
    m_overview.reset();
    setState(State::Listening);
    if (length > 0.0) {
        Q_EMIT taken(path, length);
    } else {
        std::error_code failure; // nothing was heard: no empty file is left behind
        std::filesystem::remove(path.toStdString(), failure);
    }
}

double Recorder::seconds() const
{
    return m_file ? double(m_file->frames()) / m_format.sampleRate() : 0.0;
}

void Recorder::receive(const char* bytes, qint64 count)
{
    m_last_sound.start();
    const auto samples = monoSamples(bytes, count, m_format);
    if (samples.empty()) {
        return;
    }
    m_levels = m_meter->append(samples);
    if (m_levels.peak_db >= m_held_peak_db || !m_held.isValid() || m_held.elapsed() > kHold_ms) {
        m_held_peak_db = m_levels.peak_db;
        m_held.start();
    }
    if (m_state == State::Recording) {
        write(samples);
    }
    Q_EMIT levelsChanged();
}

void Recorder::write(const std::vector<float>& samples)
{
    try {
        m_file->write(samples);
        m_overview->append(samples, 1);
    } catch (const Error& error) {
        const QString kept =
            tr("The first %1 s are kept in “%2”.")
                .arg(seconds(), 0, 'f', 1)
                .arg(QFileInfo(QString::fromStdString(m_file->path().string())).fileName());
        finish();
        const QString what = error.kind() == ErrorKind::DiskFull
            ? tr("The disk is full, so recording stopped.")
            : userMessage(error);
        Q_EMIT problem(what + ' ' + kept);
    }
}

void Recorder::interrupt(const QString& what)
{
    if (m_state == State::Closed) {
        return;
    }
    const double length = seconds();
    const bool recording = m_file != nullptr;
    close();
    Q_EMIT problem(recording
            ? what + ' ' + tr("The %1 s recorded so far are kept.").arg(length, 0, 'f', 1)
            : what);
}

/// A sound server may move the stream of an unplugged microphone to another one, and Qt does not
/// always tell: so the list itself is looked at, too.
void Recorder::watch()
{
    if (QMediaDevices::audioInputs() != m_devices) {
        follow();
    }
    if (m_state != State::Closed && m_last_sound.elapsed() > kMostSilence_ms) {
        interrupt(tr("The microphone sends no sound any more."));
    }
}

void Recorder::setState(State state)
{
    if (state != m_state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
}

} // namespace timbre::ui
