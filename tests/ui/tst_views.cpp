// A sound on the screen: one axis for all views, selections, slices and what the keyboard does.

#include "core/audio/audiofile.h"
#include "tests/ui/sounds.h"
#include "ui/theme.h"
#include "ui/views/melcolours.h"
#include "ui/views/mellane.h"
#include "ui/views/minimap.h"
#include "ui/views/soundview.h"
#include "ui/views/timeruler.h"
#include "ui/views/waveformlane.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QWheelEvent>
#include <QtTest>

using namespace timbre;
using namespace timbre::ui;

class ViewsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_speech;

    static void picture(QWidget& widget, const QString& name)
    {
        QDir().mkpath(TIMBRE_SCREENSHOTS);
        QVERIFY(widget.grab().save(QStringLiteral(TIMBRE_SCREENSHOTS "/%1.png").arg(name)));
    }

    void open(SoundView& view, QSize size = {1000, 600})
    {
        view.resize(size);
        view.show();
        view.open(m_speech);
        QVERIFY(view.sound().isOpen());
        settle(view);
    }

    static void settle(SoundView& view)
    {
        QTRY_VERIFY_WITH_TIMEOUT(view.sound().complete(), 10000);
        view.grab(); // asks for what is visible
        QTRY_VERIFY_WITH_TIMEOUT(view.sound().settled(), 10000);
        QTest::qWait(40); // what arrived is announced
    }

    template <class T>
    static T* lane(SoundView& view)
    {
        return view.findChild<T*>();
    }

    /// Like a hand: press, some steps, release.
    static void drag(QWidget* widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint point = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                Qt::LeftButton, modifiers);
            QApplication::sendEvent(widget, &move);
        }
        QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
    }

    static void wheel(QWidget* widget, QPoint at, int notches, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
            modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, Theme::light());
        m_speech = writeSound(m_folder.filePath("speech.wav"), babble(20.0));
    }

    void init() { applyTheme(*qApp, Theme::light()); }

    void theFrameUnderTheMouseStaysWhenZooming()
    {
        TimeAxis axis;
        axis.setWidth(1000);
        axis.reset(48000, 480'000);
        QVERIFY(axis.showsAll());
        const double frame = axis.frameAt(300);
        axis.zoom(8.0, 300);
        QVERIFY(std::abs(axis.frameAt(300) - frame) < 1e-6);
        axis.zoom(1e9, 300); // to the sample, and not closer
        QCOMPARE(axis.framesPerPixel(), 1.0 / TimeAxis::kMostPixelsPerFrame);
        axis.zoom(1e-9, 300);
        QVERIFY(axis.showsAll());
        QCOMPARE(axis.begin(), 0.0);
        axis.show(470'000, 490'000);
        QVERIFY(axis.end() <= 480'000 + 1e-6); // never beyond the sound
    }

    void aGrowingSoundStaysWhollyVisibleUntilOneLooksCloser()
    {
        TimeAxis axis;
        axis.setWidth(100);
        axis.reset(48000, 1000);
        axis.setFrames(2000);
        QCOMPARE(axis.end(), 2000.0);
        axis.show(500, 1000);
        axis.setFrames(4000);
        QCOMPARE(axis.end(), 1000.0);
    }

    void timesAreWrittenAsFinelyAsTheyAreNeeded()
    {
        QCOMPARE(timeText(3723.0, 60), QString("1:02:03"));
        QCOMPARE(timeText(59.9996, 0.001), QString("01:00.000"));
        QCOMPARE(timeText(0.05, 0.05), QString("00:00.05"));
        QCOMPARE(timeText(125.5, 0.5), QString("02:05.5"));
    }

    void slicesKeepOrderAndUndoBringsThemBack()
    {
        SliceModel model;
        QUndoStack undo;
        recordUndo(model, undo);
        model.setFrames(100'000);
        model.show({{10'000, 30'000, SliceGrade::Accept}, {40'000, 60'000}, {70'000, 90'000}});
        const auto start = model.slices();

        model.dragEdge(0, SliceEdge::End, 35'000);
        model.dragEdge(0, SliceEdge::End, 80'000); // stops at its neighbour
        model.endDrag();
        QCOMPARE(model.slices()[0].end, 40'000);
        QCOMPARE(undo.count(), 1); // one drag, one step
        model.dragEdge(1, SliceEdge::End, 0); // and never closes
        model.endDrag();
        QCOMPARE(model.slices()[1].end, 40'000 + SliceModel::kLeast);
        undo.undo();

        QVERIFY(model.split(20'000));
        QCOMPARE(model.slices().size(), 4);
        QCOMPARE(int(model.slices()[0].grade), int(SliceGrade::Unknown));
        QVERIFY(!model.split(20'000 + 10)); // too near to the edge
        QVERIFY(!model.split(65'000)); // between two
        QVERIFY(model.mergeWithNext(1));
        QCOMPARE(model.slices()[1].begin, 20'000);
        QCOMPARE(model.slices()[1].end, 60'000);
        QVERIFY(!model.mergeWithNext(2));
        model.remove(0);
        model.add(0, 50'000); // is cut where the next begins
        QCOMPARE(model.slices()[0].end, 20'000);
        while (undo.canUndo()) {
            undo.undo();
        }
        QCOMPARE(model.slices(), start);
        while (undo.canRedo()) {
            undo.redo();
        }
        QCOMPARE(model.slices().size(), 3);
        QCOMPARE(model.slices()[0].begin, 0);
    }

    void aDragSelectsAndItsHandlesMove()
    {
        SoundView view;
        open(view);
        auto* wave = lane<WaveformLane>(view);
        drag(wave, {200, 50}, {400, 60});
        const double begin = view.axis().frameAt(200), end = view.axis().frameAt(400);
        QCOMPARE(view.state().selection(), (Selection{begin, end, {}}));
        drag(wave, {401, 90}, {500, 90}); // the right handle
        QCOMPARE(view.state().selection(), (Selection{begin, view.axis().frameAt(500), {}}));
        drag(wave, {199, 90}, {100, 90}); // the left one
        QCOMPARE(view.state().selection().begin, view.axis().frameAt(100));
        QSignalSpy asked(&view, &SoundView::positionRequested);
        QTest::mouseClick(wave, Qt::LeftButton, {}, {700, 50});
        QVERIFY(view.state().selection().empty());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(view.state().cursor(), view.axis().frameAt(700));
    }

    void shiftSelectsFrequenciesInTheSpectrogramOnly()
    {
        SoundView view;
        open(view);
        auto* mel = lane<MelLane>(view);
        drag(mel, {200, 40}, {400, 120}, Qt::ShiftModifier);
        const auto band = view.state().selection().band;
        QVERIFY(band.has_value());
        QVERIFY(band->low_hz > 100 && band->low_hz < band->high_hz && band->high_hz < 16000);
        drag(lane<WaveformLane>(view), {200, 40}, {400, 120}, Qt::ShiftModifier);
        QVERIFY(!view.state().selection().band);
    }

    void slicesAreDraggedByTheirEdges()
    {
        SoundView view;
        open(view);
        QUndoStack undo;
        recordUndo(view.slices(), undo);
        view.slices().show(
            {{96'000, 288'000, SliceGrade::Accept}, {384'000, 480'000, SliceGrade::Drop}});
        auto* wave = lane<WaveformLane>(view);
        const int edge = int(std::lround(view.axis().xOf(288'000)));
        drag(wave, {edge, 100}, {edge + 40, 100});
        QVERIFY(
            std::abs(view.axis().xOf(double(view.slices().slices()[0].end)) - (edge + 40)) < 1.0);
        QVERIFY(view.state().selection().empty());
        QCOMPARE(undo.count(), 1);
        undo.undo();
        QCOMPARE(view.slices().slices()[0].end, 288'000);
    }

    void theKeyboardDoesWhatTheMouseDoes()
    {
        SoundView view;
        open(view);
        QSignalSpy play(&view, &SoundView::playRequested);
        view.slices().show({{96'000, 288'000}, {384'000, 480'000}});
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(play.count(), 1);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier); // to the next cut
        QCOMPARE(view.state().cursor(), 96'000.0);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(view.state().selection(), (Selection{96'000, 288'000, {}}));
        QTest::keyClick(&view, Qt::Key_Z);
        QVERIFY(std::abs(view.axis().end() - 288'000) < 1.0);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.axis().showsAll());
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(view.state().selection().empty());
        view.state().setCursor(200'000);
        QTest::keyClick(&view, Qt::Key_S);
        QCOMPARE(view.slices().slices().size(), 3);
        view.slices().setCurrent(0);
        QTest::keyClick(&view, Qt::Key_M);
        QCOMPARE(view.slices().slices().size(), 2);
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(view.slices().slices().size(), 1);
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(!view.axis().showsAll());
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.state().cursor(), 960'000.0);
        QVERIFY(view.axis().end() >= 960'000 - 1);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.axis().begin(), 0.0);
    }

    void theWheelScrollsAndZooms()
    {
        SoundView view;
        open(view);
        auto* wave = lane<WaveformLane>(view);
        const double frame = view.axis().frameAt(250);
        wheel(wave, {250, 50}, 4, Qt::ControlModifier);
        QVERIFY(!view.axis().showsAll());
        QVERIFY(std::abs(view.axis().frameAt(250) - frame) < 1e-6);
        const double begin = view.axis().begin();
        wheel(wave, {250, 50}, -1, {});
        QVERIFY(view.axis().begin() > begin);
        wheel(lane<Minimap>(view), {10, 10}, 2, {});
        QTest::mouseClick(lane<Minimap>(view), Qt::LeftButton, {}, {900, 10});
        QVERIFY(view.axis().end() > 0.85 * 960'000);
    }

    void aSineIsDrawnWhereItBelongs()
    {
        std::vector<float> samples(48000 * 4);
        for (size_t i = 0; i < samples.size(); ++i) {
            samples[i] = 0.5f * float(std::sin(2 * std::numbers::pi * 1000.0 * double(i) / 48000));
        }
        std::fill(samples.begin() + 96'000, samples.begin() + 96'200, 1.0f);
        SoundView view;
        view.resize(800, 600);
        view.show();
        view.open(writeSound(m_folder.filePath("sine.wav"), samples));
        settle(view);
        const QImage wave = lane<WaveformLane>(view)->grab().toImage();
        const Theme& theme = Theme::current();
        const int middle = wave.height() / 2;
        // Half of full scale: coloured at 0.45 of the half height, card at 0.55 (away from the
        // scale's lines).
        QVERIFY(wave.pixelColor(200, middle - int(0.45 * middle)) != theme.card);
        QCOMPARE(wave.pixelColor(200, middle - int(0.60 * middle)), theme.card);
        QVERIFY(wave.pixelColor(200, middle).blue() > wave.pixelColor(200, middle).red()); // accent
        bool red = false;
        for (int x = 395; x < 405; ++x) {
            red = red || wave.pixelColor(x, middle / 4) == theme.bad;
        }
        QVERIFY(red);

        bool curve = false; // -9 LUFS of 60: over the sine, which ends at a quarter of the height
        for (int y = int(0.15 * wave.height()) - 4; y < int(0.15 * wave.height()) + 5; ++y) {
            curve = curve || wave.pixelColor(600, y) == theme.muted;
        }
        QVERIFY(curve);

        const QImage mel = lane<MelLane>(view)->grab().toImage();
        const double top = overview::melTopHz(48000);
        const int y = int((1.0 - overview::rowOfHz(1000, top) / overview::kMelRows) * mel.height());
        QVERIFY(qGray(mel.pixel(200, y)) < 160); // loud is dark in the light theme
        QVERIFY(qGray(mel.pixel(200, 10)) > 240); // nothing at 15 kHz
    }

    void closeUpTheSamplesThemselvesAreDrawn()
    {
        SoundView view;
        open(view);
        for (const double frames : {200'000.0, 20'000.0, 1000.0, 40.0}) {
            view.axis().show(50'000, 50'000 + frames);
            settle(view);
            const QImage wave = lane<WaveformLane>(view)->grab().toImage();
            int coloured = 0;
            for (int x = 0; x < wave.width(); ++x) {
                for (int y = 0; y < wave.height(); ++y) {
                    if (wave.pixelColor(x, y) == Theme::current().accent
                        || wave.pixelColor(x, y).saturation() > 120) {
                        ++coloured;
                        break;
                    }
                }
            }
            QVERIFY2(coloured > wave.width() * 9 / 10, qPrintable(QString::number(frames)));
            picture(view, QStringLiteral("view-zoom-%1").arg(int(frames)));
        }
    }

    void whatCannotBeOpenedIsSaidAndLeavesAnEmptyView()
    {
        SoundView view;
        view.setHint("Record, or drop a file here.");
        view.resize(800, 500);
        view.show();
        QSignalSpy failed(&view.sound(), &ViewedSound::failed);
        view.open("/nowhere/me.wav");
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("me.wav"));
        QVERIFY(!view.sound().isOpen());
        picture(view, "view-empty");
        QTest::keyClick(&view, Qt::Key_Plus); // nothing to do, nothing happens
        QTest::mouseClick(lane<WaveformLane>(view), Qt::LeftButton, {}, {100, 20});
    }

    void loudnessOfColoursGrowsWithTheSound()
    {
        for (const Theme& theme : {Theme::light(), Theme::night()}) {
            const auto colours = melColours(theme);
            for (size_t i = 8; i < colours.size(); i += 8) {
                const int step = qGray(colours[i]) - qGray(colours[i - 8]);
                QVERIFY(theme.dark ? step >= 0 : step <= 0);
            }
        }
    }

    void bothThemesAndDoubleScale()
    {
        for (const bool dark : {false, true}) {
            applyTheme(*qApp, dark ? Theme::night() : Theme::light());
            SoundView view;
            open(view, {1180, 640});
            view.slices().show(
                {{20'000, 190'000, SliceGrade::Accept}, {220'000, 400'000, SliceGrade::Repair},
                    {480'000, 600'000, SliceGrade::Drop}, {610'000, 800'000, SliceGrade::Unknown}});
            view.state().select({420'000, 470'000, {}});
            view.state().setCursor(300'000);
            settle(view);
            picture(view, dark ? "view-dark" : "view-light");
            view.axis().show(200'000, 420'000);
            settle(view);
            picture(view, dark ? "view-close-dark" : "view-close-light");
        }
    }

    void everyViewHasANameForScreenReaders()
    {
        SoundView view;
        for (QWidget* widget :
            {static_cast<QWidget*>(&view), static_cast<QWidget*>(lane<WaveformLane>(view)),
                static_cast<QWidget*>(lane<MelLane>(view)),
                static_cast<QWidget*>(lane<Minimap>(view)),
                static_cast<QWidget*>(lane<TimeRuler>(view))}) {
            auto* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible && !accessible->text(QAccessible::Name).isEmpty());
        }
    }
};

QTEST_MAIN(ViewsTest)
#include "tst_views.moc"
