// The reference's .list files: path|speaker|language|text.

#include "core/base/error.h"
#include "core/project/listfile.h"
#include "tests/project/samples.h"

#include <QtTest>

#include <fstream>

using namespace timbre;
using namespace timbre::project;
namespace fs = std::filesystem;

class TestListFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesOfEveryKindAreRead()
    {
        const samples::Folder folder;
        std::ofstream(folder / "a.list", std::ios::binary)
            << "\xef\xbb\xbf/data/a.wav|anna|ZH|你好，世界。\r\n\n"
            << "b c.wav|anna|JP|こんにちは|また\n"
            << "no list line\n"
            << "|anna|EN|no path\n"
            << "d.wav||en|";
        const auto list = readList(folder / "a.list");
        const std::vector<ListEntry> expected{{"/data/a.wav", "anna", "zh", "你好，世界。"},
            {"b c.wav", "anna", "ja", "こんにちは|また"}, {"d.wav", "", "en", ""}};
        QVERIFY(list.entries == expected);
        QCOMPARE(list.skipped.size(), 2u);
        QCOMPARE(list.skipped[0].line, 4);
        QCOMPARE(list.skipped[1].line, 5);
    }

    void whatIsWrittenIsReadBack()
    {
        const samples::Folder folder;
        const std::vector<ListEntry> entries{
            {"out/1.wav", "anna", "yue", "你好"}, {"out/2.wav", "bo", "ko", "안녕 | 하세요"}};
        writeList(folder / "b.list", entries);
        QVERIFY(readList(folder / "b.list").entries == entries);
        std::ifstream file(folder / "b.list");
        std::string line;
        std::getline(file, line);
        QCOMPARE(line, std::string("out/1.wav|anna|YUE|你好")); // as the reference spells it
    }

    void aTextCannotBreakTheFormat()
    {
        const samples::Folder folder;
        writeList(folder / "c.list", {{"a|b.wav", "x|y", "en", "two\nlines"}});
        const auto read = readList(folder / "c.list");
        QCOMPARE(read.entries.size(), 1u);
        QVERIFY(read.entries[0] == (ListEntry{"a_b.wav", "x_y", "en", "two lines"}));
    }

    void soundsAreFoundBesideTheListAndInAFolder()
    {
        const samples::Folder folder;
        fs::create_directories(folder / "wavs");
        fs::create_directories(folder / "elsewhere");
        const auto beside = samples::tone(folder / "1.wav");
        const auto below = samples::tone(folder / "wavs/2.wav");
        const auto other = samples::tone(folder / "elsewhere/3.wav");
        const fs::path list = folder / "d.list";
        QCOMPARE(findSound({"C:\\data\\1.wav", "", "", ""}, list).string(), beside.string());
        QCOMPARE(findSound({"wavs/2.wav", "", "", ""}, list).string(), below.string());
        QCOMPARE(findSound({below.string(), "", "", ""}, "/x.list").string(), below.string());
        QCOMPARE(findSound({"/gone/3.wav", "", "", ""}, list, folder / "elsewhere").string(),
            other.string());
        QVERIFY(findSound({"/gone/4.wav", "", "", ""}, list).empty());
    }

    void whatIsNoListIsRefused()
    {
        const samples::Folder folder;
        std::ofstream(folder / "e.list") << "Dear Sir or Madam,\n";
        QVERIFY_EXCEPTION_THROWN(readList(folder / "e.list"), Error);
        QVERIFY_EXCEPTION_THROWN(readList(folder / "absent.list"), Error);
    }
};

QTEST_GUILESS_MAIN(TestListFile)
#include "tst_listfile.moc"
