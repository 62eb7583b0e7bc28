#include "core/models/gpt/chunker.h"

#include <algorithm>
#include <vector>

namespace timbre::models {

Chunker::Chunker(const GptStreamOptions& options, bool strict, const OnChunk& on_chunk)
    : m_options(options)
    , m_strict(strict)
    , m_on_chunk(on_chunk)
{
}

void Chunker::add(std::span<const int64_t> tokens)
{
    const auto waiting = tokens.subspan(size_t(m_handed_out));
    const int64_t length =
        m_options.mute_similarity.empty() ? m_options.chunk_length : silentLength(waiting);
    if (length >= m_options.chunk_length && length <= std::ssize(waiting)) {
        m_handed_out += length;
        m_on_chunk(m_strict && !m_options.mute_similarity.empty() ? waiting
                                                                  : waiting.first(size_t(length)),
            false);
    }
}

void Chunker::finish(std::span<const int64_t> tokens)
{
    m_on_chunk(tokens.subspan(size_t(m_handed_out)), true);
}

/// Up to and with the first code of the most silent pair; 0: not enough codes, or none silent.
int64_t Chunker::silentLength(std::span<const int64_t> waiting) const
{
    constexpr int64_t lookahead = 2;
    if (std::ssize(waiting) < m_options.chunk_length + lookahead) {
        return 0;
    }
    std::vector<float> score;
    for (const int64_t token : waiting) {
        const float above = m_options.mute_similarity[size_t(token)] - m_options.threshold;
        score.push_back(above < 0.0f ? -1.0f : above);
    }
    for (size_t i = 0; i + 1 < score.size(); ++i) {
        score[i] += score[i + 1];
    }
    const auto first = score.begin() + (m_strict ? 0 : m_options.chunk_length - 1);
    const auto best = std::max_element(first, score.end());
    return *best >= 0.0f ? best - score.begin() + 1 : 0;
}

} // namespace timbre::models
