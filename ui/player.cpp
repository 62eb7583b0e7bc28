#include "ui/player.h"

#include <QMediaDevices>

#include <algorithm>
#include <cstring>

namespace timbre::ui {

/// What the sink pulls from: the player's samples from a position on, silence where they are still
/// being made.
class Player::Source : public QIODevice {
public:
    explicit Source(Player& player)
        : m_player(player)
    {
    }

    qint64 next = 0; // sample

    bool atEnd() const override
    {
        return (m_player.m_complete || m_player.m_stop_at >= 0) && next >= m_player.stop();
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override
    {
        return (m_player.stop() - next) * qint64(sizeof(float)) + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char* data, qint64 bytes) override
    {
        const auto available = std::max<qint64>(0, m_player.stop() - next);
        auto count = std::min<qint64>(bytes / qint64(sizeof(float)), available);
        if (m_player.m_read) {
            std::vector<float> block(static_cast<size_t>(count)); // data may stand at any address
            const auto got = qint64(m_player.m_read(next, block));
            if (got < count) { // it ends earlier than it said
                m_player.m_stream_samples = next + got;
            }
            count = got;
            std::memcpy(data, block.data(), size_t(count) * sizeof(float));
        } else {
            std::memcpy(data, m_player.m_samples.data() + next, size_t(count) * sizeof(float));
        }
        next += count;
        return count * qint64(sizeof(float));
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    Player& m_player;
};

Player::Player(QObject* parent)
    : QObject(parent)
    , m_source(std::make_unique<Source>(*this))
{
    m_source->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, &Player::follow);
}

Player::~Player()
{
    dropSink();
}

/// Qt's sink for PulseAudio handles queued events while it is destroyed, and one of them uses the
/// stream that is gone, unless it was stopped before.
void Player::dropSink()
{
    if (m_sink) {
        m_sink->stop();
        m_sink.reset();
    }
}

void Player::clear(int sampling_rate)
{
    pause();
    m_samples.clear();
    m_read = {};
    m_stop_at = -1;
    m_sampling_rate = sampling_rate;
    m_started_at = m_source->next = 0;
    Q_EMIT positionChanged(0.0);
}

void Player::setStream(int sampling_rate, qint64 samples, Read read)
{
    clear(sampling_rate);
    m_read = std::move(read);
    m_stream_samples = samples;
    m_complete = true;
}

void Player::stopAt(double seconds)
{
    m_stop_at = qint64(seconds * m_sampling_rate);
}

void Player::append(const std::vector<float>& samples)
{
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    if (m_playing && m_sink && m_sink->state() == QAudio::IdleState) {
        startSink(); // it ran dry while the next sentence was being made
    }
    Q_EMIT positionChanged(position()); // the duration is another now
}

void Player::setComplete(bool complete)
{
    m_complete = complete;
}

void Player::play()
{
    if (m_playing) {
        return;
    }
    if (QMediaDevices::defaultAudioOutput().isNull()) {
        Q_EMIT unavailable(tr("No sound device was found. The speech can be saved to a file."));
        return;
    }
    if (m_source->next >= stop() && (m_complete || m_stop_at >= 0)) {
        m_source->next = 0;
    }
    setPlaying(true);
    startSink();
}

void Player::startSink()
{
    QAudioFormat format;
    format.setSampleRate(m_sampling_rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Float);
    m_started_at = m_source->next;
    dropSink();
    m_sink = std::make_unique<QAudioSink>(QMediaDevices::defaultAudioOutput(), format);
    m_sink->start(m_source.get());
    m_timer.start();
}

void Player::pause()
{
    if (!m_playing) {
        return;
    }
    const auto heard = qint64(position() * m_sampling_rate);
    dropSink();
    m_source->next = heard;
    m_started_at = heard;
    setPlaying(false);
}

void Player::seek(double seconds)
{
    const bool was_playing = m_playing;
    pause();
    m_source->next = m_started_at =
        std::clamp<qint64>(qint64(seconds * m_sampling_rate), 0, length());
    Q_EMIT positionChanged(position());
    if (was_playing) {
        play();
    }
}

double Player::position() const
{
    const double played = m_sink ? double(m_sink->processedUSecs()) / 1e6 : 0.0;
    return std::min(double(m_started_at) / m_sampling_rate + played, duration());
}

double Player::duration() const
{
    return double(length()) / m_sampling_rate;
}

void Player::follow()
{
    Q_EMIT positionChanged(position());
    if (m_playing && m_source->atEnd() && m_sink && m_sink->state() != QAudio::ActiveState) {
        dropSink();
        m_started_at = m_source->next;
        setPlaying(false);
    }
}

void Player::setPlaying(bool playing)
{
    m_playing = playing;
    if (!playing) {
        m_timer.stop();
        m_stop_at = -1;
    }
    Q_EMIT playingChanged(playing);
}

} // namespace timbre::ui
