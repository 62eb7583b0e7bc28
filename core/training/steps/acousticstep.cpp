#include "core/training/steps/acousticstep.h"

#include "core/base/error.h"
#include "core/dsp/spectrogram.h"
#include "core/nn/mask.h"
#include "core/training/steps/equaliser.h"
#include "core/training/steps/rows.h"
#include "core/training/steps/sovitsbatch.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::training {
namespace {

models::SovitsImpl& baseModel(models::Sovits& sovits)
{
    if (!sovits->source_filter || sovits->flow) {
        throw Error(ErrorKind::MismatchedModel, "SoVITS " + sovits->config.version,
            "This acoustic model has another generator than the base model; train it as an "
            "official "
            "one.");
    }
    return *sovits;
}

/// Mean over real places; x and mask [B, T].
at::Tensor meanWhere(const at::Tensor& x, const at::Tensor& mask)
{
    return (x * mask).sum() / mask.sum().clamp_min(1);
}

} // namespace

AcousticBatch AcousticBatch::to(at::Device device) const
{
    return {moved(codes, device), moved(code_lens, device), moved(text, device),
        moved(text_lens, device), moved(wave, device), moved(f0, device), moved(refer_spec, device),
        moved(refer_lens, device), moved(sv, device)};
}

AcousticBatch collate(std::span<const AcousticExample> examples, const models::SovitsConfig& config)
{
    Rows codes, text, wave, f0, refer, sv;
    for (const auto& example : examples) {
        codes.add(example.codes);
        text.add(example.phones);
        wave.add(example.wave);
        f0.add(example.f0);
        refer.add(dsp::linearSpectrogram(example.refer, spectrogramOptions(config))[0]);
        sv.add(example.sv.flatten());
    }
    const int64_t tokens = codes.longest(), samples = tokens * config.samplesPerToken();
    return {codes.filled(), codes.lengths(), text.filled(), text.lengths(), wave.filled(samples),
        f0.filled(samples / config.hop), refer.filled(), refer.lengths(), sv.filled()};
}

AdamWOptions AcousticStepOptions::defaultOptimizer()
{
    AdamWOptions options{.lr = 2e-4, .beta1 = 0.8, .beta2 = 0.99, .eps = 1e-9};
    options.lr_scales = {{"dec.*", 1.0}, {"*", 0.3}};
    return options;
}

AcousticStep::AcousticStep(models::Sovits sovits, models::MultiPeriodDiscriminator adversary,
    const AcousticStepOptions& options)
    : m_sovits(std::move(sovits))
    , m_judge(std::move(adversary))
    , m_options(options)
    , m_generator(baseModel(m_sovits), options.generator)
{
    m_sovits->train();
    if (m_judge) {
        m_judge->train();
        m_adversary = std::make_unique<Learner>(*m_judge, options.adversary);
        m_adversary_rate =
            m_adversary->optimizer().learningRate() / m_generator.optimizer().learningRate();
    }
}

void AcousticStep::setLearningRate(double lr)
{
    m_generator.optimizer().setLearningRate(lr);
    if (m_adversary) {
        m_adversary->optimizer().setLearningRate(lr * m_adversary_rate);
    }
}

struct AcousticStep::Pass {
    at::Tensor wave, made; ///< [B, 1, segment samples]
    models::SourceFrames frames; ///< of the segment
    at::Tensor f0, real; ///< [B, frames of the segment]; 1 on real frames
};

AcousticStep::Pass AcousticStep::pass(const AcousticBatch& batch, nn::Random& random)
{
    auto& sovits = *m_sovits;
    const auto& config = sovits.config;
    const auto device = batch.codes.device();
    const int64_t count = batch.codes.size(0), tokens = batch.codes.size(1);
    const int64_t segment = std::min(m_options.segment_tokens, tokens);
    const int64_t frames = config.frames_per_token, fine = config.samplesPerToken() / config.hop;
    const int64_t samples = segment * config.samplesPerToken();

    // Draws come first and in this order, so that they do not depend on what the networks do.
    const auto draws = random.uniform({count}).to(device);
    const auto phase = random.uniform({count}).to(device);
    const auto noise = random.normal({count, samples}).to(device);
    const auto gains =
        randomGains(random, count, config.specChannels(), m_options.equalised).to(device);
    const auto begins = (draws * (batch.code_lens - segment + 1).clamp_min(0)).to(torch::kLong);

    const auto spec = batch.refer_spec * gains.unsqueeze(2);
    const auto f0 = segments(batch.f0.unsqueeze(1), begins * fine, segment * fine).squeeze(1);
    const auto mask = nn::sequenceMask(batch.code_lens * frames, tokens * frames, spec.options());
    const auto text_mask = nn::sequenceMask(batch.text_lens, batch.text.size(1), spec.options());
    const auto refer_mask = nn::sequenceMask(batch.refer_lens, spec.size(2), spec.options());
    Pass pass;
    {
        const Autocast autocast(device, m_options.generator.precision);
        const auto ge = sovits.ge(spec, batch.sv, refer_mask);
        const auto y = sovits.enc_p->content(
            sovits.quantized(batch.codes), mask, batch.text, text_mask, sovits.geForMrte(ge));
        const auto z = sovits.enc_p->prior(y, mask, 1.0).m_p;
        pass.frames =
            sovits.source_filter->frames(segments(z, begins * frames, segment * frames), ge, f0);
    }
    const auto envelopes = pass.frames.envelopes.to(torch::kFloat); // spectra need float32
    const auto source = sovits.source_filter->source(f0, phase);
    pass.made = sovits.source_filter->filter(source, noise, envelopes);
    const auto wave = equalised(batch.wave, gains).unsqueeze(1);
    pass.wave = segments(wave, begins * config.samplesPerToken(), samples);
    pass.f0 = f0;
    pass.real = nn::sequenceMask(
        (batch.code_lens - begins).clamp_max(segment) * fine, segment * fine, f0.options())
                    .squeeze(1);
    return pass;
}

at::Tensor AcousticStep::learnAdversary(const Pass& pass)
{
    const Autocast autocast(pass.wave.device(), m_options.adversary.precision);
    return adversaryLosses(m_judge(pass.wave), m_judge(pass.made.detach())).sum;
}

at::Tensor AcousticStep::recordingLoss(const Pass& pass, StepReport& report) const
{
    const auto voiced = (pass.f0 > 0).to(torch::kFloat);
    const auto pitch = pass.frames.f0_head.to(torch::kFloat);
    const auto voicing = pass.frames.voiced_head.to(torch::kFloat);
    const auto stft = stftLoss(pass.made.squeeze(1), pass.wave.squeeze(1));
    const auto f0 = meanWhere((pitch - models::scaledLogF0(pass.f0)).abs(), voiced * pass.real);
    const auto doubt =
        at::binary_cross_entropy_with_logits(voicing, voiced, {}, {}, at::Reduction::None);
    const auto voicing_loss = meanWhere(doubt, pass.real);
    report.losses = {{"total", 0.0}, {"stft", stft.item<double>()}, {"f0", f0.item<double>()},
        {"voicing", voicing_loss.item<double>()}};
    return stft + m_options.f0_weight * f0 + m_options.voicing_weight * voicing_loss;
}

at::Tensor AcousticStep::generatorLoss(const Pass& pass, StepReport& report)
{
    auto total = recordingLoss(pass, report);
    if (m_judge) {
        const Untouched judge(*m_judge);
        const Autocast autocast(pass.wave.device(), m_options.generator.precision);
        const auto real = m_judge(pass.wave), fake = m_judge(pass.made);
        const auto fooling = foolingLosses(fake).sum, features = featureLoss(real, fake);
        total = total + m_options.fooling_weight * fooling + m_options.feature_weight * features;
        report.losses.emplace_back("fooling", fooling.item<double>());
        report.losses.emplace_back("features", features.item<double>());
    }
    report.losses.front().second = total.item<double>();
    return total;
}

StepReport AcousticStep::run(const AcousticBatch& batch)
{
    const uint64_t seed = m_options.generator.seed;
    nn::Random random(seed, uint64_t(m_batches));
    torch::manual_seed(seed ^ (uint64_t(m_batches) * 0x9E3779B97F4A7C15ull)); // for dropout
    ++m_batches;
    const auto pass = this->pass(batch, random);

    StepReport report;
    const auto learn = [&](Learner& learner, const at::Tensor& loss, const char* who) {
        if (!learner.backward(loss / double(m_options.accumulation))) {
            report.non_finite = firstBrokenValue(*m_sovits).value_or(std::string("loss ") + who);
        } else if (learner.gathered() >= m_options.accumulation) {
            learner.update(report);
        }
        return report.non_finite.empty();
    };
    double adversary = 0.0;
    bool fine = true;
    if (m_adversary) {
        const auto loss = learnAdversary(pass);
        adversary = loss.item<double>();
        fine = learn(*m_adversary, loss, "adversary");
        report.updated = false;
    }
    if (fine) {
        const auto loss = generatorLoss(pass, report);
        report.lr = m_generator.optimizer().learningRate();
        fine = learn(m_generator, loss, "total");
    }
    if (m_adversary) {
        report.losses.emplace_back("adversary", adversary);
    }
    if (!fine) {
        m_generator.drop();
        if (m_adversary) {
            m_adversary->drop();
        }
    }
    return report;
}

double AcousticStep::lossOf(const AcousticBatch& batch)
{
    const torch::NoGradGuard no_gradients;
    m_sovits->eval();
    nn::Random random(m_options.generator.seed);
    StepReport report;
    const auto loss = recordingLoss(pass(batch, random), report);
    m_sovits->train();
    return loss.item<double>();
}

State AcousticStep::state() const
{
    State state;
    state.put("generator", m_generator.state());
    if (m_adversary) {
        state.put("adversary", m_adversary->state());
    }
    state.numbers["batches"] = double(m_batches);
    return state;
}

void AcousticStep::restore(const State& state)
{
    m_generator.restore(state.part("generator"));
    if (m_adversary) {
        m_adversary->restore(state.part("adversary"));
    }
    m_batches = int64_t(state.number("batches"));
}

} // namespace timbre::training
