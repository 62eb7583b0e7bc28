// A project keeps what was put in, takes every edit back, and leaves originals alone.

#include "core/base/error.h"
#include "core/project/project.h"
#include "tests/project/samples.h"

#include <QElapsedTimer>
#include <QtTest>

#include <fstream>

using namespace timbre;
using namespace timbre::project;
namespace fs = std::filesystem;

static std::string bytes(const fs::path& file)
{
    std::ifstream input(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(input), {});
}

class TestProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasPutInIsThereAfterOpeningAgain()
    {
        const samples::Folder folder;
        Clip clip = samples::clip("Grüße | 你好\nこんにちは");
        clip.words = {{"Grüße", 0.25, true}, {"你好", 1.0, false}};
        clip.verdict = {Grade::Repair, "noise", {{"snr_db", 14.5}}};
        clip.checked = true;
        Recording recording{0, "take 1.wav", "audio/take 1.wav", 48000, 96000,
            {{"gain", {{"db", -3.5}}, true}, {"denoise", {}, false}}, "audio/as it came.wav"};
        {
            Project project = Project::create(folder / "Anna");
            project.edit("import", [&](Edit& edit) {
                recording.id = clip.recording = edit.add(recording);
                clip.id = edit.add(clip);
            });
            project.setSetting("language", "ja");
        }
        const Project project(folder / "Anna");
        QCOMPARE(project.clips().size(), 1u);
        QVERIFY(project.clips().front() == clip);
        QVERIFY(project.recordings().front() == recording);
        QCOMPARE(project.setting("language"), std::string("ja"));
        QCOMPARE(project.setting("never set"), std::string());
        QCOMPARE(confidence(clip), std::optional(0.25));
    }

    void undoAndRedoWalkThroughEveryStep()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "one");
        samples::setText(project, clip, "two");
        project.edit("drop", [&](Edit& edit) { edit.removeClip(clip.id); });
        QVERIFY(project.clips().empty());

        QCOMPARE(project.undoable(), std::optional<std::string>("drop"));
        project.undo();
        QCOMPARE(project.clips().front().text, std::string("two"));
        project.undo();
        QCOMPARE(project.clips().front().text, std::string("one"));
        QCOMPARE(project.redoable(), std::optional<std::string>("text"));
        project.redo();
        project.redo();
        QVERIFY(project.clips().empty());
        QVERIFY(!project.redoable());
        project.redo(); // nothing left: nothing happens
        for (int i = 0; i < 5; ++i)
            project.undo();
        QVERIFY(project.clips().empty());
        QVERIFY(!project.undoable());
    }

    void undoWorksAfterARestart()
    {
        const samples::Folder folder;
        {
            Project project = Project::create(folder / "p");
            samples::setText(project, samples::added(project, "before"), "after");
        }
        Project project(folder / "p");
        QCOMPARE(project.undoable(), std::optional<std::string>("text"));
        project.undo();
        QCOMPARE(project.clips().front().text, std::string("before"));
    }

    void aNewEditForgetsWhatWasUndone()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "one");
        samples::setText(project, clip, "two");
        project.undo();
        samples::setText(project, clip, "three");
        QVERIFY(!project.redoable());
        project.undo();
        QCOMPARE(project.clips().front().text, std::string("one"));
    }

    void typingInOneTextIsOneStep()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "");
        for (const char* text : {"T", "Th", "The"})
            samples::setText(project, clip, text, "text:1");
        project.undo();
        QCOMPARE(project.clips().front().text, std::string());
        project.redo();
        QCOMPARE(project.clips().front().text, std::string("The"));
    }

    void anEditThatFailsChangesNothing()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "kept");
        QVERIFY_EXCEPTION_THROWN(project.edit("text",
                                     [&](Edit& edit) {
                                         edit.removeClip(clip.id);
                                         throw Error(ErrorKind::InvalidArgument, "", "no");
                                     }),
            Error);
        QCOMPARE(project.clips().front().text, std::string("kept"));
        QCOMPARE(project.undoable(), std::optional<std::string>("add"));
    }

    void aRecordingLeavesWithItsClipsAndComesBackWithThem()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        project.edit("import", [&](Edit& edit) {
            Clip clip = samples::clip("a");
            clip.recording = edit.add(Recording{0, "a.wav", "audio/a.wav", 32000, 64000, {}, {}});
            edit.add(clip);
        });
        const auto id = project.recordings().front().id;
        project.edit("remove", [&](Edit& edit) { edit.removeRecording(id); });
        QVERIFY(project.clips().empty() && project.recordings().empty());
        project.undo();
        QCOMPARE(project.clips().size(), 1u);
        QCOMPARE(project.recordings().front().id, id);
    }

    void importingCopiesAndLeavesTheOriginalAlone()
    {
        const samples::Folder folder;
        const auto original = samples::tone(folder / "Aufnahme № 1.wav");
        const auto before = bytes(original);
        Project project = Project::create(folder / "p");
        jobs::Context nobody;
        const auto first = importAudio(project.folder(), original, nobody);
        const auto second = importAudio(project.folder(), original, nobody);
        QCOMPARE(first.frames, 32000);
        QCOMPARE(first.sampling_rate, 32000);
        QVERIFY(first.file != second.file);
        QVERIFY(bytes(project.audioFile(first)) == before);
        QVERIFY(bytes(original) == before);
    }

    void whatIsNoSoundIsRefusedAndLeavesNothing()
    {
        const samples::Folder folder;
        const Project project = Project::create(folder / "p");
        std::ofstream(folder / "letter.wav") << "Dear Sir or Madam,";
        std::ofstream(folder / "empty.wav");
        jobs::Context nobody;
        for (const char* name : {"letter.wav", "empty.wav", "absent.wav"})
            QVERIFY_EXCEPTION_THROWN(importAudio(project.folder(), folder / name, nobody), Error);
        QVERIFY(fs::is_empty(folder / "p" / "audio"));
    }

    void tenThousandClipsAreEditedAndReadQuickly()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        QElapsedTimer timer;
        timer.start();
        project.edit("slice", [](Edit& edit) {
            for (int i = 0; i < 10000; ++i)
                edit.add(samples::clip("The ferry leaves at seven.", i * 32000));
        });
        QCOMPARE(project.clips().size(), 10000u);
        project.undo();
        QVERIFY(project.clips().empty());
        QVERIFY2(timer.elapsed() < 5000, "about 0.3 s on an idle machine");
    }

    void aFolderWithOtherThingsIsNotTaken()
    {
        const samples::Folder folder;
        samples::tone(folder / "song.wav");
        QVERIFY_EXCEPTION_THROWN(Project::create(folder.path()), Error);
        QVERIFY_EXCEPTION_THROWN(Project(folder.path()), Error);
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
