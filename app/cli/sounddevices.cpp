#include "app/cli/sounddevices.h"

#include <QAudioDevice>
#include <QMediaDevices>

namespace timbre::cli {

static std::vector<std::string> names(const QList<QAudioDevice>& devices)
{
    std::vector<std::string> all;
    for (const QAudioDevice& device : devices) {
        const auto name = device.description().toStdString();
        all.insert(device.isDefault() ? all.begin() : all.end(), name);
    }
    return all;
}

SoundDevices soundDevices()
{
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND")) {
        qputenv(
            "QT_MEDIA_BACKEND", "ffmpeg"); // the gstreamer one needs plugins that may be missing
    }
    return {names(QMediaDevices::audioInputs()), names(QMediaDevices::audioOutputs())};
}

} // namespace timbre::cli
