#pragma once

#include "core/audio/livelevels.h"
#include "core/audio/recordingfile.h"
#include "core/overview/overview.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <memory>

namespace timbre::ui {

/// The microphone: what is plugged in, its level, and takes that are written as they come. Window's
/// thread. A take is one channel, 24 bit, at the device's rate (48 kHz where it can).
class Recorder : public QObject {
    Q_OBJECT

public:
    enum class State { Closed, Listening, CountIn, Recording, Paused };

    explicit Recorder(QObject* parent = nullptr);
    ~Recorder() override;

    const QList<QAudioDevice>& devices() const { return m_devices; }
    QByteArray deviceId() const { return m_device.id(); } ///< empty: none
    void setDevice(const QByteArray& id);

    /// Opens the microphone for its level; nothing is written. Without a device: problem().
    void listen();
    void close(); ///< ends a take, as finish()

    /// From Listening: counts whole seconds down, then writes to `path`, a new file.
    void record(const QString& path, int count_in_s);
    void pause();
    void resume();
    /// Ends the take; taken() follows if there is anything in it.
    void finish();

    State state() const { return m_state; }
    const audio::Levels& levels() const { return m_levels; }
    double heldPeak_db() const { return m_held_peak_db; } ///< highest of the last 1.5 s
    double seconds() const; ///< of the take so far
    /// The take as it grows; null when none is being recorded.
    std::shared_ptr<overview::Overview> overview() const { return m_overview; }

Q_SIGNALS:
    void devicesChanged();
    void stateChanged(timbre::ui::Recorder::State state);
    void counted(int seconds_left);
    void levelsChanged();
    void taken(const QString& path, double seconds);
    /// One sentence: what happened and what was kept. The state says what goes on.
    void problem(const QString& message);

private:
    class Sink;

    void follow();
    void open();
    void receive(const char* bytes, qint64 count);
    void write(const std::vector<float>& samples);
    void interrupt(const QString& what);
    void watch();
    void setState(State state);

    QMediaDevices m_media_devices;
    QList<QAudioDevice> m_devices;
    QAudioDevice m_device;
    QByteArray m_wanted; // the person's choice, also while it is unplugged
    QAudioFormat m_format;
    State m_state = State::Closed;
    std::unique_ptr<audio::LiveLevels> m_meter;
    audio::Levels m_levels;
    double m_held_peak_db = -120.0;
    QElapsedTimer m_held, m_last_sound;
    std::unique_ptr<audio::RecordingFile> m_file;
    std::shared_ptr<overview::Overview> m_overview;
    QString m_next_path;
    int m_count = 0;
    QTimer m_counter, m_watch;
    std::unique_ptr<Sink> m_sink;
    std::unique_ptr<QAudioSource> m_source; // last: stops before the sink goes
};

} // namespace timbre::ui
