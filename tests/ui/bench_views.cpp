// How long the views of a sound of three hours take to draw a frame while it scrolls and zooms:
//   bench_views [HOURS] [SCALE]        default 3 hours, scale 1 (2: a screen of double density)
// Draws offscreen at 1280x800, as Qt would for a real screen, and prints median and 95th
// percentile.

#include "core/audio/audiofile.h"
#include "tests/ui/sounds.h"
#include "ui/theme.h"
#include "ui/views/soundview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace timbre;
using namespace timbre::ui;

static QString longSound(const QTemporaryDir& folder, double hours)
{
    const QString path = folder.filePath("long.wav");
    const auto minute = babble(60.0);
    audio::AudioWriter writer(path.toStdString(), 48000, 1, audio::SampleFormat::Wav16);
    for (int i = 0; i < int(hours * 60.0); ++i) {
        writer.write(minute);
    }
    writer.commit();
    return path;
}

struct Times {
    std::vector<double> wall, cpu; // ms
};

static double cpu_ms()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

static void report(const char* what, Times times)
{
    const auto at = [](std::vector<double>& values, double share) {
        std::sort(values.begin(), values.end());
        return values[size_t(double(values.size() - 1) * share)];
    };
    std::printf("%-34s wall %6.2f / %6.2f ms   cpu %6.2f / %6.2f ms   (median / 95%%)\n", what,
        at(times.wall, 0.5), at(times.wall, 0.95), at(times.cpu, 0.5), at(times.cpu, 0.95));
}

/// Each step changes the axis; then everything that is dirty is drawn, and what workers made
/// arrives.
static Times measure(
    SoundView& view, QImage& screen, int frames, const std::function<void(int)>& step)
{
    Times times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double cpu = cpu_ms();
        step(i);
        QCoreApplication::processEvents();
        view.render(&screen);
        times.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.cpu.push_back(cpu_ms() - cpu);
        QThread::msleep(
            std::max(0, 16 - int(times.wall.back()))); // the rest of the frame is the workers'
    }
    return times;
}

int main(int argc, char** argv)
{
    const double hours = argc > 1 ? std::atof(argv[1]) : 3.0;
    const double scale = argc > 2 ? std::atof(argv[2]) : 1.0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
    QApplication application(argc, argv);
    applyTheme(application, Theme::night());
    QTemporaryDir folder;
    const QString path = longSound(folder, hours);

    SoundView view;
    view.resize(1280, 800);
    view.setAttribute(Qt::WA_DontShowOnScreen); // render() draws it, nothing else
    view.show();
    QImage screen(view.size() * scale, QImage::Format_RGB32);
    screen.setDevicePixelRatio(scale);
    QElapsedTimer timer;
    timer.start();
    view.open(path);
    report("while the overview is being made",
        measure(view, screen, 60, [&](int) { view.axis().scroll(7); }));
    while (!view.sound().complete()) {
        QCoreApplication::processEvents();
        QThread::msleep(5);
    }
    std::printf("overview of %.1f h made in %.1f s\n", hours, double(timer.elapsed()) / 1000.0);
    SliceMarks slices;
    for (qint64 begin = 0; slices.size() < 2000 && begin + 200'000 < view.axis().frames();
         begin += 250'000) {
        slices.push_back({begin, begin + 200'000, SliceGrade::Accept});
    }
    view.slices().show(slices);

    view.axis().showAll();
    report("zooming from all to the sample",
        measure(view, screen, 240, [&](int) { view.axis().zoom(1.065, 640); }));
    report(
        "and back", measure(view, screen, 240, [&](int) { view.axis().zoom(1.0 / 1.065, 640); }));
    for (const double seconds : {1800.0, 60.0, 5.0, 0.2}) {
        view.axis().show(48000.0 * 300, 48000.0 * (300 + seconds));
        const auto name = "scrolling, " + std::to_string(seconds).substr(0, 6) + " s visible";
        report(name.c_str(), measure(view, screen, 240, [&](int) { view.axis().scroll(24); }));
    }
    report("moving cursor", measure(view, screen, 240, [&](int i) {
        view.state().setCursor(48000.0 * 300 + i * 800);
    }));
    return 0;
}
