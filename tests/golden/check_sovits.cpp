#include "core/models/sovits/sovits.h"
#include "tests/golden/report.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <fstream>
#include <map>

namespace timbre::golden {
namespace {

using namespace timbre::models;
using weights::TensorMap;

constexpr Tolerance kSovitsLatent{1e-4}, kSovitsWave{2e-4};
constexpr double kSureMargin = 0.005; // below it another rounding may choose the other code

/// Everything a version's checks read.
struct Inputs {
    std::string version;
    TensorMap golden, spec, sv, hubert;
    Sovits sovits = nullptr;

    const at::Tensor& operator[](const std::string& name) const { return golden.at(name); }
    Reference reference(const std::string& clip) const
    {
        const bool pro = sovits->config.sv_dim > 0;
        return {
            spec.at(clip + ".spec").unsqueeze(0), pro ? sv.at(clip + ".embedding") : at::Tensor()};
    }
};

/// A decoding of the golden file: its name tells speed and noise, the README which clips.
struct Case {
    std::string name;
    std::vector<std::string> clips;
    double speed, noise_scale;
};

const Case kCases[] = {{"r1_s1.0_n0.5", {"refA"}, 1.0, 0.5}, {"r1_s1.3_n0.5", {"refA"}, 1.3, 0.5},
    {"r2_s1.0_n0.5", {"refA", "refB"}, 1.0, 0.5}, {"r2_s1.3_n0", {"refB", "refC"}, 1.3, 0.0},
    {"r1_s0.8_n0", {"refC"}, 0.8, 0.0}};

void checkCodes(Inputs& in, const std::string& clip, Report& report)
{
    const std::string name = "sovits." + in.version + ".vq." + clip, key = "vq." + clip;
    const auto ssl = in.hubert.at(clip + ".last_hidden_state").t().unsqueeze(0); // [1, dim, T]
    const auto found = in.sovits->nearest(ssl);
    report.compare(
        name + ".ssl_proj", in.sovits->projected(ssl)[0], in[key + ".ssl_proj"], kSovitsLatent);
    report.compare(name + ".best_margin", found.margin[0], in[key + ".best_margin"], {1e-3});
    const auto sure = in[key + ".best_margin"] >= kSureMargin;
    const auto want = in[key + ".codes"].flatten();
    report.exact(name + ".codes", found.codes[0].masked_select(sure), want.masked_select(sure));
    const auto rows = in.sovits->quantizer->rows(want.unsqueeze(0))[0];
    report.compare(name + ".quantized", rows, in[key + ".quantized"], {1e-6});
}

void checkCase(Inputs& in, const Case& c, Report& report)
{
    const std::string name = "sovits." + in.version + "." + c.name, key = c.name + ".";
    auto& sovits = *in.sovits;
    std::vector<Reference> references;
    for (const auto& clip : c.clips) {
        references.push_back(in.reference(clip));
    }
    const auto ge = sovits.ge(references);
    const auto prior = sovits.encode(in["codes"], in["text"], ge, c.speed);
    const auto z_p = sovits.sampled(prior, c.noise_scale, in[key + "noise"]);
    const DecodeOptions options{
        .speed = c.speed, .noise_scale = c.noise_scale, .draws = {.noise = in[key + "noise"]}};
    const std::pair<const char*, at::Tensor> latents[] = {{"ge", ge}, {"y", prior.y},
        {"y_mask", prior.y_mask}, {"m_p", prior.m_p}, {"logs_p", prior.logs_p}, {"z_p", z_p},
        {"z", sovits.latent(z_p, prior, ge)}};
    for (const auto& [part, tensor] : latents) {
        report.compare(name + "." + part, tensor, in[key + part], kSovitsLatent);
    }
    if (in.golden.contains(key + "quantized_x2")) {
        const auto rows = sovits.quantized(in["codes"].select(1, 0));
        report.compare(name + ".quantized_x2", rows, in[key + "quantized_x2"], {1e-6});
        report.compare(
            name + ".ge_for_enc_p", sovits.geForMrte(ge), in[key + "ge_for_enc_p"], kSovitsLatent);
    }
    const auto wave = sovits.decode(in["codes"], in["text"], ge, options);
    report.compare(name + ".wave", wave.flatten(), in[key + "wave"], kSovitsWave);
}

void checkReferenceEncoder(Inputs& in, Report& report)
{
    auto& encoder = in.sovits->ref_enc;
    const auto reference = in.reference("refA");
    const auto spec = reference.spec.narrow(1, 0, in.sovits->config.ref_channels);
    const auto spectral = encoder->spectralFeatures(spec.transpose(1, 2));
    const auto temporal = encoder->temporalFeatures(spectral.transpose(1, 2));
    report.compare("sovits.refenc.spectral", spectral, in["refenc.spectral"], kSovitsLatent);
    report.compare("sovits.refenc.temporal", temporal, in["refenc.temporal"], kSovitsLatent);
    report.compare("sovits.refenc.ge", in.sovits->ge(reference.spec, reference.sv), in["refenc.ge"],
        kSovitsLatent);
}

void checkStream(Inputs& in, Report& report)
{
    const auto reference = in.reference("refA");
    const auto ge = in.sovits->ge(reference.spec, reference.sv);
    StreamOptions stream;
    for (const std::string chunk : {"c0", "c1"}) {
        const std::string key = "stream." + chunk + ".";
        const int64_t tokens = in[key + "latent"].size(2) / in.sovits->config.frames_per_token;
        const auto codes = chunk == "c0" ? in["codes"].slice(2, 0, tokens) : in["codes"];
        stream.result_tokens = tokens;
        const auto piece = in.sovits->decodePiece(
            codes, in["text"], ge, {.draws = {.noise = in[key + "noise"]}}, stream);
        report.compare("sovits." + key + "latent", piece.latent, in[key + "latent"], kSovitsLatent);
        report.compare(
            "sovits." + key + "wave", piece.wave.flatten(), in[key + "wave"], kSovitsWave);
        stream.overlap = piece.latent.slice(2, -4);
    }
}

void checkVersion(const std::filesystem::path& folder, const std::string& version, Report& report)
{
    const auto golden = folder / "sovits" / ("golden_" + version + ".safetensors");
    if (!std::filesystem::exists(golden)) {
        return;
    }
    Inputs in{version, weights::readSafetensors(golden),
        weights::readSafetensors(folder / "audio" / "spec.safetensors"),
        weights::readSafetensors(folder / "sv" / "golden.safetensors"),
        weights::readSafetensors(folder / "hubert" / "golden.safetensors")};
    in.sovits =
        loadSovits(weights::readCheckpoint(folder / "sovits" / ("sovits_" + version + ".pth")));
    report.claim("sovits." + version + ".version", in.sovits->config.version == version,
        in.sovits->config.version);
    for (const std::string clip : {"refA", "refB"}) {
        checkCodes(in, clip, report);
    }
    for (const Case& c : kCases) {
        if (in.golden.contains(c.name + ".wave")) {
            checkCase(in, c, report);
        }
    }
    if (in.golden.contains("refenc.ge")) {
        checkReferenceEncoder(in, report);
    }
    if (in.golden.contains("stream.c0.wave")) {
        checkStream(in, report);
    }
}

} // namespace

void checkSovits(const std::filesystem::path& folder, Report& report)
{
    const torch::InferenceMode inference;
    for (const std::string version : {"v1", "v2", "v2Pro", "v2ProPlus"}) {
        checkVersion(folder, version, report);
    }
}

} // namespace timbre::golden
