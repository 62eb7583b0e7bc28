#include "core/inference/modelpool.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::inference {
namespace {

int64_t bytesOf(const torch::nn::Module& module)
{
    int64_t bytes = 0;
    for (const auto& tensor : module.parameters()) {
        bytes += int64_t(tensor.nbytes());
    }
    for (const auto& tensor : module.buffers()) {
        bytes += int64_t(tensor.nbytes());
    }
    return bytes;
}

} // namespace

std::string fileKey(const fs::path& path)
{
    std::error_code ignored;
    const auto time = fs::last_write_time(path, ignored).time_since_epoch().count();
    const auto size = fs::is_regular_file(path, ignored) ? fs::file_size(path, ignored) : 0;
    return fs::absolute(path, ignored).string() + '|' + std::to_string(size) + '|'
        + std::to_string(time);
}

ModelPool::ModelPool(int64_t budget_bytes, torch::Device device)
    : m_budget_bytes(budget_bytes)
    , m_device(device)
{
}

std::shared_ptr<torch::nn::Module> ModelPool::find(const char* kind, const fs::path& path,
    const std::function<std::shared_ptr<torch::nn::Module>()>& load)
{
    const std::string key = std::string(kind) + '|' + fileKey(path);
    const auto known = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
    if (known != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, known);
        return known->module;
    }
    auto module = load();
    module->to(m_device);
    m_entries.push_front({key, module, bytesOf(*module)});
    shrink();
    return module;
}

void ModelPool::shrink()
{
    for (auto it = m_entries.end(); it != m_entries.begin() && bytes() > m_budget_bytes;) {
        --it;
        if (it->module.use_count() == 1) {
            it = m_entries.erase(it);
        }
    }
}

int64_t ModelPool::bytes() const
{
    int64_t sum = 0;
    for (const Entry& entry : m_entries) {
        sum += entry.bytes;
    }
    return sum;
}

} // namespace timbre::inference
