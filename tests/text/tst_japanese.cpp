#include "core/text/languagefrontend.h"
#include "tests/support/tests.h"

#include <thread>

using namespace timbre::text;

static std::string joined(const std::vector<std::string>& phones)
{
    std::string text;
    for (const auto& phone : phones)
        text += (text.empty() ? "" : " ") + phone;
    return text;
}

class JapaneseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phonesAndPitchAreTheReferences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("phones");
        // golden/text/ja_v2.jsonl, with "#" before it becomes UNK
        QTest::newRow("accents") << "朝の光が古い石畳の道を照らしていた。"
                                 << "a ] s a n o # h i [ k a r i ] g a # f u [ r u ] i # i [ sh i "
                                    "d a ] t a m i n o # m i [ "
                                    "ch i o # t e [ r a sh i t e # i [ t a .";
        QTest::newRow("marks") << "「どうして今まで来なかったの？」と彼女は冷たく言った。"
                               << "「 d o ] o sh i t e # i [ m a m a ] d e # k o ] n a k a cl t a "
                                  "n o ? 」 t o # k a ] n o j o w "
                                  "a # ts u [ m e t a ] k u i cl t a .";
        QTest::newRow("nothing to say") << "ー"
                                        << "";
        QTest::newRow("blank") << " "
                               << "";
    }

    void phonesAndPitchAreTheReferences()
    {
        QFETCH(QString, text);
        QFETCH(QString, phones);

        QCOMPARE(QString::fromStdString(joined(read(text.toStdString()).phones)), phones);
    }

    void wordsCoverAllPhonesAndPointToTheirSource()
    {
        const std::string text = "猫は500円です。";

        const G2p reading = read(text);

        int next = 0;
        std::string sources;
        for (const Word& word : reading.words) {
            QCOMPARE(word.phone_begin, next);
            next = word.phone_end;
            sources += text.substr(word.source.begin, word.source.size()) + "|";
        }
        QCOMPARE(next, int(reading.phones.size()));
        QCOMPARE(sources, std::string("猫|は|500|円|です|。|"));
    }

    void halfWidthKanaAreReadAndKeepTheirBytes()
    {
        const std::string text = "ｶﾞｷﾞ";

        const G2p reading = read(text);

        QCOMPARE(joined(reading.phones), joined(read("ガギ").phones));
        QCOMPARE(reading.words.back().source.end, text.size());
    }

    void whatCannotBeReadHasNoSource()
    {
        const G2p reading = read("猫😀犬");

        QCOMPARE(reading.words.size(), size_t(3));
        QVERIFY(reading.words[1].source.empty());
    }

    void longRunsAreReadWhole()
    {
        std::string text;
        for (int i = 0; i < 20000; ++i)
            text += "ア";

        const G2p reading = read(text);

        QCOMPARE(std::count(reading.phones.begin(), reading.phones.end(), "a"), 20000);
        QCOMPARE(reading.words.back().source.end, text.size());
    }

    void longNumbersAndOddBytesDoNoHarm()
    {
        for (const std::string piece : {"9", "w", "千", "龘", "ー", "ｶﾞ", "\xFF", "\x01", "‍",
                 "𠮷", "゛", "ッ", "ゃ", "0,", "々"}) {
            std::string text;
            for (int i = 0; i < 3000; ++i)
                text += piece;
            const G2p reading = read(text);
            QVERIFY(reading.words.empty()
                || reading.words.back().phone_end == int(reading.phones.size()));
        }
    }

    void threadsDoNotDisturbEachOther()
    {
        const std::string text = "老人はきしむ木の扉を開けて、ゆっくりと庭に入った。";
        const std::string expected = joined(read(text).phones);
        std::vector<std::jthread> threads;
        std::atomic<int> equal = 0;

        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 50; ++n)
                    equal += joined(read(text).phones) == expected ? 1 : 0;
            });
        }
        threads.clear();

        QCOMPARE(equal.load(), 200);
    }

private:
    G2p read(const std::string& text) const
    {
        return m_japanese->read(TrackedText::fromUtf8(text), SymbolVersion::v2);
    }

    const std::unique_ptr<LanguageFrontEnd> m_japanese = makeJapanese({});
};

TIMBRE_TEST(JapaneseTest)
#include "tst_japanese.moc"
