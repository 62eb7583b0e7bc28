#include "core/text/trackedtext.h"
#include "tests/support/tests.h"

using namespace timbre::text;

class TrackedTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterKnowsItsBytes()
    {
        const auto text = TrackedText::fromUtf8("a你\xFF𠮷", 10);

        QCOMPARE(text.size(), size_t(4));
        QVERIFY(text.span(1) == (Span{11, 14}));
        QCOMPARE(uint(text[2]), 0xFFFDu);
        QVERIFY(text.span(3) == (Span{15, 19}));
    }

    void whatReplacesCarriesTheUnion()
    {
        auto text = TrackedText::fromUtf8("有500个");

        text.replaceAll(Regex("[0-9]+个"), U"五百个");

        QCOMPARE(text.utf8(), std::string("有五百个"));
        QVERIFY(text.span(1) == (Span{3, 6}));
        QVERIFY(text.span(2) == (Span{3, 6}));
        QVERIFY(text.span(3) == (Span{6, 9})); // common to both, so it keeps its own
    }

    void deletionsAndInsertionsKeepTheRest()
    {
        auto text = TrackedText::fromUtf8("a b c");

        text.replaceAll(U" ", U"");
        text.replaceAll(Regex("(?=b)"), U"--");

        QCOMPARE(text.utf8(), std::string("a--bc"));
        QVERIFY(text.span(3) == (Span{2, 3}));
        QVERIFY(text.span(4) == (Span{4, 5}));
        QVERIFY(text.span(1).empty());
    }

    void classesFollowUnicode()
    {
        QVERIFY(Regex("\\d\\s\\w").fullMatch(U"３　你"));
        QCOMPARE(Regex("(?<!年)\\d+").findAll(U"年12 34").size(), size_t(2));
    }
};

TIMBRE_TEST(TrackedTextTest)
#include "tst_trackedtext.moc"
