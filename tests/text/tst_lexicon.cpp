// Lexicon files and what they are found for.

#include "core/base/error.h"
#include "core/text/lexicon.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

using namespace timbre;
using namespace timbre::text;

namespace {

QStringList found(const LexiconStack& stack, const std::string& text)
{
    QStringList result;
    for (const auto& reading : stack.find(text))
        result << QString::fromStdString(
            text.substr(reading.span.begin, reading.span.size()) + "=" + reading.reading);
    return result;
}

LexiconStack stackOf(const std::string& tsv)
{
    return LexiconStack({Lexicon::parse(tsv, "words.tsv")});
}

} // namespace

class LexiconTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badLinesAreToldAndTheRestWorks()
    {
        const auto lexicon = Lexicon::parse("\xEF\xBB\xBFphrase\tlanguage\treading\tcontext\r\n"
                                            "# names\r\n"
                                            "\r\n"
                                            "Nguyen\ten\tW IH1 N\r\n"
                                            "no columns\r\n"
                                            "word\tklingon\tW ER1 D\r\n"
                                            "word\ten\tW ER9 D0\r\n"
                                            "\xFF\xFE\ten\tW ER1 D\r\n"
                                            "重\tzh\tchong2\tbefore=庆\r\n"
                                            "重\tzh\tchongg2\r\n"
                                            "lead\ten\tL EH1 D\tbeside=pipe\r\n"
                                            "\ten\tL EH1 D\r\n"
                                            "橋\tja\tはし'\r\n",
            "names.tsv");

        QCOMPARE(lexicon.entries().size(), size_t(3));
        QStringList places;
        for (const auto& problem : lexicon.problems())
            places << QString::fromStdString(problem).section(": ", 0, 0);
        QCOMPARE(places,
            QStringList({"names.tsv:5", "names.tsv:6", "names.tsv:7", "names.tsv:8", "names.tsv:10",
                "names.tsv:11", "names.tsv:12"}));
        QCOMPARE(lexicon.origin(1), std::string("names.tsv:9"));
    }

    void whatIsSavedIsReadAgain()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mine.tsv").toStdString();
        Lexicon lexicon("mine");
        lexicon.add({"#tag", Language::en, "hash tag", {}});
        lexicon.add({"\\o/", Language::en, "hooray", {}});
        lexicon.add({"重", Language::zh, "chong2", "before=庆"});
        lexicon.add({"重", Language::zh, "chong2 ", "before=庆"}); // the same entry again
        lexicon.save(path);

        const auto again = Lexicon::load(path);
        QCOMPARE(again.entries().size(), size_t(3));
        QVERIFY(again.problems().empty());
        QCOMPARE(
            again.toTsv(), lexicon.toTsv().replace(lexicon.toTsv().find("chong2 "), 7, "chong2"));
        QCOMPARE(again.entries()[0].phrase, std::string("#tag"));
        QCOMPARE(again.entries()[1].phrase, std::string("\\o/"));
    }

    void impossibleEntriesAreRefused()
    {
        Lexicon lexicon("mine");
        QVERIFY_THROWS_EXCEPTION(Error, lexicon.add({"a\tb", Language::en, "a", {}}));
        QVERIFY_THROWS_EXCEPTION(Error, lexicon.add({"한국", Language::ko, "hanguk", {}}));
        QVERIFY_THROWS_EXCEPTION(Error, lexicon.add({"廣東", Language::yue, "gwang9", {}}));
        QVERIFY_THROWS_EXCEPTION(Error, Lexicon::load("/nowhere/lexicon.tsv"));
        QVERIFY(lexicon.entries().empty());
    }

    void phrasesAreFoundAsWholeWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("any case") << "Cat, CAT and cat." << QStringList({"Cat", "CAT", "cat"});
        QTest::newRow("whole") << "catalogue concat cat's cat2" << QStringList({"cat"});
        QTest::newRow("capitals") << "Polish polish POLISH" << QStringList({"Polish"});
        QTest::newRow("longest first") << "a cat fish" << QStringList({"cat fish", "cat"});
        QTest::newRow("apostrophe") << "don’t" << QStringList({"don’t"});
        QTest::newRow("han") << "我重庆人" << QStringList({"重庆"});
        QTest::newRow("between han") << "我cat人" << QStringList({"cat"});
        QTest::newRow("none") << "dog" << QStringList();
    }
    void phrasesAreFoundAsWholeWords()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        const auto stack =
            stackOf("cat\ten\tK AE1 T\ncat fish\ten\tK AE1 T F IH2 SH\nPolish\ten\tP OW1 L IH0 SH\n"
                    "don't\ten\tD OW1 N T\n重庆\tzh\tchong2 qing4\n");
        QStringList got;
        for (const auto& reading : stack.find(text.toStdString()))
            got << QString::fromStdString(
                text.toStdString().substr(reading.span.begin, reading.span.size()));
        QCOMPARE(got, words);
    }

    void contextDecides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::newRow("before") << "The lead  pipe."
                                << "lead=L EH1 D";
        QTest::newRow("after") << "I want to lead."
                               << "lead=L IY1 D";
        QTest::newRow("neither") << "The lead was long."
                                 << "lead=L IY0 D";
        QTest::newRow("part of a word") << "The lead pipeline."
                                        << "lead=L IY0 D";
        QTest::newRow("both") << "his lead singer"
                              << "lead=L IY2 D";
        QTest::newRow("only one of both") << "the lead singer"
                                          << "lead=L IY0 D";
        QTest::newRow("han") << "重庆"
                             << "重=chong2";
        QTest::newRow("han elsewhere") << "很重"
                                       << "";
    }
    void contextDecides()
    {
        QFETCH(QString, text);
        QFETCH(QString, first);
        const auto stack =
            stackOf("lead\ten\tL EH1 D\tbefore=pipe,paint\nlead\ten\tL IY1 D\tafter=to, will\n"
                    "lead\ten\tL IY2 D\tafter=his; before=singer\nlead\ten\tL IY0 "
                    "D\n重\tzh\tchong2\tbefore=庆\n");
        QCOMPARE(found(stack, text.toStdString()).value(0), first);
    }

    void theMostSpecialLexiconWins()
    {
        const LexiconStack stack({Lexicon::parse("Ada\ten\tEY1 D AH0\n", "user"),
            Lexicon::parse("Ada\ten\tAA1 D AH0\n", "project"),
            Lexicon::parse("Ada\ten\tAE1 D AH0\n", "book")});

        const auto readings = stack.find("Ada");
        QStringList origins;
        for (const auto& reading : readings)
            origins << QString::fromStdString(reading.origin);
        QCOMPARE(origins, QStringList({"book:1", "project:1", "user:1"}));
    }

    void theUsersLexiconIsInTheirFolder()
    {
        QTemporaryDir folder;
        qputenv("TIMBRE_DATA", folder.path().toUtf8());
        QVERIFY(LexiconStack::load({}).find("Ada").empty());
        Lexicon lexicon("lexicon.tsv");
        lexicon.add({"Ada", Language::en, "EY1 D AH0", {}});
        lexicon.save(userLexicon());
        QCOMPARE(LexiconStack::load({}).find("Ada").size(), size_t(1));
        qunsetenv("TIMBRE_DATA");
    }

    void manyEntriesCostNoTime()
    {
        std::string tsv;
        for (int i = 0; i < 20000; ++i)
            tsv += "name" + std::to_string(i) + "\ten\tN EY1 M\n";
        const auto stack = stackOf(tsv);
        std::string text;
        for (int i = 0; i < 20000; ++i)
            text += "name" + std::to_string(i) + " and others ";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(stack.find(text).size(), size_t(20000));
        QVERIFY(timer.elapsed() < 5000);
    }
};

TIMBRE_TEST(LexiconTest)
#include "tst_lexicon.moc"
