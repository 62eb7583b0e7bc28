#include "app/train/modelchoice.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/modelstore.h"

#include <algorithm>
#include <vector>

namespace fs = std::filesystem;

namespace timbre::app {
namespace {

training::ModelFiles baseFiles()
{
    const auto folder = paths::resource("base-model");
    training::ModelFiles files;
    files.gpt = folder / "gpt-base.ckpt";
    files.sovits = folder / "sovits-base.pth";
    files.content_encoder = folder / "content-encoder.safetensors";
    files.speaker_encoder = folder / "fingerprint.safetensors";
    files.fingerprint = files.speaker_encoder;
    return files;
}

/// The one file of a kind in the folder; several are ambiguous, none is an empty path.
fs::path only(const std::vector<fs::path>& found, const fs::path& folder, const char* what)
{
    if (found.size() > 1) {
        throw Error(ErrorKind::NotFound, folder.string(),
            std::string("This folder holds several files that could be the ") + what
                + ". Leave one of them in a folder of its own.");
    }
    return found.empty() ? fs::path() : found.front();
}

} // namespace

training::ModelFiles modelFiles(const std::string& model)
{
    auto files = baseFiles();
    if (model == "base") {
        return files;
    }
    const fs::path folder = model;
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        throw Error(ErrorKind::NotFound, model,
            "--model is “base” or a folder with pretrained weights (s1*.ckpt, s2G*.pth).");
    }
    std::vector<fs::path> gpt, generator, adversary;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (entry.path().extension() == ".ckpt") {
            gpt.push_back(entry.path());
        } else if (entry.path().extension() == ".pth") {
            const bool judge = name.starts_with("s2D") || name.starts_with("D_");
            (judge ? adversary : generator).push_back(entry.path());
        }
    }
    files.gpt = only(gpt, folder, "GPT");
    files.sovits = only(generator, folder, "SoVITS generator");
    files.discriminator = only(adversary, folder, "discriminator");
    if (files.gpt.empty() || files.sovits.empty()) {
        throw Error(ErrorKind::NotFound, model,
            "This folder holds no pair of weights: a GPT (.ckpt) and a SoVITS generator (.pth).");
    }
    const auto encoder = folder / "content-encoder.safetensors"; // what train-base exports
    if (fs::exists(encoder)) {
        files.content_encoder = encoder;
        return files;
    }
    const inference::ModelStore store;
    const auto installed = [&](const char* kind) {
        const auto found = store.first(kind);
        return found ? found->path : fs::path();
    };
    files.content_encoder = installed("hubert");
    files.speaker_encoder = installed("speaker-encoder");
    files.bert = installed("bert");
    return files;
}

} // namespace timbre::app
