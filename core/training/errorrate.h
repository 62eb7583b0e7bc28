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

/// Three sentences of a language that every epoch speaks: its most frequent sounds, no rare words.
const std::vector<std::string>& testSentences(const std::string& language);

} // namespace timbre::training
