#include "core/base/error.h"
#include "core/text/split.h"
#include "tests/support/tests.h"

#include <ctime>

using namespace timbre::text;

static QStringList pieces(const QString& text, CutMethod method = CutMethod::Auto)
{
    QStringList list;
    for (const Piece& piece : split(text.toStdString(), Mode::Auto, method))
        list += QString::fromStdString(piece.text);
    return list;
}

/// Everything but blanks is in the source of exactly one piece, and each piece's text is its source
/// but for marks and blanks.
static bool losesNothing(const std::string& text, const std::vector<Piece>& pieces)
{
    size_t at = 0;
    for (const Piece& piece : pieces) {
        for (; at < piece.source.begin; ++at) {
            if (!isspace(static_cast<unsigned char>(text[at])))
                return false;
        }
        if (piece.source.begin != at)
            return false;
        for (size_t i = 0; i < piece.text.size(); ++i) {
            const Span source = piece.sourceOf({i, i + 1});
            const bool replaced =
                piece.text.compare(i, 3, "\uFFFD") == 0; // a byte that was no UTF-8
            if (!source.empty() && !replaced
                && (source.size() != 1 || text[source.begin] != piece.text[i]))
                return false;
            i += replaced ? 2 : 0;
        }
        at = piece.source.end;
    }
    return QByteArray::fromStdString(text.substr(at)).trimmed().isEmpty();
}

class SplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesStayWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("wanted");
        const QString filler =
            "it went on and on through the old town until nobody could remember why";
        const auto row = [&](const char* name, const QString& first, const QString& second) {
            QTest::newRow(name) << first + " " + second << QStringList{first, second};
        };
        row("titles", "Mr. Smith met Dr. Lee at St. Mary's, and " + filler + ".",
            "He left at 9:30 and " + filler + ".");
        row("decimals", "It cost 3.50 and 1,000 more, and " + filler + ".",
            "Version 1.2.3 was next and " + filler + ".");
        row("initials", "J. R. R. Tolkien wrote it when " + filler + ".",
            "The U.S. Army said that " + filler + ".");
        row("abbreviation at the end", "They make nails, screws, etc. and " + filler + ", Inc.",
            "The rest of it is that " + filler + ".");
        row("quotes", "\"Where have you been?\" he whispered, and " + filler + ".",
            "\"Nowhere! Nowhere at all,\" she said, for " + filler + ".");
        row("lists", "1. Open the box, because " + filler + ".",
            "2. Remove the lid, because " + filler + ".");
        row("dots", "Wait... what, he said, when " + filler + "...",
            "Go to example.com, where " + filler + ".");
    }
    void sentencesStayWhole()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, wanted);

        QCOMPARE(pieces(text), wanted);
    }

    void sentencesOfEastAsia()
    {
        QCOMPARE(
            pieces(
                "清晨的阳光穿过薄雾，洒在古老的石板路上，老人推开吱呀作响的木门，慢慢地走进了院子。"
                "“你怎么现在才来？”她抬起头，冷冷地问道，声音里带着一丝说不出的疲惫与失望。"),
            QStringList({"清晨的阳光穿过薄雾，洒在古老的石板路上，老人推开吱呀作响的木门，慢慢地走"
                         "进了院子。",
                "“你怎么现在才来？”她抬起头，冷冷地问道，声音里带着一丝说不出的疲惫与失望。"}));
        QCOMPARE(pieces("「どうして今まで来なかったの？」と彼女は冷たく言って、それから長いあいだ窓"
                        "の外の雨を見ていた。"),
            QStringList({"「どうして今まで来なかったの？」と彼女は冷たく言って、それから長いあいだ"
                         "窓の外の雨を見ていた。"}));
    }

    void shortSentencesJoinAndLongOnesPart()
    {
        QCOMPARE(pieces("是的。他走了。天黑了。"), QStringList({"是的。他走了。天黑了。"}));
        QString text = "the quick brown fox jumps over the lazy dog";
        for (int i = 0; i < 9; ++i)
            text += ", the quick brown fox jumps over the lazy dog";

        const auto list = pieces(text);

        QVERIFY(list.size() >= 3);
        for (const auto& piece : list)
            QVERIFY2(piece.size() > 60 && piece.size() < 200, qPrintable(piece));
    }

    void linesThatAreWrappedAreOneSentence()
    {
        QCOMPARE(pieces("Once upon a time there was a king who had\nthree sons, and the youngest "
                        "was kind."),
            QStringList({"Once upon a time there was a king who had three sons, and the youngest "
                         "was kind."}));
        QCOMPARE(pieces("Chapter One\n\nIt was a dark night."),
            QStringList({"Chapter One. It was a dark night."}));
        QCOMPARE(pieces("第一章\n夜很黑。"), QStringList({"第一章。夜很黑。"}));
    }

    void everyPieceEndsWithAMark()
    {
        QCOMPARE(pieces("Hello world"), QStringList({"Hello world."}));
        QCOMPARE(pieces("你好世界"), QStringList({"你好世界。"}));
        QCOMPARE(pieces("He said \"no.\""), QStringList({"He said \"no.\""}));
    }

    void nothingIsLost_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("mixed") << QByteArray(
            "  Hello. 你好！\r\n\r\n\xF0\x9F\x98\x80 Bye...\t(really?) \"Yes.\" 「はい」と。 ");
        QTest::newRow("no UTF-8") << QByteArray("ab\xFF\xC3. cd \x80\x80! ef");
        QTest::newRow("marks first") << QByteArray("...!!! well, ok");
        QTest::newRow("one letter") << QByteArray(3000, 'a');
        QTest::newRow("one Han character") << QByteArray("好").repeated(3000);
        QTest::newRow("short lines") << QByteArray("a\n").repeated(500);
        QTest::newRow("words") << QByteArray("word ").repeated(2000);
        QTest::newRow("numbers") << QByteArray("1,000.5 ").repeated(2000);
        QTest::newRow("combining") << QByteArray("e\xCC\x81").repeated(3000);
        QTest::newRow("letters between dots") << QByteArray("a.").repeated(3000);
        QTest::newRow("marks") << QByteArray("a" + QByteArray("!").repeated(5000) + "b");
    }
    void nothingIsLost()
    {
        QFETCH(QByteArray, text);

        const auto found = split(text.toStdString(), Mode::Auto, CutMethod::Auto);

        QVERIFY(!found.empty());
        QVERIFY(losesNothing(text.toStdString(), found));
        for (const Piece& piece : found)
            QVERIFY(piece.text.size() < 6000);
    }

    void pieceKnowsItsSource_data()
    {
        QTest::addColumn<QString>("method");
        for (const char* method : {"auto", "cut0", "cut1", "cut2", "cut3", "cut4", "cut5"})
            QTest::newRow(method) << method;
    }
    void pieceKnowsItsSource()
    {
        QFETCH(QString, method);
        const std::string text = "好，等等……然后——他走了！！\n是 500 块。";

        std::string five;
        for (const Piece& piece : split(text, Mode::Zh, cutMethodFromName(method.toStdString()))) {
            if (const size_t at = piece.text.find("500"); at != std::string::npos) {
                const Span source = piece.sourceOf({at, at + 3});
                five = text.substr(source.begin, source.size());
            }
        }

        QCOMPARE(five, std::string("500"));
    }

    void textWithNothingToSayGivesNoPiece()
    {
        for (const char* method : {"auto", "cut0", "cut1", "cut2", "cut3", "cut4", "cut5"}) {
            for (const char* text : {"", "\n\n", "   ", "。。。", "……", "?!"})
                QVERIFY2(split(text, Mode::Zh, cutMethodFromName(method)).empty(), method);
        }
    }

    void unknownMethodsAreNamed()
    {
        QVERIFY_EXCEPTION_THROWN(cutMethodFromName("cut9"), timbre::Error);
    }

    void tenMegabytesTakeLinearTime_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("one letter") << QByteArray("a");
        QTest::newRow("marks") << QByteArray("!");
        QTest::newRow("blanks") << QByteArray(" ");
        QTest::newRow("newlines") << QByteArray("\n");
        QTest::newRow("dots") << QByteArray("a.");
        QTest::newRow("quotes") << QByteArray("\"");
        QTest::newRow("prose") << QByteArray(
            "It was the best of times, it was the worst of times. ");
        QTest::newRow("Chinese") << QByteArray("人工智能的发展，日新月异。");
    }
    void tenMegabytesTakeLinearTime()
    {
        QFETCH(QByteArray, unit);
        const std::string text = unit.repeated(10'000'000 / unit.size()).toStdString();
        const auto start = std::clock(); // this process alone, however busy the machine is

        split(text, Mode::Auto, CutMethod::Auto);

        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(
            seconds < 10, qPrintable(QString::number(seconds))); // some ten times what it takes
    }
};

TIMBRE_TEST(SplitTest)
#include "tst_split.moc"
