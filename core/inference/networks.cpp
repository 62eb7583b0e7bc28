#include "core/inference/networks.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/models/open.h"

#include <torch/torch.h>

namespace fs = std::filesystem;

namespace timbre::inference {
namespace {

void requireBelongTogether(const Networks& networks)
{
    const std::string names = networks.gpt_name + " and " + networks.sovits_name;
    if (networks.gpt->config.timbre.has_value() != networks.base()) {
        throw Error(ErrorKind::MismatchedModel, names,
            "These do not belong together: one is of the base model, the other is not.");
    }
    const bool old_gpt = networks.gpt->config.phoneme_vocab_size < 732;
    const bool old_sovits = networks.sovits->config.n_phones < 732;
    if (old_gpt != old_sovits) {
        throw Error(ErrorKind::MismatchedModel, names,
            "These do not belong together: one is of version 1, the other of a later one.");
    }
}

} // namespace

NetworkLoader::NetworkLoader(ModelPool& pool, ModelStore store)
    : m_pool(pool)
    , m_store(std::move(store))
{
}

Networks NetworkLoader::voice(const Voice& voice)
{
    Networks networks;
    networks.gpt = m_pool.get(
        "gpt", voice.gpt, [](const fs::path& path) { return models::open(path, models::loadGpt); });
    networks.sovits = m_pool.get("sovits", voice.sovits, [](const fs::path& path) {
        return models::open(
            path, [](const auto& checkpoint) { return models::loadSovits(checkpoint); });
    });
    networks.gpt_name = voice.gpt.filename().string();
    networks.sovits_name = voice.sovits.filename().string();
    requireBelongTogether(networks);
    return networks;
}

fs::path NetworkLoader::require(const char* kind, const std::string& why) const
{
    if (const auto model = m_store.first(kind)) {
        return model->path;
    }
    throw Error(ErrorKind::MissingModel, kind,
        why
            + " It is not installed: run `timbre models import` with the folder of your GPT-SoVITS "
              "models.");
}

at::Tensor NetworkLoader::contentFeatures(const Networks& networks, const at::Tensor& samples16k)
{
    if (networks.base()) {
        auto encoder = m_pool.get("content",
            paths::resource("base-model/content-encoder.safetensors"),
            [](const fs::path& path) { return models::open(path, models::loadContentEncoder); });
        return encoder->forward(samples16k).transpose(1, 2);
    }
    auto hubert = m_pool.get("hubert",
        require("hubert", "These weights need the content encoder chinese-hubert-base."),
        [](const fs::path& path) { return models::open(path, models::loadHubert); });
    return hubert->forward(samples16k.unsqueeze(0)).transpose(1, 2);
}

at::Tensor NetworkLoader::speakerVector(const Networks& networks, const at::Tensor& samples16k)
{
    if (networks.sovits->config.sv_dim == 0) {
        return {};
    }
    if (networks.base()) {
        auto encoder =
            m_pool.get("fingerprint", paths::resource("base-model/fingerprint.safetensors"),
                [](const fs::path& path) { return models::open(path, models::loadFingerprint); });
        return encoder->embed(samples16k).unsqueeze(0);
    }
    auto encoder = m_pool.get("speaker-encoder",
        require("speaker-encoder", "v2Pro weights need the speaker encoder ERes2NetV2."),
        [](const fs::path& path) { return models::open(path, models::loadEres2NetV2); });
    return models::speakerVector(encoder, samples16k);
}

models::BertFeatures* NetworkLoader::bert()
{
    const auto model = m_store.first("bert");
    if (!model) {
        return nullptr;
    }
    if (const auto key = fileKey(model->path); key != m_bert_key) {
        auto network = m_pool.get("bert", model->path, [](const fs::path& path) {
            return models::open(
                path, [](const auto& checkpoint) { return models::loadBert(checkpoint); });
        });
        m_bert = std::make_unique<models::BertFeatures>(
            network, models::BertTokenizer(model->path / "vocab.txt"));
        m_bert_key = key;
    }
    return m_bert.get();
}

} // namespace timbre::inference
