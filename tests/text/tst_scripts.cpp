// The lines people read aloud when they record themselves hold every phoneme of their language.

#include "core/text/frontend.h"
#include "tests/support/tests.h"

#include <fstream>
#include <map>
#include <set>

using namespace timbre::text;

namespace {

std::vector<std::string> linesOf(const QString& language)
{
    std::ifstream file((QStringLiteral(TIMBRE_SOURCE_DIR "/resources/scripts/") + language + ".txt")
                           .toStdString());
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line[0] != '#') {
            lines.push_back(line);
        }
    }
    return lines;
}

/// The phones of a language without stress and tone digits. en: ARPAbet. zh: initials and finals as
/// the front end names them. ja: Open JTalk's.
std::set<std::string> wantedPhones(const QString& language)
{
    static const std::map<QString, const char*> kPhones{
        {"en",
            "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH "
            "UH UW V W Y Z ZH"},
        {"zh",
            "b p m f d t n l g k h j q x zh ch sh r z c s y w a ai an ang ao e ei en eng er i i0 "
            "ir ia ian "
            "iang iao ie in ing iong iu o ong ou u ua uai uan uang ui un uo v van ve vn"},
        {"ja", "a i u e o k ky s sh t ts ch n ny h hy f m my y r ry w g gy z j d b by p py N cl"},
    };
    std::set<std::string> phones;
    for (const QString& phone : QString(kPhones.at(language)).split(' ')) {
        phones.insert(phone.toStdString());
    }
    return phones;
}

} // namespace

class ScriptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPhonemeIsRead_data()
    {
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "zh", "ja"}) {
            QTest::newRow(language) << QString(language);
        }
    }

    void everyPhonemeIsRead()
    {
        QFETCH(QString, language);
        const FrontEnd front_end;
        const Mode mode = language == "en" ? Mode::En
            : language == "zh"             ? Mode::AllZh
                                           : Mode::AllJa;
        const auto lines = linesOf(language);
        QVERIFY(lines.size() >= 20);
        auto missing = wantedPhones(language);
        for (const std::string& line : lines) {
            const auto reading = front_end.read(line, mode, SymbolVersion::v2);
            QVERIFY2(reading.skipped.empty(), line.c_str());
            for (std::string phone : reading.phones) {
                while (language != "ja" && phone.size() > 1 && phone.back() >= '0'
                    && phone.back() <= '9' && phone != "i0") {
                    phone.pop_back();
                }
                missing.erase(phone);
            }
        }
        std::string list;
        for (const std::string& phone : missing) {
            list += phone + " ";
        }
        QCOMPARE(QString::fromStdString(list), QString());
    }
};

TIMBRE_TEST(ScriptsTest)
#include "tst_scripts.moc"
