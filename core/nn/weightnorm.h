#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

namespace timbre::nn {

struct ConvConfig {
    int64_t in_channels, out_channels, kernel_size;
    int64_t stride = 1, dilation = 1, groups = 1;

    /// Keeps the length at stride 1 and odd kernels.
    int64_t padding() const { return (kernel_size - 1) * dilation / 2; }
};

/// A convolution whose weight is stored as direction and length, weight_v * weight_g / |weight_v|,
/// with one length per entry of the first dimension (Salimans and Kingma, arXiv:1602.07868).
/// Checkpoint keys "bias", "weight_g", "weight_v".
class WeightNormed : public torch::nn::Module {
public:
    torch::Tensor weight() const;
    /// Computes the weight once and for all and drops weight_g and weight_v: for inference only.
    void fold();

    torch::Tensor bias, weight_g, weight_v;
    const ConvConfig config;

protected:
    WeightNormed(const ConvConfig& config, at::IntArrayRef shape); ///< shape of weight_v

private:
    torch::Tensor m_weight; ///< defined once folded; in the memory layout of onePixelHigh()
};

struct NormedConv1dImpl : WeightNormed {
    explicit NormedConv1dImpl(const ConvConfig& config);

    /// [B, in, T] -> [B, out, ceil(T / stride)]; likewise [B, in, 1, T] (see onePixelHigh)
    torch::Tensor forward(const torch::Tensor& x);
};
TORCH_MODULE(NormedConv1d);

struct NormedConvTranspose1dImpl : WeightNormed {
    explicit NormedConvTranspose1dImpl(const ConvConfig& config);

    /// [B, in, T] -> [B, out, (T - 1) * stride + kernel_size - 2 * ((kernel_size - stride) / 2)];
    /// likewise [B, in, 1, T]
    torch::Tensor forward(const torch::Tensor& x);
};
TORCH_MODULE(NormedConvTranspose1d);

/// Convolves the rows of an image only: its kernel is [kernel_size, 1].
struct NormedRowConv2dImpl : WeightNormed {
    explicit NormedRowConv2dImpl(const ConvConfig& config);

    /// [B, in, H, W] -> [B, out, ceil(H / stride), W]
    torch::Tensor forward(const torch::Tensor& x);
};
TORCH_MODULE(NormedRowConv2d);

/// [B, C, T] -> [B, C, 1, T], the channels of a moment side by side in memory. On the CPU the
/// kernels for images in this layout are faster than those for rows of samples, most of all with
/// few channels.
torch::Tensor onePixelHigh(const torch::Tensor& x);

/// fold() for every such layer below `root`.
void foldWeightNorm(torch::nn::Module& root);

} // namespace timbre::nn
