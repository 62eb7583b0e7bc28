#pragma once

#include "core/inference/networks.h"

#include "core/text/frontend.h"

namespace timbre::inference {

/// The version of the phoneme table that a voice's networks were trained with.
text::SymbolVersion symbolVersion(const Networks& networks);

/// Readings, and what the GPT wants besides phones: BERT features of Mandarin, zeros for everything
/// else.
class TextFeatures {
public:
    TextFeatures(NetworkLoader& loader, bool strict_compatibility);

    text::Reading read(std::string_view text, text::Mode mode, const Networks& networks,
        const text::Instructions& instructions = {}) const;

    /// [bert_dim, phones]; undefined when all of it would be zeros. Sets missingBert() when
    /// Mandarin has to do without.
    at::Tensor bert(const text::Reading& reading, const Networks& networks);

    bool missingBert() const { return m_missing_bert; }
    void forgetMissing() { m_missing_bert = false; }

private:
    NetworkLoader& m_loader;
    text::FrontEnd m_front_end;
    bool m_missing_bert = false;
};

} // namespace timbre::inference
