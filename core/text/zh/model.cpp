#include "core/text/zh/model.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>
#include <numeric>

namespace timbre::text::zh {
namespace {

constexpr double kMissing = -3.14e100; // "impossible" of the models' authors; sums of it still compare
constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr size_t kStates = 256;
constexpr size_t kLongestPiece = 256; // longer runs are cut blindly: no word is that long, and memory is bounded
constexpr size_t kLongestUnknown = 32; // unknown characters try all states against all: costly, and in vain

} // namespace

// --- with tags ------------------------------------------------------------------------------------------------

/// The best path through the states for one piece. Among equal ones the greater state wins.
class TaggedModel::Viterbi {
public:
    Viterbi(const TaggedModel& model, std::u32string_view han)
        : m_model(model)
        , m_back(han.size())
    {
        start(han[0]);
        for (size_t t = 1; t < han.size(); ++t)
            step(han[t], m_back[t]);
    }

    std::vector<uint8_t> path() const
    {
        uint8_t state = best([&](uint8_t y) { return m_score[y]; }).state;
        std::vector<uint8_t> states(m_back.size());
        for (size_t t = states.size(); t-- > 0; state = m_back[t][state])
            states[t] = state;
        return states;
    }

private:
    struct Best {
        double score;
        uint8_t state;
    };

    void start(char32_t character)
    {
        const size_t row = m_model.row(character);
        const auto allowed = m_model.allowed(row);
        m_active.assign(allowed.begin(), allowed.end());
        for (const uint8_t state : m_active)
            m_score[state] = m_model.m_start[state] + m_model.emission(row, state);
    }

    void step(char32_t character, std::array<uint8_t, kStates>& back)
    {
        std::erase_if(m_active, [&](uint8_t state) { return m_model.m_successors[state].empty(); });
        const size_t row = m_model.row(character);
        const auto next = following(row);
        std::array<double, kStates> score;
        for (const uint8_t y : next) {
            const double emission = m_model.emission(row, y);
            const auto [value, from] = best(
                [&](uint8_t y0) { return m_score[y0] + m_model.m_trans[y0 * kStates + y] + emission; });
            score[y] = value;
            back[y] = from;
        }
        m_active = next;
        m_score = score;
    }

    /// States the character allows and one of the active ones leads to; if there is none, all that are led to.
    std::vector<uint8_t> following(size_t row) const
    {
        std::bitset<kStates> reachable;
        for (const uint8_t state : m_active) {
            for (const uint8_t next : m_model.m_successors[state])
                reachable.set(next);
        }
        const auto select = [&](std::span<const uint8_t> from) {
            std::vector<uint8_t> states;
            std::ranges::copy_if(from, std::back_inserter(states), [&](uint8_t y) { return reachable[y]; });
            return states;
        };
        auto states = select(m_model.allowed(row));
        if (states.empty())
            states = reachable.any() ? select(m_model.m_all) : m_model.m_all;
        return states;
    }

    template <class Score>
    Best best(Score&& score) const
    {
        Best result{kNever, 0};
        for (const uint8_t state : m_active) { // ascending
            const double value = score(state);
            if (value >= result.score)
                result = {value, state};
        }
        return result;
    }

    const TaggedModel& m_model;
    std::vector<uint8_t> m_active; // states of the last character, ascending
    std::array<double, kStates> m_score{};
    std::vector<std::array<uint8_t, kStates>> m_back; // [character][state] -> state before
};

TaggedModel::TaggedModel(const DataFile& data, uint8_t unknown_tag)
    : m_unknown_tag(unknown_tag)
    , m_position(data.bytes("pos.position"))
    , m_tag(data.array<uint8_t>("pos.tag"))
    , m_allowed(data.array<uint8_t>("pos.allowed"))
    , m_emit_state(data.array<uint8_t>("pos.emit"))
    , m_start(data.array<double>("pos.start"))
    , m_trans(data.array<double>("pos.trans"))
    , m_emit(data.array<double>("pos.emit.value"))
    , m_characters(data.array<uint32_t>("pos.characters"))
    , m_allowed_begin(data.array<uint32_t>("pos.allowed.begin"))
    , m_emit_begin(data.array<uint32_t>("pos.emit.begin"))
    , m_all(kStates)
    , m_successors(kStates)
{
    std::iota(m_all.begin(), m_all.end(), uint8_t(0));
    for (size_t a = 0; a < kStates; ++a) {
        for (size_t b = 0; b < kStates; ++b) {
            if (m_trans[a * kStates + b] != kNever)
                m_successors[a].push_back(uint8_t(b));
        }
    }
}

size_t TaggedModel::row(char32_t character) const
{
    const auto found = std::ranges::lower_bound(m_characters, uint32_t(character));
    const bool known = found != m_characters.end() && *found == uint32_t(character);
    return known ? size_t(found - m_characters.begin()) : m_characters.size();
}

std::span<const uint8_t> TaggedModel::allowed(size_t row) const
{
    if (row == m_characters.size() || m_allowed_begin[row] == m_allowed_begin[row + 1])
        return m_all;
    return m_allowed.subspan(m_allowed_begin[row], m_allowed_begin[row + 1] - m_allowed_begin[row]);
}

double TaggedModel::emission(size_t row, uint8_t state) const
{
    if (row == m_characters.size())
        return kMissing;
    const auto states = m_emit_state.subspan(m_emit_begin[row], m_emit_begin[row + 1] - m_emit_begin[row]);
    const auto found = std::ranges::lower_bound(states, state);
    const bool known = found != states.end() && *found == state;
    return known ? m_emit[m_emit_begin[row] + size_t(found - states.begin())] : kMissing;
}

void TaggedModel::cut(std::u32string_view han, size_t offset, std::vector<TaggedWord>& words) const
{
    for (size_t at = 0; at < han.size(); at += kLongestPiece)
        cutPiece(han.substr(at, kLongestPiece), offset + at, words);
}

void TaggedModel::cutPiece(std::u32string_view han, size_t offset, std::vector<TaggedWord>& words) const
{
    const auto unknown = [this](char32_t c) { return row(c) == m_characters.size(); };
    if (han.size() > kLongestUnknown && std::ranges::all_of(han, unknown)) {
        for (size_t i = 0; i < han.size(); ++i)
            words.push_back({offset + i, offset + i + 1, m_unknown_tag});
        return;
    }
    const auto path = Viterbi(*this, han).path();
    size_t begin = 0, next = 0;
    for (size_t i = 0; i < han.size(); ++i) {
        const char position = m_position[path[i]];
        if (position == 'B')
            begin = i;
        if (position != 'E' && position != 'S')
            continue;
        words.push_back({offset + (position == 'E' ? begin : i), offset + i + 1, m_tag[path[i]]});
        next = i + 1;
    }
    if (next < han.size())
        words.push_back({offset + next, offset + han.size(), m_tag[path[next]]});
}

// --- without tags ---------------------------------------------------------------------------------------------

namespace {

enum Position : uint8_t { B, M, E, S };
constexpr size_t kPositions = 4;
// Which two positions can come before each; of equal ones the first wins.
constexpr std::array<std::array<Position, 2>, kPositions> kBefore{{{E, S}, {M, B}, {B, M}, {S, E}}};
constexpr std::array<Position, kPositions> kGreater{S, M, M, S}; // by letter, when both are impossible

struct Step {
    double score;
    Position before;
};

} // namespace

PlainModel::PlainModel(const DataFile& data)
    : m_start(data.array<double>("seg.start"))
    , m_trans(data.array<double>("seg.trans"))
    , m_emit(data.array<double>("seg.emit"))
    , m_characters(data.array<uint32_t>("seg.characters"))
{
}

const double* PlainModel::emission(char32_t character) const
{
    static constexpr std::array<double, kPositions> kUnknown{kMissing, kMissing, kMissing, kMissing};
    const auto found = std::ranges::lower_bound(m_characters, uint32_t(character));
    const bool known = found != m_characters.end() && *found == uint32_t(character);
    return known ? &m_emit[size_t(found - m_characters.begin()) * kPositions] : kUnknown.data();
}

std::vector<size_t> PlainModel::cut(std::u32string_view han) const
{
    std::vector<std::array<Step, kPositions>> steps(han.size());
    for (size_t y = 0; y < kPositions; ++y)
        steps[0][y] = {m_start[y] + emission(han[0])[y], B};
    for (size_t t = 1; t < han.size(); ++t) {
        const double* emitted = emission(han[t]);
        for (size_t y = 0; y < kPositions; ++y) {
            Step best{kMissing, kGreater[y]};
            for (const Position before : kBefore[y]) {
                const double score = emitted[y] + steps[t - 1][before].score + m_trans[before * kPositions + y];
                if (score > best.score)
                    best = {score, before};
            }
            steps[t][y] = best;
        }
    }
    std::vector<size_t> ends;
    Position position = steps.back()[S].score > steps.back()[E].score ? S : E;
    for (size_t t = han.size(); t-- > 0; position = steps[t][position].before) {
        if (position == E || position == S)
            ends.push_back(t + 1);
    }
    std::ranges::reverse(ends);
    return ends;
}

} // namespace timbre::text::zh
