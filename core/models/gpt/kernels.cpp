#include "core/models/gpt/kernels.h"

namespace timbre::models::kernels {

extern const Kernels kPlain;
#ifdef TIMBRE_X86
extern const Kernels kAvx2, kAvx512;
#endif

Variants available()
{
    Variants variants{{&kPlain, nullptr, nullptr}, 1};
#ifdef TIMBRE_X86
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        variants.list[variants.count++] = &kAvx2;
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512dq")) {
            variants.list[variants.count++] = &kAvx512;
        }
    }
#endif
    return variants;
}

const Kernels& best()
{
    static const Kernels& chosen = [&]() -> const Kernels& {
        const Variants variants = available();
        return *variants.list[variants.count - 1];
    }();
    return chosen;
}

} // namespace timbre::models::kernels
