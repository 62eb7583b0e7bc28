#include "core/inference/textfeatures.h"

#include "core/base/error.h"

#include <torch/torch.h>

namespace timbre::inference {

text::SymbolVersion symbolVersion(const Networks& networks)
{
    return networks.sovits->config.n_phones < 732 ? text::SymbolVersion::v1
                                                  : text::SymbolVersion::v2;
}

TextFeatures::TextFeatures(NetworkLoader& loader, bool strict_compatibility)
    : m_loader(loader)
    , m_front_end({.strict_compatibility = strict_compatibility})
{
}

text::Reading TextFeatures::read(std::string_view text, text::Mode mode, const Networks& networks,
    const text::Instructions& instructions) const
{
    return m_front_end.read(text, mode, symbolVersion(networks), instructions);
}

at::Tensor TextFeatures::bert(const text::Reading& reading, const Networks& networks)
{
    torch::Tensor features;
    int64_t begin = 0;
    for (const auto& segment : reading.segments) {
        const auto phones = int64_t(segment.phones.size());
        const bool characters = segment.language == text::Language::zh && !segment.word2ph.empty();
        if (characters && phones > 0 && !networks.bertFree()) {
            models::BertFeatures* bert = m_loader.bert();
            m_missing_bert = m_missing_bert || !bert;
            if (bert) {
                const std::vector<int64_t> word2ph(segment.word2ph.begin(), segment.word2ph.end());
                const auto own = bert->phoneFeature(segment.norm, word2ph);
                if (!features.defined()) {
                    features =
                        torch::zeros({networks.gptBertDim(), int64_t(reading.phones.size())});
                }
                if (own.size(0) != features.size(0)) {
                    throw Error(ErrorKind::MismatchedModel, networks.gpt_name,
                        "These weights were trained with another BERT.");
                }
                features.slice(1, begin, begin + phones).copy_(own);
            }
        }
        begin += phones;
    }
    return features;
}

} // namespace timbre::inference
