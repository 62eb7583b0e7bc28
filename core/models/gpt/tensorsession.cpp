#include "core/models/gpt/gpt.h"
#include "core/models/gpt/session.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::models {
namespace {

/// Rows share one cache: |padding | phones | prompt | codes|, and a mask hides padding and
/// forgotten codes.
class TensorSession : public GptSession {
public:
    explicit TensorSession(GptImpl& gpt)
        : m_gpt(gpt)
        , m_cache(gpt.config.n_layer)
        , m_aligned(gpt.config.timbre && gpt.config.timbre->alignment)
        , m_device(gpt.ar_predict_layer->weight.device())
    {
    }

    void start(std::span<const GptInput> inputs) override;
    void step(std::span<const int64_t> tokens) override;
    std::span<float> logits(int64_t row) override { return view(m_logits, row); }
    std::span<const float> attention(int64_t row) override;
    void setWindow(int64_t row, PhoneRange phones) override { m_rows[size_t(row)].window = phones; }
    void truncate(int64_t row, int64_t tokens) override;
    void keepRows(std::span<const int64_t> rows) override;

private:
    struct Row {
        int64_t padding, phones, prompt;
        int64_t fed = 0; ///< codes since start()
        std::vector<int64_t> places = {}; ///< in the cache, of each code that was fed
        PhoneRange window = {};
    };

    at::Tensor embedPrefix(const GptInput& input);
    at::Tensor maskedWindows(const at::Tensor& blocked) const;
    void keepLogits(const at::Tensor& hidden);

    static std::span<float> view(const at::Tensor& rows, int64_t row)
    {
        return {rows.mutable_data_ptr<float>() + row * rows.size(1), size_t(rows.size(1))};
    }

    GptImpl& m_gpt;
    KvCache m_cache;
    const bool m_aligned;
    const at::Device m_device;
    std::vector<Row> m_rows;
    at::Tensor m_blocked; // [B, 1, 1, length]: what no later position may see
    at::Tensor m_logits, m_attention; // on the CPU, float32: [B, vocab], [B, length]
};

at::Tensor TensorSession::embedPrefix(const GptInput& input)
{
    const auto options = torch::TensorOptions(torch::kLong).device(m_device);
    const auto bert = input.bert.defined()
        ? input.bert.to(m_device, m_gpt.bert_proj->weight.scalar_type()).unsqueeze(0)
        : at::Tensor();
    auto x = m_gpt.embedPhones(torch::tensor(input.phones, options).unsqueeze(0), bert);
    if (!input.prompt.empty()) {
        const auto tokens = torch::tensor(input.prompt, options).unsqueeze(0);
        const auto positions = torch::arange(tokens.size(1), options).unsqueeze(0);
        x = torch::cat({x, m_gpt.embedTokens(tokens, positions)}, 1);
    }
    return x; // [1, phones + prompt, C]
}

void TensorSession::start(std::span<const GptInput> inputs)
{
    int64_t length = 0;
    for (const GptInput& input : inputs) {
        length = std::max(length, int64_t(input.phones.size() + input.prompt.size()));
    }
    std::vector<at::Tensor> x, blocked, padding;
    for (const GptInput& input : inputs) {
        Row row{0, int64_t(input.phones.size()), int64_t(input.prompt.size())};
        row.padding = length - row.phones - row.prompt;
        row.window = {0, row.phones};
        x.push_back(torch::constant_pad_nd(embedPrefix(input), {0, 0, row.padding, 0}));
        // Padding counts as phones that nobody sees, itself included: its own rows see the real
        // phones, so that no softmax is empty.
        auto mask = prefixBlocked(row.padding + row.phones, row.prompt, m_device);
        mask.slice(3, 0, row.padding).fill_(true);
        blocked.push_back(mask);
        padding.push_back(mask.select(2, length - 1).unsqueeze(2));
        m_rows.push_back(std::move(row));
    }
    const auto hidden =
        m_gpt.transform(torch::cat(x), {.blocked = torch::cat(blocked), .cache = &m_cache});
    m_blocked = torch::cat(padding); // the last position sees all but padding
    keepLogits(hidden);
}

void TensorSession::keepLogits(const at::Tensor& hidden)
{
    m_logits = m_gpt.ar_predict_layer(hidden.select(1, hidden.size(1) - 1))
                   .to(torch::kCPU, torch::kFloat)
                   .contiguous();
}

/// The alignment heads' mask: of its phones a row shows them its window only.
at::Tensor TensorSession::maskedWindows(const at::Tensor& blocked) const
{
    auto result = blocked.clone();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        auto mask =
            result[int64_t(i)].slice(2, row.padding, row.padding + row.phones); // [1, 1, phones]
        mask.slice(2, 0, row.window.begin).fill_(true);
        mask.slice(2, row.window.end).fill_(true);
    }
    return result;
}

void TensorSession::step(std::span<const int64_t> tokens)
{
    std::vector<int64_t> positions;
    for (Row& row : m_rows) {
        positions.push_back(row.prompt + row.fed++);
        row.places.push_back(m_cache.length());
    }
    const auto options = torch::TensorOptions(torch::kLong).device(m_device);
    const auto fed =
        torch::tensor(at::ArrayRef<int64_t>(tokens.data(), tokens.size()), options).unsqueeze(1);
    const auto x =
        m_gpt.embedTokens(fed, torch::tensor(positions, options).unsqueeze(1)); // [B, 1, C]
    m_blocked = torch::constant_pad_nd(m_blocked, {0, 1});
    GptPass pass{.blocked = m_blocked, .cache = &m_cache};
    std::vector<at::Tensor> attention;
    if (m_aligned) {
        pass.blocked_aligned = maskedWindows(m_blocked);
        pass.attention = &attention;
    }
    keepLogits(m_gpt.transform(x, pass));
    if (m_aligned) {
        m_attention = attention.back()
                          .mean(1)
                          .squeeze(1)
                          .to(torch::kCPU, torch::kFloat)
                          .contiguous(); // [B, length]
    }
}

std::span<const float> TensorSession::attention(int64_t row)
{
    if (!m_attention.defined()) {
        return {};
    }
    const Row& r = m_rows[size_t(row)];
    return view(m_attention, row).subspan(size_t(r.padding), size_t(r.phones));
}

void TensorSession::truncate(int64_t row, int64_t tokens)
{
    Row& r = m_rows[size_t(row)];
    if (tokens >= int64_t(r.places.size())) {
        return;
    }
    if (m_rows.size() == 1) {
        m_cache.truncate(r.places[size_t(tokens)]);
        m_blocked = m_blocked.slice(3, 0, m_cache.length());
    } else { // the other rows go on where they are: hide the places instead
        for (size_t i = size_t(tokens); i < r.places.size(); ++i) {
            m_blocked[row].select(2, r.places[i]).fill_(true);
        }
    }
    r.places.resize(size_t(tokens));
    r.fed = tokens;
}

void TensorSession::keepRows(std::span<const int64_t> rows)
{
    std::vector<Row> kept;
    for (const int64_t row : rows) {
        kept.push_back(std::move(m_rows[size_t(row)]));
    }
    m_rows = std::move(kept);
    const auto index = torch::tensor(at::ArrayRef<int64_t>(rows.data(), rows.size()), torch::kLong);
    m_logits = m_logits.index_select(0, index);
    if (m_attention.defined()) {
        m_attention = m_attention.index_select(0, index);
    }
    m_cache.keepRows(index.to(m_device));
    m_blocked = m_blocked.index_select(0, index.to(m_device));
}

} // namespace

std::unique_ptr<GptSession> makeTensorSession(GptImpl& gpt)
{
    return std::make_unique<TensorSession>(gpt);
}

} // namespace timbre::models
