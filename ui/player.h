#pragma once

#include <QAudioSink>
#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace timbre::ui {

/// Plays mono float samples on the default output; more may be appended while it plays. Window's
/// thread only. Without a sound device, play() says so through unavailable() and nothing else
/// happens.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    void clear(int sampling_rate);
    void append(const std::vector<float>& samples);
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

    std::vector<float> m_samples;
    int m_sampling_rate = 32000;
    bool m_playing = false, m_complete = true;
    qint64 m_started_at = 0; // first sample of the running sink
    std::unique_ptr<Source> m_source;
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_timer;
};

} // namespace timbre::ui
