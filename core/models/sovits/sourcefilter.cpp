#include "core/models/sovits/sourcefilter.h"

#include "core/nn/names.h"

#include <torch/torch.h>

#include <algorithm>
#include <numbers>

namespace timbre::models {
namespace {

constexpr double kExcitation = 0.05; ///< amplitude of a harmonic, and of the noise
constexpr double kHighestHarmonic = 11500.0; // Hz
constexpr double kLowestF0 = 60.0; // Hz; between voiced stretches the phase runs on at this rate

torch::nn::Conv1d conv(int64_t in, int64_t out, int64_t kernel_size, int64_t groups = 1)
{
    return torch::nn::Conv1d(
        torch::nn::Conv1dOptions(in, out, kernel_size).padding(kernel_size / 2).groups(groups));
}

torch::nn::LayerNorm norm(int64_t channels)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}));
}

/// Each band is a triangle, evenly spaced: where training starts; a checkpoint brings its own.
torch::Tensor evenBands(int64_t bins, int64_t bands)
{
    const auto position =
        torch::arange(bins).to(torch::kFloat) * double(bands - 1) / double(bins - 1);
    return (1 - (position.unsqueeze(1) - torch::arange(bands).unsqueeze(0)).abs()).clamp_min(0);
}

} // namespace

torch::Tensor scaledLogF0(const torch::Tensor& f0)
{
    return (f0.clamp_min(1.0).log() - 5.1) / 0.4;
}

FilmBlockImpl::FilmBlockImpl(int64_t channels, int64_t gin_channels)
    : gamma(register_parameter("gamma", torch::full({channels}, 0.1)))
    , dwconv(conv(channels, channels, 7, channels))
    , norm(models::norm(channels))
    , film(gin_channels, 2 * channels)
    , pw1(channels, 3 * channels)
    , pw2(3 * channels, channels)
{
    register_module("dwconv", dwconv);
    register_module("norm", norm);
    register_module("film", film);
    register_module("pw1", pw1);
    register_module("pw2", pw2);
}

torch::Tensor FilmBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& ge)
{
    const auto scale_shift = film(ge).unsqueeze(1).chunk(2, 2); // [B, 1, C] each
    auto y = norm(dwconv(x).transpose(1, 2)); // [B, T, C]
    y = y * (1 + scale_shift[0]) + scale_shift[1];
    y = pw2(at::gelu(pw1(y))) * gamma;
    return x + y.transpose(1, 2);
}

SourceFilterImpl::SourceFilterImpl(const SovitsConfig& c)
    : bands(register_buffer("bands", evenBands(c.fft / 2 + 1, c.bands)))
    , conv_pre(conv(c.inter_channels, c.generator_channels, 3))
    , f0_conv1(conv(c.generator_channels, c.generator_channels, 5))
    , f0_conv2(conv(c.generator_channels, 2, 1))
    , f0_in(conv(2, c.generator_channels, 3))
    , norm_post(norm(c.generator_channels))
    , env(c.generator_channels, 2 * c.bands)
    , m_sampling_rate(c.sampling_rate)
    , m_fft(c.fft)
    , m_hop(c.hop)
    , m_bands(c.bands)
{
    for (int64_t i = 0; i < c.generator_blocks[0]; ++i) {
        blocks1.emplace_back(c.generator_channels, c.gin_channels);
    }
    for (int64_t i = 0; i < c.generator_blocks[1]; ++i) {
        blocks2.emplace_back(c.generator_channels, c.gin_channels);
    }
    register_module("conv_pre", conv_pre);
    nn::registerList(*this, "blocks1", blocks1);
    register_module("f0_conv1", f0_conv1);
    register_module("f0_conv2", f0_conv2);
    register_module("f0_in", f0_in);
    nn::registerList(*this, "blocks2", blocks2);
    register_module("norm_post", norm_post);
    register_module("env", env);
}

SourceFrames SourceFilterImpl::frames(
    const torch::Tensor& z, const torch::Tensor& ge, const torch::Tensor& f0)
{
    const auto speaker = ge.squeeze(2); // [B, gin]
    auto x = conv_pre(z); // [B, C, T]
    for (auto& block : blocks1) {
        x = block(x, speaker);
    }
    x = x.repeat_interleave(2, 2); // [B, C, 2T]
    const auto heads = f0_conv2(at::gelu(f0_conv1(x)));
    const auto pitch = heads.select(1, 0), voicing = heads.select(1, 1); // [B, 2T]
    const auto voiced = (f0.defined() ? f0 > 0 : voicing > 0).to(pitch.dtype());
    const auto height = f0.defined() ? scaledLogF0(f0).to(pitch.dtype()) : pitch;
    x = x + f0_in(torch::stack({height * voiced, voiced}, 1));
    for (auto& block : blocks2) {
        x = block(x, speaker);
    }
    const auto envelopes = env(norm_post(x.transpose(1, 2))).clamp(-10, 6); // [B, 2T, 2 * bands]
    const auto hz = f0.defined() ? f0 : (0.4 * pitch + 5.1).exp() * voiced;
    return {pitch, voicing, hz, envelopes};
}

/// Sum of cos(k x) over the harmonics k = 1..n in closed form: sin((n + 1/2) x) / (2 sin(x / 2)) -
/// 1/2.
torch::Tensor SourceFilterImpl::source(const torch::Tensor& f0, const torch::Tensor& phase) const
{
    const int64_t samples = f0.size(1) * m_hop;
    const auto hz =
        at::upsample_linear1d(f0.unsqueeze(1), samples, false).squeeze(1).clamp_min(kLowestF0);
    auto turns =
        (hz / double(m_sampling_rate)).cumsum(1, torch::kDouble); // float32 drifts within seconds
    turns = turns + phase.to(torch::kDouble).unsqueeze(1);
    const auto half =
        ((turns - turns.floor()) * (2 * std::numbers::pi)).to(hz.dtype()) / 2; // x / 2
    const auto harmonics = (kHighestHarmonic / hz).floor();
    const auto sum = (half * (2 * harmonics + 1)).sin() / (2 * half.sin().clamp_min(1e-3)) - 0.5;
    const auto voiced = f0.repeat_interleave(m_hop, 1) > 0;
    return sum * kExcitation * voiced;
}

torch::Tensor SourceFilterImpl::spectrum(const torch::Tensor& x) const
{
    const int64_t margin = (m_fft - m_hop) / 2; // so that frame i is centred on its hop
    const auto window = torch::hann_window(m_fft, x.options());
    return at::fft_rfft(at::constant_pad_nd(x, {margin, margin}).unfold(1, m_fft, m_hop) * window);
}

torch::Tensor SourceFilterImpl::filter(
    const torch::Tensor& source, const torch::Tensor& noise, const torch::Tensor& envelopes) const
{
    const int64_t samples = source.size(1), margin = (m_fft - m_hop) / 2;
    const auto gains = [&](int64_t first) { // [B, F, fft / 2 + 1]
        return at::matmul(envelopes.narrow(2, first, m_bands), bands.t()).exp();
    };
    const auto mixed = spectrum(source) * gains(0) + spectrum(noise * kExcitation) * gains(m_bands);
    const auto window = torch::hann_window(m_fft, source.options());
    const auto pieces = (at::fft_irfft(mixed, m_fft) * window).transpose(1, 2); // [B, fft, F]
    const auto sum =
        at::col2im(pieces, {1, samples + 2 * margin}, {1, m_fft}, {1, 1}, {0, 0}, {1, m_hop});
    return sum.squeeze(2).narrow(2, margin, samples)
        / 1.5; // squared Hann windows at a quarter add up to 1.5
}

torch::Tensor SourceFilterImpl::forward(const torch::Tensor& z, const torch::Tensor& ge,
    const torch::Tensor& phase, const torch::Tensor& noise)
{
    const auto frames = this->frames(z, ge);
    return filter(source(frames.f0, phase), noise, frames.envelopes);
}

} // namespace timbre::models
