// A given reading changes the words it names and nothing else.

#include "core/text/frontend.h"
#include "core/text/lexicon.h"
#include "core/text/markup.h"
#include "tests/support/tests.h"

#include <numeric>

using namespace timbre::text;

class CorrectionsTest : public QObject {
    Q_OBJECT

    FrontEnd m_front_end;

    struct Outcome {
        std::string text;
        Reading reading;
    };

    /// A short text with marks, in one piece.
    Outcome read(const std::string& source, Mode mode = Mode::Auto,
        SymbolVersion version = SymbolVersion::v2) const
    {
        const auto cut = timbre::text::cut(parseMarkup(source, mode), mode, std::nullopt);
        const auto& piece = cut.pieces.at(0);
        return {piece.piece.text,
            m_front_end.read(piece.piece.text, mode, version, piece.instructions)};
    }

    static QString phonesOf(const Segment& segment, const Word& word)
    {
        QStringList phones;
        for (int i = word.phone_begin; i < word.phone_end; ++i)
            phones << QString::fromStdString(segment.phones[size_t(i)]);
        return phones.join(' ');
    }

    /// What the first given reading became, as "language: phones".
    static QString given(const Reading& reading)
    {
        for (const Segment& segment : reading.segments) {
            for (const Word& word : segment.words) {
                if (!word.given_by.empty())
                    return QString::fromUtf8(
                               name(segment.language).data(), int(name(segment.language).size()))
                        + ": " + phonesOf(segment, word);
            }
        }
        return {};
    }

    /// Words cover the phones in order, word2ph covers norm; what BERT and the views rely on.
    static void checkShape(const Outcome& outcome)
    {
        size_t phones = 0;
        for (const Segment& segment : outcome.reading.segments) {
            int next = 0;
            for (const Word& word : segment.words) {
                QCOMPARE(word.phone_begin, next);
                QVERIFY(word.phone_end >= next);
                QVERIFY(word.source.end <= outcome.text.size());
                next = word.phone_end;
            }
            QCOMPARE(size_t(next), segment.phones.size());
            phones += segment.phones.size();
            if (segment.word2ph.empty())
                continue;
            QCOMPARE(segment.word2ph.size(), size_t(QString::fromStdString(segment.norm).size()));
            QCOMPARE(size_t(std::accumulate(segment.word2ph.begin(), segment.word2ph.end(), 0)),
                segment.phones.size());
        }
        QCOMPARE(phones, outcome.reading.phone_ids.size());
    }

private Q_SLOTS:
    void readingsOfEveryKind_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("want");
        const auto row = [](const char* text, const char* want) {
            QTest::newRow(text) << QString(text) << QString(want);
        };
        row("A long [[lead|L EH1 D]] pipe.", "en: L EH1 D");
        row("A long [[lead|/lɛd/]] pipe.", "en: L EH1 D");
        row("A long [[lead|led]] pipe.", "en: L EH1 D");
        row("A long <phoneme alphabet=\"ipa\" ph=\"lɛd\">lead</phoneme> pipe.", "en: L EH1 D");
        row("A long <phoneme alphabet=\"x-arpabet\" ph=\"L EH1 D\">lead</phoneme> pipe.",
            "en: L EH1 D");
        row("They call it [[Xiaomi|xiao3 mi3]] there.", "zh: x iao3 m i3");
        row("我在[[重庆|chong2 qing4]]长大。", "zh: ch ong2 q ing4");
        row("我在[[重庆|chóng qìng]]长大。", "zh: ch ong2 q ing4");
        row("我在[[重庆|/ʈʂʰʊŋ˧˥ tɕʰiŋ˥˩/]]长大。", "zh: ch ong2 q ing4");
        row("我在[[重庆|虫庆]]长大。", "zh: ch ong2 q ing4");
        row("我喜欢[[Timbre|tian1 bo3]]软件。", "zh: t ian1 b o3");
        row("我喜欢[[Timbre|T AE1 M B ER0]]软件。", "en: T AE1 M B ER0");
        row("今天[[😀|xiao4 lian3]]很多。", "zh: x iao4 l ian3");
        row("これは[[箸|は'し]]です。", "ja: h a ] sh i");
        row("これは[[音声|おんせ'い]]です。", "ja: o [ N s e ] e");
        row("これは[[今日|きょう]]です。", "ja: ky o [ o");
        row("これは[[昨日|サクジツ]]です。", "ja: s a [ k u j i ts u");
        row("[[한국|항국]]은 좋은 나라입니다.", "ko: ㅎ ㅏ ㅇ ㄱ ㅜ ㄱ ㅡ ㄴ");
    }
    void readingsOfEveryKind()
    {
        QFETCH(QString, text);
        QFETCH(QString, want);
        const auto outcome = read(text.toStdString());
        QCOMPARE(given(outcome.reading), want);
        QVERIFY(outcome.reading.remarks.empty());
        QVERIFY(outcome.reading.skipped.empty());
        checkShape(outcome);
    }

    void cantoneseTakesJyutping()
    {
        const auto outcome = read("我哋講[[廣東話|gwong2 dung1 waa2]]。", Mode::AllYue);
        QCOMPARE(given(outcome.reading), QString("yue: Ygw Yong2 Yd Yung1 Yw Yaa2"));
        checkShape(outcome);
        const auto dictionary = read("廣東話", Mode::AllYue).reading.phones;
        const auto jyutping = read("[[廣東話|gwong2 dung1 waa2]]", Mode::AllYue).reading.phones;
        QVERIFY(jyutping == dictionary);
    }

    /// The word's own reading, given by hand: then nothing at all may change. Marks in the word's
    /// place must not disturb segmentation, tones, accents or sounds of the words around.
    void onlyTheNamedWordChanges_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("reading");
        const auto row = [](const char* before, const char* word, const char* after,
                             const char* reading) {
            QTest::newRow(word + QByteArray(after))
                << QString(before) << QString(word) << QString(after) << QString(reading);
        };
        row("我想买", "五百", "本好书给你老李，你好吗？", "wu3 wu3");
        row("小", "雨", "伞很好看，一个也不少。", "yi1");
        row("他在中华人民", "共和", "国工作，一起走吧。", "ma1 ma2");
        row("他说一", "不", "小心就老了。", "bai4");
        row("花", "500", "元买了3本书。", "bai4");
        row("这儿的花", "儿", "真好看，玩儿吧。", "er2");
        row("The old ", "wind", " will tear the live paper, Dr. Smith said on May 5.", "B AA1 B");
        row("I read ", "Nguyen", "'s book in 2019 and $5.50 was fine.", "W IH1 N");
        row("To ", "present", " the present record.", "B AA1 B");
        row("明日は", "雨", "が降ると思います。", "まど");
        row("私は", "学校", "から家へ帰りました。", "まどや");
        row("Call ", "Bob", "，他今天不在，我们说English吧。", "AH0");
        row("좋은 ", "나라", " 사람들이 많습니다.", "말");
    }
    void onlyTheNamedWordChanges()
    {
        QFETCH(QString, before);
        QFETCH(QString, word);
        QFETCH(QString, after);
        QFETCH(QString, reading);
        const auto plain = read((before + word + after).toStdString());
        const auto marked =
            read((before + "[[" + word + "|" + reading + "]]" + after).toStdString());
        checkShape(marked);

        // the phones of everything before and after the word, by the place they come from
        const size_t begin = size_t(before.toUtf8().size()),
                     end = begin + size_t(word.toUtf8().size());
        const auto around = [&](const Reading& all, bool left) {
            QStringList phones;
            for (const Segment& segment : all.segments) {
                for (const Word& item : segment.words) {
                    if (left ? item.source.end <= begin : item.source.begin >= end)
                        phones << phonesOf(segment, item);
                }
            }
            return phones.join(' ').simplified();
        };
        // where the word is only a part of what is read together, its neighbours are found by
        // common ends
        const auto common = [](const std::vector<std::string>& a,
                                const std::vector<std::string>& b) {
            size_t head = 0, tail = 0;
            while (head < a.size() && head < b.size() && a[head] == b[head])
                ++head;
            while (tail < a.size() && tail < b.size()
                && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
                ++tail;
            return std::pair(head, tail);
        };
        QVERIFY(!given(marked.reading).isEmpty());
        QCOMPARE(around(marked.reading, true).startsWith(around(plain.reading, true)), true);
        QCOMPARE(around(marked.reading, false).endsWith(around(plain.reading, false)), true);
        const auto [head, tail] = common(plain.reading.phones, marked.reading.phones);
        int touched = 0; // phones of the usual reading that come from the word alone or in part
        for (const Segment& segment : plain.reading.segments) {
            for (const Word& item : segment.words) {
                if (item.source.begin < end && item.source.end > begin)
                    touched += item.phone_end - item.phone_begin;
            }
        }
        QVERIFY2(plain.reading.phones.size() <= head + tail + size_t(touched),
            qPrintable(
                QString("%1 + %2 of %3").arg(head).arg(tail).arg(plain.reading.phones.size())));
    }

    void aReadingThatIsTheUsualOneChangesNothing_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("marked");
        QTest::newRow("zh") << "我想买五百本好书给老李。"
                            << "我想买[[五百|wu2 bai3]]本好书给老李。";
        QTest::newRow("zh part of a word") << "他在中华人民共和国工作。"
                                           << "他在中华人民[[共和|gong4 he2]]国工作。";
        QTest::newRow("en") << "I read Bob's book."
                            << "I read [[Bob|B AA1 B]]'s book.";
        QTest::newRow("ja in a phrase") << "明日は雨が降る。"
                                        << "明日は[[雨|あ'め]]が降る。";
        QTest::newRow("ja flat") << "私は学校から帰る。"
                                 << "私は[[学校|ガッコー]]から帰る。";
        QTest::newRow("lang") << "我喜欢GPT，今天天气很好。"
                              << "我<lang xml:lang=\"zh\">喜欢</lang>GPT，今天天气很好。";
        QTest::newRow("ko") << "좋은 나라입니다."
                            << "좋은 [[나라|나라]]입니다.";
    }
    void aReadingThatIsTheUsualOneChangesNothing()
    {
        QFETCH(QString, plain);
        QFETCH(QString, marked);
        const auto outcome = read(marked.toStdString());
        QCOMPARE(outcome.reading.phones, read(plain.toStdString()).reading.phones);
        checkShape(outcome);
    }

    void aCorrectionWinsOverEveryRule()
    {
        QCOMPARE(given(read("[[一|yi4]]个[[不|bu1]]是。").reading),
            QString("zh: y i4")); // tone sandhi would say yi2
        QCOMPARE(given(read("They [[read|R IY1 D]] it yesterday.").reading),
            QString("en: R IY1 D")); // homograph
        QCOMPARE(given(read("It costs [[$5|B AA1 B]] now.").reading),
            QString("en: B AA1 B")); // normaliser
        QCOMPARE(given(read("花了[[500元|qian2]]钱。").reading), QString("zh: q ian2"));
    }

    void languagesCanBeNamed()
    {
        const auto outcome = read("我去<lang xml:lang=\"ja\">東京</lang>玩。");
        QStringList languages;
        for (const Segment& segment : outcome.reading.segments)
            languages << QString::fromStdString(
                std::string(name(segment.language)) + " " + segment.text);
        QCOMPARE(languages, QStringList({"zh 我去", "ja 東京", "zh 玩。"}));
        checkShape(outcome);
    }

    void entriesApplyInTheirLanguageOnly()
    {
        const LexiconStack stack({Lexicon::parse(
            "東京\tja\tひがしきょう\n東京\tzh\tdong1 jing1\nTimbre\tzh\ttian1 bo3\n", "l")});
        const auto by = [&](const std::string& text, Mode mode = Mode::Auto) {
            return given(m_front_end.read(text, mode, SymbolVersion::v2, {stack.find(text), {}}));
        };
        QVERIFY(by("これは東京です。").startsWith("ja: h i"));
        QCOMPARE(by("我去東京看看。"), QString("zh: d ong1 j ing1"));
        QCOMPARE(by("我用Timbre说话。"), QString("zh: t ian1 b o3"));
        QCOMPARE(by("I use Timbre today.", Mode::En), QString()); // no Mandarin near
    }

    void marksWinOverLexicons()
    {
        const LexiconStack stack({Lexicon::parse("lead\ten\tL IY1 D\n", "l")});
        const auto cut = timbre::text::cut(
            parseMarkup("The [[lead|L EH1 D]] pipe.", Mode::En), Mode::En, std::nullopt);
        auto instructions = cut.pieces[0].instructions;
        const auto found = stack.find(cut.pieces[0].piece.text);
        instructions.readings.insert(instructions.readings.end(), found.begin(), found.end());
        QCOMPARE(given(m_front_end.read(
                     cut.pieces[0].piece.text, Mode::En, SymbolVersion::v2, instructions)),
            QString("en: L EH1 D"));
    }

    void whatCannotBeUsedIsToldAndReadAsUsual()
    {
        const auto outcome =
            read("我在[[重庆|xyz9]]长大，<phoneme alphabet=\"x-pinyin\" ph=\"qq\">重</phoneme>。");
        QCOMPARE(outcome.reading.remarks.size(), size_t(2));
        QVERIFY(outcome.reading.phones == read("我在重庆长大，重。").reading.phones);
        const auto old = read(
            "我在[[한국|항국]]长大，你知道吗？", Mode::Auto, SymbolVersion::v1); // v1 has no Korean
        QCOMPARE(old.reading.remarks.size(), size_t(1));
    }

    void readingsMayOverlapRunsAndEachOther()
    {
        const std::string text = "我买A股iPhone手机。";
        const auto span = [&](const char* part) {
            return Span{text.find(part), text.find(part) + strlen(part)};
        };
        const Instructions instructions{
            {{span("A股"), "ei1 gu3", {}, true, "a"}, {span("股iPhone"), "x", {}, true, "b"},
                {span("iPhone手机"), "ai1 feng1", Language::zh, true, "c"}},
            {}};
        const Outcome outcome{
            text, m_front_end.read(text, Mode::Auto, SymbolVersion::v2, instructions)};
        QStringList origins;
        for (const Segment& segment : outcome.reading.segments) {
            for (const Word& word : segment.words)
                origins << QString::fromStdString(word.given_by);
        }
        origins.removeAll("");
        QCOMPARE(origins, QStringList({"a", "c"}));
        QVERIFY(outcome.reading.skipped.empty());
        checkShape(outcome);
    }
};

TIMBRE_TEST(CorrectionsTest)
#include "tst_corrections.moc"
