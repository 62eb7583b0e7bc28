#include "core/base/memory.h"
#include "core/inference/device.h"
#include "core/inference/engine.h"
#include "ui/appearance.h"
#include "ui/mainwindow.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QSettings>

using namespace timbre;

static inference::EngineOptions engineOptions()
{
    inference::EngineOptions options;
    const QString device = QSettings().value(ui::SettingsPage::kDeviceKey, "auto").toString();
    options.device = device == "cpu" ? inference::DeviceChoice::Cpu
        : device == "cuda"           ? inference::DeviceChoice::Cuda
                                     : inference::DeviceChoice::Auto;
    return options;
}

int main(int argc, char** argv)
{
    keepFreedMemory();
    inference::openDevices(); // before any other question to LibTorch
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND")) {
        qputenv(
            "QT_MEDIA_BACKEND", "ffmpeg"); // the gstreamer one needs plugins that may be missing
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio");
    QApplication::setOrganizationName("Timbre");
    ui::Appearance appearance(application);
    ui::MainWindow window(std::make_shared<inference::Engine>(engineOptions()), &appearance);
    window.show();
    std::vector<std::filesystem::path> files;
    for (const QString& argument : QApplication::arguments().mid(1)) {
        files.emplace_back(argument.toStdString());
    }
    if (!files.empty()) {
        window.take(files);
    }
    return QApplication::exec();
}
