#include "core/models/identify.h"

#include "core/base/error.h"
#include "core/weights/checkpoint.h"
#include "core/weights/version.h"

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <optional>

namespace timbre::models {
namespace {

using weights::Checkpoint;

bool has(const Checkpoint& checkpoint, const char* part)
{
    return std::any_of(checkpoint.tensors.begin(), checkpoint.tensors.end(),
        [part](const auto& item) { return item.first.find(part) != std::string::npos; });
}

std::string modelType(const Checkpoint& checkpoint)
{
    return checkpoint.config.is_object() ? checkpoint.config.value("model_type", "") : "";
}

std::optional<Kind> kindOf(const Checkpoint& checkpoint)
{
    if (checkpoint.container == weights::Container::CTranslate2) {
        return has(checkpoint, "decoder.projection") ? std::optional(Kind::Whisper) : std::nullopt;
    }
    if (has(checkpoint, "ar_text_embedding") && has(checkpoint, "ar_predict_layer")) {
        return Kind::Gpt;
    }
    if (has(checkpoint, "enc_p.") && has(checkpoint, "ref_enc.")) {
        return Kind::Sovits;
    }
    if (modelType(checkpoint) == "hubert" || has(checkpoint, "pos_conv_embed")) {
        return Kind::Hubert;
    }
    if (modelType(checkpoint) == "bert" || has(checkpoint, "embeddings.word_embeddings")) {
        return Kind::Bert;
    }
    if (checkpoint.tensors.contains("layer3_ds.weight")) {
        return Kind::SpeakerEncoder;
    }
    return std::nullopt;
}

/// The version that this program can speak with.
std::string spokenVersion(const Checkpoint& checkpoint)
{
    const auto version = weights::sovitsVersion(checkpoint);
    if (version == weights::ModelVersion::v3 || version == weights::ModelVersion::v4) {
        throw Error(ErrorKind::WrongVersion, checkpoint.path.string(),
            "This is a SoVITS " + std::string(weights::versionName(version))
                + " model; this program speaks with v1, v2, v2Pro and v2ProPlus.");
    }
    return std::string(weights::versionName(version));
}

} // namespace

const char* name(Kind kind)
{
    switch (kind) {
    case Kind::Gpt:
        return "gpt";
    case Kind::Sovits:
        return "sovits";
    case Kind::Hubert:
        return "hubert";
    case Kind::Bert:
        return "bert";
    case Kind::SpeakerEncoder:
        return "speaker-encoder";
    case Kind::Whisper:
        return "whisper";
    }
    return "";
}

Identity identify(const std::filesystem::path& path)
{
    const auto checkpoint = weights::readCheckpoint(path);
    const auto kind = kindOf(checkpoint);
    if (!kind) {
        throw Error(ErrorKind::WrongFormat, path.string(),
            "Its tensors belong to no network that this program knows.");
    }
    Identity identity{*kind, {}, checkpoint.info, 0};
    if (kind == Kind::Sovits) {
        identity.version = spokenVersion(checkpoint);
    } else if (kind == Kind::Gpt) {
        const bool base = checkpoint.config.is_object() && checkpoint.config.contains("timbre");
        identity.version =
            base ? "base" : std::string(weights::versionName(weights::gptVersion(checkpoint)));
    }
    for (const auto& [name, tensor] : checkpoint.tensors) {
        identity.parameters += tensor.numel();
    }
    return identity;
}

} // namespace timbre::models
