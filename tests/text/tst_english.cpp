#include "core/text/english/normalizer.h"
#include "core/text/english/numbers.h"
#include "core/text/english/tokenizer.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"
#include "tests/support/tests.h"

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
    std::unique_ptr<LanguageFrontEnd> m_strict, m_free;

    G2p read(std::string_view text, bool strict = true) const
    {
        const auto& english = strict ? m_strict : m_free;
        return english->read(TrackedText::fromUtf8(text), SymbolVersion::v2);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_strict = makeEnglish({.strict_compatibility = true});
        m_free = makeEnglish({.strict_compatibility = false});
    }

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

    void whatTheReferenceMisreadsIsReadWell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const char* rows[][2] = {{"It’s a ‘test’; really…", "It's a test, really."},
            {"Dr. Smith of St. Mary's, 5 Main St., met Mr. T.",
                "Doctor Smith of Saint Mary's, five Main Street, met Mister T."},
            {"The U.S. won, e.g. at 8 p.m. yesterday.",
                "The U S won, for example, at eight P M yesterday."},
            {"Meet at 9:05 or 17:00.", "Meet at nine oh five or five o'clock P M."},
            {"On 2021-05-06 and July 4, 1986",
                "On May sixth, twenty twenty-one and July fourth, nineteen eighty-six"},
            {"$2.5 million, €3.20 and ¥1,000",
                "two point five million dollars, three euros and twenty cents and one thousand "
                "yen"},
            {"-5 °C, 5kg, 120 km/h, 16:9",
                "minus five degrees celsius, five kilograms, one hundred "
                "twenty kilometers per hour, sixteen to nine"},
            {"the 1990s and the '80s, 10-15, 555-1234",
                "the nineteen nineties and the eighties, ten to fifteen, five five five, one two "
                "three four"},
            {"It was 1999. The A380 and the PS5.",
                "It was nineteen ninety-nine. The A three hundred eighty and the P S five."},
            {"john@example.com & www.x.org", "john at example dot com and W W W dot x dot org"},
            {"x² + y² >= 3", "x squared plus y squared is at least three"},
            {"CHAPTER TWO: NASA, GPUs and my iPhone", "Chapter Two, Nasa, G P U's and my iphone"},
            {"Louis XIV in World War II (1½ years) — gone",
                "Louis the fourteenth in World War two, one and a half years, gone"},
            {"line one\nline two", "line one line two"}};
        for (const auto& [text, words] : rows)
            QTest::newRow(text) << text << words;
    }
    void whatTheReferenceMisreadsIsReadWell()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);

        QCOMPARE(QString::fromStdString(read(text.toStdString(), false).norm.utf8()), words);
    }

    void correctionsWinUnlessStrict()
    {
        const auto lives = [this](bool strict) {
            const auto reading = read("I live here.", strict);
            return phones(reading, reading.words[1]);
        };

        QCOMPARE(lives(true), QString("L AY1 V"));
        QCOMPARE(lives(false), QString("L IH1 V"));
        const auto reading = read("He used to live where live music is used to teach.", false);
        QCOMPARE(phones(reading, reading.words[1]), QString("Y UW1 S T"));
        QCOMPARE(phones(reading, reading.words[5]), QString("L AY1 V"));
        QCOMPARE(phones(reading, reading.words[8]), QString("Y UW1 Z D"));
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
        QTest::newRow("capitals") << QByteArray("AB ").repeated(50000);
        QTest::newRow("abbreviations") << QByteArray("Dr. ").repeated(50000);
        QTest::newRow("quotes") << QByteArray("a.b.''\"\"").repeated(20000);
        QTest::newRow("addresses") << QByteArray("a@b.cd").repeated(20000);
        QTest::newRow("minus") << QByteArray(" -1").repeated(50000);
    }
    void oddTextIsNoHurdle()
    {
        QFETCH(QByteArray, text);
        const auto start = std::clock(); // this process alone, however busy the machine is

        for (const bool strict : {true, false}) {
            const auto reading = read({text.data(), size_t(text.size())}, strict);
            for (const Word& word : reading.words)
                QVERIFY(word.source.end <= size_t(text.size())
                    && word.phone_end <= int(reading.phones.size()));
        }
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds))); // far more than linear needs
    }
};

TIMBRE_TEST(EnglishTest)
#include "tst_english.moc"
