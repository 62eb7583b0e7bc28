// The pickle machine alone: data in, data out; nothing is ever executed. The byte strings were
// written by CPython 3.11.

#include "core/weights/format/pickle.h"
#include "core/weights/format/tojson.h"
#include "tests/support/tests.h"

#include <QByteArray>
#include <QTest>

using namespace timbre;
using namespace timbre::weights;

namespace {

class Unpickled {
public:
    explicit Unpickled(const QByteArray& bytes)
        : m_bytes(bytes)
        , m_source{"test.pkl",
              std::as_bytes(std::span(m_bytes.constData(), size_t(m_bytes.size())))}
        , m_pool("test.pkl")
    {
        Cursor cursor(m_source);
        m_root = pickle::read(cursor, m_pool, m_objects);
    }

    const pickle::Value& root() const { return *m_root; }
    nlohmann::json json() const { return pickle::toJson(*m_root, m_source); }

private:
    QByteArray m_bytes;
    Source m_source;
    pickle::Pool m_pool;
    pickle::Objects m_objects;
    const pickle::Value* m_root;
};

Unpickled fromHex(const char* hex)
{
    return Unpickled(QByteArray::fromHex(hex));
}

/// What reading the bytes says is wrong; empty when nothing is.
QString complaint(const QByteArray& bytes, bool as_json = false)
{
    try {
        const Unpickled value(bytes);
        if (as_json)
            (void)value.json();
        return {};
    } catch (const Error& error) {
        return QString::fromStdString(error.detail());
    }
}

// {'list': [1, 2.5, None, True, -7], 'tuple': (3, 'x'), 'wide': 2**40, 'nested': {'deep': {'er':
// False}}}
constexpr const char* kProtocol2 =
    "80027d71002858040000006c69737471015d7102284b014740040000000000004e884af9ffffff65580500"
    "00007475706c6571034b03580100000078710486710558040000007769646571068a060000000000015806"
    "0000006e657374656471077d710858040000006465657071097d710a58020000006572710b897373752e";

} // namespace

class tst_pickle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProtocol_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("0") << QByteArray(
            "286470300a566c6973740a70310a286c70320a49310a6146322e350a614e614930310a61492d370a617356"
            "7475706c650a70330a2849"
            "330a56780a70340a7470350a7356776964650a70360a4c313039393531313632373737364c0a73566e6573"
            "7465640a70370a28647038"
            "0a56646565700a70390a28647031300a5665720a7031310a4930300a7373732e");
        QTest::newRow("1") << QByteArray(
            "7d71002858040000006c69737471015d7102284b014740040000000000004e4930310a4af9ffffff655805"
            "0000007475706c65710328"
            "4b03580100000078710474710558040000007769646571064c313039393531313632373737364c0a580600"
            "00006e657374656471077d"
            "710858040000006465657071097d710a58020000006572710b4930300a7373752e");
        QTest::newRow("2") << QByteArray(kProtocol2);
        QTest::newRow("4") << QByteArray("8004955d000000000000007d94288c046c697374945d94284b0147400"
                                         "40000000000004e884af9ffffff658c057475706c65944b038c"
                                         "01789486948c0477696465948a060000000000018c066e65737465649"
                                         "47d948c0464656570947d948c02657294897373752e");
        QTest::newRow("5") << QByteArray("8005955d000000000000007d94288c046c697374945d94284b0147400"
                                         "40000000000004e884af9ffffff658c057475706c65944b038c"
                                         "01789486948c0477696465948a060000000000018c066e65737465649"
                                         "47d948c0464656570947d948c02657294897373752e");
    }

    void everyProtocol()
    {
        QFETCH(QByteArray, hex);

        const auto json = fromHex(hex.constData()).json();

        const auto expected = nlohmann::json::parse(
            R"({"list": [1, 2.5, null, true, -7], "tuple": [3, "x"], "wide": 1099511627776, "nested": {"deep": {"er": false}}})");
        QCOMPARE(json.dump(), expected.dump());
    }

    void anUnknownClassIsARecord_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("protocol 1") << QByteArray("63636f70795f7265670a5f7265636f6e7374727563746f72"
                                                  "0a710028637574696c730a48506172616d730a7101635f5f"
                                                  "6275696c74696e5f5f0a6f626a6563740a71024e74710352"
                                                  "71047d71052858050000006d6f64656c71066800286801"
                                                  "68024e7471075271087d7109580700000076657273696f6e"
                                                  "710a58020000007632710b7362580400000072617465710c"
                                                  "4d007d75622e");
        QTest::newRow("protocol 2")
            << QByteArray("8002637574696c730a48506172616d730a7100298171017d71022858050000006d6f6465"
                          "6c71036800298171047d71055807000000766572"
                          "73696f6e7106580200000076327107736258040000007261746571084d007d75622e");
        QTest::newRow("protocol 4")
            << QByteArray("80049547000000000000008c057574696c73948c0748506172616d739493942981947d94"
                          "288c056d6f64656c9468022981947d948c077665"
                          "7273696f6e948c0276329473628c0472617465944d007d75622e");
    }

    void anUnknownClassIsARecord() // HParams(model=HParams(version='v2'), rate=32000)
    {
        QFETCH(QByteArray, hex);

        const auto value = fromHex(hex.constData());

        QVERIFY(value.root().as<pickle::Record>());
        QVERIFY(value.root().as<pickle::Record>()->type == "utils.HParams");
        QCOMPARE(value.root().find("rate")->integer().value(), int64_t(32000));
        QCOMPARE(value.json().dump(), std::string(R"({"model":{"version":"v2"},"rate":32000})"));
    }

    void aDictWithAttributesKeepsBoth() // class Config(dict): Config(a=1) with .extra = 2
    {
        const auto value = fromHex("8002637574696c730a436f6e6669670a71002981710158010000006171024b0"
                                   "1737d71035805000000657874726171044b0273622e");

        QCOMPARE(value.root().find("a")->integer().value(), int64_t(1));
        QCOMPARE(value.root().find("extra")->integer().value(), int64_t(2));
    }

    void orderedDictsKeepTheirOrder()
    {
        const auto value = fromHex("800263636f6c6c656374696f6e730a4f726465726564446963740a710029527"
                                   "1012858010000006271024b0158010000006171034b02752e");

        const auto* dict = value.root().as<pickle::Dict>();
        QVERIFY(dict);
        QCOMPARE(*dict->items[0].first->as<std::string>(), std::string("b"));
        QCOMPARE(*dict->items[1].first->as<std::string>(), std::string("a"));
    }

    void bytes_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("bytes, protocol 2")
            << QByteArray("8002635f636f646563730a656e636f64650a7100580500000000c3bfc280710158060000"
                          "006c6174696e3171028671035271042e");
        QTest::newRow("bytes, protocol 3") << QByteArray("8003430300ff8071002e");
    }

    void bytes()
    {
        QFETCH(QByteArray, hex);

        const auto value = fromHex(hex.constData());

        QCOMPARE(value.root().as<pickle::Binary>()->bytes, std::string("\x00\xff\x80", 3));
    }

    void anUnknownCallableIsNamedAndNotCalled_data()
    {
        QTest::addColumn<QByteArray>("hex"); // os.system("true")
        QTest::newRow("REDUCE") << QByteArray(
            "800263706f7369780a73797374656d0a710058040000007472756571018571025271032e");
        QTest::newRow("STACK_GLOBAL") << QByteArray(
            "8004951f000000000000008c05706f736978948c0673797374656d9493948c047472756594859452942e");
        QTest::newRow("INST") << QByteArray("(S'true'\niposix\nsystem\n.").toHex();
        QTest::newRow("OBJ") << QByteArray("(cposix\nsystem\nS'true'\no.").toHex();
    }

    void anUnknownCallableIsNamedAndNotCalled()
    {
        QFETCH(QByteArray, hex);

        const QString said = complaint(QByteArray::fromHex(hex));

        QVERIFY2(
            said.startsWith("The file wants to call posix.system, which is no part of a model."),
            qPrintable(said));
    }

    void damageIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("protocol 6")
            << QByteArray("\x80\x06N.") << "The file uses pickle protocol 6;";
        QTest::newRow("unknown instruction")
            << QByteArray("\xff.") << "The file is damaged: its pickle has an unknown instruction";
        QTest::newRow("empty stack")
            << QByteArray(".") << "The file is damaged: its pickle has too little on its stack";
        QTest::newRow("no mark") << QByteArray("Nt.")
                                 << "The file is damaged: its pickle has no mark";
        QTest::newRow("unset memo")
            << QByteArray("h\x05.") << "The file is damaged: its pickle has a reference to nothing";
        QTest::newRow("odd dict") << QByteArray("(Nd.")
                                  << "The file is damaged: its pickle has entries for something";
        QTest::newRow("append to a number")
            << QByteArray("K\x01Na.") << "The file is damaged: its pickle has items for something";
        QTest::newRow("call of a number")
            << QByteArray("K\x01)R.") << "The file is damaged: its pickle has a call of something";
        QTest::newRow("endless text") << QByteArray("X\xff\xff\xff\x7f.")
                                      << "The file is truncated: 2147483647 bytes were expected";
        QTest::newRow("bad number") << QByteArray(
            "I1x\n.") << "The file is damaged: its pickle has a number that cannot be read";
        QTest::newRow("no storage") << QByteArray(
            "NQ.") << "The file is damaged: its pickle refers to something that is no storage";
        QTest::newRow("rebuilt from nothing")
            << QByteArray("ctorch._utils\n_rebuild_tensor_v2\n)R.")
            << "The file is damaged: a call in its pickle lacks an argument";
        QTest::newRow("control characters in a name")
            << QByteArray("ca\x1b[31m\nb\n)R.") << "The file wants to call a?[31m.b, which";
    }

    void damageIsToldApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);

        const QString complained = complaint(bytes);

        QVERIFY2(complained.startsWith(said), qPrintable(complained));
    }

    void anyCutIsAnError()
    {
        const auto bytes = QByteArray::fromHex(kProtocol2);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY2(
                !complaint(bytes.first(length)).isEmpty(), qPrintable(QString::number(length)));
    }

    void whatUnfoldsWithoutEndIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray laughs = "]q"; // [l, l] forty times over
        laughs += char(0);
        for (int i = 1; i < 40; ++i)
            laughs += QByteArray("(h") + char(i - 1) + 'h' + char(i - 1) + "lq" + char(i);
        QTest::newRow("a list of itself") << QByteArray::fromHex("80025d71006800612e");
        QTest::newRow("a billion laughs") << laughs + '.';
    }

    void whatUnfoldsWithoutEndIsRefused()
    {
        QFETCH(QByteArray, bytes);

        QCOMPARE(complaint(bytes), QString()); // as a graph it is small

        QVERIFY(complaint(bytes, true)
                    .startsWith("The file is damaged: a record in it is nested without end."));
    }

    void repeatedCopiesAreRefused()
    {
        QByteArray bytes = "(" + QByteArray(20'000, 'N')
            + "dq"; // a dict of 10 000, then OrderedDict(dict) again and again
        bytes += char(0);
        for (int i = 0; i < 1000; ++i)
            bytes += QByteArray("ccollections\nOrderedDict\nh") + char(0) + "\x85R0";

        QVERIFY(complaint(bytes + '.')
                    .startsWith(
                        "The file is damaged: its pickle holds more values than any model needs."));
    }
};

TIMBRE_TEST(tst_pickle)
#include "tst_pickle.moc"
