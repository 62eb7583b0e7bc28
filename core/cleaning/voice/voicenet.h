#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <vector>

namespace timbre::cleaning {

/// Silero VAD 6 at 16 kHz: an STFT, four convolutions, an LSTM; plain float code. Weights are
/// immutable, so that one network serves any number of threads, each with its own Memory.
class VoiceNet {
public:
    static constexpr int kRate = 16000, kChunk = 512, kContext = 64; ///< samples

    /// What the network keeps from chunk to chunk; fresh at the start of a sound.
    struct Memory {
        std::array<float, 128> h{}, c{};
        std::array<float, kContext> context{}; ///< the last samples of the chunk before
    };

    /// Reads silero_vad_16k.safetensors. Errors: NotFound, Unreadable, Corrupt, MismatchedModel.
    explicit VoiceNet(const std::filesystem::path& weights);

    /// kChunk samples -> the probability that somebody speaks in them.
    float next(std::span<const float> chunk, Memory& memory) const;

private:
    /// Kernels of 3, as [out][tap][in], so that sums run over neighbours in memory.
    struct Conv {
        size_t in, out;
        std::vector<float> weight, bias;
    };
    using Frames = std::vector<std::vector<float>>; ///< [time][channel]

    static Frames convolve(const Conv& conv, const Frames& input, size_t stride);
    Frames magnitudes(std::span<const float> samples) const;
    void lstm(std::span<const float> x, Memory& memory) const;

    std::vector<float> m_stft; ///< [258][256]: 129 real parts, then 129 imaginary ones
    std::array<Conv, 4> m_convs;
    std::vector<float> m_input, m_hidden, m_gate_bias; ///< [512][128] i, f, g, o
    std::vector<float> m_final;
    float m_final_bias = 0.0f;
};

} // namespace timbre::cleaning
