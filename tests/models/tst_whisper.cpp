// Whisper: the network's pieces with random weights, the text around it, and, where the model is
// installed, speech.

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/models/contentencoder.h"
#include "core/models/whisper.h"
#include "core/models/whispertranscribe.h"
#include "core/models/whisperwords.h"
#include "tests/models/tensors.h"
#include "tests/support/tests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <torch/torch.h>

using namespace timbre;
using models::WhisperConfig;
using models::WhisperToken;

namespace {

WhisperConfig smallWhisper()
{
    WhisperConfig config;
    config.width = 64;
    config.heads = 1;
    config.audio_positions = 100;
    config.text_positions = 16;
    config.vocabulary = 40;
    config.encoder_layers = 2;
    config.decoder_layers = 2;
    return config;
}

models::Whisper whisperNetwork()
{
    torch::manual_seed(1);
    models::Whisper whisper(smallWhisper());
    whisper->eval();
    return whisper;
}

// Ids are positions. The last two are the halves of "好" (E5 A5 BD) in GPT-2's byte alphabet.
const QByteArray kWhisperVocabulary =
    R"(["Hello", "\u0120world", ",", "\u0120a", "!", "<|endoftext|>", "<|en|>",
    "\u00e4\u00bd\u0142", "\u00e5\u00a5", "\u00bd"])";
enum { Hello, World, Comma, A, Exclamation, End, En, Ni, HaoBegin, HaoEnd };

std::vector<WhisperToken> tokensOf(const std::vector<int64_t>& ids, double logprob = 0.0)
{
    std::vector<WhisperToken> tokens;
    for (const auto id : ids) {
        tokens.push_back({id, logprob});
    }
    return tokens;
}

std::string textsOf(const std::vector<models::TranscribedWord>& words)
{
    std::string all;
    for (const auto& word : words) {
        all += (all.empty() ? "" : "|") + word.text;
    }
    return all;
}

} // namespace

class tst_whisper : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    models::WhisperTokenizer tokenizer(const QByteArray& vocabulary = kWhisperVocabulary)
    {
        QFile file(m_folder.filePath("vocabulary.json"));
        file.open(QIODevice::WriteOnly);
        file.write(vocabulary);
        file.close();
        return models::WhisperTokenizer(file.fileName().toStdString());
    }

private Q_SLOTS:
    void sizesComeFromTheFile()
    {
        const auto config = models::whisperConfigFrom(tensorsOf(*whisperNetwork()));

        QCOMPARE(config.heads, 1);
        QCOMPARE(config.vocabulary, 40);
        QCOMPARE(config.encoder_layers, 2);
        QCOMPARE(config.text_positions, 16);
        QVERIFY(config.encoder_norm);
    }

    void aFileOfCTranslate2IsTaken()
    {
        torch::InferenceMode inference;
        auto whisper = whisperNetwork();
        weights::Checkpoint checkpoint;
        checkpoint.tensors = tensorsOf(*whisper);
        checkpoint.tensors["decoder.projection.weight"] =
            torch::zeros({40, 64}); // an alias of the embeddings
        checkpoint.tensors["encoder.num_heads"] = torch::tensor(1, torch::kInt16);
        checkpoint.tensors["decoder.pre_norm"] = torch::tensor(1, torch::kInt8);
        const auto x = torch::randn({1, 80, 60});

        auto loaded = models::loadWhisper(checkpoint);

        QVERIFY(largestDifference(loaded->encoder(x), whisper->encoder(x)) == 0.0);
    }

    void theEncoderHalvesTheFrames()
    {
        torch::InferenceMode inference;
        auto whisper = whisperNetwork();

        QCOMPARE(whisper->encoder(torch::randn({1, 80, 60})).sizes().vec(),
            (std::vector<int64_t>{1, 30, 64}));
        QVERIFY_EXCEPTION_THROWN(whisper->encoder(torch::randn({1, 80, 201})), Error);
    }

    void aCopiedTextGoesOnByItself()
    {
        torch::InferenceMode inference;
        auto whisper = whisperNetwork();
        auto state = whisper->decoder->begin(torch::randn({1, 30, 64}));
        whisper->decoder->step(3, state);
        auto other = state;
        for (auto& past : other.past) {
            past = {past.k.clone(), past.v.clone()};
        }

        const auto here = whisper->decoder->step(7, state);
        whisper->decoder->step(8, other);
        const auto after_8 = whisper->decoder->step(9, other);
        const auto after_7 = whisper->decoder->step(9, state);

        QCOMPARE(here.sizes().vec(), (std::vector<int64_t>{40}));
        QVERIFY(largestDifference(after_7, after_8) > 1e-4); // what was said before is heard
        QCOMPARE(state.length, 3);
    }

    void tooLongATextIsRefused()
    {
        torch::InferenceMode inference;
        auto whisper = whisperNetwork();
        auto state = whisper->decoder->begin(torch::randn({1, 30, 64}));
        for (int i = 0; i < 16; ++i) {
            whisper->decoder->step(1, state);
        }
        QVERIFY_EXCEPTION_THROWN(whisper->decoder->step(1, state), Error);
    }

    void contentHasFiftyFramesASecond_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("frames");
        QTest::newRow("one code") << 640 << 2;
        QTest::newRow("not yet two") << 1279 << 2;
        QTest::newRow("a second") << 16000 << 50;
    }

    void contentHasFiftyFramesASecond()
    {
        QFETCH(int, samples);
        QFETCH(int, frames);
        torch::InferenceMode inference;
        auto config = smallWhisper();
        config.encoder_norm = false;
        models::ContentEncoder encoder(config);

        const auto y = encoder(torch::randn({samples}) * 0.1);

        QCOMPARE(y.sizes().vec(), (std::vector<int64_t>{1, frames, 64}));
        QVERIFY(y.mean(1).abs().max().item<float>() < 1e-5f);
    }

    void contentOfTooShortOrTooLongAClipIsRefused()
    {
        models::ContentEncoder encoder(smallWhisper());
        QVERIFY_EXCEPTION_THROWN(encoder(torch::zeros({639})), Error);
        QVERIFY_EXCEPTION_THROWN(encoder(torch::zeros({100 * 320 - 3200 + 1})), Error);
    }

    void tokensBecomeText()
    {
        const auto words = tokenizer();

        QCOMPARE(
            models::textOf(tokensOf({Hello, Comma, World, Exclamation}), words), "Hello, world!");
        QCOMPARE(models::textOf(tokensOf({Ni, HaoBegin, HaoEnd}), words), "你好");
        QCOMPARE(models::textOf(tokensOf({Ni, HaoBegin}), words), "你"); // half a character is none
        QCOMPARE(models::textOf(tokensOf({En, Hello, End, 99}), words), "Hello");
    }

    void wordsFollowSpacesOrCharacters()
    {
        const auto words = tokenizer();

        QCOMPARE(
            textsOf(models::wordsOf(tokensOf({Hello, Comma, World, A, Exclamation}), words, "en")),
            "Hello,|world|a!");
        QCOMPARE(textsOf(models::wordsOf(tokensOf({Ni, HaoBegin, HaoEnd, Comma, Ni}), words, "zh")),
            "你|好,|你");
    }

    void confidenceIsTheGeometricMean()
    {
        const auto words = models::wordsOf(
            {{Ni, std::log(0.5)}, {HaoBegin, std::log(0.8)}, {HaoEnd, std::log(0.2)}}, tokenizer(),
            "zh");

        QCOMPARE(words.size(), size_t(2));
        QVERIFY(std::abs(words[0].confidence - 0.5) < 1e-9);
        QVERIFY(std::abs(words[1].confidence - 0.4) < 1e-9);
    }

    void loopsAreSeen_data()
    {
        QTest::addColumn<QList<int>>("ids");
        QTest::addColumn<int>("repeated");
        QTest::newRow("none") << QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15} << 0;
        QTest::newRow("no, no, no") << QList<int>{9, 1, 2, 1, 2, 1, 2} << 0;
        QTest::newRow("one token") << QList<int>{9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1} << 12;
        QTest::newRow("three") << QList<int>{9, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3} << 12;
    }

    void loopsAreSeen()
    {
        QFETCH(QList<int>, ids);
        QFETCH(int, repeated);
        QCOMPARE(models::loopAtEnd(tokensOf({ids.begin(), ids.end()})), repeated);
    }

    void aFileThatIsNoVocabularyIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(tokenizer("{\"a\": 1}"), Error);
        QVERIFY_EXCEPTION_THROWN(tokenizer("[1, 2"), Error);
        QVERIFY_EXCEPTION_THROWN(tokenizer().special("<|startoftranscript|>"), Error);
    }

    void speechIsWrittenDown()
    {
        const auto folder = paths::findResource("whisper-base");
        const std::filesystem::path clip =
            TIMBRE_SHARED_DIR "/base-model/golden/content.safetensors";
        if (!folder || !std::filesystem::exists(clip)) {
            QSKIP("Whisper base or the recording is not installed.");
        }
        const auto speech =
            weights::readSafetensors(clip).at("input16k"); // "The book holds in store ..."
        models::Transcriber transcriber(*folder);

        const auto heard = transcriber.transcribe(speech);

        QCOMPARE(heard.language, "en");
        QVERIFY2(QString::fromStdString(heard.text).startsWith("The book "), heard.text.c_str());
        QVERIFY(heard.segments.at(0).words.size() >= 7);
        QVERIFY(heard.segments.at(0).words.at(1).confidence > 0.5);
        QCOMPARE(transcriber.transcribe(torch::zeros({16000})).text, ""); // silence says nothing
        QVERIFY_EXCEPTION_THROWN(transcriber.transcribe(speech, {.language = "xx"}), Error);
    }
};

TIMBRE_TEST(tst_whisper)
#include "tst_whisper.moc"
