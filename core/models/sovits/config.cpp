#include "core/models/sovits/config.h"

#include "core/base/error.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

using nlohmann::json;
using weights::Checkpoint;

constexpr char kCodebook[] = "quantizer.vq.layers.0._codebook.embed";

bool has(const Checkpoint& checkpoint, const std::string& name)
{
    return checkpoint.tensors.contains(name);
}

int64_t sizeOf(const Checkpoint& checkpoint, const std::string& name, int64_t dim)
{
    const auto found = checkpoint.tensors.find(name);
    if (found == checkpoint.tensors.end() || found->second.dim() <= dim) {
        throw Error(ErrorKind::WrongFormat, checkpoint.path.string(),
            "This is not a SoVITS model: the tensor " + name + " is missing.");
    }
    return found->second.size(dim);
}

/// Sets `value` from the record if it has the key.
template <class T>
void take(const json& record, const char* key, T& value)
{
    if (record.is_object() && record.contains(key) && !record[key].is_null()) {
        record[key].get_to(value);
    }
}

json section(const Checkpoint& checkpoint, const char* name)
{
    return checkpoint.config.is_object() ? checkpoint.config.value(name, json()) : json();
}

void takeData(const json& data, SovitsConfig& config)
{
    take(data, "sampling_rate", config.sampling_rate);
    take(data, "filter_length", config.filter_length);
    take(data, "hop_length", config.hop_length);
    take(data, "win_length", config.win_length);
}

void takeModel(const json& model, SovitsConfig& config)
{
    take(model, "n_heads", config.n_heads);
    take(model, "p_dropout", config.p_dropout);
    take(model, "upsample_rates", config.upsample_rates);
    take(model, "resblock_dilation_sizes", config.resblock_dilation_sizes);
    take(model, "mrte_heads", config.mrte_heads);
    take(model, "generator", config.generator);
    take(model, "generator_blocks", config.generator_blocks);
    take(model, "fft", config.fft);
    take(model, "hop", config.hop);
}

int64_t countLayers(const Checkpoint& checkpoint, const std::string& prefix, const std::string& suffix)
{
    int64_t count = 0;
    while (has(checkpoint, prefix + std::to_string(count) + suffix)) {
        ++count;
    }
    return count;
}

void takeEncoderShapes(const Checkpoint& c, SovitsConfig& config)
{
    const std::string ffn = "enc_p.encoder_text.ffn_layers.0.conv_1.weight";
    config.hidden_channels = sizeOf(c, "enc_p.ssl_proj.weight", 0);
    config.inter_channels = sizeOf(c, "enc_p.proj.weight", 0) / 2;
    config.filter_channels = sizeOf(c, ffn, 0);
    config.kernel_size = sizeOf(c, ffn, 2);
    config.n_layers = countLayers(c, "enc_p.encoder_text.ffn_layers.", ".conv_1.weight");
    config.n_phones = sizeOf(c, "enc_p.text_embedding.weight", 0);
    config.mrte_hidden = sizeOf(c, "enc_p.mrte.c_pre.weight", 0);
    config.ssl_dim = sizeOf(c, "ssl_proj.weight", 0);
    config.frames_per_token = sizeOf(c, "ssl_proj.weight", 2);
    config.codebook_size = sizeOf(c, kCodebook, 0);
    config.ref_hidden = sizeOf(c, "ref_enc.spectral.0.fc.weight", 0);
    config.ref_channels = sizeOf(c, "ref_enc.spectral.0.fc.weight", 1);
    config.gin_channels = sizeOf(c, "ref_enc.fc.fc.weight", 0);
    config.sv_dim = has(c, "sv_emb.weight") ? sizeOf(c, "sv_emb.weight", 1) : 0;
    config.has_ge_to512 = has(c, "ge_to512.weight");
    config.has_flow = has(c, "flow.flows.0.pre.weight");
    config.has_posterior = has(c, "enc_q.pre.weight");
}

/// Kernel sizes of the upsampling layers and of one stage's residual blocks, out of the weights.
void takeHifiganShapes(const Checkpoint& c, SovitsConfig& config)
{
    config.upsample_initial_channel = sizeOf(c, "dec.conv_pre.weight", 0);
    config.upsample_kernel_sizes.clear();
    for (size_t i = 0; i < config.upsample_rates.size(); ++i) {
        const auto name = "dec.ups." + std::to_string(i) + ".weight_v";
        config.upsample_kernel_sizes.push_back(sizeOf(c, name, 2));
    }
    config.resblock_kernel_sizes.clear();
    for (size_t i = 0; i < config.resblock_dilation_sizes.size(); ++i) {
        const auto name = "dec.resblocks." + std::to_string(i) + ".convs1.0.weight_v";
        config.resblock_kernel_sizes.push_back(sizeOf(c, name, 2));
    }
}

std::string versionOf(const Checkpoint& checkpoint, const SovitsConfig& config)
{
    if (config.generator == "source_filter") {
        return "base";
    }
    if (config.has_ge_to512) { // the record cannot be trusted, the file's head is what the reference looks at
        const bool wide = checkpoint.head == "06" || config.upsample_kernel_sizes.front() == 20;
        return wide ? "v2ProPlus" : "v2Pro";
    }
    return config.n_phones == 322 ? "v1" : "v2";
}

void check(const Checkpoint& checkpoint, const SovitsConfig& config)
{
    int64_t upsampling = 1;
    for (const int64_t rate : config.upsample_rates) {
        upsampling *= rate;
    }
    const bool hifigan = config.generator == "hifigan";
    if (!hifigan && config.generator != "source_filter") {
        throw Error(ErrorKind::WrongVersion, checkpoint.path.string(),
            "Its generator \"" + config.generator + "\" is not known to this version of the program.");
    }
    if (hifigan && (upsampling != config.hop_length || !config.has_flow)) {
        throw Error(ErrorKind::WrongVersion, checkpoint.path.string(),
            "Only SoVITS v1, v2, v2Pro and v2ProPlus can be used; this is another layout.");
    }
}

} // namespace

SovitsConfig fullSizeSovits(std::string_view version)
{
    SovitsConfig config;
    config.version = version;
    if (version == "v1") {
        config.n_phones = 322;
        config.ref_channels = config.specChannels();
    } else if (version == "v2Pro" || version == "v2ProPlus") {
        config.gin_channels = 1024;
        config.p_dropout = 0.0;
        config.sv_dim = 20480;
        config.has_ge_to512 = true;
        if (version == "v2ProPlus") {
            config.upsample_initial_channel = 768;
            config.upsample_kernel_sizes = {20, 16, 8, 2, 2};
        }
    } else if (version != "v2") {
        throw Error(ErrorKind::InvalidArgument, config.version, "There is no such SoVITS version.");
    }
    return config;
}

SovitsConfig sovitsConfig(const Checkpoint& checkpoint)
{
    SovitsConfig config;
    try {
        takeData(section(checkpoint, "data"), config);
        takeModel(section(checkpoint, "model"), config);
    } catch (const json::exception& error) {
        throw Error(ErrorKind::Corrupt, checkpoint.path.string(),
            std::string("Its config record cannot be used: ") + error.what());
    }
    takeEncoderShapes(checkpoint, config);
    if (config.generator == "source_filter") {
        config.generator_channels = sizeOf(checkpoint, "dec.conv_pre.weight", 0);
        config.bands = sizeOf(checkpoint, "dec.bands", 1);
    } else if (config.generator == "hifigan") {
        takeHifiganShapes(checkpoint, config);
    }
    check(checkpoint, config);
    config.version = versionOf(checkpoint, config);
    return config;
}

} // namespace timbre::models
