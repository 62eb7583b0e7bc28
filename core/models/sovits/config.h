#pragma once

#include "core/weights/checkpoint.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::models {

/// Sizes of a SoVITS network; the defaults are version v2 at full size, with its posterior encoder.
struct SovitsConfig {
    std::string version = "v2"; ///< v1, v2, v2Pro, v2ProPlus or base

    // The record's "data". Hz and samples; spectrograms have filter_length / 2 + 1 bins.
    int64_t sampling_rate = 32000, filter_length = 2048, hop_length = 640, win_length = 2048;

    // The record's "model".
    int64_t inter_channels = 192, hidden_channels = 192, filter_channels = 768;
    int64_t n_heads = 2, n_layers = 6, kernel_size = 3, gin_channels = 512;
    double p_dropout = 0.1;
    int64_t upsample_initial_channel = 512;
    std::vector<int64_t> upsample_rates = {10, 8, 2, 2, 2};
    std::vector<int64_t> upsample_kernel_sizes = {16, 16, 8, 2, 2};
    std::vector<int64_t> resblock_kernel_sizes = {3, 7, 11};
    std::vector<std::vector<int64_t>> resblock_dilation_sizes = {{1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
    int64_t mrte_heads = 4;
    std::string generator = "hifigan"; ///< or "source_filter", the starter's
    int64_t generator_channels = 256, bands = 128, fft = 960, hop = 240; ///< source_filter only
    std::vector<int64_t> generator_blocks = {3, 5}; ///< source_filter only

    // What only the tensors tell.
    int64_t ssl_dim = 768, codebook_size = 1024, n_phones = 732;
    int64_t frames_per_token = 2; ///< ssl frames and latent frames of one code: 2 is "25hz"
    int64_t mrte_hidden = 512, ref_channels = 704, ref_hidden = 128;
    int64_t sv_dim = 0; ///< width of the speaker vector; 0: the version has none
    bool has_posterior = true; ///< enc_q, which only training needs; fine-tuned files leave it out
    bool has_flow = true; ///< without one there is no noise either: z = m_p
    bool has_ge_to512 = false; ///< ge is wider than MRTE and projected for it

    int64_t specChannels() const { return filter_length / 2 + 1; }
    int64_t samplesPerToken() const { return frames_per_token * hop_length; }
};

/// The reference's sizes of v1, v2, v2Pro or v2ProPlus.
SovitsConfig fullSizeSovits(std::string_view version);

/// Sizes of a checkpoint: from its record where it has them, from its tensors for the rest.
/// Throws Error(WrongFormat, MismatchedModel) when it is no SoVITS, Error(WrongVersion) for v3, v4
/// and layouts this program does not know.
SovitsConfig sovitsConfig(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
