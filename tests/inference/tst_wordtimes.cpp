// The time of every word from the phone that each token speaks.

#include "core/inference/wordtimes.h"
#include "tests/support/tests.h"

using namespace timbre;
using namespace timbre::inference;

class TestWordTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsFollowTheTokensAndMarksAreSilent()
    {
        text::Segment segment;
        segment.phones = {"HH", "AY1", ",", "Y", "UW1", "."};
        segment.words = {
            {{0, 2}, "hi", 0, 2}, {{2, 3}, ",", 2, 3}, {{4, 7}, "you", 3, 5}, {{7, 8}, ".", 5, 6}};
        text::Reading reading;
        reading.segments = {segment};
        const text::Piece piece{"Hi, you.", {10, 18}, {{0, {10, 18}}}};
        const std::vector<int> phone_of_token{0, 0, 1, 2, 2, 3, 4, 5};

        const auto words = wordTimes(reading, piece, phone_of_token, 0.04, 1.0);

        QCOMPARE(words.size(), size_t(2));
        QCOMPARE(words[0].text, std::string("hi"));
        QCOMPARE(words[0].source.begin, size_t(10));
        QCOMPARE(words[0].begin_s, 1.0);
        QCOMPARE(words[0].end_s, 1.12);
        QCOMPARE(words[1].source.begin, size_t(14));
        QCOMPARE(words[1].begin_s, 1.0 + 5 * 0.04);
        QCOMPARE(words[1].end_s, 1.0 + 7 * 0.04);
    }
};

TIMBRE_TEST(TestWordTimes)
#include "tst_wordtimes.moc"
