#include "core/cleaning/voice/voicenet.h"

#include "core/base/error.h"
#include "core/cleaning/voice/safetensors.h"

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

constexpr size_t kBins = 129, kWindow = 256, kHop = 128, kHidden = 128, kPad = 64;

float dot(const float* a, const float* b, size_t count)
{
    float sum = 0.0f; // this file is compiled with -ffast-math, so that the sum is vectorised
    for (size_t i = 0; i < count; ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

float sigmoid(float x)
{
    return 1.0f / (1.0f + std::exp(-x));
}

/// [out][in][3] -> [out][3][in]
std::vector<float> tapsFirst(const std::vector<float>& weight, size_t in, size_t out)
{
    std::vector<float> result(weight.size());
    for (size_t o = 0; o < out; ++o) {
        for (size_t i = 0; i < in; ++i) {
            for (size_t tap = 0; tap < 3; ++tap) {
                result[(o * 3 + tap) * in + i] = weight[(o * in + i) * 3 + tap];
            }
        }
    }
    return result;
}

} // namespace

VoiceNet::VoiceNet(const std::filesystem::path& weights)
{
    const SafeTensors file(weights);
    m_stft = file.tensor("stft_conv.weight", {2 * kBins, 1, kWindow});
    constexpr std::array<size_t, 5> kChannels{kBins, 128, 64, 64, kHidden};
    for (size_t i = 0; i < m_convs.size(); ++i) {
        const std::string name = "conv" + std::to_string(i + 1);
        const size_t in = kChannels[i], out = kChannels[i + 1];
        m_convs[i] = {in, out, tapsFirst(file.tensor(name + ".weight", {out, in, 3}), in, out),
            file.tensor(name + ".bias", {out})};
    }
    m_input = file.tensor("lstm_cell.weight_ih", {4 * kHidden, kHidden});
    m_hidden = file.tensor("lstm_cell.weight_hh", {4 * kHidden, kHidden});
    m_gate_bias = file.tensor("lstm_cell.bias_ih", {4 * kHidden});
    const auto second = file.tensor("lstm_cell.bias_hh", {4 * kHidden});
    std::ranges::transform(m_gate_bias, second, m_gate_bias.begin(), std::plus());
    m_final = file.tensor("final_conv.weight", {1, kHidden, 1});
    m_final_bias = file.tensor("final_conv.bias", {1}).front();
}

VoiceNet::Frames VoiceNet::magnitudes(std::span<const float> samples) const
{
    Frames frames((samples.size() - kWindow) / kHop + 1, std::vector<float>(kBins));
    for (size_t t = 0; t < frames.size(); ++t) {
        const float* window = samples.data() + t * kHop;
        for (size_t bin = 0; bin < kBins; ++bin) {
            const float re = dot(m_stft.data() + bin * kWindow, window, kWindow);
            const float im = dot(m_stft.data() + (kBins + bin) * kWindow, window, kWindow);
            frames[t][bin] = std::sqrt(re * re + im * im);
        }
    }
    return frames;
}

/// With one frame of zeros on either side, and relu.
VoiceNet::Frames VoiceNet::convolve(const Conv& conv, const Frames& input, size_t stride)
{
    Frames output((input.size() - 1) / stride + 1, conv.bias);
    for (size_t t = 0; t < output.size(); ++t) {
        for (size_t tap = 0; tap < 3; ++tap) {
            const size_t at = t * stride + tap; // of the padded input
            if (at < 1 || at > input.size()) {
                continue;
            }
            for (size_t o = 0; o < conv.out; ++o) {
                output[t][o] += dot(
                    conv.weight.data() + (o * 3 + tap) * conv.in, input[at - 1].data(), conv.in);
            }
        }
        std::ranges::for_each(output[t], [](float& x) { x = std::max(x, 0.0f); });
    }
    return output;
}

void VoiceNet::lstm(std::span<const float> x, Memory& memory) const
{
    std::array<float, 4 * kHidden> gates;
    for (size_t g = 0; g < gates.size(); ++g) {
        gates[g] = m_gate_bias[g] + dot(m_input.data() + g * kHidden, x.data(), kHidden)
            + dot(m_hidden.data() + g * kHidden, memory.h.data(), kHidden);
    }
    for (size_t i = 0; i < kHidden; ++i) {
        const float in = sigmoid(gates[i]), forget = sigmoid(gates[kHidden + i]);
        const float value = std::tanh(gates[2 * kHidden + i]);
        memory.c[i] = forget * memory.c[i] + in * value;
        memory.h[i] = sigmoid(gates[3 * kHidden + i]) * std::tanh(memory.c[i]);
    }
}

float VoiceNet::next(std::span<const float> chunk, Memory& memory) const
{
    std::array<float, kContext + kChunk + kPad> samples; // context, chunk, mirrored end
    std::ranges::copy(memory.context, samples.begin());
    std::ranges::copy(chunk, samples.begin() + kContext);
    for (size_t i = 0; i < kPad; ++i) {
        samples[kContext + kChunk + i] = samples[kContext + kChunk - 2 - i];
    }
    std::ranges::copy(chunk.last(kContext), memory.context.begin());
    auto x = convolve(m_convs[0], magnitudes(samples), 1); // 4 frames
    x = convolve(m_convs[1], x, 2); // 2
    x = convolve(m_convs[2], x, 2); // 1
    x = convolve(m_convs[3], x, 1);
    lstm(x.front(), memory);
    float sum = m_final_bias;
    for (size_t i = 0; i < kHidden; ++i) {
        sum += m_final[i] * std::max(memory.h[i], 0.0f);
    }
    return sigmoid(sum);
}

} // namespace timbre::cleaning
