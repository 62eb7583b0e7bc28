// The translations are whole, and about the sentences the sources have today.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

static const QString kFolder = QStringLiteral(TIMBRE_SOURCE_DIR "/translations");

struct Entry {
    QString context, source, comment;
    QStringList translations;
    bool finished = true;
};

static QList<Entry> entries(const QString& path)
{
    QList<Entry> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return found;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) {
            continue;
        }
        const auto name = xml.name();
        if (name == u"name") {
            context = xml.readElementText();
        } else if (name == u"message") {
            found.append({context, {}, {}, {}});
        } else if (name == u"source") {
            found.last().source = xml.readElementText();
        } else if (name == u"comment") {
            found.last().comment = xml.readElementText();
        } else if (name == u"translation") {
            found.last().finished = xml.attributes().value("type").isEmpty();
            found.last().translations
                << xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return found;
}

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySentenceIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* language : {"en", "zh_CN", "ja"}) {
            QTest::newRow(language) << QStringLiteral("timbre_%1.ts").arg(language);
        }
    }

    void everySentenceIsTranslated()
    {
        QFETCH(QString, file);
        const auto all = entries(kFolder + "/" + file);
        QVERIFY(all.size() > 200);
        static const QRegularExpression places("%[n1-9]");
        for (const Entry& entry : all) {
            QVERIFY2(
                entry.finished && !entry.translations.value(0).isEmpty(), qPrintable(entry.source));
            QVERIFY2(entry.context.contains("::"), qPrintable(entry.context + ": " + entry.source));
            for (auto it = places.globalMatch(entry.source); it.hasNext();) {
                const QString place = it.next().captured();
                QVERIFY2(entry.translations.value(0).contains(place), qPrintable(entry.source));
            }
        }
    }

    void theFilesKnowTheSentencesOfToday()
    {
        QString lupdate = QStandardPaths::findExecutable("lupdate", {"/usr/lib/qt6/bin"});
        if (lupdate.isEmpty()) {
            QSKIP("lupdate is not installed");
        }
        QTemporaryDir folder;
        const QString copy = folder.filePath("timbre_ja.ts");
        QVERIFY(QFile::copy(kFolder + "/timbre_ja.ts", copy));
        QProcess process;
        process.setWorkingDirectory(TIMBRE_SOURCE_DIR);
        process.start(lupdate,
            {"-silent", "-no-obsolete", "-locations", "none", "-I", ".", "ui", "-ts", copy});
        QVERIFY(process.waitForFinished(60000));
        QStringList missing;
        for (const Entry& entry : entries(copy)) {
            if (!entry.finished) {
                missing << entry.context + ": " + entry.source;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable("\n" + missing.join("\n")));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
