#include "core/weights/document.h"
#include "core/weights/version.h"
#include "tests/golden/report.h"

#include <torch/torch.h>

#include <charconv>

namespace fs = std::filesystem;

namespace timbre::golden {

namespace {

using weights::Checkpoint;
using weights::ModelVersion;
using weights::TensorMap;

/// Every tensor of `want` is in `got` with the same values. `got` may hold more: safetensors stores tensors that
/// share memory once.
void compareAll(
    Report& report, const std::string& what, const TensorMap& got, const TensorMap& want)
{
    report.claim(what + " count", got.size() >= want.size(),
        std::to_string(got.size()) + " tensors, expected at least " + std::to_string(want.size()));
    bool equal = true;
    std::string first_other;
    for (const auto& [name, tensor] : want) {
        const auto found = got.find(name);
        const bool same = found != got.end() && found->second.sizes() == tensor.sizes()
            && at::equal(found->second.to(at::kDouble), tensor.to(at::kDouble));
        if (equal && !same)
            first_other = name;
        equal &= same;
    }
    report.claim(what + " values", equal, first_other + " differs");
}

void checkVersions(const fs::path& folder, Report& report)
{
    struct Expected {
        const char* file;
        ModelVersion version;
        const char* head;
        const char* info;
    };
    constexpr Expected kSovits[] = {{"sovits/sovits_v1.pth", ModelVersion::v1, "", "epoch"},
        {"sovits/sovits_v2.pth", ModelVersion::v2, "", "epoch"},
        {"sovits/sovits_v2Pro.pth", ModelVersion::v2Pro, "05", "epoch"},
        {"sovits/sovits_v2ProPlus.pth", ModelVersion::v2ProPlus, "06", "epoch"},
        {"sovits/s2G488k.pth", ModelVersion::v1, "", "pretrained"},
        {"sovits/s2Gv3.pth", ModelVersion::v3, "", "pretrained"},
        {"sovits/lora_v3.pth", ModelVersion::v3, "03", "epoch"},
        {"sovits/lora_v4.pth", ModelVersion::v4, "04", "epoch"},
        {"sovits/s2Gv4.pth", ModelVersion::v4, "", "pretrained"},
        {"sovits-base.pth", ModelVersion::base, "", "SoVITS"}};
    constexpr Expected kGpt[] = {{"gpt/gpt_v1.ckpt", ModelVersion::v1, "", "GPT"},
        {"gpt/gpt_v2.ckpt", ModelVersion::v2, "", "GPT"},
        {"gpt-base.ckpt", ModelVersion::base, "", "GPT"}};

    const auto check = [&](const Expected& expected, auto version_of) {
        if (!fs::exists(folder / expected.file))
            return;
        const Checkpoint checkpoint = weights::readCheckpoint(folder / expected.file);
        const auto version = version_of(checkpoint);
        report.claim(expected.file + std::string(" version"), version == expected.version,
            "detected " + std::string(weights::versionName(version)));
        report.claim(expected.file + std::string(" head"), checkpoint.head == expected.head,
            checkpoint.head);
        report.claim(expected.file + std::string(" info"),
            checkpoint.info.find(expected.info) != std::string::npos, checkpoint.info);
        report.claim(expected.file + std::string(" config"), checkpoint.config.contains("data"),
            "no data section");
    };
    for (const Expected& expected : kSovits)
        check(expected, weights::sovitsVersion);
    for (const Expected& expected : kGpt)
        check(expected, weights::gptVersion);
}

void checkSameInOtherContainers(const fs::path& folder, Report& report)
{
    if (fs::exists(folder / "gpt/gpt_v1_legacy.ckpt"))
        compareAll(report, "gpt_v1_legacy.ckpt = gpt_v1.ckpt",
            weights::readCheckpoint(folder / "gpt/gpt_v1_legacy.ckpt").tensors,
            weights::readCheckpoint(folder / "gpt/gpt_v1.ckpt").tensors);
    for (const char* name : {"hubert", "bert"}) {
        if (!fs::exists(folder / name / "config.json"))
            continue;
        const Checkpoint whole = weights::readCheckpoint(folder / name);
        report.claim(name + std::string(" folder"),
            whole.container == weights::Container::HuggingFace && whole.config.is_object(),
            "no config.json read");
        compareAll(report, name + std::string("/pytorch_model.bin = model.safetensors"),
            weights::readCheckpoint(folder / name / "pytorch_model.bin").tensors, whole.tensors);
    }
}

void checkPlainFiles(const fs::path& folder, Report& report)
{
    for (const char* name :
        {"sv/eres2netv2.ckpt", "train/D_96.pth", "train/enc_q_v2Pro.safetensors",
            "content-encoder.safetensors", "fingerprint.safetensors", "vocoder_v4/vocoder.pth"}) {
        if (fs::exists(folder / name))
            report.claim(name + std::string(" loads"),
                !weights::readCheckpoint(folder / name).tensors.empty());
    }
}

/// The value behind "optimizer.state.0.step"; digits are int keys.
const weights::pickle::Value* lookUp(const weights::pickle::Value& root, std::string_view path)
{
    const auto* value = &root;
    while (value && !path.empty()) {
        const auto part = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(path.size(), part.size() + 1));
        int64_t number = 0;
        const auto parsed = std::from_chars(part.data(), part.data() + part.size(), number);
        value = parsed.ec == std::errc() ? value->find(number) : value->find(part);
    }
    return value;
}

void checkTrainingCheckpoint(const fs::path& folder, Report& report)
{
    if (!fs::exists(folder / "train/G_96.pth"))
        return;
    const auto document = weights::Document::read(folder / "train/G_96.pth");
    const TensorMap model = weights::readCheckpoint(folder / "train/G_96.pth").tensors;
    const TensorMap expected = weights::readSafetensors(folder / "train/G_96_expected.safetensors");
    for (const auto& [name, tensor] : weights::withoutPrefix(expected, "model."))
        report.exact("G_96 " + name, model.at(name), tensor);
    for (const auto& [name, tensor] : weights::withoutPrefix(expected, "optimizer.")) {
        const auto* value = lookUp(document.root(), "optimizer." + name);
        report.claim("G_96 optimizer." + name, value && at::equal(document.tensor(*value), tensor),
            "differs");
    }
    const auto* state = lookUp(document.root(), "optimizer.state");
    report.claim("G_96 optimizer entries",
        int64_t(state->as<weights::pickle::Dict>()->items.size())
            == expected.at("n_optimizer_state_entries").item<int64_t>());
    const auto& groups =
        lookUp(document.root(), "optimizer.param_groups")->as<weights::pickle::List>()->items;
    for (size_t i = 0; i < groups.size(); ++i) {
        const auto which = "G_96 group " + std::to_string(i);
        report.claim(which + " size",
            int64_t(groups[i]->find("params")->as<weights::pickle::List>()->items.size())
                == expected.at("group_lens")[int64_t(i)].item<int64_t>());
        report.claim(which + " lr",
            float(groups[i]->find("lr")->number().value())
                == expected.at("group_lr")[int64_t(i)].item<float>());
    }
}

} // namespace

void checkWeights(const fs::path& folder, Report& report)
{
    checkVersions(folder, report);
    checkSameInOtherContainers(folder, report);
    checkPlainFiles(folder, report);
    checkTrainingCheckpoint(folder, report);
}

} // namespace timbre::golden
