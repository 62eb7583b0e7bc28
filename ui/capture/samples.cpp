#include "ui/capture/samples.h"

#include <cstring>

namespace timbre::ui {

template <class T>
static std::vector<float> meanOf(
    const char* bytes, qint64 frames, int channels, float scale, float offset)
{
    std::vector<float> samples(static_cast<size_t>(frames));
    for (float& sample : samples) {
        float sum = 0.0f;
        for (int channel = 0; channel < channels; ++channel, bytes += sizeof(T)) {
            T value; // the bytes may stand at any address
            std::memcpy(&value, bytes, sizeof value);
            sum += (float(value) - offset) * scale;
        }
        sample = sum / float(channels);
    }
    return samples;
}

std::vector<float> monoSamples(const char* bytes, qint64 count, const QAudioFormat& format)
{
    if (format.bytesPerFrame() <= 0) {
        return {};
    }
    const qint64 frames = count / format.bytesPerFrame();
    const int channels = format.channelCount();
    switch (format.sampleFormat()) {
    case QAudioFormat::Float:
        return meanOf<float>(bytes, frames, channels, 1.0f, 0.0f);
    case QAudioFormat::Int32:
        return meanOf<qint32>(bytes, frames, channels, 1.0f / 2147483648.0f, 0.0f);
    case QAudioFormat::Int16:
        return meanOf<qint16>(bytes, frames, channels, 1.0f / 32768.0f, 0.0f);
    case QAudioFormat::UInt8:
        return meanOf<quint8>(bytes, frames, channels, 1.0f / 128.0f, 128.0f);
    default:
        return {};
    }
}

} // namespace timbre::ui
