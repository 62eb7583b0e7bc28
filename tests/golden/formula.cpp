#include "tests/golden/formula.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

namespace timbre::golden {
namespace {

constexpr uint64_t kGolden = 0x9E3779B97F4A7C15ULL; // 2^64 / golden ratio, splitmix64's step

uint64_t nameHash(const std::string& name) // FNV-1a, 64 bit
{
    uint64_t hash = 0xCBF29CE484222325ULL;
    for (const unsigned char byte : name) {
        hash = (hash ^ byte) * 0x100000001B3ULL;
    }
    return hash;
}

double uniform(uint64_t hash, uint64_t index) // splitmix64 -> [-1, 1)
{
    uint64_t z = hash + (index + 1) * kGolden;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    z ^= z >> 31;
    return double(z >> 40) / double(1 << 23) - 1.0;
}

struct Affine {
    double offset, scale;
};

Affine affineOf(const std::string& name, const at::Tensor& tensor)
{
    if (name.ends_with("weight_g")) {
        return {1.0, 0.1};
    }
    if (tensor.dim() >= 2) {
        return {0.0, std::sqrt(3.0 / (double(tensor.numel()) / double(tensor.size(0))))};
    }
    if (name.ends_with("bias") || name.ends_with("running_mean")) {
        return {0.0, 0.05};
    }
    return {1.0, 0.1};
}

nlohmann::json readJson(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file) {
        throw Error(ErrorKind::NotFound, path.string(), "This file of the golden data is missing.");
    }
    return nlohmann::json::parse(file);
}

std::map<std::string, at::Tensor> namedTensors(const torch::nn::Module& module)
{
    std::map<std::string, at::Tensor> tensors;
    for (const auto& item : module.named_parameters()) {
        tensors[item.key()] = item.value();
    }
    for (const auto& item : module.named_buffers()) {
        tensors[item.key()] = item.value();
    }
    return tensors;
}

bool startsWithAny(const std::string& name, const std::vector<std::string>& prefixes)
{
    return std::any_of(
        prefixes.begin(), prefixes.end(), [&](const auto& p) { return name.starts_with(p); });
}

} // namespace

at::Tensor formulaTensor(const std::string& name, const std::vector<int64_t>& shape, uint64_t seed)
{
    auto tensor = torch::empty(shape, torch::kFloat32);
    const uint64_t hash = nameHash(name) + seed * kGolden;
    const auto [offset, scale] = affineOf(name, tensor);
    float* values = tensor.data_ptr<float>();
    for (int64_t i = 0; i < tensor.numel(); ++i) {
        values[i] = float(offset + scale * uniform(hash, uint64_t(i)));
    }
    return tensor;
}

void fillByFormula(torch::nn::Module& module, uint64_t seed)
{
    torch::NoGradGuard no_grad;
    for (auto& [name, tensor] : namedTensors(module)) {
        if (tensor.is_floating_point()) {
            tensor.copy_(formulaTensor(name, tensor.sizes().vec(), seed));
        }
    }
}

uint64_t formulaSeed(const std::filesystem::path& folder, const std::string& which)
{
    return readJson(folder / "configs.json").at("formula_seed").at(which).get<uint64_t>();
}

void checkManifest(const std::filesystem::path& folder, const std::string& network,
    const torch::nn::Module& module, Report& report, const std::vector<std::string>& left_out)
{
    const auto manifest = readJson(folder / "fullsize/state_dict_manifest.json").at(network);
    auto ours = namedTensors(module);
    std::string wrong;
    for (const auto& [name, record] : manifest.items()) {
        const auto found = ours.find(name);
        if (found == ours.end()) {
            wrong += startsWithAny(name, left_out) ? "" : " missing " + name;
            continue;
        }
        if (found->second.sizes().vec() != record.at(1).get<std::vector<int64_t>>()) {
            wrong += " misshapen " + name;
        }
        ours.erase(found);
    }
    for (const auto& [name, tensor] : ours) {
        wrong += " unknown " + name;
    }
    report.claim("fullsize.manifest." + network, wrong.empty(), wrong.substr(0, 400));
}

} // namespace timbre::golden
