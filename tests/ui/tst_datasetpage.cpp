// The Dataset page as a person uses it: read, correct, leave out, measure, repair, transcribe,
// export.

#include "tests/ui/studio.h"
#include "tests/ui/window.h"
#include "ui/dataset/clipmodel.h"
#include "ui/dataset/cliptable.h"
#include "ui/dataset/datasetpage.h"
#include "ui/jobcenter.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace timbre;
using namespace timbre::studio;
namespace fs = std::filesystem;

static ui::ClipTable& table(ui::MainWindow& window)
{
    return *window.findChild<ui::ClipTable*>();
}

class TestDatasetPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsTypedInPlaceAndSavedWhileTyping()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 6);
        window.showPage(ui::PageId::Dataset);
        table(window).setFocus();
        table(window).goTo(window.session().clips().front().id);
        QTest::keyClick(&table(window), Qt::Key_F2);
        auto* editor = table(window).findChild<QLineEdit*>("cell");
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "Written by hand ");
        QTRY_COMPARE_WITH_TIMEOUT(window.session().clips().front().text,
            std::string("Written by hand"), 2000); // on the disk, and the editor is still open
        QCOMPARE(editor->text(), QString("Written by hand "));
        QTest::keyClicks(editor, "now");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(window.session().clips().front().text, std::string("Written by hand now"));
        QVERIFY(window.session().clips().front().checked);
        window.session().undo();
        QCOMPARE(window.session().clips().front().text, studio::clip(1, 0).text); // one step
    }

    void wordsThatAreNotInTheSoundAreMarkedAsTheTextChanges()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 1);
        window.session().edit("transcribe", [&](project::Edit& edit) {
            project::Clip clip = window.session().clips().front();
            clip.heard = "The ferry leaves at seven";
            edit.change(clip);
        });
        auto& model = *table(window).model();
        const auto text = model.index(0, ui::ClipModel::Text);
        QVERIFY(model.setData(text, "The slow ferry leaves."));
        const auto& words = window.session().clips().front().words;
        QCOMPARE(words.size(), 4u);
        QVERIFY(words[0].heard && !words[1].heard && words[2].heard);
        const QString hint = text.data(Qt::ToolTipRole).toString();
        QVERIFY2(hint.contains("slow") && hint.contains("at seven"), qPrintable(hint));
        QVERIFY(model.setData(text, "The ferry leaves at seven."));
        QVERIFY(window.session().clips().front().words.empty());
        window.session().undo();
    }

    void theKeyboardGoesFromDoubtToDoubt()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 12);
        window.showPage(ui::PageId::Dataset);
        table(window).setFocus();
        table(window).setCurrentIndex(table(window).model()->index(0, 0));
        QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
        const auto first = *table(window).current();
        QCOMPARE(first.id, window.session().clips()[2].id); // unsure words
        QTest::keyClick(&table(window), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(window.session().clips()[2].checked);
        QCOMPARE(table(window).current()->id, window.session().clips()[5].id); // without a text
    }

    void clipsAreLeftOutTogetherAndTakenBack()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 6);
        window.showPage(ui::PageId::Dataset);
        table(window).selectAll();
        QTest::keyClick(&table(window), Qt::Key_Delete);
        const auto dropped = [&] {
            const auto& clips = window.session().clips();
            return std::count_if(clips.begin(), clips.end(), [](auto& c) { return c.dropped; });
        };
        QCOMPARE(dropped(), 6);
        window.session().undo();
        QCOMPARE(dropped(), 0);
    }

    void searchAndReplaceIsOneStep()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 12);
        window.showPage(ui::PageId::Dataset);
        QTest::keyClick(&window, Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(button(window, "Replace in all shown"));
        auto* replace = button(window, "Replace in all shown");
        QVERIFY(!replace->isEnabled());
        const auto fields = replace->parentWidget()->findChildren<QLineEdit*>();
        fields[0]->setText("ferry");
        fields[1]->setText("boat");
        replace->click();
        QCOMPARE(window.session().clips()[0].text, std::string("The boat leaves at seven."));
        QCOMPARE(window.session().clips()[6].text, std::string("The boat leaves at seven."));
        window.session().undo();
        QCOMPARE(window.session().clips()[6].text, std::string("The ferry leaves at seven."));
    }

    void clipsAreMeasuredAndTranscribed()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        window.session().create(studio.projects() / "p");
        window.showPage(ui::PageId::Dataset);
        QSignalSpy idle(&window.datasetPage().jobs(), &ui::ClipJobs::idle);
        window.datasetPage().jobs().importFiles({TIMBRE_SOURCE_DIR "/resources/samples/voice.wav"});
        QVERIFY(idle.wait(30000));
        QCOMPARE(window.session().clips().size(), 1u);

        QTRY_VERIFY(button(window, "Check the sound"));
        button(window, "Check the sound")->click();
        QVERIFY(idle.wait(60000));
        QVERIFY(window.session().clips()[0].verdict.grade != project::Grade::Unknown);
        QVERIFY(window.session().clips()[0].verdict.values.count("loudness_lufs"));

        button(window, "Transcribe")->click();
        QCOMPARE(window.jobs().running(), 1);
        QVERIFY(idle.wait(200000));
        QTRY_VERIFY(!window.session().clips()[0].text.empty());
        QCOMPARE(window.session().clips()[0].language, std::string("en"));
        QVERIFY(!window.session().clips()[0].words.empty());
        qInfo("heard: %s", window.session().clips()[0].text.c_str());
        window.session().undo();
        QVERIFY(window.session().clips()[0].text.empty());
    }

    void oneButtonRepairsAndUndoTakesItBack()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        window.session().create(studio.projects() / "p");
        window.showPage(ui::PageId::Dataset);
        auto sound = audio::readAudio(TIMBRE_SOURCE_DIR "/resources/samples/voice.wav");
        uint32_t noise = 1;
        for (float& x : sound.samples) { // 20 dB below the voice
            noise = noise * 1664525u + 1013904223u;
            x += 0.02f * (float(noise >> 8) / float(1 << 23) - 1.0f);
        }
        audio::writeAudio(studio.folder() / "noisy.wav", audio::channelMean(sound),
            sound.sampling_rate, audio::SampleFormat::Wav16);
        QSignalSpy idle(&window.datasetPage().jobs(), &ui::ClipJobs::idle);
        window.datasetPage().jobs().importFiles({studio.folder() / "noisy.wav"});
        QVERIFY(idle.wait(30000));
        QVERIFY(!button(window, "Repair 1 clip"));
        window.datasetPage().jobs().judge();
        QVERIFY(idle.wait(60000));
        const auto& clips = window.session().clips();
        QCOMPARE(clips[0].verdict.grade, project::Grade::Repair);
        const auto before = window.datasetPage().jobs().soundOf(clips[0]);

        QTRY_VERIFY(button(window, "Repair 1 clip"));
        button(window, "Repair 1 clip")->click();
        QVERIFY(idle.wait(60000));

        QCOMPARE(clips[0].verdict.grade, project::Grade::Accept);
        QVERIFY(window.datasetPage().jobs().soundOf(clips[0]) != before);
        QVERIFY(!button(window, "Repair 1 clip"));
        window.session().undo();
        QCOMPARE(clips[0].verdict.grade, project::Grade::Repair);
        QVERIFY(window.datasetPage().jobs().soundOf(clips[0]) == before);
        QVERIFY(button(window, "Repair 1 clip"));
    }

    void clipsAreExportedForTraining()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "Anna", 8);
        QSignalSpy idle(&window.datasetPage().jobs(), &ui::ClipJobs::idle);
        window.datasetPage().jobs().exportTo(studio.folder() / "out", 32000);
        QVERIFY(idle.wait(30000));
        QVERIFY(fs::exists(studio.folder() / "out" / "Anna.list"));
        QCOMPARE(window.jobs().jobs().front().state, ui::JobCenter::State::Done);
        QVERIFY(window.jobs().jobs().front().ending.contains("Anna.list"));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio test");
    QApplication::setOrganizationName("Timbre");
    TestDatasetPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_datasetpage.moc"
