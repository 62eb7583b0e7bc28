#include "core/models/gpt/gpt.h"
#include "core/models/gpt/session.h"
#include "core/models/gpt/stepkernel.h"

#include <torch/torch.h>

#include <ATen/Parallel.h>

#include <algorithm>

namespace timbre::models {
namespace {

using kernels::KvBlocks;
using kernels::Position;

void parallelFor(int64_t count, int64_t grain, const std::function<void(int64_t, int64_t)>& work)
{
    at::parallel_for(0, count, grain, work);
}

const float* pointer(const at::Tensor& tensor)
{
    return tensor.const_data_ptr<float>();
}

kernels::LayerWeights layerWeights(const GptLayerImpl& layer)
{
    const auto& attention = *layer.self_attn;
    return {pointer(attention.in_proj_weight), pointer(attention.in_proj_bias),
        pointer(attention.out_proj->weight), pointer(attention.out_proj->bias),
        pointer(layer.linear1->weight), pointer(layer.linear1->bias),
        pointer(layer.linear2->weight), pointer(layer.linear2->bias), pointer(layer.norm1->weight),
        pointer(layer.norm1->bias), pointer(layer.norm2->weight), pointer(layer.norm2->bias)};
}

kernels::TransformerWeights borrowWeights(const GptImpl& gpt)
{
    kernels::TransformerWeights weights{
        gpt.config.hidden_dim, gpt.config.head, gpt.config.vocab_size, {}, {}, nullptr};
    for (const GptLayer& layer : gpt.layers) {
        weights.layers.push_back(layerWeights(*layer));
    }
    if (gpt.config.timbre && gpt.config.timbre->alignment) {
        const auto& alignment = *gpt.config.timbre->alignment;
        for (const int64_t layer : alignment.layers) {
            weights.layers[size_t(layer)].aligned = true;
        }
        weights.layers[size_t(std::ranges::max(alignment.layers))].read_out = true;
        weights.aligned_heads = alignment.heads;
    }
    weights.predict = pointer(gpt.ar_predict_layer->weight);
    return weights;
}

class KernelSession : public GptSession {
public:
    explicit KernelSession(GptImpl& gpt)
        : m_gpt(gpt)
        , m_kernel(borrowWeights(gpt), kernels::best(), parallelFor)
        , m_width(gpt.config.hidden_dim)
    {
        if (gpt.config.timbre && gpt.config.timbre->alignment) {
            m_aligned_heads = int64_t(gpt.config.timbre->alignment->heads.size());
        }
    }

    void start(std::span<const GptInput> inputs) override;
    void step(std::span<const int64_t> tokens) override;
    std::span<float> logits(int64_t row) override { return m_rows[size_t(row)].logits; }
    std::span<const float> attention(int64_t row) override { return m_rows[size_t(row)].attention; }
    void setWindow(int64_t row, PhoneRange phones) override { m_rows[size_t(row)].window = phones; }
    void truncate(int64_t row, int64_t tokens) override { m_rows[size_t(row)].fed = tokens; }
    void keepRows(std::span<const int64_t> rows) override;

private:
    /// One sentence: its past and where it stands.
    struct Row {
        KvBlocks past;
        int64_t phones, prompt; ///< lengths of what start() read
        int64_t fed = 0; ///< codes since
        PhoneRange window = {};
        std::vector<float> logits = {}, head_attention = {}, attention = {};
    };

    void readPrefix(Row& row, const GptInput& input);
    void embedPhones(const GptInput& input, float* x);
    void embedToken(int64_t token, int64_t position, float* x);
    const float* sine(int64_t position);
    Position nextPosition(Row& row) const;
    void readAttention(Row& row) const;

    GptImpl& m_gpt;
    kernels::StepKernel m_kernel;
    const int64_t m_width;
    int64_t m_aligned_heads = 0;
    std::vector<Row> m_rows;
    std::vector<float> m_x, m_logits;
    at::Tensor m_sines; // [positions, width], grown when needed
};

const float* KernelSession::sine(int64_t position)
{
    if (!m_sines.defined() || position >= m_sines.size(0)) {
        m_sines = sinePositions(torch::arange((position / 1024 + 1) * 1024), m_width).contiguous();
    }
    return pointer(m_sines) + position * m_width;
}

void KernelSession::embedToken(int64_t token, int64_t position, float* x)
{
    const float* embedding = pointer(m_gpt.audio_embedding->weight) + token * m_width;
    const float alpha = *pointer(m_gpt.audio_alpha);
    const float* sines = sine(position);
    for (int64_t i = 0; i < m_width; ++i) {
        x[i] = embedding[i] + alpha * sines[i];
    }
}

void KernelSession::embedPhones(const GptInput& input, float* x)
{
    const auto count = int64_t(input.phones.size());
    const float* bias = pointer(m_gpt.bert_proj->bias);
    if (input.bert.defined()) {
        const auto bert = input.bert.to(torch::kFloat).t().contiguous(); // [phones, bert_dim]
        m_kernel.linear(pointer(m_gpt.bert_proj->weight), bias, m_gpt.config.bert_dim, m_width,
            pointer(bert), count, x);
    }
    const float alpha = *pointer(m_gpt.text_alpha);
    for (int64_t phone = 0; phone < count; ++phone, x += m_width) {
        const float* embedding =
            pointer(m_gpt.text_embedding->weight) + input.phones[size_t(phone)] * m_width;
        const float* sines = sine(phone);
        for (int64_t i = 0; i < m_width; ++i) {
            x[i] = embedding[i] + (input.bert.defined() ? x[i] : bias[i]) + alpha * sines[i];
        }
    }
}

void KernelSession::readPrefix(Row& row, const GptInput& input)
{
    const int64_t length = row.phones + row.prompt;
    m_x.resize(size_t(length * m_width));
    embedPhones(input, m_x.data());
    std::vector<Position> positions;
    row.past.reserve(length);
    for (int64_t i = 0; i < length; ++i) {
        positions.push_back({&row.past, i, std::max(row.phones, i + 1)}); // phones see all phones
        if (i >= row.phones) {
            const int64_t place = i - row.phones;
            embedToken(input.prompt[size_t(place)], place, m_x.data() + i * m_width);
        }
    }
    m_kernel.run(m_x.data(), positions);
    row.logits.resize(size_t(m_gpt.config.vocab_size));
    m_kernel.predict(m_x.data() + (length - 1) * m_width, 1, row.logits.data());
}

void KernelSession::start(std::span<const GptInput> inputs)
{
    for (const GptInput& input : inputs) {
        Row row{KvBlocks(m_gpt.config.n_layer, m_gpt.config.head, m_gpt.config.headDim()),
            int64_t(input.phones.size()), int64_t(input.prompt.size())};
        row.window = {0, row.phones};
        readPrefix(row, input);
        m_rows.push_back(std::move(row));
    }
}

Position KernelSession::nextPosition(Row& row) const
{
    const int64_t index = row.phones + row.prompt + row.fed;
    row.past.reserve(index + 1);
    Position position{&row.past, index, index + 1};
    if (m_aligned_heads > 0) {
        row.head_attention.resize(size_t(m_aligned_heads * row.phones));
        position.phones = position.attended = row.phones;
        position.window_begin = row.window.begin;
        position.window_end = row.window.end;
        position.attention = row.head_attention.data();
    }
    return position;
}

void KernelSession::readAttention(Row& row) const
{
    row.attention.assign(size_t(m_aligned_heads > 0 ? row.phones : 0), 0.0f);
    for (size_t i = 0; i < row.head_attention.size(); ++i) {
        row.attention[i % size_t(row.phones)] += row.head_attention[i] / float(m_aligned_heads);
    }
}

void KernelSession::step(std::span<const int64_t> tokens)
{
    const size_t vocab = size_t(m_gpt.config.vocab_size);
    m_x.resize(m_rows.size() * size_t(m_width));
    m_logits.resize(m_rows.size() * vocab);
    std::vector<Position> positions;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        embedToken(tokens[i], row.prompt + row.fed, m_x.data() + int64_t(i) * m_width);
        positions.push_back(nextPosition(row));
    }
    m_kernel.run(m_x.data(), positions);
    m_kernel.predict(m_x.data(), int64_t(m_rows.size()), m_logits.data());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ++m_rows[i].fed;
        m_rows[i].logits.assign(
            m_logits.begin() + int64_t(i * vocab), m_logits.begin() + int64_t((i + 1) * vocab));
        readAttention(m_rows[i]);
    }
}

void KernelSession::keepRows(std::span<const int64_t> rows)
{
    std::vector<Row> kept;
    for (const int64_t row : rows) {
        kept.push_back(std::move(m_rows[size_t(row)]));
    }
    m_rows = std::move(kept);
}

bool fits(const GptImpl& gpt)
{
    const GptConfig& config = gpt.config;
    const auto parameters = gpt.parameters();
    return config.hidden_dim % kernels::kGroup == 0 && config.headDim() % kernels::kGroup == 0
        && config.bert_dim % kernels::kGroup == 0
        && std::ranges::all_of(parameters, [](const at::Tensor& parameter) {
               return parameter.is_cpu() && parameter.scalar_type() == torch::kFloat
                   && parameter.is_contiguous();
           });
}

} // namespace

std::unique_ptr<GptSession> makeKernelSession(GptImpl& gpt)
{
    return fits(gpt) ? std::make_unique<KernelSession>(gpt) : nullptr;
}

std::unique_ptr<GptSession> makeSession(GptImpl& gpt)
{
    auto session = makeKernelSession(gpt);
    return session ? std::move(session) : makeTensorSession(gpt);
}

} // namespace timbre::models
