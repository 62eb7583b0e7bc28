#include "core/training/steps/gptstep.h"

#include "core/weights/load.h"

#include <torch/torch.h>

namespace timbre::training {
namespace {

constexpr double kGuideWidth = 1.2; // phones squared
constexpr double kPreference = 0.2; // DPO's beta

/// [B, length] bool, true on each row's first lengths[b] places, or on its last ones.
at::Tensor realPlaces(const at::Tensor& lengths, int64_t length, bool at_end = false)
{
    const auto places = torch::arange(length, lengths.options()).unsqueeze(0);
    return at_end ? places >= (length - lengths).unsqueeze(1) : places < lengths.unsqueeze(1);
}

/// [B, 1, X + Y, X + Y]
at::Tensor hiddenKeys(const GptBatch& batch, bool strict)
{
    const int64_t x_len = batch.phones.size(1), y_len = batch.tokens.size(1);
    const auto seen = torch::cat(
        {realPlaces(batch.phone_lens, x_len, strict), realPlaces(batch.token_lens, y_len)},
        1); // [B, X + Y]
    return models::prefixBlocked(x_len, y_len, batch.phones.device())
        .logical_or(seen.logical_not().unsqueeze(1).unsqueeze(1));
}

/// Which positions of a pass give token 0, 1, ..., Y: the last phone, then each token. [B, Y + 1]
at::Tensor predictingPositions(const GptBatch& batch, bool strict)
{
    const int64_t x_len = batch.phones.size(1), y_len = batch.tokens.size(1);
    auto positions = torch::arange(x_len - 1, x_len + y_len, batch.phones.options())
                         .repeat({batch.phones.size(0), 1});
    if (!strict) {
        positions.select(1, 0).copy_(batch.phone_lens - 1);
    }
    return positions;
}

/// x [B, ..., T, C] -> its rows at positions [B, N]: [B, ..., N, C]
at::Tensor rowsAt(const at::Tensor& x, at::Tensor positions)
{
    while (positions.dim() < x.dim() - 1) {
        positions = positions.unsqueeze(1);
    }
    auto shape = x.sizes().vec();
    shape[shape.size() - 2] = positions.size(-1);
    return x.gather(-2, positions.unsqueeze(-1).expand(shape));
}

/// Sum of the logarithms of the targets' probabilities, per row: [B]
at::Tensor logLikelihood(const GptPrediction& prediction)
{
    const auto each = torch::log_softmax(prediction.logits, -1)
                          .gather(2, prediction.targets.unsqueeze(2))
                          .squeeze(2);
    return each.masked_fill(prediction.counted.logical_not(), 0.0).sum(1);
}

double topThree(const GptPrediction& prediction, int64_t eos)
{
    const auto best = std::get<1>(prediction.logits.detach().topk(3, -1)); // [B, Y + 1, 3]
    const auto hit = (best == prediction.targets.unsqueeze(2)).any(2);
    const auto asked = (prediction.targets != eos).logical_and(prediction.counted);
    const auto count = asked.sum().item<double>();
    return count > 0 ? hit.logical_and(asked).sum().item<double>() / count : 0.0;
}

at::Tensor withNoise(const GptBatch& batch, double share, int64_t eos, nn::Random& random)
{
    const auto device = batch.tokens.device();
    const auto replaced = (random.uniform(batch.tokens.sizes()) < share).to(device);
    const auto others = (random.uniform(batch.tokens.sizes()) * double(eos)).to(torch::kLong);
    return torch::where(replaced, others.to(device), batch.tokens);
}

} // namespace

GptTeacherForcing teacherForcing(
    models::Gpt& gpt, const GptBatch& batch, bool strict_compatibility, const at::Tensor& noisy)
{
    const int64_t eos = gpt->config.eos(), y_len = batch.tokens.size(1);
    const auto places = torch::arange(y_len, batch.tokens.options()).expand_as(batch.tokens);
    const auto filling = realPlaces(batch.token_lens, y_len).logical_not();
    const auto ended = batch.tokens.masked_fill(filling, eos);
    const auto fed = noisy.defined() ? noisy.masked_fill(filling, eos) : ended;
    return {
        torch::cat({gpt->embedPhones(batch.phones, batch.bert), gpt->embedTokens(fed, places)}, 1),
        hiddenKeys(batch, strict_compatibility), torch::constant_pad_nd(ended, {0, 1}, eos)};
}

GptPrediction predict(models::Gpt& gpt, const GptBatch& batch, bool strict_compatibility,
    bool with_attention, const at::Tensor& noisy)
{
    const int64_t x_len = batch.phones.size(1), y_len = batch.tokens.size(1);
    const auto fed = teacherForcing(gpt, batch, strict_compatibility, noisy);

    GptPrediction result;
    result.targets = fed.targets;
    result.counted = strict_compatibility ? torch::ones_like(result.targets, torch::kBool)
                                          : realPlaces(batch.token_lens + 1, y_len + 1);
    models::GptPass pass{.blocked = fed.blocked};
    pass.attention = with_attention ? &result.attention : nullptr;
    const auto hidden = gpt->transform(fed.x, pass); // [B, X + Y, C]
    const auto positions = predictingPositions(batch, strict_compatibility);
    result.logits = gpt->ar_predict_layer(rowsAt(hidden, positions)).to(torch::kFloat);
    for (auto& attention : result.attention) {
        const auto of_phones = attention.slice(-1, 0, x_len).to(torch::kFloat);
        attention = rowsAt(of_phones, positions.slice(1, 1)); // what is fed a code tells its phone
    }
    return result;
}

at::Tensor guideLoss(const std::vector<at::Tensor>& attention, const at::Tensor& phone_of_token)
{
    const auto known = phone_of_token >= 0; // [B, Y]
    const auto phones = torch::arange(attention.front().size(-1), phone_of_token.options());
    const auto distance = (phones - phone_of_token.unsqueeze(-1)).to(torch::kFloat); // [B, Y, X]
    const auto near = (distance.square() / -kGuideWidth).exp().unsqueeze(1);
    at::Tensor sum;
    for (const auto& heads : attention) {
        const auto loss = -(heads * near).sum(-1).clamp_min(1e-6).log().mean(1); // [B, Y]
        sum = sum.defined() ? sum + loss : loss;
    }
    const auto count = known.sum().clamp_min(1) * int64_t(attention.size());
    return sum.masked_fill(known.logical_not(), 0.0).sum() / count;
}

GptLosses gptLosses(models::Gpt& gpt, const GptBatch& batch, const GptLossOptions& options,
    nn::Random& random, const GptBatch* rejected)
{
    const int64_t eos = gpt->config.eos();
    const bool aligned = batch.phone_of_token.defined() && gpt->config.timbre
        && gpt->config.timbre->alignment && !options.strict_compatibility;
    const bool guided = aligned && options.guide_weight > 0.0;
    const auto noisy = aligned ? withNoise(batch, options.token_noise, eos, random) : at::Tensor();
    const auto prediction = predict(gpt, batch, options.strict_compatibility, guided, noisy);

    GptLosses losses;
    losses.tokens = prediction.counted.sum().item<int64_t>();
    losses.top3_accuracy = topThree(prediction, eos);
    const auto likelihood = logLikelihood(prediction); // [B]
    losses.total = losses.cross_entropy = -likelihood.sum();
    if (options.dpo) {
        const auto spoiled = rejected
            ? *rejected
            : withRejectedTokens(batch.to(at::kCPU), random, eos, options.strict_compatibility)
                  .to(batch.tokens.device());
        const auto other = logLikelihood(predict(gpt, spoiled, options.strict_compatibility));
        losses.dpo = -torch::log_sigmoid(kPreference * (likelihood - other)).mean();
        losses.total = losses.total + options.dpo_weight * losses.dpo;
    }
    if (guided) {
        losses.guide = guideLoss(prediction.attention, batch.phone_of_token);
        losses.total = losses.total + options.guide_weight * double(losses.tokens) * losses.guide;
    }
    return losses;
}

models::Gpt trainableGpt(const weights::Checkpoint& checkpoint, double p_dropout)
{
    auto config = models::gptConfig(checkpoint);
    config.p_dropout = p_dropout;
    config.dropout = 0.0; // the reference's files say 0
    models::Gpt gpt(config);
    weights::loadInto(*gpt, checkpoint.tensors, checkpoint.path.string());
    gpt->train();
    return gpt;
}

GptStepOptions referenceGptStep()
{
    GptStepOptions options;
    options.loss = {.strict_compatibility = true, .token_noise = 0.0, .guide_weight = 0.0};
    options.learner.optimizer = ScaledAdamOptions{.strict_compatibility = true};
    return options;
}

GptStep::GptStep(models::Gpt gpt, const GptStepOptions& options)
    : m_gpt(std::move(gpt))
    , m_options(options)
    , m_learner(*m_gpt, options.learner)
    , m_lr(learningRate())
{
    m_gpt->recompute = options.recompute;
    if (m_options.loss.strict_compatibility) {
        m_learner.optimizer().setLearningRate(options.first_lr);
    }
}

void GptStep::setLearningRate(double lr)
{
    m_lr = lr;
    m_learner.optimizer().setLearningRate(lr);
}

bool GptStep::updateIsDue(int64_t batch_index) const
{
    return m_options.loss.strict_compatibility
        ? batch_index > 0 && batch_index % m_options.accumulation == 0
        : m_learner.gathered() >= m_options.accumulation;
}

StepReport GptStep::run(const GptBatch& batch, int64_t batch_index)
{
    const uint64_t seed = m_options.learner.seed;
    nn::Random random(seed, uint64_t(m_batches));
    torch::manual_seed(seed ^ (uint64_t(m_batches) * 0x9E3779B97F4A7C15ull)); // for dropout
    ++m_batches;

    GptLosses losses;
    {
        const Autocast autocast(batch.phones.device(), m_options.learner.precision);
        losses = gptLosses(m_gpt, batch, m_options.loss, random);
    }
    const auto tokens = double(std::max<int64_t>(1, losses.tokens));
    StepReport report;
    report.losses = {{"total", losses.total.item<double>() / tokens},
        {"cross_entropy", losses.cross_entropy.item<double>() / tokens},
        {"top3_accuracy", losses.top3_accuracy}};
    if (losses.dpo.defined()) {
        report.losses.emplace_back("dpo", losses.dpo.item<double>());
    }
    if (losses.guide.defined()) {
        report.losses.emplace_back("guide", losses.guide.item<double>());
    }
    report.lr = learningRate();
    if (!m_learner.backward(losses.total)) {
        report.non_finite = firstBrokenValue(*m_gpt).value_or("loss total");
        m_learner.drop();
    } else if (updateIsDue(batch_index)) {
        m_learner.update(report);
        m_updates += report.updated ? 1 : 0;
        if (report.updated && m_updates == 1) {
            m_learner.optimizer().setLearningRate(m_lr);
        }
    }
    return report;
}

double GptStep::lossOf(const GptBatch& batch)
{
    const torch::NoGradGuard no_gradients;
    m_gpt->eval();
    nn::Random random(m_options.learner.seed);
    const auto losses = gptLosses(m_gpt, batch, {.token_noise = 0.0, .guide_weight = 0.0}, random);
    m_gpt->train();
    return losses.cross_entropy.item<double>() / double(std::max<int64_t>(1, losses.tokens));
}

State GptStep::state() const
{
    State state;
    state.put("learner", m_learner.state());
    state.numbers["lr"] = m_lr;
    state.numbers["batches"] = double(m_batches);
    state.numbers["updates"] = double(m_updates);
    return state;
}

void GptStep::restore(const State& state)
{
    m_learner.restore(state.part("learner"));
    m_lr = state.number("lr");
    m_batches = int64_t(state.number("batches"));
    m_updates = int64_t(state.number("updates"));
}

} // namespace timbre::training
