// Record & Clean as a person uses it: record from a virtual microphone, look, clean, hear the
// difference, cut. Run by ctest inside of tests/ui/with-virtual-audio; pictures land in
// screenshots/.

#include "core/audio/audiofile.h"
#include "tests/ui/loudspeaker.h"
#include "tests/ui/sounds.h"
#include "ui/record/cleanedpart.h"
#include "ui/record/cleanpanel.h"
#include "ui/record/recordpage.h"
#include "ui/record/recordpanel.h"
#include "ui/record/slicepanel.h"
#include "ui/record/slicetable.h"
#include "ui/record/valueslider.h"
#include "ui/theme.h"
#include "ui/views/soundview.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace timbre;
using namespace timbre::ui;

namespace {

QPushButton* primary(QWidget& page)
{
    for (auto* button : page.findChildren<QPushButton*>("primary")) {
        if (button->isVisible()) {
            return button;
        }
    }
    return nullptr;
}

} // namespace

class RecordPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_noisy;

    static void picture(QWidget& widget, const QString& name)
    {
        QDir().mkpath(TIMBRE_SCREENSHOTS);
        const QString scale = widget.devicePixelRatioF() > 1.5 ? "@2x" : "";
        QVERIFY(
            widget.grab().save(QStringLiteral(TIMBRE_SCREENSHOTS "/%1%2.png").arg(name, scale)));
    }

    void show(RecordPage& page)
    {
        page.setTakeFolder(m_folder.filePath("takes"));
        page.resize(1208, 720); // the window of 1280x800 without its frame
        page.show();
    }

    static void settle(RecordPage& page)
    {
        QTRY_VERIFY_WITH_TIMEOUT(page.view().sound().complete(), 10000);
        page.grab();
        QTRY_VERIFY_WITH_TIMEOUT(page.view().sound().settled(), 10000);
        QTest::qWait(40);
    }

    static QString message(RecordPage& page)
    {
        QString text;
        for (auto* label : page.findChildren<QLabel*>()) {
            if (label->objectName() == "error" && label->isVisible()) {
                text += label->text();
            }
        }
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, Theme::light());
        m_noisy = writeSound(
            m_folder.filePath("interview in the kitchen.wav"), babble(24.0, 48000, 0.01));
    }

    void init() { applyTheme(*qApp, Theme::light()); }

    void anEmptyPageSaysWhatToDo()
    {
        RecordPage page;
        show(page);
        QVERIFY(primary(page));
        QCOMPARE(primary(page)->text(), QString("Record"));
        picture(page, "record-empty");
        page.showTab(RecordPage::Tab::Clean);
        QVERIFY(!primary(page)->isEnabled());
        page.showTab(RecordPage::Tab::Slice);
        QVERIFY(!primary(page)->isEnabled());
    }

    void withoutAFolderItSaysSoInsteadOfRecording()
    {
        RecordPage page;
        show(page);
        page.setTakeFolder({});
        primary(page)->click();
        QVERIFY(message(page).contains("project"));
        QCOMPARE(int(page.recordPanel().recorder().state()), int(Recorder::State::Listening));
    }

    void aTakeIsShownAsItGrowsAndOpenedWhenItEnds()
    {
        Loudspeaker voice(babble(20.0));
        RecordPage page;
        show(page);
        QSignalSpy taken(&page, &RecordPage::taken);
        auto& recorder = page.recordPanel().recorder();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.levels().has_spoken, 20000);
        primary(page)->click();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.seconds() > 2.5, 20000);
        QVERIFY(page.view().sound().isOpen()); // it is seen while it is recorded
        QTest::qWait(80);
        QVERIFY(page.view().axis().frames() > 48000);
        picture(page, "record-running");
        primary(page)->click();
        QCOMPARE(taken.count(), 1);
        QVERIFY(taken[0][0].toString().endsWith("take-001.wav"));
        QCOMPARE(page.path(), taken[0][0].toString());
        settle(page);
        primary(page)->click(); // and again: the next number
        QTRY_VERIFY_WITH_TIMEOUT(recorder.seconds() > 0.3, 20000);
        primary(page)->click();
        QVERIFY(taken[1][0].toString().endsWith("take-002.wav"));
    }

    void aScriptGoesOnByItselfAfterSilence()
    {
        // Two lines: 1.2 s of speech, 2.5 s of silence, speech, silence.
        auto line = babble(1.2);
        line.resize(size_t(48000 * 3.7), 0.0f);
        auto both = line;
        both.insert(both.end(), line.begin(), line.end());
        both.resize(both.size() + 48000 * 6, 0.0f);
        RecordPage page;
        show(page);
        auto& panel = page.recordPanel();
        panel.script().setLines(
            {"The ferry leaves at seven.", "Bring a warm coat.", "The wind is cold."});
        picture(page, "record-script");
        QSignalSpy taken(&page, &RecordPage::taken);
        QTRY_COMPARE_WITH_TIMEOUT(
            int(panel.recorder().state()), int(Recorder::State::Listening), 5000);
        primary(page)->click();
        Loudspeaker voice(both);
        QTRY_COMPARE_WITH_TIMEOUT(taken.count(), 2, 30000);
        QCOMPARE(taken[0][1].toString(), QString("The ferry leaves at seven."));
        QCOMPARE(taken[1][1].toString(), QString("Bring a warm coat."));
        QCOMPARE(panel.script().current(), 2);
        QCOMPARE(int(panel.recorder().state()), int(Recorder::State::Recording)); // of the third
        panel.toggle();
        QVERIFY(panel.script().complete());
        const QString first = panel.script().take(0);
        panel.script().setCurrent(0); // re-record a line
        panel.toggle();
        QTRY_VERIFY_WITH_TIMEOUT(panel.recorder().seconds() > 0.2, 20000);
        panel.toggle();
        QCOMPARE(taken.last()[2].toString(), first);
        QVERIFY(QFile::exists(first)); // whoever owns it decides
    }

    void afterIsAsLoudAsBefore()
    {
        jobs::Context job;
        const auto samples = audio::readAudio(m_noisy.toStdString()).samples;
        PartCleaner part(
            std::make_shared<cleaning::Cleaner>(), m_noisy.toStdString(), 48000, 48000 * 5);
        CleanedPart cleaned{48000, {}};
        qint64 begin = 0, end = 0;
        part.run(
            {{"high-pass", {{"hz", 100.0}}}, {"gain", {{"db", -12.0}}}}, 48000 * 3,
            [&](CleanedPart piece) {
                if (piece.begin >= 48000 * 3) { // from where it plays to the end
                    QVERIFY(begin == 0);
                    end = piece.end();
                } else { // then what lies before
                    QCOMPARE(end, qint64(48000 * 5));
                    QCOMPARE(piece.begin, begin == 0 ? qint64(48000) : begin);
                    begin = piece.end();
                    cleaned.samples.insert(
                        cleaned.samples.end(), piece.samples.begin(), piece.samples.end());
                }
            },
            job);
        QCOMPARE(cleaned.end(), qint64(48000 * 3));
        double was = 0.0, is = 0.0;
        for (size_t i = 0; i < cleaned.samples.size(); ++i) {
            was += std::pow(samples[48000 + i], 2.0);
            is += std::pow(cleaned.samples[i], 2.0);
        }
        QVERIFY(std::abs(10 * std::log10(is / was)) < 1.0);
        std::vector<float> heard(samples.begin() + 40000, samples.begin() + 60000);
        cleaned.replaceIn(heard, 40000);
        QCOMPARE(heard[7999], samples[47999]); // before the part: untouched
        QVERIFY(heard[9000] != samples[49000]);
    }

    void cleaningMakesANewFileAndKeepsTheOriginal()
    {
        RecordPage page;
        show(page);
        page.open(m_noisy);
        settle(page);
        page.showTab(RecordPage::Tab::Clean);
        const auto before = audio::readAudio(m_noisy.toStdString()).samples;
        QSignalSpy cleaned(&page, &RecordPage::cleaned);
        page.view().state().select({48000.0 * 2, 48000.0 * 6, {}});
        page.cleanPanel().setHearsCleaned(true);
        picture(page, "record-clean");
        primary(page)->click();
        QVERIFY(cleaned.wait(120000));
        QCOMPARE(cleaned[0][0].toString(), m_noisy);
        QCOMPARE(page.path(), cleaned[0][1].toString());
        QVERIFY(cleaned[0][2].toByteArray().contains("loudness"));
        QCOMPARE(audio::readAudio(m_noisy.toStdString()).samples, before);
        const auto after = audio::readAudio(cleaned[0][1].toString().toStdString());
        QCOMPARE(after.samples.size(), before.size());
        QVERIFY(after.samples != before);
    }

    void aSpotAndTheNoiseComeFromTheSelectionAndCanBeUndone()
    {
        RecordPage page;
        show(page);
        page.open(m_noisy);
        settle(page);
        page.showTab(RecordPage::Tab::Clean);
        const auto button = [&](const QString& text) {
            for (auto* candidate : page.cleanPanel().findChildren<QPushButton*>()) {
                if (candidate->text() == text) {
                    return candidate;
                }
            }
            return static_cast<QPushButton*>(nullptr);
        };
        const auto count = [&](std::string_view effect) {
            return std::ranges::count(page.cleanPanel().recipe(), effect, &cleaning::Step::effect);
        };
        QVERIFY(!button("Soften the selected spot")->isEnabled());
        page.view().state().select({48000.0, 96000.0, Band{2000.0, 4000.0}});
        button("Soften the selected spot")->click();
        QCOMPARE(count("spot"), 1);
        const auto spot = page.cleanPanel().recipe().front();
        QCOMPARE(spot.values.at("begin_s"), 1.0);
        QCOMPARE(spot.values.at("high_hz"), 4000.0);
        picture(page, "record-spot");
        page.view().state().select({200'000.0, 220'000.0, {}});
        button("Learn it from the selection")->click();
        QTRY_COMPARE_WITH_TIMEOUT(count("gate"), 1, 20000);
        QCOMPARE(page.undoStack().count(), 2);
        page.view().setFocus();
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(count("gate"), 0);
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(count("spot"), 0);
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(count("spot"), 1);
        page.open(writeSound(m_folder.filePath("another.wav"), babble(1.0)));
        QCOMPARE(count("spot"), 0); // it belonged to the other recording
    }

    void cutsFollowTheSlidersAndAreOneStepBack()
    {
        RecordPage page;
        show(page);
        page.open(m_noisy);
        settle(page);
        page.showTab(RecordPage::Tab::Slice);
        auto* panel = page.findChild<SlicePanel*>();
        panel->findChild<QComboBox*>()->setCurrentIndex(1); // by loudness
        const auto sliders = panel->findChildren<ValueSlider*>().mid(4);
        sliders[1]->setValue(2.0); // at least 2 s: pauses come every 2 s
        sliders[2]->setValue(0.2);
        QTRY_VERIFY_WITH_TIMEOUT(page.view().slices().slices().size() >= 5, 20000);
        const auto many = page.view().slices().slices().size();
        QCOMPARE(page.findChild<SliceTable*>()->model()->rowCount(), int(many));
        page.view().slices().setCurrent(1);
        picture(page, "record-slices");
        sliders[1]->setValue(9.0);
        QTRY_VERIFY_WITH_TIMEOUT(page.view().slices().slices().size() < many, 20000);
        QCOMPARE(page.undoStack().count(), 1);
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(page.view().slices().slices().isEmpty());
        QTest::keyClick(&page.view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QSignalSpy kept(&page, &RecordPage::slicesKept);
        primary(page)->click();
        QCOMPARE(kept.count(), 1);
        QVERIFY(!kept[0][1].value<SliceMarks>().isEmpty());
    }

    void speechIsFoundCutAndJudged()
    {
        std::vector<float> speech(8000, 0.0f); // flite itself hardly pauses between sentences
        for (const char* sentence :
            {"The early train was late again, so we walked along the river.",
                "She gave me a small blue box, and asked me not to open it.",
                "Both of us thought that the weather would change by Thursday."}) {
            const QString one = m_folder.filePath("sentence.wav");
            QCOMPARE(QProcess::execute("flite", {"-voice", "rms", "-t", sentence, "-o", one}), 0);
            const auto read = audio::readAudio(one.toStdString());
            QCOMPARE(read.sampling_rate, 16000);
            speech.insert(speech.end(), read.samples.begin(), read.samples.end());
            speech.resize(speech.size() + 9600, 0.0f);
        }
        const QString path = writeSound(m_folder.filePath("flite.wav"), speech, 16000);
        RecordPage page;
        show(page);
        page.open(path);
        settle(page);
        page.showTab(RecordPage::Tab::Slice);
        page.findChild<SlicePanel*>()->findChildren<ValueSlider*>()[2]->setValue(5.0); // at most
        const auto& slices = page.view().slices().slices();
        QTRY_COMPARE_WITH_TIMEOUT(slices.size(), 3, 15000); // one per sentence
        const auto judged = [&] {
            return std::all_of(slices.begin(), slices.end(),
                [](const SliceMark& mark) { return mark.grade != SliceGrade::Unknown; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(judged(), 15000);
        for (const SliceMark& mark : slices) { // with the pauses that are kept at both ends
            QVERIFY((mark.end - mark.begin) < 6 * page.view().sound().samplingRate());
        }
        picture(page, "record-judged");
        const auto first = slices.first();
        page.view().slices().dragEdge(0, SliceEdge::End, first.end - 4800);
        page.view().slices().endDrag();
        QCOMPARE(int(slices.first().grade), int(SliceGrade::Unknown)); // it is another piece now
        QTRY_VERIFY_WITH_TIMEOUT(judged(), 15000);
    }

    void spacePlaysTheSelectionAndStopsAtItsEnd()
    {
        RecordPage page;
        show(page);
        page.open(m_noisy);
        settle(page);
        page.view().state().select({48000.0 * 3, 48000.0 * 3.6, {}});
        QTest::keyClick(&page.view(), Qt::Key_Space);
        QVERIFY(page.player().playing());
        QTRY_VERIFY_WITH_TIMEOUT(!page.player().playing(), 10000);
        QVERIFY(std::abs(page.player().position() - 3.6) < 0.05);
    }

    void bothThemes()
    {
        for (const bool dark : {false, true}) {
            applyTheme(*qApp, dark ? Theme::night() : Theme::light());
            RecordPage page;
            show(page);
            page.open(m_noisy);
            settle(page);
            page.showSlices(
                {{20'000, 190'000, SliceGrade::Accept}, {220'000, 400'000, SliceGrade::Repair},
                    {480'000, 600'000, SliceGrade::Drop}, {610'000, 900'000, SliceGrade::Accept}});
            page.view().state().setCursor(300'000);
            for (const auto& [tab, name] : {std::pair(RecordPage::Tab::Record, "record"),
                     std::pair(RecordPage::Tab::Clean, "clean"),
                     std::pair(RecordPage::Tab::Slice, "slice")}) {
                page.showTab(tab);
                QTest::qWait(150);
                picture(page, QStringLiteral("page-%1-%2").arg(name, dark ? "dark" : "light"));
            }
        }
    }

    void everyControlHasANameForScreenReaders()
    {
        RecordPage page;
        show(page);
        page.open(m_noisy);
        for (const auto tab :
            {RecordPage::Tab::Record, RecordPage::Tab::Clean, RecordPage::Tab::Slice}) {
            page.showTab(tab);
            for (auto* widget : page.findChildren<QWidget*>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                    || widget->objectName().startsWith("qt_")) {
                    continue;
                }
                auto* accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(accessible);
                QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                    widget->metaObject()->className());
            }
        }
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qputenv("TIMBRE_RESOURCES", TIMBRE_SOURCE_DIR "/resources");
    QApplication application(argc, argv);
    RecordPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recordpage.moc"
