#pragma once

#include "core/inference/modelpool.h"
#include "core/inference/modelstore.h"
#include "core/inference/voice.h"

#include "core/models/bert.h"
#include "core/models/contentencoder.h"
#include "core/models/eres2netv2.h"
#include "core/models/fingerprint.h"
#include "core/models/gpt/gpt.h"
#include "core/models/hubert.h"
#include "core/models/sovits/sovits.h"

namespace timbre::inference {

/// The networks of one voice, out of the pool.
struct Networks {
    models::Gpt gpt{nullptr};
    models::Sovits sovits{nullptr};
    std::string gpt_name, sovits_name;

    bool base() const { return sovits->config.version == "base"; }
    int64_t gptBertDim() const { return gpt->config.bert_dim; }
    int samplingRate() const { return int(sovits->config.sampling_rate); }
    bool bertFree() const { return gpt->config.timbre && !gpt->config.timbre->bert; }
};

/// Finds and loads what a voice needs; all of it stays in the pool.
class NetworkLoader {
public:
    NetworkLoader(ModelPool& pool, ModelStore store);

    /// Throws Error(MismatchedModel) when the two do not belong together.
    Networks voice(const Voice& voice);

    /// Content features of a clip. samples16k [n] -> [1, ssl_dim, frames]; the silence a GPT wants
    /// after a prompt is the caller's. Throws Error(MissingModel) when the encoder of official
    /// models is not installed.
    at::Tensor contentFeatures(const Networks& networks, const at::Tensor& samples16k);

    /// The speaker vector of a clip [1, sv_dim]; undefined when the version takes none.
    at::Tensor speakerVector(const Networks& networks, const at::Tensor& samples16k);

    /// BERT features of Mandarin text, or nothing when BERT is not installed.
    models::BertFeatures* bert();

private:
    std::filesystem::path require(const char* kind, const std::string& why) const;

    ModelPool& m_pool;
    ModelStore m_store;
    std::string m_bert_key;
    std::unique_ptr<models::BertFeatures> m_bert;
};

} // namespace timbre::inference
