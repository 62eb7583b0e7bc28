#include "core/base/paths.h"
#include "core/text/frontend.h"
#include "core/text/langseg/languagerules.h"
#include "tests/support/tests.h"

#include <ctime>

using namespace timbre::text;

static std::string shown(const std::vector<LanguageRun>& runs)
{
    std::string text;
    for (const LanguageRun& run : runs)
        text += std::string(name(run.language)) + ":" + run.text.utf8() + "|";
    return text;
}

static std::string allText(const std::vector<LanguageRun>& runs)
{
    std::string text;
    for (const LanguageRun& run : runs)
        text += run.text.utf8();
    return text;
}

class LangsegTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAreTheReferences_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("runs");
        // golden/text/langseg.jsonl
        QTest::newRow("three languages") << "auto"
                                         << "你好world，今日はいい天気ですね。"
                                         << "zh:你好|en:world，|ja:今日はいい天気ですね。|";
        QTest::newRow("Cantonese in place of Chinese")
            << "auto_yue"
            << "你好world，今日はいい天気ですね。"
            << "yue:你好|en:world，|ja:今日はいい天気ですね。|";
        QTest::newRow("one language forced") << "all_ja"
                                             << "你好world，今日はいい天気ですね。"
                                             << "ja:你好|en:world，|ja:今日はいい天気ですね。|";
        QTest::newRow("English split off") << "zh"
                                           << "你好world，今日はいい天気ですね。"
                                           << "zh:你好|en:world，|zh:今日はいい天気ですね。|";
        QTest::newRow("English alone") << "en"
                                       << "你好world"
                                       << "en:你好world|";
        QTest::newRow("numbers go to a neighbour")
            << "auto"
            << "我昨天买了一台MacBook Pro，花了12999块。"
            << "zh:我昨天买了一台|en:MacBook Pro，|zh:花了12999块。|";
        QTest::newRow("blanks alone") << "auto"
                                      << " \n "
                                      << "";
    }

    void runsAreTheReferences()
    {
        QFETCH(QString, mode);
        QFETCH(QString, text);
        QFETCH(QString, runs);

        const auto result = segment(text.toStdString(), modeFromName(mode.toStdString()));

        QCOMPARE(QString::fromStdString(shown(result)), runs);
    }

    void nothingIsLost_data()
    {
        QTest::addColumn<QString>("text");
        // The reference loses characters of each (golden/text/langseg.jsonl).
        QTest::newRow("commas of unknown language") << "呵呵，嘿嘿，嘻嘻。";
        QTest::newRow("accents") << "Naïve fiancé, résumé, and façade.";
        QTest::newRow("currency") << "价格是$100，折合人民币720元。";
        QTest::newRow("quotes") << "他说了句“사랑해”就走了。";
        QTest::newRow("traditional") << "轉身，轉圈，旋轉，轉變。";
        QTest::newRow("another script") << "他说Привет就走了。";
    }

    void nothingIsLost()
    {
        QFETCH(QString, text);

        QCOMPARE(QString::fromStdString(allText(segment(text.toStdString(), Mode::Auto))), text);
    }

    void accentedWordsAreEnglishAndTraditionalTextIsChinese()
    {
        QCOMPARE(segment("Naïve fiancé, résumé, and façade.", Mode::Auto).front().language,
            Language::en);
        QCOMPARE(segment("轉身，轉圈，旋轉，轉變。", Mode::Auto).front().language, Language::zh);
    }

    void kanjiInChineseAreNotJapanese()
    {
        const std::string text = "我昨天买了一台MacBook Pro，花了12999元。";
        const auto strict = makeSegmenter({.strict_compatibility = true});

        QCOMPARE(segment(text, Mode::Auto).back().language, Language::zh);
        QCOMPARE(
            strict->segment(TrackedText::fromUtf8(text), Mode::Auto).back().language, Language::ja);
        QCOMPARE(segment("今日は元気です。", Mode::Auto).back().language, Language::ja);
        // Simplified characters are Chinese even where every piece looks Japanese; JIS has all of
        // the second one's.
        QCOMPARE(shown(segment("中华人民共和国万岁。", Mode::Auto)),
            std::string("zh:中华人民共和国万岁。|"));
        QCOMPARE(segment("東京大学。", Mode::Auto).back().language, Language::ja);
    }

    void strictCompatibilityLosesWhatTheReferenceLoses()
    {
        const auto strict = makeSegmenter({.strict_compatibility = true});

        const auto runs = strict->segment(TrackedText::fromUtf8("呵呵，嘿嘿，嘻嘻。"), Mode::Auto);

        QCOMPARE(allText(runs), std::string("呵呵嘿嘿嘻嘻。"));
    }

    void runsKnowTheirBytes()
    {
        const auto runs = segment("你好world", Mode::Auto);

        QVERIFY(runs[1].text.span() == (Span{6, 11}));
    }

    void withoutDataRulesDecide()
    {
        const LanguageRules rules(nullptr, false);

        const auto items = rules.apply(TrackedText::fromUtf8("你好 world 오늘 ありがとう"));

        std::string tags;
        for (const auto& item : items)
            tags += "zjke?"[size_t(item.tag)];
        QCOMPARE(tags, std::string("zekj"));
    }

    void whatCannotBeReadIsReported_data()
    {
        QTest::addColumn<QString>("mode");
        for (const char* mode : {"all_ja", "all_ko", "all_zh", "auto"})
            QTest::newRow(mode) << mode;
    }

    void whatCannotBeReadIsReported()
    {
        QFETCH(QString, mode);
        const FrontEnd front_end;
        const std::string text = "안녕 こんにちは 你好 😀。";

        const Reading reading =
            front_end.read(text, modeFromName(mode.toStdString()), SymbolVersion::v2);

        QVERIFY(!reading.skipped.empty());
        const Skipped& skipped = reading.skipped.back();
        QCOMPARE(QString::fromStdString(skipped.text), QString("😀"));
        QCOMPARE(text.substr(skipped.source.begin, skipped.source.size()), skipped.text);
    }

    void longAndOddTextTakesLinearTime()
    {
        for (const std::string piece : {"龍", "a", "a ", "1", "，", "\n", "あ", "龍あ", "가", "é ",
                 "\xFF", "'", "。a", "1龍"}) {
            std::string text;
            for (int i = 0; i < 10000; ++i)
                text += piece;
            const auto started = std::clock(); // of this process: other programs do not count
            const auto runs = segment(text, Mode::Auto);
            QVERIFY2(std::clock() - started < 3 * CLOCKS_PER_SEC, piece.c_str()); // about 0.1 s
        }
    }

private:
    std::vector<LanguageRun> segment(const std::string& text, Mode mode) const
    {
        return m_segmenter->segment(TrackedText::fromUtf8(text), mode);
    }

    const std::unique_ptr<Segmenter> m_segmenter = makeSegmenter({});
};

TIMBRE_TEST(LangsegTest)
#include "tst_langseg.moc"
