#pragma once

#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include <memory>
#include <vector>

namespace timbre {

/// Plays samples (one channel, 48 kHz) to the virtual sink until it goes; microphones hear them.
class Loudspeaker {
public:
    explicit Loudspeaker(const std::vector<float>& samples)
        : m_bytes(reinterpret_cast<const char*>(samples.data()), qsizetype(samples.size() * 4))
    {
        QAudioFormat format;
        format.setSampleRate(48000);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Float);
        m_buffer.setBuffer(&m_bytes);
        m_buffer.open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(QMediaDevices::defaultAudioOutput(), format);
        m_sink->start(&m_buffer);
    }
    ~Loudspeaker() { m_sink->stop(); } // else Qt 6.4 may use the stream after it is gone

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
};

} // namespace timbre
