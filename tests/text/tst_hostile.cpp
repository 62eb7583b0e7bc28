// Ten megabytes of one thing: time grows with the length only, and pieces stay short.

#include "core/text/frontend.h"
#include "core/text/markup.h"
#include "tests/support/tests.h"

#include <QElapsedTimer>

using namespace timbre::text;

class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksAreParsed_data()
    {
        QTest::addColumn<QByteArray>("part");
        for (const char* part : {"<", "[", "&", "[[", "[[a|", "[[a|b]", "<p>", "</p>", "<p></s>",
                 "<a b=\"", "<sub alias='x'>", "[spell]", "[spell]a[/spell]", "<!--", "<?xml", "&#",
                 "[pause]", "<lang xml:lang='ja'>", "<prosody rate='+1%'>", "\xFF", "[[a|b]]",
                 "<sub alias='x'>a</sub>", "<foo>", "<s>a</s>", "\xE2\x80\x8B"})
            QTest::newRow(part) << QByteArray(part);
    }
    void marksAreParsed()
    {
        QFETCH(QByteArray, part);
        const std::string text = part.repeated(10'000'000 / part.size()).toStdString();
        QElapsedTimer timer;
        timer.start();
        const auto script = parseMarkup(text, Mode::En);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(script.remarks.size() <= 100);
        QVERIFY(script.text.text.size() <= text.size());
    }

    void textIsCutAndRead_data()
    {
        QTest::addColumn<QByteArray>("character");
        for (const char* character :
            {"a", "7", "好", ".", "-", " ", "\n", "あ", "가", "\u0301", "\xFF", "😀", "1,"})
            QTest::newRow(character) << QByteArray(character);
    }
    void textIsCutAndRead()
    {
        QFETCH(QByteArray, character);
        const auto text = character.repeated(10'000'000 / character.size()).toStdString();
        QElapsedTimer timer;
        timer.start();
        const auto cut =
            timbre::text::cut(parseMarkup(text, Mode::Auto), Mode::Auto, CutMethod::Auto);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        for (size_t i = 0; i < cut.pieces.size();
             i += std::max<size_t>(1, cut.pieces.size() / 20)) {
            const auto& piece = cut.pieces[i].piece;
            QVERIFY(piece.text.size() < 10000);
            const auto reading = m_front_end.read(piece.text, Mode::Auto, SymbolVersion::v2);
            QCOMPARE(reading.phones.size(), reading.phone_ids.size());
        }
    }

private:
    FrontEnd m_front_end;
};

TIMBRE_TEST(HostileTest)
#include "tst_hostile.moc"
