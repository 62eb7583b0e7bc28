#include "core/text/sayas.h"
#include "tests/support/tests.h"

using namespace timbre::text;

class SayAsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isSaidAsWanted_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        const char* rows[][5] = {
            {"cardinal", "1,234.50", "", "one thousand two hundred thirty-four point five zero",
                "一千二百三十四点五零"},
            {"cardinal", "-12", "", "minus twelve", "负十二"},
            {"ordinal", "21", "", "twenty-first", "第二十一"},
            {"digits", "2024", "", "two zero two four", "二零二四"},
            {"date", "2024-05-06", "", "May sixth, twenty twenty-four", "二零二四年五月六日"},
            {"date", "5/6/2024", "", "May sixth, twenty twenty-four", "二零二四年五月六日"},
            {"date", "5/6/2024", "dmy", "June fifth, twenty twenty-four", "二零二四年六月五日"},
            {"date", "31.12.1999", "", "December thirty-first, nineteen ninety-nine",
                "一九九九年十二月三十一日"},
            {"date", "12-25", "", "December twenty-fifth", "十二月二十五日"},
            {"time", "14:30", "", "two thirty P M", "十四点三十分"},
            {"time", "2:05 pm", "", "two oh five P M", "下午两点零五分"},
            {"time", "9:00", "", "nine o'clock", "九点整"},
            {"time", "1:02:03", "", "one oh two and three seconds", "一点零二分三秒"},
            {"telephone", "+1 555-0199", "", "plus one, five five five, zero one nine nine",
                "加幺，五五五，零幺九九"},
            {"currency", "$3.50", "", "three dollars and fifty cents", "三点五零美元"},
            {"currency", "1 EUR", "", "one euro", "一欧元"},
            {"currency", "¥1,000", "", "one thousand yen", "一千元"},
            {"characters", "aB-1", "", "A B dash one", "A B 杠 一"}};
        for (const auto& [kind, text, format, english, chinese] : rows)
            QTest::addRow("%s %s %s", kind, text, format)
                << kind << text << format << english << chinese;
    }
    void isSaidAsWanted()
    {
        QFETCH(QString, kind);
        QFETCH(QString, text);
        QFETCH(QString, format);
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        const auto as = sayAsFromName(kind.toStdString());

        QVERIFY(as);
        const auto say = [&](Language language) {
            return QString::fromStdString(
                sayAs(*as, text.toStdString(), language, format.toStdString()));
        };
        QCOMPARE(say(Language::en), english);
        QCOMPARE(say(Language::zh), chinese);
        QCOMPARE(say(Language::ja), text);
    }

    void whatDoesNotFitStays()
    {
        for (const auto kind : {SayAs::Cardinal, SayAs::Ordinal, SayAs::Digits, SayAs::Date,
                 SayAs::Time, SayAs::Telephone, SayAs::Currency}) {
            for (const auto language : {Language::en, Language::zh})
                QCOMPARE(sayAs(kind, "hello", language), std::string("hello"));
        }
        QCOMPARE(sayAs(SayAs::Date, "2024-13-45", Language::en), std::string("2024-13-45"));
        QCOMPARE(sayAs(SayAs::Time, "25:61", Language::en), std::string("25:61"));
        QVERIFY(!sayAsFromName("loudly"));
    }

    void longDigitsAreSaid()
    {
        const std::string digits(100000, '7');
        for (const auto kind : {SayAs::Cardinal, SayAs::Ordinal, SayAs::Digits, SayAs::Date,
                 SayAs::Time, SayAs::Telephone, SayAs::Currency, SayAs::Characters}) {
            for (const auto language : {Language::en, Language::zh})
                QVERIFY(!sayAs(kind, digits, language).empty());
        }
    }
};

TIMBRE_TEST(SayAsTest)
#include "tst_sayas.moc"
