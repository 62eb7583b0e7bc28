#pragma once

#include "core/text/datafile.h"
#include "core/text/regex.h"
#include "core/text/trackedtext.h"

#include <vector>

namespace timbre::text::zh {

/// Turns what Mandarin and Cantonese text holds besides characters into words: traditional characters
/// into simplified ones, numbers, dates, times, units, signs. The order of the rules is the reference's,
/// for they see each other's results. Immutable; the data file must outlive it.
class Normalizer {
public:
    explicit Normalizer(const DataFile& data);

    /// The sentences of a text, cut after ：、，；。？！ , ; ? ! and at line ends; marks stay.
    std::vector<TrackedText> sentences(const TrackedText& text) const;

private:
    TrackedText sentence(TrackedText text) const;
    char32_t simplified(char32_t character) const;
    void dates(TrackedText& text) const;
    void times(TrackedText& text) const;
    void units(TrackedText& text) const;
    void arithmetic(TrackedText& text) const;
    void shares(TrackedText& text) const;
    void telephones(TrackedText& text) const;
    void plainNumbers(TrackedText& text) const;

    std::span<const uint32_t> m_from, m_to; // traditional -> simplified, sorted
    Regex m_sentence_end;
    Regex m_date, m_date2, m_time_range, m_time;
    Regex m_unit_range, m_temperature;
    Regex m_arithmetic, m_power;
    Regex m_fraction, m_percentage;
    Regex m_mobile, m_telephone, m_service;
    Regex m_range, m_negative, m_version, m_decimal, m_measured, m_long, m_number;
};

} // namespace timbre::text::zh
