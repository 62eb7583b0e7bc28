#pragma once

#include <string>
#include <vector>

namespace timbre::training {

/// Errors (substituted, left out, put in) and the number of units that should have been heard.
struct ErrorCount {
    int64_t errors = 0, units = 0;

    ErrorCount& operator+=(const ErrorCount& other)
    {
        errors += other.errors;
        units += other.units;
        return *this;
    }
    double rate() const { return units > 0 ? double(errors) / double(units) : 0.0; }
};

/// Levenshtein distance over words; over characters for languages without spaces (zh, ja, yue).
/// Case, punctuation and apostrophes do not count; English numbers up to twelve are words.
ErrorCount countErrors(
    const std::string& said, const std::string& heard, const std::string& language);

/// Sentences of a language that every epoch speaks: its most frequent sounds, no rare words.
/// English has 24 (342 words), so that a few words more or less misread tell something; the others
/// three.
const std::vector<std::string>& testSentences(const std::string& language);

/// The first three of them: kept as sounds, for a person to compare.
std::vector<std::string> audibleSentences(const std::string& language);

} // namespace timbre::training
