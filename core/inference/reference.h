#pragma once

#include "core/inference/networks.h"
#include "core/inference/synthesizer.h"
#include "core/inference/textfeatures.h"
#include "core/text/lexicon.h"

#include <deque>

namespace timbre::inference {

/// What a voice's clips give: the same for every text, so it is made once.
struct PreparedReference {
    at::Tensor ge; ///< [1, gin, 1], the mean over all clips
    Prompt prompt; ///< empty when the clip's text is not known, or the model does better without
};

/// Prepares reference clips and remembers the last few. One thread at a time.
class ReferenceCache {
public:
    ReferenceCache(NetworkLoader& loader, TextFeatures& text);

    /// The lexicons correct what the clip says as they correct what will be spoken.
    /// Throws Error(BadReference) and what reading the clips throws.
    const PreparedReference& get(
        const Voice& voice, const Networks& networks, const text::LexiconStack& lexicons);

private:
    PreparedReference prepare(
        const Voice& voice, const Networks& networks, const text::Instructions& corrections);

    struct Entry {
        std::string key;
        PreparedReference reference;
    };
    NetworkLoader& m_loader;
    TextFeatures& m_text;
    std::deque<Entry> m_entries; // the latest first
};

} // namespace timbre::inference
