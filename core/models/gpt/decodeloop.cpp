#include "core/models/gpt/decode.h"

#include "core/base/error.h"
#include "core/nn/random.h"

#include <algorithm>
#include <string>
#include <utility>

namespace timbre::models {
namespace {

Error impossible(const std::string& detail)
{
    return Error(ErrorKind::InvalidArgument, "text to speech codes", detail);
}

void check(const GptInput& input, const GptConfig& config)
{
    const auto within = [](const std::vector<int64_t>& values, int64_t limit) {
        return std::ranges::all_of(
            values, [&](int64_t value) { return value >= 0 && value < limit; });
    };
    if (input.phones.empty() || !within(input.phones, config.phoneme_vocab_size)) {
        throw impossible("A sentence needs phones, each below "
            + std::to_string(config.phoneme_vocab_size) + ".");
    }
    if (!within(input.prompt, config.eos())) {
        throw impossible(
            "The codes of a reference clip are below " + std::to_string(config.eos()) + ".");
    }
    const std::vector<int64_t> shape{config.bert_dim, int64_t(input.phones.size())};
    if (input.bert.defined() && input.bert.sizes() != shape) {
        throw impossible("BERT features must have a column of " + std::to_string(config.bert_dim)
            + " per phone.");
    }
    if (input.text_begin < 0 || input.text_begin >= int64_t(input.phones.size())) {
        throw impossible("The text must begin at one of the phones.");
    }
}

/// A sentence on its way.
struct Row {
    size_t place; ///< in the caller's list
    std::vector<int64_t> spoken; ///< prompt and codes
    size_t prompt;
    nn::Random random;
    std::optional<AlignmentTracker> tracker;
    bool behind = false; ///< it was taken back: its latest code must be fed again before the next
                         ///< can be drawn
    Decoded result;

    int64_t count() const { return int64_t(spoken.size() - prompt); }
};

class Loop {
public:
    Loop(GptSession& session, const GptConfig& config, const GptDecodeOptions& options,
        const LoopHooks& hooks)
        : m_session(session)
        , m_config(config)
        , m_options(options)
        , m_hooks(hooks)
        , m_sampler(options.sampling)
    {
    }

    std::vector<Decoded> run(std::span<const GptInput> inputs);

private:
    void begin(std::span<const GptInput> inputs);
    void drawCodes();
    bool drawCode(Row& row, int64_t alive);
    std::span<const float> draws(Row& row, int64_t alive, size_t codes);
    void finish(Row& row);
    void removeFinished(const std::vector<int64_t>& kept);
    void feed();
    void follow(Row& row, int64_t alive);
    void takeBack(Row& row, int64_t alive, int64_t from);

    GptSession& m_session;
    const GptConfig& m_config;
    const GptDecodeOptions& m_options;
    const LoopHooks& m_hooks;
    Sampler m_sampler;
    std::vector<Row> m_rows; // still speaking
    std::vector<Decoded> m_results;
    at::Tensor m_draws;
};

void Loop::begin(std::span<const GptInput> inputs)
{
    const bool follow = m_options.follow_alignment && m_config.timbre && m_config.timbre->alignment;
    for (size_t i = 0; i < inputs.size(); ++i) {
        const GptInput& input = inputs[i];
        check(input, m_config);
        Row row{i, input.prompt, input.prompt.size(), nn::Random(m_options.seed, input.stream), {},
            false, {}};
        if (follow) {
            row.tracker.emplace(*m_config.timbre->alignment, input.text_begin,
                int64_t(input.phones.size()), m_options.limits);
        }
        m_rows.push_back(std::move(row));
    }
    m_results.resize(inputs.size());
    m_session.start(inputs);
}

std::span<const float> Loop::draws(Row& row, int64_t alive, size_t codes)
{
    if (m_options.draws) {
        const auto given = m_options.draws(row.count(), alive);
        if (given.size() < codes) {
            throw impossible("There are fewer random draws than codes.");
        }
        return given.first(codes);
    }
    m_draws = row.random.exponential({int64_t(codes)});
    return {m_draws.const_data_ptr<float>(), codes};
}

/// Returns whether the sentence has ended; a code that does not end it is added.
bool Loop::drawCode(Row& row, int64_t alive)
{
    auto logits = m_session.logits(alive);
    if (row.count() < m_options.min_tokens || (row.tracker && !row.tracker->mayEnd())) {
        logits = logits.first(size_t(m_config.eos())); // the end token is the last
    }
    std::span<const int64_t> previous = row.spoken;
    if (m_options.penalty_window > 0) {
        previous = previous.last(std::min(previous.size(), size_t(m_options.penalty_window)));
    }
    const auto probabilities = m_sampler.probabilities(logits, previous);
    const int64_t code = Sampler::draw(probabilities, draws(row, alive, logits.size()));
    const auto likeliest =
        std::ranges::max_element(logits) - logits.begin(); // penalised, but not filtered
    if (code == m_config.eos() || likeliest == m_config.eos()) {
        return true;
    }
    row.spoken.push_back(code);
    row.result.reached_cap = row.count() >= m_options.max_tokens
        || (m_options.early_stop_num >= 0 && row.count() > m_options.early_stop_num);
    return row.result.reached_cap;
}

void Loop::finish(Row& row)
{
    row.result.tokens.assign(row.spoken.begin() + std::ptrdiff_t(row.prompt), row.spoken.end());
    if (row.tracker) {
        row.result.phone_of_token = row.tracker->phoneOfToken();
        if (!row.result.phone_of_token.empty()) { // at the cap the last code was never fed
            row.result.phone_of_token.resize(
                row.result.tokens.size(), row.result.phone_of_token.back());
        }
    }
    m_results[row.place] = std::move(row.result);
}

void Loop::drawCodes()
{
    std::vector<int64_t> kept;
    for (int64_t i = 0; i < std::ssize(m_rows); ++i) {
        Row& row = m_rows[size_t(i)];
        if (std::exchange(row.behind, false) || !drawCode(row, i)) {
            kept.push_back(i);
        } else {
            finish(row);
        }
    }
    if (kept.size() < m_rows.size()) {
        removeFinished(kept);
    }
}

void Loop::removeFinished(const std::vector<int64_t>& kept)
{
    std::vector<Row> rows;
    for (const int64_t row : kept) {
        rows.push_back(std::move(m_rows[size_t(row)]));
    }
    m_rows = std::move(rows);
    if (!m_rows.empty()) {
        m_session.keepRows(kept);
    }
}

void Loop::feed()
{
    std::vector<int64_t> latest;
    int64_t longest = 0;
    for (int64_t i = 0; i < std::ssize(m_rows); ++i) {
        const Row& row = m_rows[size_t(i)];
        latest.push_back(row.spoken.back());
        longest = std::max(longest, row.count());
        if (row.tracker) {
            m_session.setWindow(i, row.tracker->window());
        }
    }
    if (m_options.on_step) {
        m_options.on_step(longest);
    }
    m_session.step(latest);
}

void Loop::follow(Row& row, int64_t alive)
{
    row.tracker->advance(m_session.attention(alive));
    const bool can_differ =
        m_options.sampling.top_k != 1 && row.result.redraws < m_options.max_redraws;
    const auto wrong = can_differ ? row.tracker->wrongFrom() : std::nullopt;
    if (wrong) {
        const int64_t committed = m_hooks.committed ? m_hooks.committed() : 0;
        takeBack(row, alive, std::max({*wrong, committed, int64_t(1)}));
    }
}

/// Codes from `from` on will be drawn again. The code before them is fed once more, for its logits.
void Loop::takeBack(Row& row, int64_t alive, int64_t from)
{
    if (from >= row.count()) {
        return;
    }
    row.spoken.resize(row.prompt + size_t(from));
    row.tracker->truncate(from - 1);
    m_session.truncate(alive, from - 1);
    row.behind = true;
    ++row.result.redraws;
}

std::vector<Decoded> Loop::run(std::span<const GptInput> inputs)
{
    begin(inputs);
    for (drawCodes(); !m_rows.empty(); drawCodes()) {
        if (m_hooks.on_tokens) {
            m_hooks.on_tokens(
                std::span<const int64_t>(m_rows.front().spoken).subspan(m_rows.front().prompt));
        }
        feed();
        for (int64_t i = 0; i < std::ssize(m_rows); ++i) {
            if (m_rows[size_t(i)].tracker) {
                follow(m_rows[size_t(i)], i);
            }
        }
    }
    return std::move(m_results);
}

} // namespace

std::vector<Decoded> decodeLoop(GptSession& session, std::span<const GptInput> inputs,
    const GptConfig& config, const GptDecodeOptions& options, const LoopHooks& hooks)
{
    return Loop(session, config, options, hooks).run(inputs);
}

} // namespace timbre::models
