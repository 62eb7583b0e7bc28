#include "core/base/error.h"
#include "core/training/steps/acousticstep.h"
#include "core/training/steps/equaliser.h"
#include "core/training/steps/sovitsstep.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

#include <numbers>

using namespace timbre;
using namespace timbre::training;

namespace {

models::SovitsConfig smallOfficial()
{
    auto c = models::fullSizeSovits("v2");
    c.inter_channels = 6;
    c.hidden_channels = 8;
    c.filter_channels = 12;
    c.n_layers = 2;
    c.ssl_dim = 10;
    c.codebook_size = 20;
    c.n_phones = 30;
    c.mrte_hidden = c.ref_hidden = c.gin_channels = 8;
    c.upsample_initial_channel = 32;
    return c;
}

models::SovitsConfig smallBase()
{
    auto c = smallOfficial();
    c.version = "base";
    c.generator = "source_filter";
    c.sampling_rate = 24000;
    c.hop_length = 480;
    c.generator_channels = 8;
    c.has_flow = c.has_posterior = false;
    c.sv_dim = 5;
    return c;
}

models::Sovits network(const models::SovitsConfig& config)
{
    torch::manual_seed(4);
    return models::Sovits(config);
}

models::MultiPeriodDiscriminator slimJudge()
{
    torch::manual_seed(6);
    return models::MultiPeriodDiscriminator("v2", 8);
}

at::Tensor tone(int64_t samples, double hz, double rate)
{
    return 0.3 * (torch::arange(samples) * (2 * std::numbers::pi * hz / rate)).sin();
}

AcousticBatch acousticBatch(const models::SovitsConfig& config)
{
    std::vector<AcousticExample> clips;
    for (const int64_t tokens : {8, 6}) {
        const auto wave = tone(tokens * config.samplesPerToken(), 150.0, 24000.0);
        clips.push_back({torch::arange(tokens) % 20, torch::arange(5), wave,
            torch::full({4 * tokens}, 150.0f), wave, torch::ones({5})});
    }
    return collate(clips, config);
}

/// Short segments keep the adversary's work small.
SovitsStepOptions quick()
{
    SovitsStepOptions options;
    options.segment_samples = 6400;
    return options;
}

SovitsBatch officialBatch()
{
    std::vector<SovitsExample> clips;
    for (const int64_t frames : {40, 51}) {
        nn::Random random{uint64_t(frames)};
        clips.push_back(
            {random.normal({10, frames}), tone(frames * 640, 200.0, 32000.0), torch::arange(6)});
    }
    return collate(clips);
}

std::vector<at::Tensor> valuesOf(const torch::nn::Module& module)
{
    std::vector<at::Tensor> values;
    for (const auto& parameter : module.parameters()) {
        values.push_back(parameter.detach().clone());
    }
    return values;
}

void copyValues(torch::nn::Module& to, const torch::nn::Module& from)
{
    const torch::NoGradGuard no_grad;
    auto targets = to.parameters();
    const auto sources = from.parameters();
    for (size_t i = 0; i < sources.size(); ++i) {
        targets[i].copy_(sources[i]);
    }
}

double lossNamed(const StepReport& report, const std::string& name)
{
    for (const auto& [loss, value] : report.losses) {
        if (loss == name) {
            return value;
        }
    }
    return std::nan("");
}

} // namespace

class TestSoundSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBaseModelLearnsSoundPitchAndVoicing()
    {
        const auto batch = acousticBatch(smallBase());
        AcousticStepOptions options;
        options.equalised = 0.0; // the same task every time
        AcousticStep step(network(smallBase()), nullptr, options);
        step.setLearningRate(5e-3);

        const auto first = step.run(batch);
        StepReport last;
        for (int i = 0; i < 25; ++i) {
            last = step.run(batch);
        }

        for (const char* name : {"total", "stft", "f0", "voicing"}) {
            QVERIFY2(lossNamed(last, name) < 0.8 * lossNamed(first, name), name);
        }
    }

    void anInterruptedAcousticRunGoesOnBitEqual()
    {
        const auto batch = acousticBatch(smallBase());
        AcousticStepOptions options;
        options.accumulation = 2;
        auto whole = network(smallBase()), first = network(smallBase());
        auto second = network(smallBase());
        auto whole_judge = slimJudge(), first_judge = slimJudge(), second_judge = slimJudge();
        AcousticStep uninterrupted(whole, whole_judge, options),
            before(first, first_judge, options);
        for (int i = 0; i < 5; ++i) {
            uninterrupted.run(batch);
        }
        for (int i = 0; i < 3; ++i) {
            before.run(batch);
        }
        copyValues(*second, *first);
        copyValues(*second_judge, *first_judge);
        AcousticStep after(second, second_judge, options);
        after.restore(before.state());
        for (int i = 3; i < 5; ++i) {
            after.run(batch);
        }

        const auto a = valuesOf(*whole), b = valuesOf(*second);
        for (size_t i = 0; i < a.size(); ++i) {
            QVERIFY(torch::equal(a[i], b[i]));
        }
    }

    void anOfficialModelLearnsWithItsAdversary()
    {
        const auto batch = officialBatch();
        auto sovits = network(smallOfficial());
        auto judge = slimJudge();
        SovitsStep step(sovits, judge, quick());
        step.setLearningRate(5e-3);
        nn::Random random(8);
        const SovitsDraws same{random.normal({2, 6, 52}), torch::full({2}, 0.5)};
        const auto codebook = sovits->quantizer->embed.clone();
        const auto projection = sovits->ssl_proj->weight.detach().clone();
        const auto judged = valuesOf(*judge);

        const auto first = step.run(batch, same);
        StepReport last;
        for (int i = 0; i < 8; ++i) {
            last = step.run(batch, same);
        }

        QVERIFY(first.updated && first.grad_norm > 0.0);
        QVERIFY(lossNamed(last, "mel") < 0.9 * lossNamed(first, "mel"));
        QVERIFY(torch::equal(sovits->quantizer->embed, codebook));
        QVERIFY(torch::equal(sovits->ssl_proj->weight, projection));
        QVERIFY(!torch::equal(judge->parameters()[0], judged[0]));
    }

    void recomputedStagesMakeTheSameStep()
    {
        const auto batch = officialBatch();
        auto plain = network(smallOfficial()), again = network(smallOfficial());
        auto options = quick();
        SovitsStep a(plain, slimJudge(), options);
        options.recompute = true;
        SovitsStep b(again, slimJudge(), options);

        a.run(batch);
        b.run(batch);

        const auto x = valuesOf(*plain), y = valuesOf(*again);
        for (size_t i = 0; i < x.size(); ++i) {
            QVERIFY((x[i] - y[i]).abs().max().item<float>() <= 1e-6f);
        }
    }

    void bfloat16GivesAboutTheSameLosses()
    {
        const auto batch = officialBatch();
        auto options = quick();
        SovitsStep exact(network(smallOfficial()), slimJudge(), options);
        options.generator.precision = options.adversary.precision = torch::kBFloat16;
        SovitsStep rough(network(smallOfficial()), slimJudge(), options);

        const auto a = exact.run(batch), b = rough.run(batch);

        QVERIFY(b.updated);
        for (const auto& [name, value] : a.losses) {
            QVERIFY2(std::abs(lossNamed(b, name) - value) < 0.05 * std::abs(value), name.c_str());
        }
    }

    void aFineTunedFileCannotBeTrainedAgain()
    {
        auto config = smallOfficial();
        config.has_posterior = false;
        QVERIFY_THROWS_EXCEPTION(Error, SovitsStep(network(config), slimJudge()));
        QVERIFY_THROWS_EXCEPTION(Error, AcousticStep(network(config), nullptr));
    }

    void batchesAreOrderedAndFilledUp()
    {
        const auto batch = officialBatch();

        QVERIFY(torch::equal(batch.spec_lens, torch::tensor({51, 40}, torch::kLong)));
        QCOMPARE(batch.spec.size(2), int64_t(52)); // 2 * (51 / 2 + 1)
        QCOMPARE(batch.ssl.size(2), int64_t(52));
        QCOMPARE(batch.spec[1].slice(1, 40).abs().max().item<float>(), 0.0f);
    }

    void anEqualiserChangesToneAsItsGainsSay()
    {
        const auto wave = tone(24000, 1000.0, 24000.0).unsqueeze(0);
        auto gains = torch::ones({1, 1025});
        gains.slice(1, 60).fill_(0.5); // bin 85 is 1 kHz

        const auto half = equalised(wave, gains);

        QVERIFY(torch::allclose(half.slice(1, 2000, 22000), 0.5 * wave.slice(1, 2000, 22000), 0,
            2e-3)); // what lies at the ends leaks a little
        nn::Random random(1);
        QVERIFY(torch::equal(randomGains(random, 3, 1025, 0.0), torch::ones({3, 1025})));
    }
};

TIMBRE_TEST(TestSoundSteps)
#include "tst_soundsteps.moc"
