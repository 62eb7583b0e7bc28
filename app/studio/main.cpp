#include "core/base/memory.h"
#include "core/inference/device.h"
#include "core/inference/engine.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QApplication>

int main(int argc, char** argv)
{
    timbre::keepFreedMemory();
    timbre::inference::openDevices(); // before any other question to LibTorch
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND")) {
        qputenv(
            "QT_MEDIA_BACKEND", "ffmpeg"); // the gstreamer one needs plugins that may be missing
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio");
    QApplication::setOrganizationName("Timbre");
    timbre::ui::applyTheme(application, timbre::ui::Theme::ofSystem(application));
    timbre::ui::MainWindow window(std::make_shared<timbre::inference::Engine>());
    window.show();
    return QApplication::exec();
}
