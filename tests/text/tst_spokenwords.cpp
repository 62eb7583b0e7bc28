#include "core/text/spokenwords.h"
#include "tests/support/tests.h"

using namespace timbre::text;

namespace {

QString missing(const SpokenText& result)
{
    QStringList words;
    for (const auto& word : result.words) {
        if (!word.heard) {
            words << QString::fromStdString(word.text);
        }
    }
    return words.join(' ');
}

} // namespace

class SpokenWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsThatAreNotInTheSoundAreMarked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<QString>("missing");
        QTest::newRow("all there") << "The train leaves at nine."
                                   << "the train leaves at nine"
                                   << "";
        QTest::newRow("one left out") << "The night train leaves at nine."
                                      << "The train leaves at nine."
                                      << "night";
        QTest::newRow("another said") << "The train leaves at nine."
                                      << "The bus leaves at nine."
                                      << "train";
        QTest::newRow("the end is cut off") << "We shall be there before the rain begins."
                                            << "We shall be there before"
                                            << "the rain begins";
        QTest::newRow("more was said") << "At nine."
                                       << "It leaves at nine tonight."
                                       << "";
        QTest::newRow("spelled otherwise") << "The colour of neighbours"
                                           << "The color of neighbors"
                                           << "";
        QTest::newRow("accents and case") << "Café Zoë — “fine”, isn’t it?"
                                          << "cafe zoe fine isn't it"
                                          << "";
        QTest::newRow("full width") << "ＡＢＣ １２"
                                    << "abc 12"
                                    << "";
        QTest::newRow("nothing heard") << "Hello there"
                                       << ""
                                       << "Hello there";
        QTest::newRow("no words") << "…"
                                  << ""
                                  << "";
        QTest::newRow("Chinese") << "今天天气很好。"
                                 << "今天 气很好"
                                 << "天";
        QTest::newRow("Japanese") << "明日は晴れです。"
                                  << "明日は晴れます"
                                  << "で";
        QTest::newRow("voicing counts") << "かき"
                                        << "かぎ"
                                        << "き";
        QTest::newRow("Korean") << "안녕하세요 여러분"
                                << "안녕하세요"
                                << "여러분";
    }
    void wordsThatAreNotInTheSoundAreMarked()
    {
        QFETCH(QString, text);
        QFETCH(QString, heard);
        QFETCH(QString, missing);
        std::vector<std::string> words;
        for (const QString& word : heard.split(' ')) {
            words.push_back(word.toStdString());
        }
        QCOMPARE(::missing(compareWithHeard(text.toStdString(), words)), missing);
    }

    void placesAreThoseOfTheText()
    {
        const std::string text = "Ja, die Straße!";
        const auto result = compareWithHeard(text, {});
        QCOMPARE(result.words.size(), size_t(3));
        for (const auto& word : result.words) {
            QCOMPARE(text.substr(word.begin, word.end - word.begin), word.text);
        }
        QCOMPARE(result.words.back().text, std::string("Straße"));
        QCOMPARE(result.agreement, 0.0);
    }

    void whatWasSaidBesidesIsTold()
    {
        const std::vector<std::string> heard{"Well,", "at", "nine"};
        const auto result = compareWithHeard("At nine.", heard);
        QCOMPARE(result.extra, std::vector<std::string>{"Well"});
        QVERIFY(result.agreement > 0.3 && result.agreement < 1.0);
    }

    void brokenBytesDoNoHarm()
    {
        const auto result =
            compareWithHeard("a\xff\xfe b\xc3", std::vector<std::string>{"a\xff", "b"});
        QCOMPARE(result.words.size(), size_t(2));
        QVERIFY(result.words[0].heard && result.words[1].heard);
    }
};

TIMBRE_TEST(SpokenWordsTest)
#include "tst_spokenwords.moc"
