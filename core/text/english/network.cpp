#include "core/text/english/network.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace timbre::text::english {
namespace {

constexpr size_t kUnknownLetter = 1, kEndOfWord = 2, kFirstLetter = 3; // the encoder's symbols
constexpr size_t kStart = 2, kEnd = 3, kFirstPhone = 4; // the decoder's
constexpr int kMostPhones = 20;
constexpr size_t kMostLetters = 256;
constexpr char kUnknownPhone = 127;

float sigmoid(float x)
{
    return 1.0f / (1.0f + std::exp(-x));
}

/// bias + vector x matrix, the matrix stored row by row: [vector.size(), bias.size()].
std::vector<float> product(
    std::span<const float> vector, std::span<const float> matrix, std::span<const float> bias)
{
    std::vector<float> result(bias.begin(), bias.end());
    for (size_t i = 0; i < vector.size(); ++i) {
        const float* row = matrix.data() + i * bias.size();
        for (size_t j = 0; j < bias.size(); ++j)
            result[j] += vector[i] * row[j];
    }
    return result;
}

} // namespace

void Network::Cell::step(size_t symbol, std::vector<float>& hidden) const
{
    const size_t size = hidden.size();
    const float* input = inputs.data() + symbol * bias.size();
    const auto gates = product(hidden, recurrent, bias);
    for (size_t i = 0; i < size; ++i) {
        const float reset = sigmoid(input[i] + gates[i]);
        const float update = sigmoid(input[size + i] + gates[size + i]);
        const float proposal = std::tanh(input[2 * size + i] + reset * gates[2 * size + i]);
        hidden[i] = (1.0f - update) * proposal + update * hidden[i];
    }
}

Network::Cell Network::cell(const DataFile& data, const std::string& name)
{
    return {data.array<float>(name + ".inputs"), data.array<float>(name + ".recurrent"),
        data.array<float>(name + ".bias")};
}

Network::Network(const DataFile& data)
    : m_encoder(cell(data, "enc"))
    , m_decoder(cell(data, "dec"))
    , m_weight(data.array<float>("out.weight"))
    , m_bias(data.array<float>("out.bias"))
{
    const size_t gates = m_encoder.bias.size(), hidden = gates / 3;
    const bool fits = gates > 0 && m_decoder.bias.size() == gates
        && m_encoder.recurrent.size() == hidden * gates
        && m_decoder.recurrent.size() == hidden * gates && m_weight.size() == hidden * m_bias.size()
        && m_encoder.inputs.size() == (kFirstLetter + 26) * gates
        && m_decoder.inputs.size() == m_bias.size() * gates && m_bias.size() > kFirstPhone;
    if (!fits)
        throw Error(ErrorKind::Corrupt, "en.data", "The network's weights do not fit together.");
}

size_t Network::likeliest(const std::vector<float>& hidden) const
{
    const auto scores = product(hidden, m_weight, m_bias);
    return size_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

Phones Network::predict(std::string_view word) const
{
    std::vector<float> hidden(m_encoder.bias.size() / 3);
    for (const char letter : word.substr(0, kMostLetters)) {
        const bool known = letter >= 'a' && letter <= 'z';
        m_encoder.step(known ? kFirstLetter + size_t(letter - 'a') : kUnknownLetter, hidden);
    }
    m_encoder.step(kEndOfWord, hidden);
    Phones phones;
    size_t symbol = kStart;
    for (int i = 0; i < kMostPhones; ++i) {
        m_decoder.step(symbol, hidden);
        symbol = likeliest(hidden);
        if (symbol == kEnd)
            break;
        if (symbol >= kFirstPhone)
            phones += char(symbol - kFirstPhone);
        else if (symbol == 1)
            phones += kUnknownPhone;
    }
    return phones;
}

} // namespace timbre::text::english
