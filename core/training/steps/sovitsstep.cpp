#include "core/training/steps/sovitsstep.h"

#include "core/base/error.h"
#include "core/dsp/mel.h"
#include "core/nn/mask.h"
#include "core/nn/random.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::training {
namespace {

dsp::MelOptions melOptions(const models::SovitsConfig& c)
{
    return {.sampling_rate = c.sampling_rate, .filter_length = c.filter_length};
}

models::SovitsImpl& withPosterior(models::Sovits& sovits)
{
    if (!sovits->enc_q || !sovits->dec) {
        throw Error(ErrorKind::MismatchedModel, "SoVITS " + sovits->config.version,
            "The acoustic model lacks its posterior encoder, which only training needs. Start from "
            "the pretrained file, not from a fine-tuned one.");
    }
    return *sovits;
}

/// [B] first frames: floor(u * (frames - segment + 1)).
at::Tensor firstFrames(const at::Tensor& lengths, const at::Tensor& draws, int64_t segment)
{
    return (draws * (lengths - segment + 1).clamp_min(0)).to(torch::kLong);
}

} // namespace

AdamWOptions SovitsStepOptions::referenceOptimizer()
{
    AdamWOptions options;
    options.lr_scales = {
        {"enc_p.text_embedding.*", 0.4}, {"enc_p.encoder_text.*", 0.4}, {"enc_p.mrte.*", 0.4}};
    return options;
}

SovitsStep::SovitsStep(models::Sovits sovits, models::MultiPeriodDiscriminator adversary,
    const SovitsStepOptions& options)
    : m_sovits(std::move(sovits))
    , m_judge(std::move(adversary))
    , m_options(options)
    , m_generator(withPosterior(m_sovits), options.generator)
    , m_adversary(*m_judge, options.adversary)
    , m_lr(m_generator.optimizer().learningRate())
{
    m_sovits->train();
    m_judge->train();
    m_sovits->dec->recompute = options.recompute;
}

void SovitsStep::setLearningRate(double lr)
{
    m_lr = lr;
    m_generator.optimizer().setLearningRate(lr);
    m_adversary.optimizer().setLearningRate(lr);
}

void SovitsStep::beginEpoch(int64_t epoch)
{
    const double lr = m_lr * std::pow(m_options.lr_decay, double(epoch));
    m_generator.optimizer().setLearningRate(lr);
    m_adversary.optimizer().setLearningRate(lr);
}

SovitsPass SovitsStep::pass(const SovitsBatch& batch, const SovitsDraws& draws)
{
    auto& sovits = *m_sovits;
    const auto& config = sovits.config;
    const auto& spec = batch.spec;
    const int64_t frames = spec.size(2);
    const auto mask = nn::sequenceMask(batch.spec_lens, frames, spec.options());
    const auto text_mask = nn::sequenceMask(batch.text_lens, batch.text.size(1), spec.options());
    at::Tensor quantized;
    {
        const torch::NoGradGuard no_grad;
        quantized = sovits.quantized(sovits.nearest(batch.ssl).codes).narrow(2, 0, frames);
    }
    const int64_t segment = std::min(m_options.segment_samples / config.hop_length, frames);
    const auto begins = firstFrames(batch.spec_lens, draws.slice, segment);

    SovitsPass pass;
    pass.begins = begins;
    {
        const Autocast autocast(spec.device(), m_options.generator.precision);
        const auto ge = sovits.ge(spec, batch.sv, mask);
        const auto y =
            sovits.enc_p->content(quantized, mask, batch.text, text_mask, sovits.geForMrte(ge));
        const auto prior = sovits.enc_p->prior(y, mask, 1.0);
        const auto posterior = sovits.enc_q(spec, mask, ge, draws.noise);
        const auto z_p = sovits.flow(posterior.z, mask, ge);
        pass.made = sovits.dec(segments(posterior.z, begins, segment), ge).to(torch::kFloat);
        pass.kl = klLoss(z_p, posterior.logs_q, prior.m_p, prior.logs_p, mask);
    }
    const auto mel = melOptions(config);
    pass.mel = segments(dsp::specToMel(spec, mel), begins, segment);
    pass.made_mel = dsp::melSpectrogram(pass.made.squeeze(1), spectrogramOptions(config), mel);
    pass.wave = segments(batch.wave, begins * config.hop_length, segment * config.hop_length);
    return pass;
}

AdversaryLosses SovitsStep::learnAdversary(const SovitsPass& pass)
{
    AdversaryLosses losses;
    {
        const Autocast autocast(pass.wave.device(), m_options.adversary.precision);
        losses = adversaryLosses(m_judge(pass.wave), m_judge(pass.made.detach()));
    }
    m_finite = m_adversary.backward(losses.sum / double(m_options.accumulation));
    return losses;
}

SovitsStep::GeneratorLosses SovitsStep::learnGenerator(const SovitsPass& pass)
{
    const Untouched judge(*m_judge);
    GeneratorLosses losses;
    {
        const Autocast autocast(pass.wave.device(), m_options.generator.precision);
        const auto real = m_judge(pass.wave), fake = m_judge(pass.made);
        losses.fooling = foolingLosses(fake);
        losses.features = featureLoss(real, fake);
    }
    losses.mel = (pass.mel - pass.made_mel).abs().mean() * m_options.c_mel;
    losses.kl = pass.kl * m_options.c_kl;
    losses.total = losses.fooling.sum + losses.features + losses.mel + losses.kl;
    m_finite = m_generator.backward(losses.total / double(m_options.accumulation));
    return losses;
}

/// Updates when enough has been gathered. False: something was not finite, and both forget what
/// they gathered.
bool SovitsStep::finish(Learner& learner, const char* who, StepReport& report)
{
    if (!m_finite) {
        report.non_finite = firstBrokenValue(*m_sovits).value_or(std::string("loss ") + who);
    } else if (learner.gathered() >= m_options.accumulation) {
        learner.update(report);
    }
    if (!report.non_finite.empty()) {
        m_generator.drop();
        m_adversary.drop();
    }
    return report.non_finite.empty();
}

StepReport SovitsStep::run(const SovitsBatch& batch, const SovitsDraws& draws)
{
    const uint64_t seed = m_options.generator.seed;
    nn::Random random(seed, uint64_t(m_batches));
    torch::manual_seed(seed ^ (uint64_t(m_batches) * 0x9E3779B97F4A7C15ull)); // for dropout
    ++m_batches;
    const int64_t count = batch.spec.size(0);
    const auto shape = {count, m_sovits->config.inter_channels, batch.spec.size(2)};
    const auto slice = draws.slice.defined() ? draws.slice : random.uniform({count});
    const auto noise = draws.noise.defined() ? draws.noise : random.normal(shape);
    const auto device = batch.spec.device();
    const auto pass = this->pass(batch, {noise.to(device), slice.to(device)});

    StepReport report;
    const auto adversary = learnAdversary(pass).sum.item<double>();
    if (!finish(m_adversary, "adversary", report)) {
        return report;
    }
    report.updated = false;
    const auto losses = learnGenerator(pass);
    report.losses = {{"total", losses.total.item<double>()}, {"mel", losses.mel.item<double>()},
        {"kl", losses.kl.item<double>()}, {"features", losses.features.item<double>()},
        {"fooling", losses.fooling.sum.item<double>()}, {"adversary", adversary}};
    report.lr = m_generator.optimizer().learningRate();
    finish(m_generator, "total", report);
    return report;
}

State SovitsStep::state() const
{
    State state;
    state.put("generator", m_generator.state());
    state.put("adversary", m_adversary.state());
    state.numbers["lr"] = m_lr;
    state.numbers["batches"] = double(m_batches);
    return state;
}

void SovitsStep::restore(const State& state)
{
    m_generator.restore(state.part("generator"));
    m_adversary.restore(state.part("adversary"));
    m_lr = state.number("lr");
    m_batches = int64_t(state.number("batches"));
}

} // namespace timbre::training
