#include "core/models/sovits/sovits.h"
#include "tests/golden/report.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

using namespace timbre::models;
using weights::TensorMap;

void checkCodes(Sovits& sovits, const TensorMap& golden, Report& report)
{
    const auto ssl = golden.at("content").t().unsqueeze(0); // [1, dim, T]
    const auto found = sovits->nearest(ssl);
    const auto sure = golden.at("best_margin").flatten() >= 0.005;
    report.compare("base.ssl_proj", sovits->projected(ssl)[0].t(), golden.at("ssl_proj"), {1e-3});
    report.exact("base.codes", found.codes[0].masked_select(sure),
        golden.at("codes").flatten().masked_select(sure));
}

void checkStyle(Sovits& sovits, const TensorMap& golden, Report& report)
{
    const auto spec = golden.at("spec").unsqueeze(0),
               fingerprint = golden.at("fingerprint").unsqueeze(0);
    const auto mask = torch::ones({1, 1, spec.size(2)});
    const auto low = spec.narrow(1, 0, sovits->config.ref_channels);
    report.compare(
        "base.ref_enc", sovits->ref_enc(low, mask).flatten(), golden.at("ref_enc"), {1e-4});
    const auto ge =
        sovits->ge(spec, 4 * fingerprint); // that wide because fingerprints have unit length
    report.compare("base.ge", ge.flatten(), golden.at("ge"), {1e-4});
}

void checkSpeech(Sovits& sovits, const TensorMap& golden, Report& report)
{
    auto& generator = sovits->source_filter;
    const auto codes = golden.at("codes").view({1, 1, -1}), text = golden.at("phones").unsqueeze(0);
    const auto ge = golden.at("ge").view({1, -1, 1});
    const auto noise = golden.at("noise").unsqueeze(0);
    const auto z = sovits->encode(codes, text, ge).m_p;
    report.compare("base.z", z[0], golden.at("z"), {1e-3});
    const auto frames = generator->frames(golden.at("z").unsqueeze(0), ge);
    report.compare("base.f0_head", frames.f0_head[0], golden.at("f0_head"), {1e-3});
    report.compare("base.voiced_head", frames.voiced_head[0], golden.at("voiced_head"), {1e-3});
    report.compare("base.f0", frames.f0[0], golden.at("f0"), {1e-2});
    report.compare("base.envelopes", frames.envelopes[0], golden.at("envelopes"), {1e-3});
    const auto source = generator->source(golden.at("f0").unsqueeze(0), golden.at("phase"));
    report.compare("base.source", source[0], golden.at("source"), {1e-4});
    const auto shaped = generator->filter(source, noise, frames.envelopes);
    report.compare("base.wave", shaped.flatten(), golden.at("wave"), {2e-3});
    // From the codes on only the energy of the difference can be bounded: the closed form of the
    // pulses divides by at least 1e-3, so a rounding error of f0 is a hundred times larger in
    // single samples.
    const auto wave =
        sovits->decode(codes, text, ge, {.draws = {.noise = noise, .phase = golden.at("phase")}});
    const auto error = (wave.flatten() - golden.at("wave")).norm() / golden.at("wave").norm();
    report.compare("base.decode (relative rms)", error, torch::zeros({}), {5e-3});
}

} // namespace

void checkBaseSovits(const std::filesystem::path& folder, Report& report)
{
    if (!std::filesystem::exists(folder / "sovits-base.pth")
        || !std::filesystem::exists(folder / "golden/sovits.safetensors")) {
        return;
    }
    const torch::InferenceMode inference;
    const auto golden = [&](const char* name) {
        return weights::readSafetensors(folder / "golden" / name);
    };
    auto sovits = loadSovits(weights::readCheckpoint(folder / "sovits-base.pth"));
    report.claim("base.version", sovits->config.version == "base", sovits->config.version);
    checkCodes(sovits, golden("content.safetensors"), report);
    checkStyle(sovits, golden("style.safetensors"), report);
    checkSpeech(sovits, golden("sovits.safetensors"), report);
}

} // namespace timbre::golden
