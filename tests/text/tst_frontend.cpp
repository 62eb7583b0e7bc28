#include "core/text/frontend.h"

#include "core/base/error.h"

#include <QElapsedTimer>
#include <QtTest>

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
        QTest::newRow("numbers") << "2023年10月1日8:30-9:00，气温-3℃~5℃，占12.5%。" << QStringList();
        QTest::newRow("emoji") << "好😀的👨‍👩‍👧呢，今天真的不错。" << QStringList({"😀", "👨", "👩", "👧"});
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
            QCOMPARE(text.toStdString().substr(piece.source.begin, piece.source.size()), piece.text);
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
    }
    void badInputIsReadOrRefused()
    {
        QFETCH(QByteArray, text);
        for (const Mode mode : {Mode::AllZh, Mode::AllYue, Mode::Auto, Mode::En}) {
            try {
                const auto reading = m_front_end.read(text.toStdString(), mode, SymbolVersion::v2);
                QCOMPARE(reading.phones.size(), reading.phone_ids.size());
            } catch (const Error& error) {
                QVERIFY2(error.kind() == ErrorKind::BadText, error.what());
            }
        }
    }

    void manyThreadsReadAtOnce()
    {
        const auto want = m_front_end.read("这是一个测试，共3句话。", Mode::AllZh, SymbolVersion::v2).phones;
        const FrontEnd fresh;
        std::vector<std::vector<std::string>> got(4);
        {
            std::vector<std::jthread> threads;
            for (auto& phones : got) {
                threads.emplace_back([&] {
                    phones = fresh.read("这是一个测试，共3句话。", Mode::AllZh, SymbolVersion::v2).phones;
                });
            }
        }
        for (const auto& phones : got)
            QCOMPARE(phones, want);
    }

private:
    FrontEnd m_front_end;
};

QTEST_GUILESS_MAIN(FrontEndTest)
#include "tst_frontend.moc"
