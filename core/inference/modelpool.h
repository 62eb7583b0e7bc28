#pragma once

#include <torch/nn/module.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <string>

namespace timbre::inference {

/// Networks that stay loaded, by kind and file. When they outgrow the budget the least recently
/// used goes, unless somebody still holds it. Not thread-safe: the engine that owns it serialises
/// its callers.
class ModelPool {
public:
    ModelPool(int64_t budget_bytes, torch::Device device);

    /// The network, from the pool or by open(path), moved to the device. A file that changed on
    /// disk is read again. `open` returns one of torch's module holders.
    template <class Open>
    auto get(const char* kind, const std::filesystem::path& path, Open open)
    {
        using Holder = decltype(open(path));
        using Module = typename Holder::ContainedType;
        const auto load = [&]() -> std::shared_ptr<torch::nn::Module> { return open(path).ptr(); };
        return Holder(std::static_pointer_cast<Module>(find(kind, path, load)));
    }

    int64_t bytes() const;
    const torch::Device& device() const { return m_device; }

private:
    struct Entry {
        std::string key;
        std::shared_ptr<torch::nn::Module> module;
        int64_t bytes = 0;
    };

    std::shared_ptr<torch::nn::Module> find(const char* kind, const std::filesystem::path& path,
        const std::function<std::shared_ptr<torch::nn::Module>()>& load);
    void shrink();

    int64_t m_budget_bytes;
    torch::Device m_device;
    std::list<Entry> m_entries; // most recently used first
};

/// Changes when the file does: path, size and time of the last change.
std::string fileKey(const std::filesystem::path& path);

} // namespace timbre::inference
