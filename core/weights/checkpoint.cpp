#include "core/weights/checkpoint.h"

#include "core/weights/document.h"
#include "core/weights/format/ctranslate2.h"
#include "core/weights/format/safetensors.h"
#include "core/weights/format/tojson.h"
#include "core/weights/format/torchfile.h"
#include "core/weights/tensors.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>

namespace fs = std::filesystem;

namespace timbre::weights {

namespace {

constexpr std::string_view kModelPrefix = "model.";

/// Where programs put the model among other things: the reference's files, its training
/// checkpoints, Lightning, Resemblyzer, vocoders.
constexpr std::array kModelKeys = {"weight", "model", "state_dict", "model_state", "generator"};

/// The dict that holds the tensors: under one of the keys above, or the whole file.
const pickle::Value& modelOf(const pickle::Value& root)
{
    for (const char* key : kModelKeys) {
        if (const auto* model = root.find(key); model && model->as<pickle::Dict>())
            return *model;
    }
    return root;
}

TensorMap tensorsOf(const Document& document, const Source& source)
{
    if (const auto* record = document.root().as<pickle::Record>())
        source.fail(ErrorKind::WrongFormat,
            "The file holds an object of class " + shown(record->type)
                + " instead of named tensors. Save its state_dict.");
    TensorMap tensors;
    if (const auto* dict = modelOf(document.root()).as<pickle::Dict>()) {
        for (const auto& [key, value] : dict->items) {
            const auto* name = key->as<std::string>();
            if (at::Tensor tensor = document.tensor(*value); name && tensor.defined())
                tensors.insert_or_assign(*name, std::move(tensor));
        }
    }
    if (tensors.empty())
        source.fail(
            ErrorKind::WrongFormat, "The file holds no model: there are no named tensors in it.");
    return tensors;
}

/// The reference's GPT is saved inside a training module called "model".
void stripModelPrefix(TensorMap& tensors)
{
    const auto has_prefix = [](const auto& item) { return item.first.starts_with(kModelPrefix); };
    if (std::all_of(tensors.begin(), tensors.end(), has_prefix))
        tensors = withoutPrefix(tensors, kModelPrefix);
}

/// New PyTorch keeps weight norm as parametrizations.weight.original0 (g) and original1 (v).
void straightenWeightNorm(TensorMap& tensors)
{
    constexpr std::string_view kNew = "parametrizations.weight.original";
    TensorMap straight;
    for (auto& [name, tensor] : tensors) {
        const auto at = name.rfind(kNew);
        std::string new_name = name;
        if (at != name.npos && at + kNew.size() + 1 == name.size())
            new_name = name.substr(0, at) + (name.back() == '0' ? "weight_g" : "weight_v");
        straight.insert_or_assign(std::move(new_name), std::move(tensor));
    }
    tensors = std::move(straight);
}

Checkpoint readTorch(const std::shared_ptr<MappedFile>& file)
{
    const Source source = file->source();
    const Document document(file);
    Checkpoint checkpoint;
    checkpoint.head = document.file().head;
    checkpoint.tensors = tensorsOf(document, source);
    stripModelPrefix(checkpoint.tensors);
    if (const auto* config = document.root().find("config"))
        checkpoint.config = pickle::toJson(*config, source);
    if (const auto* info = document.root().find("info"); info && info->as<std::string>())
        checkpoint.info = *info->as<std::string>();
    return checkpoint;
}

Checkpoint readCTranslate2(const std::shared_ptr<MappedFile>& file)
{
    CTranslate2File parsed = parseCTranslate2(file->source());
    for (TensorSpan& tensor : parsed.tensors)
        std::replace(tensor.name.begin(), tensor.name.end(), '/', '.');
    Checkpoint checkpoint;
    checkpoint.tensors = mappedTensors(file, parsed.tensors);
    checkpoint.info = parsed.spec;
    return checkpoint;
}

Checkpoint readFile(const fs::path& path)
{
    const auto file = MappedFile::open(path);
    const Container container = detectContainer(file->source());
    Checkpoint checkpoint;
    if (container == Container::Safetensors)
        checkpoint.tensors = mappedTensors(file, parseSafetensors(file->source()).tensors);
    else if (container == Container::CTranslate2)
        checkpoint = readCTranslate2(file);
    else
        checkpoint = readTorch(file);
    checkpoint.container = container;
    straightenWeightNorm(checkpoint.tensors);
    return checkpoint;
}

nlohmann::json readConfig(const fs::path& path)
{
    const auto file = MappedFile::open(path);
    const auto text = file->source().text();
    auto config =
        nlohmann::json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (!config.is_object())
        file->source().corrupt("The file is damaged: it is not valid JSON. Get it again.");
    return config;
}

Checkpoint readFolder(const fs::path& folder)
{
    if (!fs::exists(folder / "config.json"))
        throw Error(ErrorKind::NotFound, folder.string(),
            "This folder is no model: it has no config.json. Choose the folder that holds it.");
    for (const char* name : {"model.safetensors", "pytorch_model.bin", "model.bin"}) {
        if (!fs::exists(folder / name))
            continue;
        Checkpoint checkpoint = readFile(folder / name);
        checkpoint.config = readConfig(folder / "config.json");
        if (checkpoint.container != Container::CTranslate2)
            checkpoint.container = Container::HuggingFace;
        return checkpoint;
    }
    throw Error(ErrorKind::NotFound, folder.string(),
        "This folder has neither model.safetensors nor pytorch_model.bin. Get the model's weights, "
        "in one piece.");
}

} // namespace

Checkpoint readCheckpoint(const fs::path& path)
{
    std::error_code ignored;
    Checkpoint checkpoint = fs::is_directory(path, ignored) ? readFolder(path) : readFile(path);
    checkpoint.path = path;
    return checkpoint;
}

std::map<std::string, std::string> readSafetensorsMetadata(const fs::path& path)
{
    const auto file = MappedFile::open(path);
    return parseSafetensors(file->source()).metadata;
}

TensorMap withoutPrefix(const TensorMap& tensors, std::string_view prefix)
{
    TensorMap result;
    for (const auto& [name, tensor] : tensors) {
        if (name.starts_with(prefix))
            result.emplace(name.substr(prefix.size()), tensor);
    }
    return result;
}

TensorMap without(TensorMap tensors, std::string_view prefix)
{
    std::erase_if(tensors, [prefix](const auto& item) { return item.first.starts_with(prefix); });
    return tensors;
}

} // namespace timbre::weights
