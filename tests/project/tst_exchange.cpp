// Sound and .list files come into a project and leave it for training.

#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "core/dataset/listfile.h"
#include "core/project/exporting.h"
#include "core/project/importing.h"
#include "core/project/readiness.h"
#include "core/project/reslicing.h"
#include "tests/project/samples.h"

#include <QtTest>

#include <fstream>

using namespace timbre;
using namespace timbre::project;
namespace fs = std::filesystem;

static Render asRecorded(const fs::path& folder)
{
    return [folder](const Recording& recording, const Clip& clip) {
        std::vector<float> samples(size_t(clip.end - clip.begin));
        audio::AudioReader(folder / recording.file).readMean(clip.begin, samples);
        return samples;
    };
}

static fs::path silence(const fs::path& file, int seconds, int rate)
{
    audio::writeAudio(
        file, std::vector<float>(size_t(seconds) * size_t(rate)), rate, audio::SampleFormat::Wav16);
    return file;
}

class TestExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderComesInWithItsListAndWithoutTheRest()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const fs::path in = folder / "in";
        fs::create_directories(in / "more");
        samples::tone(in / "listed.wav");
        samples::tone(in / "more" / "loose.wav");
        std::ofstream(in / "notes.txt") << "no sound";
        std::ofstream(in / "broken.wav") << "no sound either";
        std::ofstream(in / "train.list")
            << "C:\\old\\listed.wav|anna|EN|Listed.\nold/gone.wav|a|EN|x\n";
        jobs::Context nobody;
        const auto report = importFiles(project.folder(), {in}, {"bo", "ja", {}}, nobody);
        project.edit("import", [&](Edit& edit) { addTo(edit, report); });

        QCOMPARE(project.recordings().size(), 2u);
        const auto clips = project.clips();
        QCOMPARE(clips.size(), 2u);
        QCOMPARE(clips[0].text, std::string("Listed."));
        QCOMPARE(clips[0].speaker, std::string("anna"));
        QCOMPARE(clips[1].speaker, std::string("bo"));
        QCOMPARE(clips[1].language, std::string("ja"));
        QCOMPARE(report.skipped.size(), 2u); // the broken one and the one that is gone
        project.undo();
        QVERIFY(project.clips().empty() && project.recordings().empty());
    }

    void aLongRecordingIsSlicedAcrossChunks()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const auto file = silence(folder / "long.wav", 1500, 1000); // three chunks of 600 s
        ImportOptions options;
        options.slice = [](std::span<const float> samples, int rate) {
            std::vector<Range> pieces; // every 7 s; 600 is no multiple of it
            for (int64_t begin = 0; begin < int64_t(samples.size()); begin += 7 * rate)
                pieces.push_back({begin, std::min(begin + 7 * rate, int64_t(samples.size()))});
            return pieces;
        };
        jobs::Context nobody;
        const auto report = importFiles(project.folder(), {file}, options, nobody);
        const auto& clips = report.items.at(0).clips;
        QCOMPARE(clips.size(), 215u); // 1500 / 7
        for (size_t i = 0; i < clips.size(); ++i)
            QCOMPARE(clips[i].begin, int64_t(i) * 7000);
        QCOMPARE(clips.back().end, 1500000);
    }

    void clipsAreExportedAsTheReferenceReadsThem_data()
    {
        QTest::addColumn<int>("rate");
        QTest::newRow("32 kHz") << 32000;
        QTest::newRow("48 kHz") << 48000;
    }

    void clipsAreExportedAsTheReferenceReadsThem()
    {
        QFETCH(int, rate);
        const samples::Folder folder;
        const Recording recording{1, "a.wav", "a.wav", 32000, 32000, {}, {}};
        samples::tone(folder / "a.wav");
        Clip clip = samples::clip("你好，世界。");
        clip.begin = 8000;
        clip.end = 24000;
        clip.language = "zh";
        Clip without_text = clip, dropped = clip;
        without_text.text.clear();
        dropped.dropped = true;
        jobs::Context nobody;
        const auto report = exportClips({recording}, {clip, without_text, dropped}, folder / "out",
            "声音", rate, asRecorded(folder.path()), nobody);
        QCOMPARE(report.clips, 1);
        const auto list = dataset::readList(report.list);
        QCOMPARE(list.rows.size(), 1u);
        QCOMPARE(list.rows[0].text, clip.text);
        const auto sound = audio::readAudio(list.rows[0].path);
        QCOMPARE(sound.sampling_rate, rate);
        QCOMPARE(sound.frames(), int64_t(rate / 2));
        const auto original = audio::readAudio(folder / "a.wav");
        if (rate == 32000)
            QVERIFY(std::equal(
                sound.samples.begin(), sound.samples.end(), original.samples.begin() + clip.begin));
    }

    void exportingNothingIsSaid()
    {
        const samples::Folder folder;
        jobs::Context nobody;
        QVERIFY_EXCEPTION_THROWN(
            exportClips({}, {}, folder / "out", "x", 32000, asRecorded(folder.path()), nobody),
            Error);
        QVERIFY(!fs::exists(folder / "out"));
    }

    void slicesThatAreSplitMergedAndMovedKeepTheirTexts()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        project.edit("import", [](Edit& edit) {
            edit.add(samples::clip("one", 0));
            edit.add(samples::clip("two", 32000));
            edit.add(samples::clip("three", 64000));
        });
        const auto cut = [&](std::vector<Range> ranges) {
            project.edit("slice",
                [&](Edit& edit) { reslice(edit, project.clips(), ranges, samples::clip("", 0)); });
            std::vector<std::string> texts;
            for (const Clip& clip : project.clips())
                texts.push_back(clip.text);
            return texts;
        };
        using Texts = std::vector<std::string>;
        // the first is split, the others are merged
        QVERIFY(
            (cut({{0, 10000}, {10000, 32000}, {32000, 96000}}) == Texts{"", "one", "two three"}));
        // an edge moves, one goes, one is new
        QVERIFY((cut({{12000, 31000}, {32000, 96000}, {100000, 120000}})
            == Texts{"one", "two three", ""}));
        QCOMPARE(project.clips()[0].begin, 12000);
        project.undo();
        project.undo();
        QCOMPARE(project.clips().size(), 3u);
        QCOMPARE(project.clips()[1].text, std::string("two"));
    }

    void readinessCountsWhatCanBeUsed()
    {
        const Recording recording{1, "a", "a", 1000, 10000000, {}, {}};
        std::vector<Clip> clips;
        for (int i = 0; i < 15; ++i) {
            Clip clip = samples::clip("text");
            clip.end = clip.begin + 5000; // 5 s
            clips.push_back(clip);
        }
        clips[0].text.clear();
        clips[1].dropped = true;
        clips[2].verdict.grade = Grade::Drop;
        clips[3].words = {{"text", kSure - 0.01, true}};
        clips[4].words = {{"text", 0.99, false}};
        clips[5].words = {{"text", 0.1, false}};
        clips[5].checked = true;
        const auto ready = readiness({recording}, clips);
        QCOMPARE(ready.clips, 14);
        QCOMPARE(ready.to_check, 4); // without text, bad grade, unsure, not heard
        QCOMPARE(ready.seconds, 70.0);
        QCOMPARE(ready.usable_s, 60.0);
        QVERIFY(ready.zero_shot && ready.fine_tune && !ready.long_form);
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
