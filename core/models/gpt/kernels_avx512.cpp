constexpr int kLanes = 16; // 32 registers of 16 floats
constexpr int kTall = 4, kTile = 6;
#include "core/models/gpt/kernels.inl"

namespace timbre::models::kernels {

extern const Kernels kAvx512;
const Kernels kAvx512{"avx512", linear, scores, softmax, accumulate, addNorm};

} // namespace timbre::models::kernels
