#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "core/dataset/check.h"
#include "core/dataset/prepared.h"
#include "tests/support/tests.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace timbre;
using namespace timbre::dataset;

class TestLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        tone("a.wav", 1.0, 110);
        tone("b.wav", 2.0, 120);
    }

    void rowsThatCannotBeUsedAreNamedAndTheRestGoesOn()
    {
        const auto set = readDataset(list("a.wav|me|EN|Hello there.\n"
                                          "b.wav|me|en|\n"
                                          "\n"
                                          "missing.wav|me|EN|Gone.\n"
                                          "b.wav|me|KLINGON|Words.\n"
                                          "b.wav only\n"
                                          "b.wav|me|ZH|你好|再见\n"));
        QCOMPARE(int(set.items.size()), 2);
        QCOMPARE(set.items[1].text, std::string("你好|再见")); // further bars are text
        QCOMPARE(set.items[1].row, 6);
        QCOMPARE(int(set.messages.size()), 4);
        QCOMPARE(message(set.messages[0]), std::string("clip 2: no text - left out"));
        QCOMPARE(set.messages[1].problem, Problem::MissingClip);
        QCOMPARE(set.messages[2].problem, Problem::UnknownLanguage);
        QCOMPARE(set.messages[3].problem, Problem::BadRow);
    }

    void aSetThatMovedIsFoundByTheNamesOfItsClips()
    {
        QDir(m_folder->path()).mkdir("wavs");
        QFile::rename(path("b.wav"), path("wavs/b.wav"));
        const auto set = readDataset(
            list("/old/place/a.wav|me|EN|Hello.\n/old/place/b.wav|me|EN|Hello again.\n"));
        QCOMPARE(int(set.items.size()), 2);
        QCOMPARE(set.messages.back().problem, Problem::Moved);
        QCOMPARE(set.messages.back().detail, std::string("2"));
    }

    void anEmptyListAndAnEmptyFolderSaySo()
    {
        QVERIFY_EXCEPTION_THROWN(readDataset(list("\n")), Error);
        QVERIFY_EXCEPTION_THROWN(readDataset(path("nowhere").toStdString()), Error);
        QDir(m_folder->path()).mkdir("empty");
        QVERIFY_EXCEPTION_THROWN(readDataset(path("empty").toStdString()), Error);
    }

    void soundsAreChecked()
    {
        tone("silent.wav", 1.0, 100, 0.0f);
        tone("short.wav", 0.2, 100);
        tone("loud.wav", 1.0, 130, 4.0f);
        QFile::copy(path("a.wav"), path("copy.wav"));
        QFile broken(path("broken.wav"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no sound");
        broken.close();
        const auto checked = check("a.wav|me|EN|Fine.\nsilent.wav|me|EN|Hush.\n"
                                   "short.wav|me|EN|Oh.\nloud.wav|you|EN|Loud.\n"
                                   "copy.wav|me|EN|Again.\nbroken.wav|me|EN|Bad.\n"
                                   "b.wav|me|EN|你好。\n");
        QCOMPARE(int(checked.clips.size()), 2);
        QVERIFY(std::abs(checked.seconds - 2.0) < 1e-3);
        const std::vector<Problem> wanted{Problem::SeveralSpeakers, Problem::LittleSpeech,
            Problem::Silent, Problem::TooShort, Problem::Clipped, Problem::Double,
            Problem::UnreadableClip, Problem::WrongLanguage};
        for (const Problem problem : wanted) {
            QVERIFY2(std::any_of(checked.messages.begin(), checked.messages.end(),
                         [&](const RowMessage& row) { return row.problem == problem; }),
                std::to_string(int(problem)).c_str());
        }
    }

    void aSetOfSilenceIsAnErrorThatGivesAReason()
    {
        tone("a.wav", 1.0, 100, 0.0f);
        try {
            check("a.wav|me|EN|Hush.\n");
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadReference);
            QVERIFY(error.detail().find("clip 1: silence") != std::string::npos);
        }
    }

    void preparedFilesSurviveTheWayOutAndIn()
    {
        const std::filesystem::path folder = m_folder->path().toStdString();
        const std::vector<NameText> texts{
            {"a.wav", {"n", "i3"}, {2}, "你"}, {"b.wav", {"HH"}, {}, "h"}};
        writeNameTexts(folder, texts);
        const auto read = readNameTexts(folder);
        QCOMPARE(read.size(), texts.size());
        QCOMPARE(read[0].phones, texts[0].phones);
        QCOMPARE(read[0].word2ph, texts[0].word2ph);
        QVERIFY(read[1].word2ph.empty()); // "None", as Python writes it
        writeNameSemantics(folder, std::vector<NameSemantic>{{"a.wav", {3, 1, 1023}}});
        QCOMPARE(readNameSemantics(folder).at(0).codes, (std::vector<int64_t>{3, 1, 1023}));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::filesystem::path list(const QByteArray& text) const
    {
        QFile file(path("set.list"));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(text);
        }
        return path("set.list").toStdString();
    }

    CheckedDataset check(const QByteArray& text) const
    {
        jobs::Context job;
        return dataset::check(readDataset(list(text)), {}, job);
    }

    void tone(const QString& name, double seconds, double hz, float gain = 0.3f) const
    {
        std::vector<float> samples(size_t(seconds * 16000));
        for (size_t i = 0; i < samples.size(); ++i) {
            samples[i] = gain * float(std::sin(2 * M_PI * hz * double(i) / 16000));
        }
        audio::writeAudio(path(name).toStdString(), samples, 16000, audio::SampleFormat::Wav16);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

TIMBRE_TEST(TestLists)
#include "tst_lists.moc"
