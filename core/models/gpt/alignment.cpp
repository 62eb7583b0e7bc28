#include "core/models/gpt/alignment.h"

#include <algorithm>

namespace timbre::models {

AlignmentTracker::AlignmentTracker(const GptAlignment& alignment, int64_t text_begin,
    int64_t phones, const AlignmentLimits& limits)
    : m_alignment(alignment)
    , m_begin(text_begin)
    , m_phones(phones)
    , m_limits(limits)
{
}

PhoneRange AlignmentTracker::window() const
{
    return {std::max<int64_t>(0, position() - m_alignment.window_before),
        std::min(m_phones, position() + m_alignment.window_after + 1)};
}

void AlignmentTracker::advance(std::span<const float> attention)
{
    const auto looked_at = std::ranges::max_element(attention) - attention.begin();
    m_reached.push_back(int(std::max<int64_t>(position(), looked_at)));
}

int64_t AlignmentTracker::firstCodeOn(int64_t phone) const
{
    return std::ranges::lower_bound(m_reached, phone) - m_reached.begin();
}

std::optional<int64_t> AlignmentTracker::wrongFrom() const
{
    if (m_reached.size() < 2) {
        return std::nullopt;
    }
    const int64_t before = m_reached[m_reached.size() - 2];
    const bool skipped = position() - before - 1 > m_limits.most_skipped;
    const bool stuck =
        int64_t(m_reached.size()) - firstCodeOn(position()) > m_limits.most_codes_on_phone;
    if (!skipped && !stuck) {
        return std::nullopt;
    }
    return firstCodeOn(
        skipped ? before : position() - 1); // once more from the last phone that was right
}

void AlignmentTracker::truncate(int64_t codes)
{
    m_reached.resize(std::min(m_reached.size(), size_t(codes)));
}

} // namespace timbre::models
