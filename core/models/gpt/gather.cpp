#include "core/models/gpt/gather.h"

#include <torch/torch.h>

#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace timbre::models {
namespace {

constexpr size_t kLargePage = 2 << 20;
constexpr int64_t kLine = 16; // floats per cache line; each tensor begins one

int64_t padded(int64_t count)
{
    return (count + kLine - 1) / kLine * kLine;
}

at::Tensor largePages(int64_t count)
{
    const size_t bytes = (size_t(count) * sizeof(float) + kLargePage - 1) / kLargePage * kLargePage;
    void* memory = std::aligned_alloc(kLargePage, bytes);
    if (!memory) {
        throw std::bad_alloc();
    }
#ifdef __linux__
    madvise(memory, bytes, MADV_HUGEPAGE); // a wish: without it all works, slower
#endif
    return torch::from_blob(
        memory, {count}, [](void* p) { std::free(p); }, torch::kFloat);
}

} // namespace

void gatherParameters(torch::nn::Module& module)
{
    const torch::NoGradGuard no_grad;
    int64_t total = 0;
    for (const auto& parameter : module.parameters()) {
        total += padded(parameter.numel());
    }
    const auto block = largePages(total);
    int64_t offset = 0;
    for (auto& parameter : module.parameters()) {
        auto place = block.narrow(0, offset, parameter.numel()).view(parameter.sizes());
        place.copy_(parameter);
        parameter.set_(place);
        offset += padded(parameter.numel());
    }
}

} // namespace timbre::models
