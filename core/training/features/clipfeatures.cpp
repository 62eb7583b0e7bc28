#include "core/training/features/clipfeatures.h"

#include "core/base/error.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <cstring>
#include <sstream>

namespace timbre::training {
namespace {

at::Tensor bytesOf(const std::string& text)
{
    auto bytes = torch::empty({int64_t(text.size())}, torch::kUInt8);
    std::memcpy(bytes.data_ptr(), text.data(), text.size());
    return bytes;
}

std::string textOf(const at::Tensor& bytes)
{
    return {static_cast<const char*>(bytes.const_data_ptr()), size_t(bytes.numel())};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::vector<std::string> words(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> all;
    for (std::string word; stream >> word;) {
        all.push_back(word);
    }
    return all;
}

template <class Features, class Visit>
void eachTensor(Features& f, Visit visit)
{
    visit("phones", f.phones);
    visit("word2ph", f.word2ph);
    visit("bert", f.bert);
    visit("ssl", f.ssl);
    visit("codes", f.codes);
    visit("wave", f.wave);
    visit("sv", f.sv);
    visit("f0", f.f0);
    visit("phone_of_code", f.phone_of_code);
}

} // namespace

void writeFeatures(const std::filesystem::path& path, const ClipFeatures& features)
{
    weights::TensorMap tensors;
    eachTensor(features, [&](const char* name, const at::Tensor& tensor) {
        if (tensor.defined()) {
            tensors[name] = tensor;
        }
    });
    tensors["text.name"] = bytesOf(features.name);
    tensors["text.norm"] = bytesOf(features.norm);
    tensors["text.phones"] = bytesOf(joined(features.phone_names));
    weights::writeSafetensors(path, tensors);
}

std::optional<ClipFeatures> readFeatures(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return std::nullopt;
    }
    try {
        const auto tensors = weights::readSafetensors(path);
        ClipFeatures features;
        eachTensor(features, [&](const char* name, at::Tensor& tensor) {
            const auto found = tensors.find(name);
            if (found != tensors.end()) {
                tensor = found->second.clone(); // the mapping's file may be replaced
            }
        });
        features.name = textOf(tensors.at("text.name"));
        features.norm = textOf(tensors.at("text.norm"));
        features.phone_names = words(textOf(tensors.at("text.phones")));
        return features;
    } catch (const Error&) {
        return std::nullopt;
    } catch (const std::out_of_range&) {
        return std::nullopt;
    }
}

} // namespace timbre::training
