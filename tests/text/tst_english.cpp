#include "core/text/english/normalizer.h"
#include "core/text/english/numbers.h"
#include "core/text/english/tokenizer.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"

#include <QtTest>

#include <ctime>

using namespace timbre::text;

static std::string normal(std::string_view text)
{
    return english::normalized(TrackedText::fromUtf8(text)).utf8();
}

static QString phones(const G2p& reading, const Word& word)
{
    QStringList list;
    for (int i = word.phone_begin; i < word.phone_end; ++i)
        list += QString::fromStdString(reading.phones[size_t(i)]);
    return list.join(' ');
}

class EnglishTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<LanguageFrontEnd> m_english;

    G2p read(std::string_view text) const
    {
        return m_english->read(TrackedText::fromUtf8(text), SymbolVersion::v2);
    }

private Q_SLOTS:
    void initTestCase() { m_english = makeEnglish({.strict_compatibility = true}); }

    void numbersInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const char* rows[][2] = {{"007", "seven"}, {"1000000", "one million"},
            {"10001", "ten thousand one"}, {"1905", "nineteen oh five"}, {"2000", "two thousand"},
            {"121st", "one hundred and twenty-first"}, {"$0.05", "five cents"},
            {"2/31", "two thirty-firsts"}, {"0/2", "zero halves"}, {"17:05", "five five p.m."},
            {"1,5", "fifteen"}, {"5 - 3", "five minus three"}};
        for (const auto& [text, words] : rows)
            QTest::newRow(text) << text << words;
    }
    void numbersInWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);

        QCOMPARE(QString::fromStdString(normal(text.toStdString())), words);
    }

    void numbersTooLongToNameAreReadDigitByDigit()
    {
        QCOMPARE(normal(std::string(36, '9')).substr(0, 40),
            std::string("nine hundred ninety-nine decillion, nine"));
        QVERIFY(normal(std::string(1000, '7')).starts_with("seven seven seven"));
    }

    void wordsKnowTheirPlaceInTheSource()
    {
        const auto reading = read("I paid $500 for it.");

        QCOMPARE(reading.norm.utf8(), std::string("I paid five hundred dollars for it."));
        QCOMPARE(reading.words.size(), size_t(8));
        const Word& five = reading.words[2];
        QCOMPARE(five.text, std::string("five"));
        QVERIFY((five.source == Span{7, 11}));
        QCOMPARE(phones(reading, five), QString("F AY1 V"));
        QVERIFY((reading.words[6].source == Span{16, 18}));
        QCOMPARE(reading.words.back().phone_end, int(reading.phones.size()));
    }

    void contextChoosesBetweenTwoReadings()
    {
        const auto reading = read("The soldiers decided to desert in the desert.");

        QCOMPARE(phones(reading, reading.words[4]), QString("D IH0 Z ER1 T"));
        QCOMPARE(phones(reading, reading.words[7]), QString("D EH1 Z ER0 T"));
    }

    void unknownWordsHaveAReading()
    {
        const auto reading = read("Bilbo's xylophonist livestreamed.");

        for (const Word& word : reading.words)
            QVERIFY2(word.phone_end > word.phone_begin, word.text.c_str());
    }

    void shortReadingsBeginWithAPause()
    {
        const auto reading = read("Hi");

        QCOMPARE(reading.phones.front(), std::string(","));
        QVERIFY(reading.words.front().source.empty());
        QCOMPARE(phones(reading, reading.words[1]), QString("HH AY1"));
    }

    void tokensAreWordsMarksAndDomains()
    {
        const std::u32string text = U"See www.example.com, it's well-known .. a.m.";
        QStringList list;
        for (const auto& [begin, end] : english::tokens(text))
            list += QString::fromStdString(
                toUtf8(std::u32string_view(text).substr(begin, end - begin)));

        QCOMPARE(list.join('|'), QString("See|www.example.com|,|it's|well-known|..|a|.|m|."));
    }

    void oddTextIsNoHurdle_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no UTF-8") << QByteArray("\xFF\xC0\x80 ok \xED\xA0\x80");
        QTest::newRow("control characters") << QByteArray("a\0b\x1B[0m", 6);
        QTest::newRow("digits") << QByteArray(200000, '1');
        QTest::newRow("digits and commas") << QByteArray("1,").repeated(100000);
        QTest::newRow("digits and points") << QByteArray("1.").repeated(100000);
        QTest::newRow("blanks") << QByteArray(200000, ' ');
        QTest::newRow("one letter") << QByteArray(20000, 'a');
        QTest::newRow("apostrophes") << QByteArray("a'").repeated(50000);
        QTest::newRow("hyphens") << QByteArray("a-").repeated(50000);
        QTest::newRow("dots") << QByteArray("a.").repeated(50000);
        QTest::newRow("sums") << QByteArray("1 + ").repeated(50000);
        QTest::newRow("dollars") << QByteArray("$1").repeated(50000);
        QTest::newRow("minus") << QByteArray(" -1").repeated(50000);
    }
    void oddTextIsNoHurdle()
    {
        QFETCH(QByteArray, text);
        const auto start = std::clock(); // this process alone, however busy the machine is

        const auto reading = read({text.data(), size_t(text.size())});

        for (const Word& word : reading.words)
            QVERIFY(word.source.end <= size_t(text.size())
                && word.phone_end <= int(reading.phones.size()));
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds))); // far more than linear needs
    }
};

QTEST_GUILESS_MAIN(EnglishTest)
#include "tst_english.moc"
