#include "core/base/error.h"
#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

#include <cmath>
#include <set>

using namespace timbre::models;

namespace {

constexpr int64_t kEnd = 31; // vocabulary of 32: 31 codes and the end token

GptConfig tinyConfig()
{
    return {.n_layer = 2,
        .hidden_dim = 32,
        .head = 2,
        .vocab_size = kEnd + 1,
        .phoneme_vocab_size = 20,
        .bert_dim = 16};
}

Gpt randomGpt(uint64_t seed, const GptConfig& config = tinyConfig())
{
    torch::manual_seed(seed);
    Gpt gpt(config);
    gpt->eval();
    return gpt;
}

GptInput sentence(int64_t phones, uint64_t stream, std::vector<int64_t> prompt = {3, 1, 4, 1, 5})
{
    GptInput input{{}, torch::full({16, phones}, 0.1), std::move(prompt)};
    for (int64_t i = 0; i < phones; ++i) {
        input.phones.push_back((7 * i + int64_t(stream)) % 20);
    }
    input.stream = stream;
    return input;
}

/// Favours code (number of steps so far) % 31, and the end token from step `end` on. Remembers what
/// it was asked.
class ScriptedSession : public GptSession {
public:
    explicit ScriptedSession(int64_t end, int64_t phones = 0)
        : m_end(end)
        , m_attention(size_t(phones))
    {
    }

    void start(std::span<const GptInput> inputs) override { m_fed.resize(inputs.size()); }
    void step(std::span<const int64_t> tokens) override
    {
        for (size_t row = 0; row < tokens.size(); ++row) {
            m_fed[row].push_back(tokens[row]);
            ++steps;
        }
    }
    std::span<float> logits(int64_t row) override
    {
        m_logits.assign(kEnd + 1, 0.0f);
        const auto count = std::ssize(m_fed[size_t(row)]);
        m_logits[size_t(count % kEnd)] = 9.0f;
        if (count >= m_end) {
            m_logits[kEnd] = 20.0f;
        }
        return m_logits;
    }
    std::span<const float> attention(int64_t row) override
    {
        std::ranges::fill(m_attention, 0.0f);
        m_attention[size_t(looked_at(std::ssize(m_fed[size_t(row)]) - 1))] = 1.0f;
        return m_attention;
    }
    void setWindow(int64_t, PhoneRange phones) override { windows.push_back(phones); }
    void truncate(int64_t row, int64_t tokens) override
    {
        m_fed[size_t(row)].resize(size_t(tokens));
    }
    void keepRows(std::span<const int64_t> rows) override
    {
        std::vector<std::vector<int64_t>> kept;
        for (const int64_t row : rows) {
            kept.push_back(m_fed[size_t(row)]);
        }
        m_fed = kept;
    }

    int steps = 0;
    std::vector<PhoneRange> windows;
    std::function<int64_t(int64_t code)>
        looked_at; ///< the phone that the heads look at for the code-th code

private:
    int64_t m_end;
    std::vector<std::vector<int64_t>> m_fed;
    std::vector<float> m_logits, m_attention;
};

GptDecodeOptions greedy()
{
    GptDecodeOptions options;
    options.sampling = {.top_k = 1, .repetition_penalty = 1.0};
    return options;
}

GptConfig alignedConfig()
{
    auto config = tinyConfig();
    config.timbre = GptUse{.alignment = GptAlignment{{1}, {0}, 1, 3}};
    return config;
}

} // namespace

class TestGptDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void theEndTokenEndsAndIsNotPartOfTheResult()
    {
        ScriptedSession session(15);
        const auto input = sentence(4, 0);
        const auto result = decodeLoop(session, {&input, 1}, tinyConfig(), greedy()).front();

        QCOMPARE(result.tokens.size(), 15u);
        QCOMPARE(result.tokens.back(), 14);
        QVERIFY(!result.reached_cap);
        QCOMPARE(session.steps, 15);
    }

    void noEndBeforeTheLeastNumberOfCodes()
    {
        ScriptedSession session(0); // wants to end at once
        const auto input = sentence(4, 0);
        const auto result = decodeLoop(session, {&input, 1}, tinyConfig(), greedy()).front();

        QCOMPARE(result.tokens.size(), 11u); // the reference blocks the end in its first 11 steps
    }

    void atTheCapNothingIsLost_data()
    {
        QTest::addColumn<int>("max_tokens");
        QTest::addColumn<int>("early_stop");
        QTest::addColumn<int>("codes");
        QTest::newRow("most codes") << 20 << -1 << 20;
        QTest::newRow("early stop: more than so many") << 1500 << 20 << 21;
    }

    void atTheCapNothingIsLost()
    {
        QFETCH(int, max_tokens);
        QFETCH(int, early_stop);
        QFETCH(int, codes);
        auto options = greedy();
        options.max_tokens = max_tokens;
        options.early_stop_num = early_stop;
        ScriptedSession session(10000);
        const auto input = sentence(4, 0);
        const auto result = decodeLoop(session, {&input, 1}, tinyConfig(), options).front();

        QCOMPARE(int(result.tokens.size()), codes);
        QCOMPARE(result.tokens.front(), 0);
        QCOMPARE(result.tokens.back(), codes - 1);
        QVERIFY(result.reached_cap);
    }

    void strictCompatibilityLosesWhatTheReferenceLoses()
    {
        auto gpt = randomGpt(1);
        gpt->ar_predict_layer->weight.data()[kEnd].fill_(0.0f); // the end is never likeliest
        auto options = greedy();
        options.max_tokens = 20;
        const auto input = sentence(6, 0);
        const auto whole = decodeNaive(*gpt, input, options).tokens;
        options.strict_compatibility = true;

        QCOMPARE(decodeNaive(*gpt, input, options).tokens,
            std::vector<int64_t>(whole.begin() + 1, whole.end()));
        QCOMPARE(decodeBatched(*gpt, {&input, 1}, options).front().tokens,
            std::vector<int64_t>(whole.begin(), whole.end() - 1));
    }

    void aSeedGivesTheSameCodesWithAnyNumberOfThreads()
    {
        auto config = tinyConfig();
        config.hidden_dim = 256; // large enough to be divided among threads
        auto gpt = randomGpt(2, config);
        GptDecodeOptions options;
        options.max_tokens = 40;
        options.seed = 11;
        const auto input = sentence(150, 0);
        at::set_num_threads(1);
        const auto one = decodeNaive(*gpt, input, options);
        at::set_num_threads(2);
        torch::manual_seed(99); // torch's own generator plays no part
        const auto two = decodeNaive(*gpt, input, options);
        at::set_num_threads(1);
        options.seed = 12;

        QCOMPARE(two.tokens, one.tokens);
        QVERIFY(decodeNaive(*gpt, input, options).tokens != one.tokens);
    }

    void aBatchSpeaksAsEachSentenceAlone()
    {
        auto gpt = randomGpt(3);
        GptDecodeOptions options;
        options.max_tokens = 60;
        std::vector<GptInput> inputs{
            sentence(9, 0), sentence(4, 1), sentence(17, 2, {2, 7}), sentence(5, 3)};
        const auto together = decodeBatched(*gpt, inputs, options);

        std::set<size_t> lengths;
        for (size_t i = 0; i < inputs.size(); ++i) {
            QCOMPARE(together[i].tokens, decodeNaive(*gpt, inputs[i], options).tokens);
            lengths.insert(together[i].tokens.size());
        }
        QVERIFY(lengths.size() > 1); // rows did finish at different times
    }

    void itSpeaksWithoutAPrompt()
    {
        auto gpt = randomGpt(4);
        GptDecodeOptions options;
        options.max_tokens = 30;
        std::vector<GptInput> inputs{sentence(6, 0, {}), sentence(8, 1, {})};
        inputs[1].bert.reset(); // nor BERT features
        const auto results = decodeBatched(*gpt, inputs, options);

        QVERIFY(results[0].tokens.size() >= 11 && results[0].tokens.size() <= 30);
        QCOMPARE(results[1].tokens, decodeNaive(*gpt, inputs[1], options).tokens);
    }

    void anObserverThatThrowsCancelsAndHarmsNothing()
    {
        struct Stop { };
        auto gpt = randomGpt(5);
        GptDecodeOptions options;
        options.max_tokens = 30;
        const auto input = sentence(6, 0);
        const auto before = decodeNaive(*gpt, input, options).tokens;
        auto cancelled = options;
        int64_t latest = 0;
        cancelled.on_step = [&](int64_t tokens) {
            latest = tokens;
            if (tokens == 5) {
                throw Stop();
            }
        };

        QVERIFY_EXCEPTION_THROWN(decodeNaive(*gpt, input, cancelled), Stop);
        QCOMPARE(latest, 5);
        QCOMPARE(decodeNaive(*gpt, input, options).tokens, before);
    }

    void impossibleInputIsAnError_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("no phones") << 0;
        QTest::newRow("an unknown phone") << 1;
        QTest::newRow("the end token in the prompt") << 2;
        QTest::newRow("features for another text") << 3;
    }

    void impossibleInputIsAnError()
    {
        QFETCH(int, which);
        auto gpt = randomGpt(6);
        GptInput inputs[] = {{{}, {}, {1}}, {{20}, {}, {1}}, {{2}, {}, {kEnd}},
            {{2, 3}, torch::zeros({16, 3}), {1}}};

        QVERIFY_EXCEPTION_THROWN(decodeNaive(*gpt, inputs[which], {}), timbre::Error);
    }

    void streamedChunksAreTheWholeSpeech_data()
    {
        QTest::addColumn<bool>("at_silence");
        QTest::newRow("chunks of one length") << false;
        QTest::newRow("chunks that end at silence") << true;
    }

    void streamedChunksAreTheWholeSpeech()
    {
        QFETCH(bool, at_silence);
        auto gpt = randomGpt(7);
        gpt->ar_predict_layer->weight.data()[kEnd].fill_(0.0f);
        GptDecodeOptions options;
        options.max_tokens = 100;
        options.sampling.top_k = 0;
        const GptStreamOptions stream{
            .mute_similarity = at_silence ? muteSimilarity(*gpt, 8) : std::vector<float>()};
        const auto input = sentence(6, 0);
        std::vector<int64_t> streamed;
        std::vector<size_t> lengths;
        int last = 0;
        const auto result =
            decodeStreaming(*gpt, input, options, stream, [&](auto tokens, bool is_last) {
                QVERIFY(!last);
                last += is_last;
                lengths.push_back(tokens.size());
                streamed.insert(streamed.end(), tokens.begin(), tokens.end());
            });

        QCOMPARE(last, 1);
        QCOMPARE(streamed, result.tokens);
        QCOMPARE(streamed, decodeNaive(*gpt, input, options).tokens);
        QVERIFY(lengths.size() > 2);
        for (size_t i = 0; i + 1 < lengths.size(); ++i) {
            QVERIFY(at_silence ? lengths[i] >= 16 : lengths[i] == 16);
        }
    }

    void muteSimilarityOfACodeWithItselfIsOne()
    {
        auto gpt = randomGpt(8);
        const auto table = muteSimilarity(*gpt, 5);

        QCOMPARE(table.size(), size_t(kEnd + 1));
        QVERIFY(std::abs(table[5] - 1.0f) < 1e-5f);
    }

    void theAlignmentMovesForwardAndAllowsTheEndAtTheEnd()
    {
        ScriptedSession session(5, 8); // wants to end after 5 codes, but is then at phone 2 of 8
        session.looked_at = [](int64_t code) {
            return code == 7 ? 0 : std::min<int64_t>(code / 2, 7);
        };
        auto input = sentence(8, 0);
        auto options = greedy();
        options.min_tokens = 0;
        const auto result = decodeLoop(session, {&input, 1}, alignedConfig(), options).front();

        const std::vector<int> reached{
            0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5}; // code 7 looked back: it stays
        QCOMPARE(result.phone_of_token, reached); // 5 is the third from the end
        QCOMPARE(session.windows.front().begin, 0);
        QCOMPARE(session.windows.front().end, 4);
        QCOMPARE(session.windows.back().begin, 3); // one before the position, three after it
        QCOMPARE(session.windows.back().end, 8);
    }

    void aSkippedPhoneIsDrawnAgain()
    {
        ScriptedSession session(5, 12);
        bool first_time = true;
        session.looked_at = [&](int64_t code) -> int64_t {
            if (code == 8 && std::exchange(first_time, false)) {
                return 7; // from phone 4: two phones were passed over
            }
            return code / 2;
        };
        auto input = sentence(12, 0);
        GptDecodeOptions options;
        options.sampling.top_k = 2;
        const auto result = decodeLoop(session, {&input, 1}, alignedConfig(), options).front();

        QCOMPARE(result.redraws, 1);
        QCOMPARE(result.phone_of_token.size(), result.tokens.size());
        for (size_t i = 1; i < result.phone_of_token.size(); ++i) {
            QVERIFY(result.phone_of_token[i] - result.phone_of_token[i - 1] <= 1);
        }
    }

    void whatStaysWrongIsGivenUp()
    {
        ScriptedSession session(5, 4);
        session.looked_at = [](int64_t) { return 0; }; // hums on its first phone for ever
        auto input = sentence(4, 0);
        GptDecodeOptions options;
        options.sampling.top_k = 2;
        options.max_tokens = 200;
        const auto result = decodeLoop(session, {&input, 1}, alignedConfig(), options).front();

        QCOMPARE(result.redraws, options.max_redraws);
        QVERIFY(result.reached_cap);
        QCOMPARE(result.tokens.size(), 200u);
    }
};

TIMBRE_TEST(TestGptDecode)
#include "tst_gptdecode.moc"
