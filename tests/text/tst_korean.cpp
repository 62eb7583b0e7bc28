#include "core/text/korean/numbers.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"
#include "tests/support/tests.h"

#include <ctime>

using namespace timbre::text;

static std::string together(const std::vector<std::string>& phones)
{
    std::string text;
    for (const auto& phone : phones)
        text += phone;
    return text;
}

class KoreanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundsAreTheReferences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("phones");
        QTest::newRow("linking")
            << "노인은 삐걱거리는 나무 문을 열고 마당으로 들어갔다." // golden/text/ko_v2.jsonl
            << "ㄴㅗㅇㅣㄴㅡㄴ空ㅃㅣㄱㅓㄱㄲㅓㄹㅣㄴㅡㄴ空ㄴㅏㅁㅜ空ㅁㅜㄴㅡㄹ空ㅇㅣㅓㄹㄱㅗ空ㅁㅏ"
               "ㄷㅏㅇㅇㅡㄹㅗ空ㄷㅡㄹㅓㄱㅏㄷㄸㅏ.";
        QTest::newRow("quotes and compound vowels")
            << "\"왜 이제야 왔어?\" 그녀가 차갑게 물었다."
            << "停ㅇㅗㅐ空ㅇㅣㅈㅔㅇㅣㅏ空ㅇㅗㅏㅆㅓ?"
               "停空ㄱㅡㄴㅣㅓㄱㅏ空ㅊㅏㄱㅏㅂㄲㅔ空ㅁㅜㄹㅓㄷㄸㅏ.";
        QTest::newRow("an end without a mark") << "네"
                                               << "ㄴㅔ.";
        QTest::newRow("nothing") << ""
                                 << "";
    }

    void soundsAreTheReferences()
    {
        QFETCH(QString, text);
        QFETCH(QString, phones);

        QCOMPARE(QString::fromStdString(together(read(text.toStdString()).phones)), phones);
    }

    void numbersFollowTheirNoun_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("native");
        QTest::addColumn<QString>("words");
        QTest::newRow("Sino-Korean")
            << "123,456,789" << false
            << "일억이천삼백사십오만육천칠백팔십구"; // from g2pk's documentation
        QTest::newRow("native") << "123,456,789" << true << "일억이천삼백사십오만육천칠백여든아홉";
        QTest::newRow("twenty") << "20" << true << "스무";
        QTest::newRow("zero") << "0" << true << "영";
        QTest::newRow("round") << "100000000" << false << "일억";
        QTest::newRow("ten thousand") << "10010" << false << "만십";
    }

    void numbersFollowTheirNoun()
    {
        QFETCH(QString, number);
        QFETCH(bool, native);
        QFETCH(QString, words);

        const auto result = numberInWords(fromUtf8(number.toStdString()), native);

        QCOMPARE(QString::fromStdU32String(result.value()), words);
    }

    void wordsCoverAllPhonesAndPointToTheirSource()
    {
        const std::string text = "사과 3개를, 샀다!";

        const G2p reading = read(text);

        int next = 0;
        for (const Word& word : reading.words) {
            QCOMPARE(word.phone_begin, next);
            next = word.phone_end;
        }
        QCOMPARE(next, int(reading.phones.size()));
        QCOMPARE(reading.words[0].text, std::string("사과"));
        QCOMPARE(reading.words[2].text, std::string("3개를"));
        QCOMPARE(text.substr(reading.words[2].source.begin, reading.words[2].source.size()),
            std::string("3개를"));
    }

    void aMarkAfterADoubleFinalIsKept()
    {
        QCOMPARE(
            together(read("싫, 네.").phones).find(","), together(read("실, 네.").phones).find(","));
        const auto strict = makeKorean({.strict_compatibility = true});
        const auto phones =
            strict->read(TrackedText::fromUtf8("싫, 네."), SymbolVersion::v2).phones;
        QVERIFY(together(phones).find(',') == std::string::npos); // the reference loses it
    }

    void whatCannotBeReadHasNoSource()
    {
        const G2p reading = read("네😀");

        QVERIFY(reading.words.at(1).source.empty());
    }

    void longTextTakesLinearTime()
    {
        for (const std::string piece : {"가", "1", "1,", "3개 ", "값 ", "a", "\xFF", "\x01", " "}) {
            std::string text;
            for (int i = 0; i < 20000; ++i)
                text += piece;
            const auto started = std::clock(); // of this process: other programs do not count
            const G2p reading = read(text);
            QVERIFY2(std::clock() - started < 3 * CLOCKS_PER_SEC, piece.c_str()); // about 0.1 s
            QVERIFY(!reading.phones.empty());
        }
    }

private:
    G2p read(const std::string& text) const
    {
        return m_korean->read(TrackedText::fromUtf8(text), SymbolVersion::v2);
    }

    const std::unique_ptr<LanguageFrontEnd> m_korean = makeKorean({});
};

TIMBRE_TEST(KoreanTest)
#include "tst_korean.moc"
