#include "core/weights/version.h"

#include "core/base/error.h"
#include "core/weights/format/mappedfile.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace timbre::weights {

namespace {

constexpr int64_t kSovitsPhonesV1 = 322, kGptPhonesV1 = 512; // rows of the phone embeddings
constexpr int64_t kProPlusChannels = 768; // of the generator; v2Pro has 512
constexpr size_t kHashedBytes = 8192;

constexpr std::pair<std::string_view, ModelVersion> kNames[] = {{"v1", ModelVersion::v1},
    {"v2", ModelVersion::v2}, {"v2Pro", ModelVersion::v2Pro},
    {"v2ProPlus", ModelVersion::v2ProPlus}, {"v3", ModelVersion::v3}, {"v4", ModelVersion::v4},
    {"base", ModelVersion::base}};

constexpr std::pair<std::string_view, ModelVersion> kHeads[] = {{"00", ModelVersion::v1},
    {"01", ModelVersion::v2}, {"02", ModelVersion::v3}, {"03", ModelVersion::v3},
    {"04", ModelVersion::v4}, {"05", ModelVersion::v2Pro}, {"06", ModelVersion::v2ProPlus}};

/// The reference's pretrained files whose tensors do not tell them apart; it publishes these sums.
constexpr std::pair<std::string_view, ModelVersion> kPretrained[] = {
    {"43797be674a37c1c83ee81081941ed0f", ModelVersion::v3},
    {"4f26b9476d0c5033e04162c486074374", ModelVersion::v4},
    {"c7e9fce2223f3db685cdfa1e6368728a", ModelVersion::v2Pro},
    {"66b313e39455b57ab1b0bc0b239c9d0a", ModelVersion::v2ProPlus}};

template <typename Table>
std::optional<ModelVersion> lookUp(const Table& table, std::string_view key)
{
    const auto found = std::find_if(
        std::begin(table), std::end(table), [key](const auto& row) { return row.first == key; });
    return found == std::end(table) ? std::nullopt : std::optional(found->second);
}

std::optional<ModelVersion> pretrainedVersion(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (path.empty() || !std::filesystem::is_regular_file(path, ignored))
        return std::nullopt;
    const auto file = MappedFile::open(path);
    const auto start = file->source().text().substr(0, kHashedBytes);
    const auto hash = QCryptographicHash::hash(
        QByteArrayView(start.data(), qsizetype(start.size())), QCryptographicHash::Md5);
    return lookUp(kPretrained, hash.toHex().toStdString());
}

/// config.model.version, else config.version; the reference writes both.
std::optional<ModelVersion> configVersion(const nlohmann::json& config)
{
    for (const char* pointer : {"/model/version", "/version"}) {
        const nlohmann::json::json_pointer place(pointer);
        if (config.is_object() && config.contains(place) && config[place].is_string())
            return lookUp(kNames, config[place].get_ref<const std::string&>());
    }
    return std::nullopt;
}

bool hasPart(const TensorMap& tensors, std::string_view prefix)
{
    const auto found = tensors.lower_bound(std::string(prefix));
    return found != tensors.end() && found->first.starts_with(prefix);
}

/// Sizes of dimension `index`, 0 when there is no such tensor.
int64_t size(const TensorMap& tensors, const std::string& name, int64_t index)
{
    const auto found = tensors.find(name);
    return found != tensors.end() && found->second.dim() > index ? found->second.size(index) : 0;
}

ModelVersion versionByTensors(const Checkpoint& checkpoint)
{
    const TensorMap& tensors = checkpoint.tensors;
    const auto stated = configVersion(checkpoint.config);
    if (stated == ModelVersion::base)
        return ModelVersion::base;
    if (hasPart(tensors, "cfm."))
        return stated == ModelVersion::v4 ? ModelVersion::v4 : ModelVersion::v3;
    if (hasPart(tensors, "sv_emb.")) {
        const bool plus = stated == ModelVersion::v2ProPlus
            || (stated != ModelVersion::v2Pro
                && size(tensors, "dec.conv_pre.weight", 0) >= kProPlusChannels);
        return plus ? ModelVersion::v2ProPlus : ModelVersion::v2Pro;
    }
    const int64_t phones = size(tensors, "enc_p.text_embedding.weight", 0);
    if (phones == 0)
        throw Error(ErrorKind::WrongFormat, checkpoint.path.string(),
            "This is no SoVITS model: it has no text encoder. Choose a SoVITS file, usually "
            "*.pth.");
    return phones == kSovitsPhonesV1 ? ModelVersion::v1 : ModelVersion::v2;
}

} // namespace

std::string_view versionName(ModelVersion version)
{
    for (const auto& [name, known] : kNames) {
        if (known == version)
            return name;
    }
    return {};
}

ModelVersion sovitsVersion(const Checkpoint& checkpoint)
{
    if (const auto version = pretrainedVersion(checkpoint.path))
        return *version;
    if (const auto version = lookUp(kHeads, checkpoint.head))
        return *version;
    return versionByTensors(checkpoint);
}

ModelVersion gptVersion(const Checkpoint& checkpoint)
{
    const int64_t phones = size(checkpoint.tensors, "ar_text_embedding.word_embeddings.weight", 0);
    if (phones == 0)
        throw Error(ErrorKind::WrongFormat, checkpoint.path.string(),
            "This is no GPT model: it has no text embedding. Choose a GPT file, usually *.ckpt.");
    if (checkpoint.config.is_object() && checkpoint.config.contains("timbre"))
        return ModelVersion::base;
    return phones == kGptPhonesV1 ? ModelVersion::v1 : ModelVersion::v2;
}

} // namespace timbre::weights
