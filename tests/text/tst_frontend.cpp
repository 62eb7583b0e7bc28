#include "core/text/frontend.h"
#include "tests/support/tests.h"

#include "core/base/error.h"
#include "core/text/characters.h"

#include <thread>

using namespace timbre;
using namespace timbre::text;

class FrontEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsPointBackToTheSource()
    {
        const std::string text = "共有500个人。";
        const auto reading = m_front_end.read(text, Mode::AllZh, SymbolVersion::v2);

        std::string sources, words;
        for (const Word& word : reading.segments.at(0).words) {
            sources += text.substr(word.source.begin, word.source.size()) + "|";
            words += word.text + "|";
        }
        QCOMPARE(words, std::string("共有|五百个|人|.|"));
        QCOMPARE(sources, std::string("共有|500个|人|。|"));
    }

    void nothingIsLostSilently_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("skipped");
        QTest::newRow("plain") << "今天天气很好，我们去公园吧！" << QStringList();
        QTest::newRow("numbers") << "2023年10月1日8:30-9:00，气温-3℃~5℃，占12.5%。"
                                 << QStringList();
        QTest::newRow("emoji") << "好😀的👨‍👩‍👧呢，今天真的不错。"
                               << QStringList({"😀", "👨", "👩", "👧"});
        QTest::newRow("scripts") << "他说कखग，还有ᚠᚢ，就走了。" << QStringList({"कखग", "ᚠᚢ"});
        QTest::newRow("marks") << "（他）说：“《书》”……——好的，我们走吧。" << QStringList();
        QTest::newRow("zeroWidth") << "今\u200b天\ufeff很好，我们去公园吧。" << QStringList();
    }
    void nothingIsLostSilently()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, skipped);

        const auto reading = m_front_end.read(text.toStdString(), Mode::AllZh, SymbolVersion::v2);

        QStringList got;
        for (const Skipped& piece : reading.skipped) {
            got << QString::fromStdString(piece.text);
            QCOMPARE(
                text.toStdString().substr(piece.source.begin, piece.source.size()), piece.text);
        }
        QCOMPARE(got, skipped);
    }

    void shortTextGetsAMarkInFront()
    {
        const auto reading = m_front_end.read("好", Mode::AllZh, SymbolVersion::v2);

        QCOMPARE(reading.phones, (std::vector<std::string>{".", "h", "ao3"}));
    }

    void badInputIsReadOrRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray("   \n\t ");
        QTest::newRow("invalid") << QByteArray("\xFF\xFE\xC0\x80 \xE4\xBD\xED\xA0\x80\xF5");
        QTest::newRow("control") << QByteArray("\0\x01\x02\x7F好\x1B[31m", 12);
        QTest::newRow("digits") << QByteArray(1000, '7');
        QTest::newRow("numbers") << QByteArray("1,").repeated(500);
        QTest::newRow("rightToLeft") << QByteArray("שלום عليكم 你好 \u202Eabc");
        QTest::newRow("combining") << "e" + QByteArray("\u0301").repeated(300);
        QTest::newRow("marks") << QByteArray("「『（《“‘");
        QTest::newRow("minus") << QByteArray("-").repeated(3000);
        QTest::newRow("powers") << QByteArray("x²³").repeated(500);
        QTest::newRow("decimals") << "3." + QByteArray(1000, '1') + "元, $" + QByteArray(1000, '9')
                + ".50";
        QTest::newRow("bidirectional")
            << QByteArray("\u202E\u2066\u200F123 العربية\u2069 \u061C abc");
        QTest::newRow("zeroWidth") << QByteArray("a\u200B\u200D\uFEFF\u2060b").repeated(300);
        QTest::newRow("zalgo") << QByteArray("h\u0337\u0321\u0334\u0321e\u0338llo").repeated(100);
        QTest::newRow("surrogates")
            << QByteArray("好\xED\xA0\x80\xED\xBF\xBF\xED\xA0\xBD\xED\xB8\x80吗");
        QTest::newRow("noncharacters")
            << QByteArray("\xEF\xBF\xBF\xF4\x8F\xBF\xBF\xF4\x90\x80\x80");
    }
    void badInputIsReadOrRefused()
    {
        QFETCH(QByteArray, text);
        for (const Mode mode :
            {Mode::AllZh, Mode::AllYue, Mode::AllJa, Mode::AllKo, Mode::Auto, Mode::En}) {
            try {
                const auto reading = m_front_end.read(text.toStdString(), mode, SymbolVersion::v2);
                QCOMPARE(reading.phones.size(), reading.phone_ids.size());
            } catch (const Error& error) {
                QVERIFY2(error.kind() == ErrorKind::BadText, error.what());
            }
        }
    }

    /// Every character is in the source of a word, or told as skipped; in all languages and through
    /// them all.
    void everyCharacterIsAccountedFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("mode");
        const auto row = [](const char* text, Mode mode) {
            QTest::newRow(text) << QString(text) << int(mode);
        };
        row("我在2019年3月5日花了1280.5元买GPT😀。", Mode::Zh);
        row("Dr. Smith paid $12.50 for 3 kg of ☃ at 9:05, 😀 wow!", Mode::En);
        row("私は2019年に東京タワーへ行った😀。ﾊﾟｿｺﾝ、ᚠ！", Mode::Ja);
        row("저는 2019년에 서울에서 3개를 샀습니다 😀 ᚠ.", Mode::Ko);
        row("我哋2019年喺香港食咗3碗麵😀，ᚠ。", Mode::Yue);
        row("我爱东京，こんにちは世界。안녕하세요 hello naïve кот 😀 कखग。", Mode::Auto);
        row("क", Mode::Auto);
        row("😀", Mode::Auto);
    }
    void everyCharacterIsAccountedFor()
    {
        QFETCH(QString, text);
        QFETCH(int, mode);
        const auto utf8 = text.toStdString();
        const auto reading = m_front_end.read(utf8, Mode(mode), SymbolVersion::v2);
        std::vector<bool> told(utf8.size());
        const auto tell = [&](Span span) {
            QVERIFY(span.end <= utf8.size());
            for (size_t i = span.begin; i < span.end; ++i)
                told[i] = true;
        };
        for (const Segment& segment : reading.segments) {
            for (const Word& word : segment.words)
                tell(word.source);
        }
        for (const Skipped& skipped : reading.skipped)
            tell(skipped.source);
        QStringList lost;
        size_t at = 0;
        for (const char32_t c : text.toUcs4()) {
            const auto bytes = QString::fromUcs4(&c, 1).toUtf8();
            if (!told[at] && !isMarkOrBlank(c))
                lost << QString::fromUtf8(bytes);
            at += size_t(bytes.size());
        }
        QCOMPARE(lost, QStringList());
    }

    void manyThreadsReadAtOnce()
    {
        const auto want =
            m_front_end.read("这是一个测试，共3句话。", Mode::AllZh, SymbolVersion::v2).phones;
        const FrontEnd fresh;
        std::vector<std::vector<std::string>> got(4);
        {
            std::vector<std::jthread> threads;
            for (auto& phones : got) {
                threads.emplace_back([&] {
                    phones = fresh.read("这是一个测试，共3句话。", Mode::AllZh, SymbolVersion::v2)
                                 .phones;
                });
            }
        }
        for (const auto& phones : got)
            QCOMPARE(phones, want);
    }

private:
    FrontEnd m_front_end;
};

TIMBRE_TEST(FrontEndTest)
#include "tst_frontend.moc"
