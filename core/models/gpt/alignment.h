#pragma once

#include "core/models/gpt/config.h"
#include "core/models/gpt/session.h"

#include <optional>
#include <span>
#include <vector>

namespace timbre::models {

/// When a piece of speech counts as gone wrong. Measured on the base model: right speech passes
/// over two phones at most (some last less than one code's 40 ms) and stays ten codes on a phone,
/// more in a pause.
struct AlignmentLimits {
    int64_t most_skipped = 1; ///< phones passed over by one code
    int64_t most_codes_on_phone = 40; ///< 1.6 s: a word that is said again and again, or a hum
};

/// Follows which phone a sentence has reached from what the alignment heads look at.
class AlignmentTracker {
public:
    AlignmentTracker(const GptAlignment& alignment, int64_t text_begin, int64_t phones,
        const AlignmentLimits& limits);

    /// What the heads may see next.
    PhoneRange window() const;

    /// Near enough to the end of the text for the end token: one of the last three phones.
    bool mayEnd() const { return position() >= m_phones - 3; }

    /// The latest code's attention [phones]: moves the position, never backwards.
    void advance(std::span<const float> attention);

    /// A code from which on the speech should be drawn again, because phones were skipped or one
    /// went on for too long; nothing when all is well.
    std::optional<int64_t> wrongFrom() const;

    /// Forgets all but the first `codes` codes.
    void truncate(int64_t codes);

    /// The phone of each code so far, an index into all phones.
    const std::vector<int>& phoneOfToken() const { return m_reached; }

private:
    int64_t position() const { return m_reached.empty() ? m_begin : m_reached.back(); }
    int64_t firstCodeOn(int64_t phone) const;

    const GptAlignment m_alignment;
    const int64_t m_begin, m_phones;
    const AlignmentLimits m_limits;
    std::vector<int> m_reached;
};

} // namespace timbre::models
