// What a shell sees of the commands that need no speech: help, exit codes, models, doctor, text.

#include "tests/app/program.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <set>

using namespace timbre::test;

class TestCli : public QObject {
    Q_OBJECT

    Program m_program;

private Q_SLOTS:
    void helpIsEverywhere_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("program") << QStringList{"--help"};
        for (const char* command : {"speak", "text", "transcribe", "prepare", "models", "doctor", "bench"}) {
            QTest::newRow(command) << QStringList{command, "--help"};
        }
    }

    void helpIsEverywhere()
    {
        QFETCH(QStringList, arguments);
        const auto outcome = m_program.run(arguments);
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains("--help"));
        QVERIFY(outcome.err.isEmpty());
    }

    void wrongUseEndsWithTwoAndOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"sing"};
        QTest::newRow("unknown option") << QStringList{"speak", "--sing"};
        QTest::newRow("no number") << QStringList{
            "speak", "--speed", "fast", "--text", "a", "--ref", "b.wav", "--out", "c.wav"};
        QTest::newRow("out of range") << QStringList{
            "speak", "--speed", "9", "--text", "a", "--ref", "b.wav", "--out", "c.wav"};
        QTest::newRow("no out") << QStringList{"speak", "--text", "a", "--ref", "b.wav"};
        QTest::newRow("unknown language") << QStringList{"text", "--lang", "klingon", "nuqneH"};
        QTest::newRow("unknown version") << QStringList{"text", "--version", "v9", "hello"};
        QTest::newRow("text twice") << QStringList{"text", "--text-file", "a.txt", "hello"};
        QTest::newRow("unknown action") << QStringList{"models", "burn", "all"};
    }

    void wrongUseEndsWithTwoAndOneSentence()
    {
        QFETCH(QStringList, arguments);
        const auto outcome = m_program.run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.err.isEmpty());
    }

    void textGivesPhonesAndIds()
    {
        const auto outcome =
            m_program.run({"text", "--lang", "en", "--json", "The train leaves at 9:30."});
        QCOMPARE(outcome.code, 0);
        const auto reading = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(reading["phones"].size(), reading["phone_ids"].size());
        QVERIFY(reading["norm"].get<std::string>().find("thirty") != std::string::npos);
        QCOMPARE(reading["phones"][0].get<std::string>(), std::string("DH"));
    }

    void textComesFromAPipeToo()
    {
        const auto outcome = m_program.run({"text", "--lang", "zh", "--json", "--text-file", "-"},
            QByteArray("\xEF\xBB\xBF今天有500人。"));
        QCOMPARE(outcome.code, 0);
        const auto reading = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(reading["norm"].get<std::string>(), std::string("今天有五百人."));
        QCOMPARE(reading["segments"][0]["word2ph"].size(), size_t(7));
    }

    void lexiconsCorrectReadings()
    {
        const QString names = m_program.file("names.tsv",
            "phrase\tlanguage\treading\tcontext\nlead\ten\tL EH1 D\tbefore=pipe\nno "
            "entry\nAda\ten\tAA1 D AH0\n");
        const QString book = m_program.file("book.tsv", "ada\ten\tEY1 D AH0\n");
        const QStringList text{"text", "--lang", "en", "--lexicon", names, "--lexicon", book};

        const auto table = m_program.run(text + QStringList{"--explain", "Ada has a lead pipe."});
        QCOMPARE(table.code, 0);
        QVERIFY2(table.out.contains("L EH1 D   (names.tsv:2)"), qPrintable(table.out));
        QVERIFY2(table.out.contains("EY1 D AH0   (book.tsv:1)"), qPrintable(table.out));
        QVERIFY2(table.err.contains("names.tsv:3: "), qPrintable(table.err));

        const auto usual = m_program.run(
            {"text", "--lang", "en", "--json", "[[lead|L EH1 D]] [pause 1s] <b>x</b>"});
        QCOMPARE(usual.code, 0);
        const auto reading = nlohmann::json::parse(usual.out.toStdString());
        QCOMPARE(
            reading["segments"][0]["words"][1]["given_by"].get<std::string>(), std::string("mark"));
        QCOMPARE(reading["remarks"].size(), size_t(2)); // the tag that is not known, twice
        const auto plain = m_program.run({"text", "--lang", "en", "--plain", "[pause 1s]"});
        QVERIFY(plain.out.contains("P AO1 Z"));
        QCOMPARE(m_program.run(text + QStringList{"--lexicon", "nowhere.tsv", "a"}).code, 3);
    }

    void theUsersLexiconAppliesByItself()
    {
        QDir(m_program.path(".")).mkpath("data");
        m_program.file("data/lexicon.tsv", "Ada\ten\tAA1 D AH0\n");
        const auto outcome = m_program.run({"text", "--lang", "en", "--explain", "Ada sings."});
        QFile::remove(m_program.path("data/lexicon.tsv"));
        QVERIFY2(outcome.out.contains("AA1 D AH0   (lexicon.tsv:1)"), qPrintable(outcome.out));
    }

    void brokenBytesStillGiveValidJson()
    {
        const auto outcome = m_program.run({"text", "--json", "--text-file", "-"},
            QByteArray("Hello \xED\xA0\x80 \xFF world \xF0\x9F\x98\x80, [[a|\xFF]] good."));
        QCOMPARE(outcome.code, 0);
        const auto reading = nlohmann::json::parse(outcome.out.toStdString());
        QVERIFY(reading["skipped"].size() >= 3); // a lone surrogate, a stray byte, an emoji
    }

    void doctorSpeaksInSentences()
    {
        const auto outcome = m_program.run({"doctor"});
        QCOMPARE(outcome.code, 0);
        for (const char* topic : {"machine", "gpu", "base model", "sound"}) {
            QVERIFY2(outcome.out.contains(topic), topic);
        }
    }

    void modelsAreImportedFromAnyFolderLayout()
    {
        const QString golden = QStringLiteral(TIMBRE_SHARED_DIR "/golden/models");
        const auto imported = m_program.run({"models", "import", golden, "--json"});
        QCOMPARE(imported.code, 0);
        const auto report = nlohmann::json::parse(imported.out.toStdString());
        std::set<std::string> kinds;
        for (const auto& model : report["imported"]) {
            kinds.insert(
                model["kind"].get<std::string>() + " " + model["version"].get<std::string>());
        }
        for (const char* kind : {"gpt v1", "gpt v2", "sovits v1", "sovits v2", "sovits v2Pro",
                 "sovits v2ProPlus", "hubert ", "bert ", "speaker-encoder "}) {
            QVERIFY2(kinds.contains(kind), kind);
        }
        QVERIFY(
            !report["skipped"].empty()); // training checkpoints and golden tensors are no models

        const auto info = m_program.run({"models", "info", "sovits_v2Pro", "--json"});
        QCOMPARE(info.code, 0);
        QCOMPARE(nlohmann::json::parse(info.out.toStdString())["version"].get<std::string>(),
            std::string("v2Pro"));

        QCOMPARE(m_program.run({"models", "remove", "sovits_v2Pro"}).code, 0);
        QCOMPARE(m_program.run({"models", "info", "sovits_v2Pro"}).code, 3);
        QVERIFY(!m_program.run({"models", "list"}).out.contains("sovits_v2Pro "));
    }

    void aFolderWithoutModelsIsToldSo()
    {
        QDir(m_program.path(".")).mkdir("empty");
        const auto outcome = m_program.run({"models", "import", m_program.path("empty")});
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.err.contains("No model was found"));
    }

    void builtInModelsStay()
    {
        QCOMPARE(m_program.run({"models", "remove", "gpt-base"}).code, 2);
        QVERIFY(m_program.run({"models", "list"}).out.contains("gpt-base"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
