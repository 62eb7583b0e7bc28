// BERT: the tokenizer against the examples of its authors, and features that line up with phones.

#include "core/base/error.h"
#include "core/models/bert.h"
#include "tests/models/tensors.h"
#include "tests/support/tests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <torch/torch.h>

using namespace timbre;
using models::Bert;
using models::BertConfig;
using models::BertTokenizer;

namespace {

// Ids are line numbers.
const QByteArray kBertVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##want\n##ed\nrunn\n##ing\nhello\n!\nhow\n你\n好\n，\na\n$\n";
enum {
    UNK = 1,
    CLS,
    SEP,
    un,
    want_,
    ed_,
    runn,
    ing_,
    hello,
    exclamation,
    how,
    ni,
    hao,
    comma,
    a,
    dollar
};

BertConfig smallBert()
{
    BertConfig config;
    config.vocab_size = 17;
    config.hidden_size = 16;
    config.num_hidden_layers = 4;
    config.num_attention_heads = 4;
    config.intermediate_size = 24;
    config.max_position_embeddings = 12;
    return config;
}

Bert bertNetwork()
{
    torch::manual_seed(1);
    Bert bert(smallBert());
    bert->eval();
    return bert;
}

} // namespace

class tst_bert : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    BertTokenizer tokenizer(const QByteArray& vocabulary = kBertVocabulary)
    {
        QFile file(m_folder.filePath("vocab.txt"));
        file.open(QIODevice::WriteOnly);
        file.write(vocabulary);
        file.close();
        return BertTokenizer(file.fileName().toStdString());
    }

private Q_SLOTS:
    void tokensAreThoseOfTheReference_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("ids");
        // The first rows: Google's tokenization_test.py.
        QTest::newRow("pieces") << "unwanted running" << QList<int>{un, want_, ed_, runn, ing_};
        QTest::newRow("an unknown end") << "unwantedX running" << QList<int>{UNK, runn, ing_};
        QTest::newRow("case, spaces") << " \tHeLLo!how  \n " << QList<int>{hello, exclamation, how};
        QTest::newRow("accents") << "H\u00E9llo" << QList<int>{hello};
        QTest::newRow("characters") << "你好，a" << QList<int>{ni, hao, comma, a};
        QTest::newRow("between words") << "hello你hello" << QList<int>{hello, ni, hello};
        QTest::newRow("unknown") << "鿿好" << QList<int>{UNK, hao};
        QTest::newRow("symbols part words") << "a$a" << QList<int>{a, dollar, a};
        QTest::newRow("control characters") << "a\u0007a\u200b" << QList<int>{UNK};
        QTest::newRow("nothing") << "" << QList<int>{};
    }

    void tokensAreThoseOfTheReference()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, ids);
        std::vector<int64_t> expected = {CLS};
        expected.insert(expected.end(), ids.begin(), ids.end());
        expected.push_back(SEP);

        QCOMPARE(tokenizer().ids(text.toStdString()), expected);
    }

    void everyCharacterHasOneId()
    {
        const auto words = tokenizer();

        QCOMPARE(words.characterIds("你好"), (std::vector<int64_t>{CLS, ni, hao, SEP}));
        QCOMPARE(
            words.characterIds("hello"), (std::vector<int64_t>{CLS, UNK, UNK, UNK, UNK, UNK, SEP}));
        QCOMPARE(words.characterIds("A 好"), (std::vector<int64_t>{CLS, a, UNK, hao, SEP}));
    }

    void windowsLineEndsAreTaken()
    {
        auto vocabulary = kBertVocabulary;
        QCOMPARE(tokenizer(vocabulary.replace("\n", "\r\n")).ids("hello"),
            (std::vector<int64_t>{CLS, hello, SEP}));
    }

    void aFileThatIsNoVocabularyIsRefused()
    {
        try {
            tokenizer("hello\nworld\n");
            QFAIL("took it");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::WrongFormat);
        }
        QVERIFY_EXCEPTION_THROWN(BertTokenizer("/nowhere/vocab.txt"), Error);
    }

    void featuresComeTwoLayersBeforeTheLast()
    {
        torch::InferenceMode inference;
        Bert whole(smallBert(), 4);
        weights::Checkpoint checkpoint;
        for (const auto& [name, tensor] : tensorsOf(*whole)) {
            checkpoint.tensors["bert." + name] = tensor;
        }
        checkpoint.tensors["cls.predictions.bias"] = torch::zeros({17});
        checkpoint.config = {{"num_attention_heads", 4}};
        const auto ids = torch::tensor({{CLS, ni, hao, SEP}}, torch::kInt64);

        auto loaded = models::loadBert(checkpoint);

        QCOMPARE(loaded->hiddenStates(ids).size(), size_t(3)); // embeddings and two of four blocks
        QVERIFY(largestDifference(loaded(ids), whole->hiddenStates(ids)[2]) < 1e-6);
    }

    void tensorFlowsNamesAreTaken()
    {
        torch::InferenceMode inference;
        auto bert = bertNetwork();
        weights::Checkpoint checkpoint;
        for (const auto& [name, tensor] : tensorsOf(*Bert(smallBert(), 4))) {
            auto old = QString::fromStdString(name);
            old.replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta");
            checkpoint.tensors[old.toStdString()] = tensor;
        }
        checkpoint.config = {{"num_attention_heads", 4}};

        QCOMPARE(models::loadBert(checkpoint)->config.hidden_size, 16);
    }

    void everyPhoneHasItsCharactersFeature()
    {
        torch::InferenceMode inference;
        auto bert = bertNetwork();
        const auto hidden = bert(torch::tensor({{CLS, ni, hao, SEP}}, torch::kInt64))[0];
        models::BertFeatures features(bert, tokenizer());

        const auto y = features.phoneFeature("你好", {2, 3});

        QCOMPARE(y.sizes().vec(), (std::vector<int64_t>{16, 5}));
        QVERIFY(largestDifference(y.slice(1, 0, 2), hidden[1].unsqueeze(1).expand({16, 2})) == 0.0);
        QVERIFY(largestDifference(y.slice(1, 2, 5), hidden[2].unsqueeze(1).expand({16, 3})) == 0.0);
    }

    void textThatDoesNotFitItsPhonesIsRefused()
    {
        torch::InferenceMode inference;
        models::BertFeatures features(bertNetwork(), tokenizer());

        QVERIFY_EXCEPTION_THROWN(features.phoneFeature("你好", {2}), Error);
        QVERIFY_EXCEPTION_THROWN(
            features.phoneFeature("你好，你好，你好，你好", std::vector<int64_t>(11, 2)), Error);
    }
};

TIMBRE_TEST(tst_bert)
#include "tst_bert.moc"
