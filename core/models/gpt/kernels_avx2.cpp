constexpr int kLanes = 8; // 16 registers of 8 floats
constexpr int kTall = 3, kTile = 4;
#include "core/models/gpt/kernels.inl"

namespace timbre::models::kernels {

extern const Kernels kAvx2;
const Kernels kAvx2{"avx2", linear, scores, softmax, accumulate, addNorm};

} // namespace timbre::models::kernels
