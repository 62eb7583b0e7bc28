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

static void report(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-34s median %5.2f ms   95%% %5.2f ms   worst %5.2f ms   (%zu frames)\n", what,
        times[times.size() / 2], times[times.size() * 95 / 100], times.back(), times.size());
}

/// Each step changes the axis; then everything that is dirty is drawn, and what workers made
/// arrives.
static std::vector<double> measure(
    SoundView& view, QImage& screen, int frames, const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        step(i);
        QCoreApplication::processEvents();
        view.render(&screen);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        QThread::msleep(
            std::max(0, 16 - int(times.back()))); // the rest of the frame is the workers'
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
