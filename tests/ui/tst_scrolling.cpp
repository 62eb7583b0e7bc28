// Lanes draw only the columns that come in; what is seen is the same as if all were drawn.

#include "tests/ui/sounds.h"
#include "ui/theme.h"
#include "ui/views/lanepicture.h"
#include "ui/views/mellane.h"
#include "ui/views/soundview.h"
#include "ui/views/waveformlane.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

using namespace timbre;
using namespace timbre::ui;

namespace {

/// A picture whose columns tell their frame, and how many of them were drawn.
struct Stripes {
    LanePicture picture;
    int drawn = 0;
    ColumnRange waits;

    void show(double begin, double step = 10.0)
    {
        picture.update({100, 3}, begin, step, Qt::white, [&](const LaneColumns& columns) {
            drawn += columns.picture.width();
            for (int x = 0; x < columns.picture.width(); ++x) {
                const int number = int(std::lround((columns.begin + x * columns.step) / 10.0));
                for (int y = 0; y < columns.picture.height(); ++y) {
                    columns.picture.setPixel(x, y, qRgb(number % 256, number / 256, 0));
                }
            }
            return std::exchange(waits, {});
        });
    }

    bool isFrom(double begin) const
    {
        for (int x = 0; x < 100; ++x) {
            const int number = int(std::lround(begin / 10.0)) + x;
            if (picture.image().pixel(x, 1) != qRgb(number % 256, number / 256, 0)) {
                return false;
            }
        }
        return true;
    }
};

void settle(SoundView& view)
{
    QTRY_VERIFY_WITH_TIMEOUT(view.sound().complete(), 10000);
    view.grab(); // asks for what is visible
    QTRY_VERIFY_WITH_TIMEOUT(view.sound().settled(), 10000);
    QTest::qWait(40); // what arrived is announced
}

/// The share of a lane's pixels that are not the same in two views.
template <class T>
double differing(SoundView& a, SoundView& b)
{
    const QImage one = a.findChild<T*>()->grab().toImage();
    const QImage other = b.findChild<T*>()->grab().toImage();
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb p = one.pixel(x, y), q = other.pixel(x, y);
            count += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q))
                    + std::abs(qBlue(p) - qBlue(q))
                > 6;
        }
    }
    return double(count) / double(one.width() * one.height());
}

} // namespace

class ScrollingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_speech;

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, Theme::light());
        m_speech = writeSound(m_folder.filePath("speech.wav"), babble(12.0));
    }

    void onlyWhatComesInIsDrawn()
    {
        Stripes stripes;
        stripes.show(2000.0);
        QCOMPARE(stripes.drawn, 100);
        stripes.show(2073.0); // to the nearest column
        QVERIFY(stripes.isFrom(2070.0));
        QVERIFY(stripes.drawn < 100 + 30);
        stripes.show(1980.0);
        QVERIFY(stripes.isFrom(1980.0));
        QVERIFY(stripes.drawn < 100 + 60);
        stripes.show(1980.0);
        QVERIFY(stripes.drawn < 100 + 60);
        stripes.show(9000.0); // a leap: all of it
        QVERIFY(stripes.isFrom(9000.0));
        stripes.show(9000.0, 20.0); // another zoom, too
        QCOMPARE(stripes.picture.image().pixel(1, 0), qRgb(902 % 256, 902 / 256, 0));
    }

    void whatWasMissingIsDrawnAgainWhenItIsThere()
    {
        Stripes stripes;
        stripes.waits = {40, 50};
        stripes.show(0.0);
        QVERIFY(stripes.picture.waits());
        stripes.drawn = 0;
        stripes.show(0.0);
        QCOMPARE(stripes.drawn, 0); // nothing new
        stripes.picture.renew();
        stripes.waits = {8, 10}; // of the columns that are drawn now, two still wait
        stripes.show(0.0);
        QCOMPARE(stripes.drawn, 10 + 2 * 8);
        QVERIFY(stripes.picture.waits());
        stripes.show(100.0); // scrolled: asked for again with what comes in
        QVERIFY(!stripes.picture.waits());
        QVERIFY(stripes.isFrom(100.0));
    }

    void aScrolledViewLooksLikeAFreshOne_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::newRow("far") << 8.0;
        QTest::newRow("near") << 0.9;
        QTest::newRow("samples") << 0.01;
    }
    void aScrolledViewLooksLikeAFreshOne()
    {
        QFETCH(double, seconds);
        SoundView scrolled, fresh;
        for (SoundView* view : {&scrolled, &fresh}) {
            view->resize(700, 400);
            view->show();
            view->open(m_speech);
            settle(*view);
            view->slices().show({{50'000, 120'000, SliceGrade::Accept}});
            view->axis().show(48000 * 2.0, 48000 * (2.0 + seconds));
            settle(*view);
        }
        for (const double pixels : {30.0, 17.0, -64.5, 3.25, 120.0, 250.0, -90.0}) {
            scrolled.axis().scroll(pixels);
            scrolled.grab();
            fresh.axis().scroll(pixels);
        }
        settle(scrolled);
        settle(fresh);
        QEvent event(QEvent::PaletteChange); // all of it anew
        QApplication::sendEvent(fresh.findChild<MelLane*>(), &event);
        QApplication::sendEvent(fresh.findChild<WaveformLane*>(), &event);
        QVERIFY(differing<MelLane>(scrolled, fresh) < 0.002); // edges of columns, by rounding
        QVERIFY(differing<WaveformLane>(scrolled, fresh) < 0.002);
    }
};

QTEST_MAIN(ScrollingTest)
#include "tst_scrolling.moc"
