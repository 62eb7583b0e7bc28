#pragma once

#include "core/models/gpt/decode.h"

#include <functional>
#include <span>

namespace timbre::models {

/// Cuts what is being spoken into chunks and hands them out. Its options and its listener must
/// outlive it.
class Chunker {
public:
    using OnChunk = std::function<void(std::span<const int64_t> tokens, bool last)>;

    /// `strict` as the reference: the most silent pair may lie before the chunk's least length,
    /// which then ends no chunk; and a chunk brings all that was waiting, but counts only up to its
    /// silence, so that the rest comes again.
    Chunker(const GptStreamOptions& options, bool strict, const OnChunk& on_chunk);

    /// All codes so far; hands out a chunk when there is one.
    void add(std::span<const int64_t> tokens);

    /// All codes of the sentence: hands out the rest as the last chunk.
    void finish(std::span<const int64_t> tokens);

    int64_t handedOut() const { return m_handed_out; }

private:
    int64_t silentLength(std::span<const int64_t> waiting) const;

    const GptStreamOptions& m_options;
    const bool m_strict;
    const OnChunk& m_on_chunk;
    int64_t m_handed_out = 0;
};

} // namespace timbre::models
