#include "core/training/verdict.h"

#include <algorithm>

namespace timbre::training {
namespace {

constexpr double kErrorWeight = 0.5; // a tenth more words misread weighs as much as 0.05 similarity
constexpr int64_t kTellingWords = 100; // fewer say nothing about a few words in a hundred
constexpr double kErrorRise = 0.15; // above the best so far, twice in a row: training does harm

} // namespace

double score(const Measured& measured)
{
    return measured.similarity - kErrorWeight * measured.error_rate;
}

bool isBest(const Measured& measured, std::span<const Measured> before)
{
    if (before.empty()) {
        return true;
    }
    const Measured& start = before.front();
    const auto fit = [&](const Measured& m) {
        return m.words < kTellingWords || m.error_rate <= start.error_rate;
    };
    return fit(measured) && std::ranges::all_of(before, [&](const Measured& other) {
        return !fit(other) || score(measured) > score(other);
    });
}

bool doesHarm(std::span<const Measured> measured)
{
    if (measured.size() < 3) {
        return false;
    }
    const auto least = std::ranges::min(measured, {}, &Measured::error_rate).error_rate;
    return std::ranges::all_of(
        measured.last(2), [&](const Measured& m) { return m.error_rate > least + kErrorRise; });
}

} // namespace timbre::training
