// Files that are no model, or a broken one: one sentence that says what is wrong, for each.

#include "core/weights/checkpoint.h"
#include "tests/support/tests.h"
#include "tests/weights/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace timbre;
using namespace timbre::testing;
namespace fs = std::filesystem;

namespace {

QByteArray replaced(QByteArray bytes, const char* what, const QByteArray& by)
{
    const auto at = bytes.lastIndexOf(what);
    return at < 0 ? QByteArray() : bytes.replace(at, by.size(), by);
}

} // namespace

class tst_damage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoundFileIsNoComplaint()
    {
        for (const QByteArray& bytes :
            {zipped(folder(), soundEntries()), zipped(folder(), soundEntries(), "05"),
                safetensors(R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 24),
                ctranslate2()})
            QCOMPARE(complaint(bytes), QString());
    }

    void otherFilesAreNamed_data();
    void otherFilesAreNamed() { checkRow(ErrorKind::WrongFormat); }

    void corruptFiles_data();
    void corruptFiles() { checkRow(ErrorKind::Corrupt); }

    void wrongVersions_data();
    void wrongVersions() { checkRow(ErrorKind::WrongVersion); }

    void foldersThatAreNoModel();
    void whatIsNotThere();
    void anyCutIsAnError_data();
    void anyCutIsAnError();
    void anyChangedByteIsAnErrorOrHarmless();
    void goldenFilesCutAnywhere();

private:
    fs::path folder() const { return m_folder.path().toStdString(); }

    /// The sentence that reading such a file gives; empty when it reads.
    QString complaint(const QByteArray& bytes)
    {
        writeAll(folder() / "model.pth", bytes);
        try {
            (void)weights::readCheckpoint(folder() / "model.pth");
            return {};
        } catch (const Error& error) {
            m_kind = error.kind();
            return QString::fromStdString(error.detail());
        }
    }

    void checkRow(ErrorKind kind)
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const QString complained = complaint(bytes);
        QVERIFY2(complained.startsWith(said), qPrintable(complained));
        QCOMPARE(m_kind, kind);
    }

    static void columns()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
    }

    QTemporaryDir m_folder;
    ErrorKind m_kind = ErrorKind::Internal;
};

void tst_damage::otherFilesAreNamed_data()
{
    columns();
    const QByteArray more(64, 'x');
    QTest::newRow("wav") << "RIFF" + more << "This is not a weight file but a WAV sound.";
    QTest::newRow("web page") << "<!DOCTYPE html><html>"
            + more << "This is not a weight file but a web page; the download went wrong.";
    QTest::newRow("LFS") << "version https://git-lfs.github.com/spec/v1\n" + more
                         << "This is not a weight file but a placeholder of Git LFS;";
    QTest::newRow("JSON") << "{\"model_type\": \"bert\"}" + more
                          << "This is not a weight file but a text in JSON.";
    QTest::newRow("gzip") << "\x1f\x8b" + more
                          << "This is not a weight file but a gzip archive; unpack it first.";
    QTest::newRow("text")
        << more << "This is not a weight file: it is none of PyTorch, safetensors and CTranslate2.";
    QTest::newRow("pickle") << "\x80\x02}q" + more
                            << "This is a Python pickle that torch.save did not write.";
    QTest::newRow("other zip") << zipped(folder(),
        {{"word/document.xml",
            "<xml/>"}}) << "This zip archive is no weight file of PyTorch: it has no data.pkl.";
    QTest::newRow("TorchScript") << zipped(
        folder(), with(soundEntries(), "m/constants.pkl", "\x80\x02)."))
                                 << "This is a TorchScript program, not a weight file.";
    QTest::newRow("big endian") << zipped(folder(), with(soundEntries(), "m/byteorder", "big"))
                                << "The file was saved on a big-endian machine";
    QByteArray packed = zipped(folder(), soundEntries());
    for (auto at = packed.indexOf("PK\1\2"); at >= 0; at = packed.indexOf("PK\1\2", at + 1))
        packed[at + 10] = 8; // method: deflate
    QTest::newRow("compressed")
        << packed << "Entry m/byteorder of this zip archive is compressed or encrypted";
    QTest::newRow("callable")
        << zipped(folder(),
               with(soundEntries(), "m/data.pkl",
                   "\x80\x02"
                   "cposix\nsystem\n)R."))
        << "The file wants to call posix.system, which is no part of a model.";
    QTest::newRow("whole module")
        << zipped(folder(),
               with(soundEntries(), "m/data.pkl",
                   "\x80\x02"
                   "cmy.nets\nVocoder\n)\x81}b."))
        << "The file holds an object of class my.nets.Vocoder instead of named tensors.";
    QTest::newRow("no tensors") << zipped(
        folder(), with(soundEntries(), "m/data.pkl", "\x80\x02}."))
                                << "The file holds no model: there are no named tensors in it.";
    QTest::newRow("unread type") << safetensors(
        R"({"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})",
        4) << "Tensor a is of type F8_E4M3, which this program does not read.";
}

void tst_damage::corruptFiles_data()
{
    columns();
    const QByteArray sound = zipped(folder(), soundEntries());
    QTest::newRow("empty") << QByteArray() << "The file is empty.";
    QTest::newRow("zeros") << QByteArray(4096, '\0')
                           << "The file holds nothing but zeros: a download was cut off.";
    QTest::newRow("tiny") << QByteArray("abc") << "The file is truncated: 3 bytes are no model.";
    QTest::newRow("zip cut in half") << sound.first(
        sound.size() / 2) << "The file is truncated: the table of contents at its end is missing.";
    QTest::newRow("zip less one byte") << sound.chopped(
        1) << "The file is truncated: the table of contents at its end is missing.";
    QByteArray flipped = sound;
    flipped[sound.indexOf(QByteArray(24, '\7'))] = 1;
    QTest::newRow("bit flip in a tensor")
        << flipped << "The file is damaged: the check sum of entry m/data/0 is wrong.";
    QTest::newRow("bit flip in the pickle") << QByteArray(sound).replace(
        "weight", "weighs") << "The file is damaged: the check sum of entry m/data.pkl is wrong.";
    QTest::newRow("wrong table of contents") << replaced(
        sound, "PK\1\2", "PK\1\3") << "The file is damaged: its table of contents cannot be read.";
    QTest::newRow("storage shorter than claimed")
        << zipped(folder(), with(soundEntries(), "m/data/0", std::string(20, '\0')))
        << "The file is damaged: storage 0 claims more than the file holds.";
    QTest::newRow("storage missing")
        << zipped(folder(), without(soundEntries(), "m/data/0"))
        << "The file is damaged: the numbers of storage 0 are missing.";
    QTest::newRow("huge tensor") << zipped(
        folder(), with(soundEntries(), "m/data.pkl", pickledModel({1LL << 40, 1LL << 40})))
                                 << "The file is damaged:";
    std::string grown = pickledModel({2, 3}); // the shape says (200, 3), the storage still has 6
    grown.replace(grown.find(std::string("(J\2\0\0\0", 6)), 3, "(J\xc8");
    QTest::newRow("tensor larger than its storage")
        << zipped(folder(), with(soundEntries(), "m/data.pkl", grown))
        << "The file is damaged: a tensor claims more values than storage 0 holds.";

    QTest::newRow("safetensors cut")
        << safetensors(R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 20)
        << "The file is truncated: tensor a claims more than the file holds.";
    QTest::newRow("safetensors header cut")
        << safetensors(QByteArray(400, ' ').prepend('{'), 0).first(100)
        << "The file is truncated: 401 bytes were expected at 8, 92 are left.";
    QTest::newRow("safetensors header broken") << safetensors(R"({"a":{"dtype":"F32",)",
        24) << "The file is damaged: the header of this safetensors file is not valid JSON.";
    QTest::newRow("safetensors shape")
        << safetensors(R"({"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,24]}})", 24)
        << "The file is damaged: the shape of tensor a does not agree with its data.";
    QTest::newRow("safetensors huge") << safetensors(
        R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,24]}})", 24)
                                      << "The file is damaged: a size in it is beyond any file.";
    QTest::newRow("safetensors negative")
        << safetensors(R"({"a":{"dtype":"F32","shape":[-6],"data_offsets":[0,24]}})", 24)
        << "The file is damaged: tensor a has an impossible number in its shape.";
    QTest::newRow("safetensors overlap") << safetensors(
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}})",
        6) << "The file is damaged: tensor b does not follow the one before it.";
    QTest::newRow("safetensors twice") << safetensors(
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
        1) << "The file is damaged: its header names a tensor twice.";
    QTest::newRow("safetensors tail")
        << safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 9)
        << "The file is damaged: there is something behind its last tensor.";

    QTest::newRow("CTranslate2 cut") << ctranslate2().first(60) << "The file is truncated:";
    QTest::newRow("CTranslate2 shape") << ctranslate2(6, "encoder/a",
        10) << "The file is damaged: the shape of tensor encoder/a does not agree with its data.";
    QTest::newRow("CTranslate2 alias") << ctranslate2(6,
        "encoder/c") << "The file is damaged: decoder/a stands for encoder/c, which is not in it.";

    if (fs::exists(kModels)) {
        const QByteArray legacy = readAll(kModels / "gpt/gpt_v1_legacy.ckpt");
        QTest::newRow("legacy cut") << legacy.first(legacy.size() / 2) << "The file is truncated:";
        QTest::newRow("legacy cut in its pickle") << legacy.first(300) << "The file is truncated:";
    }
}

void tst_damage::wrongVersions_data()
{
    columns();
    QTest::newRow("zip") << zipped(folder(), with(soundEntries(), "m/version", "99\n"))
                         << "The file has format version 99; this program reads 1 to 10.";
    QTest::newRow("pickle") << zipped(folder(), with(soundEntries(), "m/data.pkl", "\x80\x09}."))
                            << "The file uses pickle protocol 9; this program reads up to 5.";
    QTest::newRow("head") << zipped(folder(), soundEntries(), "07")
                          << "The file is marked as version 07, which this program does not know.";
    QTest::newRow("CTranslate2") << ctranslate2(
        5) << "This CTranslate2 model has format version 5; this program reads version 6.";
    if (fs::exists(kModels))
        QTest::newRow("legacy")
            << readAll(kModels / "gpt/gpt_v1_legacy.ckpt")
                   .replace(15, 6, QByteArray("\x80\x02M\xe8\x03.", 6))
            << "The file has a version of the old PyTorch format that this program does not know.";
}

void tst_damage::foldersThatAreNoModel()
{
    const auto said = [&] {
        try {
            (void)weights::readCheckpoint(folder() / "hf");
        } catch (const Error& error) {
            return QString::fromStdString(error.detail());
        }
        return QString();
    };
    fs::create_directory(folder() / "hf");
    QVERIFY(said().startsWith("This folder is no model: it has no config.json."));
    writeAll(folder() / "hf/config.json", "{\"model_type\"");
    QVERIFY(said().startsWith("This folder has neither model.safetensors nor pytorch_model.bin."));
    writeAll(folder() / "hf/pytorch_model.bin", zipped(folder(), soundEntries()));
    QVERIFY(said().startsWith("The file is damaged: it is not valid JSON."));
    writeAll(folder() / "hf/config.json", "{\"model_type\": \"bert\"}");
    QCOMPARE(said(), QString());
}

void tst_damage::whatIsNotThere()
{
    try {
        (void)weights::readCheckpoint(folder() / "missing.pth");
        QFAIL("read");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::NotFound);
        QCOMPARE(error.subject(), (folder() / "missing.pth").string());
    }
}

void tst_damage::anyCutIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zip") << zipped(folder(), soundEntries());
    QTest::newRow("altered head") << zipped(folder(), soundEntries(), "06");
    QTest::newRow("safetensors") << safetensors(
        R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})", 24);
    QTest::newRow("CTranslate2") << ctranslate2();
}

void tst_damage::anyCutIsAnError()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const QString said = complaint(bytes.first(length));
        QVERIFY2(said.endsWith('.') && !said.contains('\n'),
            qPrintable(QString::number(length) + ' ' + said));
    }
}

void tst_damage::anyChangedByteIsAnErrorOrHarmless()
{
    const QByteArray sound = zipped(folder(), soundEntries());
    for (qsizetype at = 0; at < sound.size(); ++at) {
        QByteArray changed = sound;
        changed[at] = char(changed[at] ^ 0x55);
        (void)complaint(
            changed); // anything but an Error, a crash or a wrong read of memory, ends the test
    }
}

void tst_damage::goldenFilesCutAnywhere()
{
    if (!fs::exists(kModels))
        QSKIP("no golden files");
    for (const char* name :
        {"gpt/gpt_v1_legacy.ckpt", "sovits/sovits_v2Pro.pth", "hubert/model.safetensors"}) {
        const QByteArray bytes = readAll(kModels / name);
        for (int part = 1; part < 16; ++part)
            QVERIFY2(!complaint(bytes.first(bytes.size() * part / 16)).isEmpty(), name);
    }
}

TIMBRE_TEST(tst_damage)
#include "tst_damage.moc"
