#pragma once

#include <QAudioSink>
#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace timbre::ui {

/// Plays mono float samples on the default output: samples it is given, more of which may be
/// appended while it plays, or a stream that is read as it is heard (a file of any length).
/// Window's thread only. Without a sound device, play() says so through unavailable() and nothing
/// else happens.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    void clear(int sampling_rate);
    void append(const std::vector<float>& samples);
    /// Fills the span with the samples from `begin` on -> how many there were.
    using Read = std::function<size_t(qint64 begin, std::span<float> samples)>;
    /// Plays a stream instead, from its start. `read` is called in the window's thread.
    void setStream(int sampling_rate, qint64 samples, Read read);
    /// Playing ends here, once; the next play() plays to the end again.
    void stopAt(double seconds);

    /// After the last append: playing ends when the samples do, instead of waiting for more.
    void setComplete(bool complete);

    void play();
    void pause();
    void seek(double seconds);

    bool playing() const { return m_playing; }
    double position() const; ///< seconds
    double duration() const;
    int samplingRate() const { return m_sampling_rate; }
    const std::vector<float>& samples() const { return m_samples; }

Q_SIGNALS:
    void positionChanged(double seconds); ///< 30 times a second while playing
    void playingChanged(bool playing);
    void unavailable(const QString& message);

private:
    class Source;

    void setPlaying(bool playing);
    void follow();
    void startSink();
    void dropSink();

    qint64 length() const { return m_read ? m_stream_samples : qint64(m_samples.size()); }
    qint64 stop() const { return m_stop_at >= 0 ? std::min(m_stop_at, length()) : length(); }

    std::vector<float> m_samples;
    Read m_read; // set: a stream, and m_samples is empty
    qint64 m_stream_samples = 0;
    qint64 m_stop_at = -1; // sample; -1: the end
    int m_sampling_rate = 32000;
    bool m_playing = false, m_complete = true;
    qint64 m_started_at = 0; // first sample of the running sink
    std::unique_ptr<Source> m_source;
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_timer;
};

} // namespace timbre::ui
