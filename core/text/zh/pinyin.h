#pragma once

#include "core/text/datafile.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text::zh {

/// How one character is read: a pair of initial and final with a tone 1..5 (5: neutral), or a mark.
struct Syllable {
    static constexpr uint16_t kNone = 0xFFFF;

    uint16_t pair = kNone; ///< number of the pair; kNone for marks and characters without a reading
    uint8_t tone = 0; ///< 0 for marks
    char32_t character = 0; ///< what is read

    bool spoken() const { return pair != kNone; }
};

/// Readings of words after pypinyin: the longest phrase of its table, else a character's first reading.
/// Immutable; the data file must outlive it.
class Pinyin {
public:
    explicit Pinyin(const DataFile& data);

    /// One syllable per character.
    std::vector<Syllable> read(std::u32string_view word) const;
    /// Whether a Han character has a reading.
    bool knows(char32_t character) const;

    /// Spelling by the strict standard (y and w are no initials; ü is v), the final with its tone.
    std::string initial(const Syllable& syllable) const;
    std::string final(const Syllable& syllable) const;
    /// The two phones of a spoken syllable; the second carries the tone.
    std::string firstPhone(const Syllable& syllable) const { return std::string(m_phone1[syllable.pair]); }
    std::string secondPhone(const Syllable& syllable) const;

private:
    void readHan(std::u32string_view han, std::vector<Syllable>& to) const;
    Syllable single(char32_t character) const;

    StringTable m_initial, m_final, m_phone1, m_phone2; // by pair
    std::span<const uint16_t> m_characters; // readings of U+4E00..U+9FA5
    Trie m_phrases; // -> where a phrase's readings begin
    std::span<const uint16_t> m_readings;
};

} // namespace timbre::text::zh
