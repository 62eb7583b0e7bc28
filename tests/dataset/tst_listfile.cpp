// The reference's .list files: path|speaker|language|text.

#include "core/base/error.h"
#include "core/dataset/listfile.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <fstream>

using namespace timbre;
using namespace timbre::dataset;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test, with a name as people give them.
class Folder {
public:
    fs::path operator/(const std::string& name) const
    {
        const auto file = fs::path(m_folder.path().toStdString()) / "Mein Hörbuch 声音" / name;
        fs::create_directories(file.parent_path());
        return file;
    }

private:
    QTemporaryDir m_folder;
};

fs::path touch(const fs::path& file)
{
    std::ofstream(file) << "sound";
    return file;
}

ListRow rowOf(const std::string& path)
{
    return {path, "anna", "en", "Hello.", 1};
}

} // namespace

class TestListFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesOfEveryKindAreRead()
    {
        const Folder folder;
        std::ofstream(folder / "a.list", std::ios::binary)
            << "\xef\xbb\xbf/data/a.wav|anna|ZH|你好，世界。\r\n\n"
            << "b c.wav|anna|JP|こんにちは|また\n"
            << "no list line\n"
            << "|anna|EN|no path\n"
            << "d.wav||en|";
        const auto list = readList(folder / "a.list");
        const std::vector<ListRow> expected{{"/data/a.wav", "anna", "zh", "你好，世界。", 1},
            {"b c.wav", "anna", "ja", "こんにちは|また", 2}, {"d.wav", "", "en", "", 5}};
        QVERIFY(list.rows == expected);
        QCOMPARE(list.broken, (std::vector<int>{3, 4})); // empty lines do not count
    }

    void languagesHaveManyNames_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("ours");
        QTest::newRow("upper case") << "KO"
                                    << "ko";
        QTest::newRow("of one alone") << "all_zh"
                                      << "zh";
        QTest::newRow("Japanese, alone") << "ALL_JA"
                                         << "ja";
        QTest::newRow("Japan") << "jp"
                               << "ja";
        QTest::newRow("with blanks") << " yue "
                                     << "yue";
        QTest::newRow("none") << "Klingon"
                              << "Klingon";
    }

    void languagesHaveManyNames()
    {
        QFETCH(QString, written);
        QFETCH(QString, ours);
        const Folder folder;
        std::ofstream(folder / "l.list") << "a.wav|anna|" << written.toStdString() << "|text";
        QCOMPARE(readList(folder / "l.list").rows.at(0).language, ours.toStdString());
    }

    void whatIsWrittenIsReadBack()
    {
        const Folder folder;
        const std::vector<ListRow> rows{
            {"out/1.wav", "anna", "yue", "你好", 1}, {"out/2.wav", "bo", "ko", "안녕 | 하세요", 2}};
        writeList(folder / "b.list", rows);
        QVERIFY(readList(folder / "b.list").rows == rows);
        std::ifstream file(folder / "b.list");
        std::string line;
        std::getline(file, line);
        QCOMPARE(line, std::string("out/1.wav|anna|YUE|你好")); // as the reference spells it
    }

    void aTextCannotBreakTheFormat()
    {
        const Folder folder;
        writeList(folder / "c.list", std::vector<ListRow>{{"a|b.wav", "x|y", "en", "two\nlines"}});
        const auto read = readList(folder / "c.list");
        QCOMPARE(read.rows.size(), 1u);
        QVERIFY(read.rows[0] == (ListRow{"a_b.wav", "x_y", "en", "two lines", 1}));
    }

    void clipsAreFoundWhereTheListSaysOrNearby()
    {
        const Folder folder;
        const auto beside = touch(folder / "1.wav");
        const auto below = touch(folder / "wavs/2.wav");
        const fs::path list = folder / "d.list";
        const auto place = [&](const std::string& path) {
            return findClip(rowOf(path), list).value();
        };
        QCOMPARE(place("wavs/2.wav").path.string(), below.string());
        QCOMPARE(place("wavs\\2.wav").path.string(), below.string());
        QCOMPARE(place(below.string()).path.string(), below.string());
        QVERIFY(!place(below.string()).moved);
        QCOMPARE(place("C:\\data\\1.wav").path.string(), beside.string());
        QVERIFY(place("C:\\data\\1.wav").moved);
        QCOMPARE(place("/gone/2.wav").path.string(), below.string());
        QVERIFY(!findClip(rowOf("/gone/4.wav"), list));
    }

    void whatIsNoListIsRefused()
    {
        const Folder folder;
        std::ofstream(folder / "e.list") << "Dear Sir or Madam,\n";
        QVERIFY_EXCEPTION_THROWN(readList(folder / "e.list"), Error);
        QVERIFY_EXCEPTION_THROWN(readList(folder / "absent.list"), Error);
    }
};

TIMBRE_TEST(TestListFile)
#include "tst_listfile.moc"
