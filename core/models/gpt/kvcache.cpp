#include "core/models/gpt/kvcache.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

constexpr int64_t kBlock = 256; // positions; about ten seconds of speech

at::Tensor grown(const at::Tensor& old, const at::Tensor& like, int64_t used, int64_t needed)
{
    auto shape = like.sizes().vec();
    shape[2] = (needed + kBlock - 1) / kBlock * kBlock;
    auto memory = torch::empty(shape, like.options());
    if (used > 0) {
        memory.narrow(2, 0, used).copy_(old.narrow(2, 0, used));
    }
    return memory;
}

} // namespace

KvCache::KvCache(int64_t layers)
    : m_layers(size_t(layers))
{
}

KvCache::Past KvCache::append(int64_t layer, const at::Tensor& k, const at::Tensor& v)
{
    Layer& past = m_layers.at(size_t(layer));
    const int64_t added = k.size(2), length = past.length + added;
    if (!past.k.defined() || length > past.k.size(2)) {
        past.k = grown(past.k, k, past.length, length);
        past.v = grown(past.v, v, past.length, length);
    }
    past.k.narrow(2, past.length, added).copy_(k);
    past.v.narrow(2, past.length, added).copy_(v);
    past.length = length;
    return {past.k.narrow(2, 0, length), past.v.narrow(2, 0, length)};
}

void KvCache::truncate(int64_t length)
{
    for (Layer& layer : m_layers) {
        layer.length = std::min(layer.length, length);
    }
}

void KvCache::keepRows(const at::Tensor& rows)
{
    for (Layer& layer : m_layers) {
        layer.k = layer.k.index_select(0, rows);
        layer.v = layer.v.index_select(0, rows);
    }
}

} // namespace timbre::models
