#include "core/base/error.h"
#include "core/text/pronunciation.h"
#include "core/text/symbols.h"
#include "tests/support/tests.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace timbre::text;

static QString phones(const QString& reading, Language language)
{
    QStringList list;
    for (const auto& phone : phonesFromReading(reading.toStdString(), language))
        list += QString::fromStdString(phone);
    return list.join(' ');
}

class PronunciationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void englishNotations_data()
    {
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("wanted");
        const char* rows[][2] = {{"HH AH0 L OW1", "HH AH0 L OW1"}, {"hh ah l ow", "HH AH0 L OW1"},
            {"/həˈloʊ/", "HH AH0 L OW1"}, {"[ˈtʃɝːtʃ]", "CH ER1 CH"},
            {"ˌɪntəˈnæʃənl̩", "IH2 N T AH0 N AE1 SH AH0 N AH0 L"}, {"/t͡ʃiːz/", "CH IY1 Z"},
            {"/ˈwɔːtər/", "W AO1 T ER0"}, {"/ðə/", "DH AH1"}};
        for (const auto& [reading, wanted] : rows)
            QTest::newRow(reading) << reading << wanted;
    }
    void englishNotations()
    {
        QFETCH(QString, reading);
        QFETCH(QString, wanted);

        QCOMPARE(phones(reading, Language::en), wanted);
    }

    void mandarinNotations_data()
    {
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("wanted");
        const char* rows[][2] = {{"zhong1wen2", "zh ong1 w en2"}, {"zhōng wén", "zh ong1 w en2"},
            {"nǚ'ér", "n v3 EE er2"}, {"nv3 lü4 xu1", "n v3 l v4 x v1"}, {"huar1", "h ua1 EE er1"},
            {"Shì zi", "sh ir4 z i05"}, {"/ʈʂʊŋ˥ wən˧˥/", "zh ong1 w en2"},
            {"/ɕjɛ˥˩ ɕjɛ/", "x ie4 x ie5"}, {"/tɕʰy˥˩/", "q v4"}};
        for (const auto& [reading, wanted] : rows)
            QTest::newRow(reading) << reading << wanted;
    }
    void mandarinNotations()
    {
        QFETCH(QString, reading);
        QFETCH(QString, wanted);

        QCOMPARE(phones(reading, Language::zh), wanted);
    }

    void everySyllableOfMandarin()
    {
        std::ifstream stream(TIMBRE_SHARED_DIR "/golden/text/pinyin_to_phones.json");
        if (!stream)
            QSKIP("The recorded syllables are not here.");
        const auto table = nlohmann::json::parse(stream);

        for (const auto& [syllable, pair] : table.items()) {
            const auto wanted = pair[0].get<std::string>() + " " + pair[1].get<std::string>() + "3";
            QCOMPARE(phones(QString::fromStdString(syllable + "3"), Language::zh),
                QString::fromStdString(wanted));
        }
    }

    void allPhonesAreInTheTable()
    {
        const SymbolTable table(SymbolVersion::v1);
        for (const auto& phone : phonesFromReading("/ˈθɪŋkɪŋ əˈbaʊt ʒɔɪ/", Language::en))
            QVERIFY2(table.contains(phone), phone.c_str());
    }

    void whatIsNoReadingIsNamed_data()
    {
        QTest::addColumn<QString>("reading");
        QTest::addColumn<int>("language");
        QTest::newRow("ARPAbet") << "HH QQ" << int(Language::en);
        QTest::newRow("IPA") << "/hə№/" << int(Language::en);
        QTest::newRow("pinyin") << "zhong1 xyz" << int(Language::zh);
        QTest::newRow("IPA of Mandarin") << "/ʈʂ№/" << int(Language::zh);
        QTest::newRow("nothing") << " " << int(Language::en);
        QTest::newRow("slashes") << "//" << int(Language::zh);
        QTest::newRow("other language") << "ka" << int(Language::ja);
    }
    void whatIsNoReadingIsNamed()
    {
        QFETCH(QString, reading);
        QFETCH(int, language);

        QVERIFY_EXCEPTION_THROWN(phones(reading, Language(language)), timbre::Error);
    }
};

TIMBRE_TEST(PronunciationTest)
#include "tst_pronunciation.moc"
