#include "core/text/frontend.h"
#include "core/text/zh/mandarin.h"
#include "core/text/zh/numbers.h"
#include "tests/support/tests.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

using namespace timbre;
using namespace timbre::text;

/// Readings any speaker would give; the reference's own lines are compared by text_check.
class MandarinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreRead_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("words");
        QTest::newRow("zero") << "0"
                              << "零";
        QTest::newRow("twelve") << "12"
                                << "十二";
        QTest::newRow("hole") << "1002"
                              << "一千零二";
        QTest::newRow("tenThousands") << "120034"
                                      << "十二万零三十四";
        QTest::newRow("hundredMillions") << "1000000001"
                                         << "十亿零一";
        QTest::newRow("fraction") << "3.50"
                                  << "三点五零";
        QTest::newRow("bare") << ".25"
                              << "零点二五";
    }
    void numbersAreRead()
    {
        QFETCH(QString, digits);
        QFETCH(QString, words);

        const auto spoken = zh::number(digits.toStdU32String());

        QCOMPARE(QString::fromStdU32String(spoken), words);
    }

    void textIsNormalised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("norm");
        QTest::newRow("date") << "2023年1月5日"
                              << "二零二三年一月五日";
        QTest::newRow("time") << "8:30开始"
                              << "八点半开始";
        QTest::newRow("percent") << "增长12.5%"
                                 << "增长百分之十二点五";
        QTest::newRow("measure") << "2个人"
                                 << "两个人";
        QTest::newRow("negative") << "零下-3℃"
                                  << "零下零下三度";
        QTest::newRow("telephone") << "电话13812345678"
                                   << "电话幺三八幺二三四五六七八";
        QTest::newRow("range") << "5~10公里"
                               << "五到十公里";
        QTest::newRow("arithmetic") << "1+1=2"
                                    << "一加一等于二";
        QTest::newRow("traditional") << "歷史書"
                                     << "历史书";
        QTest::newRow("marks") << "好！？——真的……"
                               << "好!真的…";
    }
    void textIsNormalised()
    {
        QFETCH(QString, text);
        QFETCH(QString, norm);

        const auto result = m_mandarin.normalized(TrackedText::fromUtf8(text.toStdString()));

        QCOMPARE(QString::fromStdString(result.utf8()), norm);
    }

    void tonesChange_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("phones");
        QTest::newRow("thirdTones") << "你好"
                                    << "n i2 h ao3";
        QTest::newRow("buBeforeFourth") << "不对"
                                        << "b u2 d ui4";
        QTest::newRow("yiBetween") << "看一看"
                                   << "k an4 y i5 k an4";
        QTest::newRow("particle") << "走吧"
                                  << "z ou3 b a5";
        QTest::newRow("erhua") << "公园儿"
                               << "g ong1 y van2 EE er2";
        QTest::newRow("noInitial") << "安二哦"
                                   << "AA an1 EE er4 OO o5";
        QTest::newRow("apical") << "四是"
                                << "s i04 sh ir4";
    }
    void tonesChange()
    {
        QFETCH(QString, text);
        QFETCH(QString, phones);

        const auto g2p =
            m_mandarin.read(TrackedText::fromUtf8(text.toStdString()), SymbolVersion::v2);

        QStringList got;
        for (const auto& phone : g2p.phones)
            got << QString::fromStdString(phone);
        QCOMPARE(got.join(' '), phones);
    }

    void everyCharacterOfNormHasItsPhones()
    {
        const auto g2p = m_mandarin.read(
            TrackedText::fromUtf8("他说：“2024年3月，有1,000人来过！”儿子呢？"), SymbolVersion::v2);

        int phones = 0, at = 0;
        for (const int count : g2p.word2ph)
            phones += count;
        QCOMPARE(g2p.word2ph.size(), g2p.norm.size());
        QCOMPARE(size_t(phones), g2p.phones.size());
        for (const auto& word : g2p.words) {
            QCOMPARE(word.phone_begin, at);
            at = word.phone_end;
        }
        QCOMPARE(at, phones);
    }

    void theLongSilenceIsAMark()
    {
        const auto g2p = m_mandarin.read(TrackedText::fromUtf8("好^真的，好"), SymbolVersion::v2);

        QCOMPARE(std::ranges::count(g2p.phones, "SP3"), 2);
    }

    void oldUnitsAreReadUnlessTheReferenceIsWanted()
    {
        const zh::Mandarin strict({.strict_compatibility = true});
        const auto text = TrackedText::fromUtf8("一兙");

        QCOMPARE(QString::fromStdString(m_mandarin.normalized(text).utf8()), QString("一十克"));
        QVERIFY_THROWS_EXCEPTION(Error, strict.normalized(text));
    }

private:
    zh::Mandarin m_mandarin{FrontEndOptions{}};
};

TIMBRE_TEST(MandarinTest)
#include "tst_mandarin.moc"
