#include "core/models/sovits/config.h"

#include "core/base/error.h"
#include "core/models/configfield.h"
#include "core/models/tensorsizes.h"
#include "core/weights/version.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace timbre::models {
namespace {

using nlohmann::json;
using weights::TensorMap;

constexpr char kSovits[] = "SoVITS";

int64_t size(const TensorMap& tensors, const std::string& name, int64_t dim)
{
    return sizeOf(tensors, name, dim, kSovits);
}

json section(const weights::Checkpoint& checkpoint, const char* name)
{
    return checkpoint.config.is_object() ? checkpoint.config.value(name, json()) : json();
}

void takeData(const json& record, SovitsConfig& c)
{
    const ConfigFields fields(record, kSovits);
    c.sampling_rate = fields.positive("sampling_rate", c.sampling_rate);
    c.filter_length = fields.positive("filter_length", c.filter_length);
    c.hop_length = fields.positive("hop_length", c.hop_length);
    c.win_length = fields.positive("win_length", c.win_length);
}

void takeEncoderShapes(const TensorMap& tensors, SovitsConfig& c)
{
    const std::string ffn = "enc_p.encoder_text.ffn_layers.";
    c.hidden_channels = size(tensors, "enc_p.ssl_proj.weight", 0);
    c.inter_channels = size(tensors, "enc_p.proj.weight", 0) / 2;
    c.filter_channels = size(tensors, ffn + "0.conv_1.weight", 0);
    c.kernel_size = size(tensors, ffn + "0.conv_1.weight", 2);
    c.n_layers = countNumbered(tensors, ffn);
    c.n_phones = size(tensors, "enc_p.text_embedding.weight", 0);
    c.mrte_hidden = size(tensors, "enc_p.mrte.c_pre.weight", 0);
}

void takeSpeakerShapes(const TensorMap& tensors, SovitsConfig& c)
{
    c.ref_hidden = size(tensors, "ref_enc.spectral.0.fc.weight", 0);
    c.ref_channels = size(tensors, "ref_enc.spectral.0.fc.weight", 1);
    c.gin_channels = size(tensors, "ref_enc.fc.fc.weight", 0);
    c.sv_dim = tensors.contains("sv_emb.weight") ? size(tensors, "sv_emb.weight", 1) : 0;
    c.has_ge_to512 = tensors.contains("ge_to512.weight");
}

void takeCodeShapes(const TensorMap& tensors, SovitsConfig& c)
{
    c.ssl_dim = size(tensors, "ssl_proj.weight", 0);
    c.frames_per_token = size(tensors, "ssl_proj.weight", 2);
    c.codebook_size = size(tensors, "quantizer.vq.layers.0._codebook.embed", 0);
}

std::vector<std::vector<int64_t>> dilations(const json& record, const SovitsConfig& defaults)
{
    const char* name = "resblock_dilation_sizes";
    if (!record.is_object() || !record.contains(name)) {
        return defaults.resblock_dilation_sizes;
    }
    std::vector<std::vector<int64_t>> sizes;
    for (const json& block : record[name]) {
        const json field = {{name, block}};
        sizes.push_back(ConfigFields(field, kSovits).numbers(name, {}, int64_t(block.size())));
    }
    return sizes;
}

/// Kernel sizes of the upsampling layers and of one stage's residual blocks stand in the weights.
void takeHifigan(const TensorMap& tensors, const json& record, SovitsConfig& c)
{
    const ConfigFields fields(record, kSovits);
    const int64_t stages = countNumbered(tensors, "dec.ups.");
    c.upsample_rates = fields.numbers("upsample_rates", c.upsample_rates, stages);
    c.resblock_dilation_sizes = dilations(record, c);
    c.upsample_initial_channel = size(tensors, "dec.conv_pre.weight", 0);
    c.upsample_kernel_sizes.clear();
    for (int64_t i = 0; i < stages; ++i) {
        const auto name = "dec.ups." + std::to_string(i) + ".weight_v";
        c.upsample_kernel_sizes.push_back(size(tensors, name, 2));
    }
    c.resblock_kernel_sizes.clear();
    for (size_t i = 0; i < c.resblock_dilation_sizes.size(); ++i) {
        const auto name = "dec.resblocks." + std::to_string(i) + ".convs1.0.weight_v";
        c.resblock_kernel_sizes.push_back(size(tensors, name, 2));
    }
}

void takeSourceFilter(const TensorMap& tensors, const json& record, SovitsConfig& c)
{
    const ConfigFields fields(record, kSovits);
    c.generator_channels = size(tensors, "dec.conv_pre.weight", 0);
    c.bands = size(tensors, "dec.bands", 1);
    c.fft = fields.positive("fft", c.fft);
    c.hop = fields.positive("hop", c.hop);
    c.generator_blocks = {
        countNumbered(tensors, "dec.blocks1."), countNumbered(tensors, "dec.blocks2.")};
}

int64_t product(const std::vector<int64_t>& numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), int64_t(1), std::multiplies());
}

/// The samples that the generator makes of a latent frame must be those of a spectrogram frame.
bool fitsTogether(const SovitsConfig& c)
{
    if (c.ref_channels > c.specChannels()) {
        return false;
    }
    if (c.generator == "source_filter") {
        return 2 * c.hop == c.hop_length && c.fft % 2 == 0 && c.fft > c.hop;
    }
    return c.generator == "hifigan" && product(c.upsample_rates) == c.hop_length && c.has_flow
        && !c.resblock_kernel_sizes.empty();
}

std::string sovitsVersionName(const weights::Checkpoint& checkpoint)
{
    const auto version = weights::sovitsVersion(checkpoint);
    const std::string name(weights::versionName(version));
    if (version == weights::ModelVersion::v3 || version == weights::ModelVersion::v4) {
        throw Error(ErrorKind::WrongVersion, checkpoint.path.string(),
            "This is a SoVITS " + name + " model; v1, v2, v2Pro and v2ProPlus can be used.");
    }
    return name;
}

} // namespace

SovitsConfig fullSizeSovits(std::string_view version)
{
    SovitsConfig c;
    c.version = version;
    if (version == "v1") {
        c.n_phones = 322;
        c.ref_channels = c.specChannels();
    } else if (version == "v2Pro" || version == "v2ProPlus") {
        c.gin_channels = 1024;
        c.p_dropout = 0.0;
        c.sv_dim = 20480;
        c.has_ge_to512 = true;
        if (version == "v2ProPlus") {
            c.upsample_initial_channel = 768;
            c.upsample_kernel_sizes = {20, 16, 8, 2, 2};
        }
    } else if (version != "v2") {
        throw Error(ErrorKind::InvalidArgument, c.version, "There is no such SoVITS version.");
    }
    return c;
}

SovitsConfig sovitsConfig(const weights::Checkpoint& checkpoint)
{
    const auto& tensors = checkpoint.tensors;
    const json model = section(checkpoint, "model");
    const ConfigFields fields(model, kSovits);
    SovitsConfig c;
    c.version = sovitsVersionName(checkpoint);
    takeData(section(checkpoint, "data"), c);
    takeEncoderShapes(tensors, c);
    takeSpeakerShapes(tensors, c);
    takeCodeShapes(tensors, c);
    c.n_heads = fields.divisor("n_heads", c.n_heads, c.hidden_channels);
    c.mrte_heads = fields.divisor("mrte_heads", c.mrte_heads, c.mrte_hidden);
    c.p_dropout = fields.real("p_dropout", c.p_dropout);
    c.generator = fields.text("generator", c.generator);
    c.has_flow = tensors.contains("flow.flows.0.pre.weight");
    c.has_posterior = tensors.contains("enc_q.pre.weight");
    if (c.generator == "source_filter") {
        takeSourceFilter(tensors, model, c);
    } else {
        takeHifigan(tensors, model, c);
    }
    if (!fitsTogether(c)) {
        throw Error(ErrorKind::WrongVersion, checkpoint.path.string(),
            "Its generator does not fit its other parts, or is of a kind this program does not "
            "know.");
    }
    return c;
}

} // namespace timbre::models
