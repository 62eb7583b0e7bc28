#include "core/text/datafile.h"
#include "tests/support/tests.h"

#include "core/base/error.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace timbre;
using namespace timbre::text;

/// Files are written by the converters' own writer.
class DataFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QProcess python;
        python.setWorkingDirectory(TIMBRE_SOURCE_DIR "/packaging/textdata");
        python.start("python3",
            {"-B", "-c",
                "import format, sys\n"
                "w = format.Writer()\n"
                "w.array('numbers', 'I', [1, 2, 70000])\n"
                "w.strings('words', ['zwei', 'a', ''])\n"
                "w.sorted_strings('sorted', ['b', '你', 'a'])\n"
                "w.trie('trie', {'你': 5, '你好': 6, '好': 0, '𠮷x': 9})\n"
                "w.save(sys.argv[1])\n",
                path()});
        QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    }

    void sectionsComeBack()
    {
        const DataFile file(path().toStdString());

        QCOMPARE(file.array<uint32_t>("numbers")[2], 70000u);
        QVERIFY(file.strings("words")[0] == "zwei" && file.strings("words")[2].empty());
        QCOMPARE(file.strings("sorted").find("你"), std::optional<size_t>(2));
        QVERIFY(!file.strings("sorted").find("c"));
    }

    void trieFindsKeysAndPrefixes()
    {
        const DataFile file(path().toStdString());
        const Trie trie = file.trie("trie");

        QCOMPARE(trie.find(U"你好"), std::optional<int32_t>(6));
        QCOMPARE(trie.find(U"𠮷x"), std::optional<int32_t>(9));
        QVERIFY(!trie.find(U"𠮷") && !trie.find(U"x"));
        QCOMPARE(trie.longestPrefix(U"你好吗")->length, size_t(2));
        QVERIFY(!trie.longestPrefix(U"吗"));
    }

    void wrongWidthAndNameAreErrors()
    {
        const DataFile file(path().toStdString());

        QVERIFY_THROWS_EXCEPTION(Error, file.array<uint16_t>("numbers"));
        QVERIFY_THROWS_EXCEPTION(Error, file.trie("absent"));
    }

    void brokenFilesAreErrors()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (const int length : {0, 7, 20, 100, int(whole.size()) - 30}) {
            QFile part(m_folder.filePath("part.data"));
            QVERIFY(part.open(QIODevice::WriteOnly));
            part.write(whole.left(length));
            part.close();
            QVERIFY_THROWS_EXCEPTION(Error, DataFile(part.fileName().toStdString()));
        }
    }

private:
    QString path() const { return m_folder.filePath("test.data"); }

    QTemporaryDir m_folder;
};

TIMBRE_TEST(DataFileTest)
#include "tst_datafile.moc"
