constexpr int kLanes = 4; // SSE2, NEON
constexpr int kTall = 2, kTile = 4;
#include "core/models/gpt/kernels.inl"

namespace timbre::models::kernels {

extern const Kernels kPlain;
const Kernels kPlain{"plain", linear, scores, softmax, accumulate, addNorm};

} // namespace timbre::models::kernels
