// What marks in a text ask for.

#include "core/text/markup.h"
#include "tests/support/tests.h"

using namespace timbre::text;

class MarkupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readingsAreForTheWordTheyName()
    {
        const std::string source = "A [[lead|L EH1 D]] pipe.";
        const auto script = parseMarkup(source, Mode::En);

        QCOMPARE(script.text.text, std::string("A lead pipe."));
        QCOMPARE(script.readings.size(), size_t(1));
        const GivenReading& given = script.readings[0];
        QCOMPARE(script.text.text.substr(given.span.begin, given.span.size()), std::string("lead"));
        QCOMPARE(given.reading, std::string("L EH1 D"));
        const Span in_source = script.text.sourceOf(given.span);
        QCOMPARE(source.substr(in_source.begin, in_source.size()), std::string("lead"));
        QVERIFY(script.remarks.empty());
    }

    void whatIsNoMarkStaysText_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"3 < 5 and 7 > 6", "a[1] and [note] and [[link]]", "x <y and z>",
                 "<http://a.b>", "<a@b.c>", "AT&T & co; R&D;", "[pause soon]", "[[|x]]",
                 "[[a\nb|c]]", "<!-- open", "<", "[", "&", "[[", "]]", "<>", "</>",
                 "&#xD800; &#0; &unknown;", "[pausing]", "[[a[b|c]]"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoMarkStaysText()
    {
        QFETCH(QByteArray, text);
        const auto script = parseMarkup(text.toStdString(), Mode::Auto);
        QCOMPARE(script.text.text, text.toStdString());
        QVERIFY(script.readings.empty() && script.breaks.empty() && script.styles.empty());
    }

    void wordsStandForWhatWasWritten_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* source, const char* text) {
            QTest::newRow(name) << QByteArray(source) << QByteArray(text);
        };
        row("sub", "the <sub alias=\"World Wide Web\">WWW</sub>.", "the World Wide Web.");
        row("sub around marks", "<sub alias='x'>a [[b|c]] <lang xml:lang='ja'>d</lang></sub>!",
            "x!");
        row("spell", "[spell]NASA[/spell]", "N A S A");
        row("characters", "<say-as interpret-as=\"characters\">abc</say-as>", "A B C");
        row("date", "on <say-as interpret-as=\"date\" format=\"mdy\">5/6/2024</say-as>.",
            "on May sixth, twenty twenty-four.");
        row("chinese digits", "号码<say-as interpret-as=\"digits\">12</say-as>。", "号码一二。");
        row("language of a lang",
            "<lang xml:lang='zh'><say-as interpret-as='digits'>12</say-as></lang>", "一二");
        row("entities", "&lt;break/&gt; &amp; &#91;pause] &quot;&apos;&#x41;",
            "<break/> & [pause] \"'A");
        row("comment", "a<!-- never said -->b", "ab");
        row("prolog", "<?xml version=\"1.0\"?><speak>Hello.</speak>", "Hello.");
        row("unknown", "a <b>bold</b> <mstts:express-as style='sad'>word</mstts:express-as>",
            "a bold word");
        row("both", "<speak>[[a|EY1]] <break time='1s'/>b</speak>", "a b");
    }
    void wordsStandForWhatWasWritten()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(parseMarkup(source.toStdString(), Mode::Auto).text.text),
            text);
    }

    void pausesCutTheText_data()
    {
        QTest::addColumn<QByteArray>("mark");
        QTest::addColumn<double>("seconds");
        const auto row = [](const char* mark, double seconds) {
            QTest::newRow(mark) << QByteArray(mark) << seconds;
        };
        row("[pause 500ms]", 0.5);
        row("[pause 1.5s]", 1.5);
        row("[pause]", 0.5);
        row("<break/>", 0.5);
        row("<break time=\"2s\"/>", 2);
        row("<break strength='strong'/>", 0.8);
        row("[pause 1s] [pause 200ms]", 1.2);
        row("[pause 99999999999s]", 60);
    }
    void pausesCutTheText()
    {
        QFETCH(QByteArray, mark);
        QFETCH(double, seconds);
        const auto script = parseMarkup("One " + mark.toStdString() + " two.", Mode::En);
        const auto cut = timbre::text::cut(script, Mode::En, CutMethod::Auto);
        QCOMPARE(cut.pieces.size(), size_t(2));
        QVERIFY(cut.pieces[0].pause_s.has_value());
        QVERIFY(std::abs(*cut.pieces[0].pause_s - seconds) < 1e-9);
        QVERIFY(!cut.pieces[1].pause_s);
        QCOMPARE(cut.pieces[1].piece.text, std::string("two."));
    }

    void silenceMayComeFirstAndLast()
    {
        const auto script = parseMarkup("[pause 1s]One.[pause 2s]", Mode::En);
        const auto cut = timbre::text::cut(script, Mode::En, CutMethod::Auto);
        QCOMPARE(cut.pause_s, 1.0);
        QCOMPARE(cut.pieces.size(), size_t(1));
        QCOMPARE(cut.pieces[0].pause_s.value_or(0), 2.0);
    }

    void paragraphsAndSentencesAreBorders()
    {
        const auto script = parseMarkup("<p><s>One two</s><s>three</s></p><p>four</p>", Mode::En);
        const auto cut = timbre::text::cut(script, Mode::En, CutMethod::Auto);
        QStringList pieces;
        for (const auto& piece : cut.pieces)
            pieces << QString::fromStdString(piece.piece.text);
        QCOMPARE(pieces, QStringList({"One two.", "three.", "four."}));
    }

    void rateIsThatOfTheSentence()
    {
        const auto script = parseMarkup("Fast. <prosody rate='slow'>Slow one. <prosody "
                                        "rate='50%'>Slower.</prosody></prosody> Fast.",
            Mode::En);
        QList<double> rates;
        for (const auto& piece : cut(script, Mode::En, CutMethod::Auto).pieces)
            rates << std::round(piece.rate * 100) / 100;
        QCOMPARE(rates, QList<double>({1, 0.8, 0.4, 1}));
    }

    void languagesReachThePiece()
    {
        const auto script = parseMarkup(
            "A <lang xml:lang=\"ja-JP\">東京</lang> b. <p xml:lang=\"ko\">c</p>", Mode::Auto);
        const auto pieces = cut(script, Mode::Auto, CutMethod::Auto).pieces;
        QCOMPARE(pieces.size(), size_t(2));
        QCOMPARE(pieces[0].instructions.languages.size(), size_t(1));
        const auto& given = pieces[0].instructions.languages[0];
        QVERIFY(given.language == Language::ja);
        QCOMPARE(
            pieces[0].piece.text.substr(given.span.begin, given.span.size()), std::string("東京"));
        QVERIFY(pieces[1].instructions.languages.at(0).language == Language::ko);
    }

    /// Bytes of what is read, through all marks, back to what the person wrote.
    void everyPieceKnowsItsSource()
    {
        const std::string source = "<speak>One &amp; two.\n\n[[Three|TH R IY1]] <sub alias=\"for "
                                   "you\">4U</sub> five [pause 1s] six.</speak>";
        const auto script = parseMarkup(source, Mode::En);
        QStringList words;
        for (const auto& [piece, instructions, rate, pause] :
            cut(script, Mode::En, CutMethod::Auto).pieces) {
            for (const char* word : {"One", "&", "two", "Three", "for you", "five", "six"}) {
                const size_t at = piece.text.find(word);
                if (at == piece.text.npos)
                    continue;
                const Span span = piece.sourceOf({at, at + strlen(word)});
                words << QString::fromStdString(source.substr(span.begin, span.size()));
            }
            for (const auto& given : instructions.readings)
                QCOMPARE(
                    piece.text.substr(given.span.begin, given.span.size()), std::string("Three"));
        }
        QCOMPARE(words, QStringList({"One", "&amp;", "two", "Three", "4U", "five", "six"}));
    }

    void faultsAreToldWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("remarks");
        const auto row = [](const char* source, int remarks) {
            QTest::newRow(source) << QByteArray(source) << remarks;
        };
        row("a </p> b", 1);
        row("a <p> b", 1);
        row("[spell]abc", 1);
        row("abc[/spell]", 1);
        row("<sub alias='x'>abc", 1);
        row("<foo>a</foo>", 2);
        row("<p><s>a</p></s>", 2);
        row("<break time='soon'/>", 1);
        row("<prosody pitch='high'>a</prosody>", 1);
        row("<lang xml:lang='fr'>oui</lang>", 1);
        row("<say-as interpret-as='song'>a</say-as>", 1);
        row("<phoneme alphabet='klingon' ph='x'>a</phoneme>", 1);
        row("[[a|]]", 1);
    }
    void faultsAreToldWithTheirPlace()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, remarks);
        const auto script = parseMarkup(source.toStdString(), Mode::En);
        QCOMPARE(int(script.remarks.size()), remarks);
        for (const auto& remark : script.remarks) {
            QVERIFY(remark.source.end <= size_t(source.size()));
            QVERIFY(QString::fromStdString(remark.text).startsWith("“"));
        }
    }
};

TIMBRE_TEST(MarkupTest)
#include "tst_markup.moc"
