#pragma once

#include "core/text/datafile.h"
#include "core/text/english/lexicon.h"

#include <span>
#include <string_view>
#include <vector>

namespace timbre::text::english {

/// Guesses how an unknown word is pronounced: a GRU reads its letters, another speaks at most 20
/// phones (Kyubyong Park's g2p_en). Immutable; `data` must outlive it.
class Network {
public:
    explicit Network(const DataFile& data);

    /// `word` is lower-case; of a very long one only the start is read. An unknown output has code
    /// 127.
    Phones predict(std::string_view word) const;

private:
    /// Weights of one gated recurrent unit (Cho et al., arXiv:1406.1078); gates r, z, n one after
    /// another.
    struct Cell {
        std::span<const float> inputs; ///< [symbols, 3 H]: embedding, input weights and bias in one
        std::span<const float> recurrent, bias; ///< [H, 3 H] and [3 H]

        void step(size_t symbol, std::vector<float>& hidden) const;
    };

    static Cell cell(const DataFile& data, const std::string& name);
    size_t likeliest(const std::vector<float>& hidden) const;

    Cell m_encoder, m_decoder;
    std::span<const float> m_weight, m_bias; // [H, outputs] and [outputs]
};

} // namespace timbre::text::english
