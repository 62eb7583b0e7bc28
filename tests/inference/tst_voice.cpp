// Voices as folders.

#include "core/base/error.h"
#include "core/inference/voice.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <fstream>

using namespace timbre;
using namespace timbre::inference;

class TestVoice : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    void file(const std::string& name, const std::string& content) const
    {
        std::filesystem::create_directories((folder() / name).parent_path());
        std::ofstream(folder() / name) << content;
    }
    ErrorKind kindOfReading(const std::string& name) const
    {
        try {
            readVoice(folder() / name);
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::Internal;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("TIMBRE_DATA", m_folder.path().toUtf8()); }

    void aVoiceSurvivesWritingAndReading()
    {
        for (const char* name : {"voices/anna/gpt.ckpt", "voices/anna/sovits.pth",
                 "voices/anna/clip.wav", "voices/anna/more.wav"}) {
            file(name, "x");
        }
        const auto place = folder() / "voices/anna";
        Voice voice{"Anna ünïcode", place / "gpt.ckpt", place / "sovits.pth",
            {place / "clip.wav", "Was sie sagt", "en"}, {place / "more.wav"}};
        writeVoice(voice, place);

        const Voice read = findVoice("anna");
        QCOMPARE(read.name, voice.name);
        QCOMPARE(read.reference.text, voice.reference.text);
        QVERIFY(std::filesystem::equivalent(read.sovits, voice.sovits));
        QCOMPARE(read.aux_references.size(), size_t(1));
        QVERIFY(read.complete());
        QCOMPARE(voiceNames(), (std::vector<std::string>{"base", "anna"}));
    }

    void brokenVoicesSayWhatIsWrong()
    {
        QCOMPARE(kindOfReading("nothing"), ErrorKind::NotFound);
        file("a/voice.json", "{\"format\":");
        QCOMPARE(kindOfReading("a"), ErrorKind::WrongFormat);
        file("b/voice.json", R"({"format": "timbre-voice", "version": 99})");
        QCOMPARE(kindOfReading("b"), ErrorKind::WrongVersion);
        file("c/voice.json", R"({"format": "timbre-voice", "version": 1, "gpt": "gone.ckpt"})");
        QCOMPARE(kindOfReading("c"), ErrorKind::NotFound);
        file("d/voice.json",
            R"({"format": "timbre-voice", "version": 1, "reference": {"clip": 7}})");
        QCOMPARE(kindOfReading("d"), ErrorKind::WrongFormat);
    }

    void anUnknownVoiceListsTheKnownOnes()
    {
        try {
            findVoice("nobody");
            QFAIL("there is no such voice");
        } catch (const Error& error) {
            QVERIFY(error.detail().find("base") != std::string::npos);
        }
    }
};

TIMBRE_TEST(TestVoice)
#include "tst_voice.moc"
