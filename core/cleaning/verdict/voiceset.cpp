#include "core/cleaning/verdict/voiceset.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbre::cleaning {
namespace {

VoicePrint meanOf(std::span<const VoicePrint> prints, std::span<const size_t> which)
{
    VoicePrint mean(prints.front().size(), 0.0f);
    for (const size_t index : which) {
        for (size_t i = 0; i < mean.size(); ++i) {
            mean[i] += prints[index][i];
        }
    }
    const float length =
        std::sqrt(std::inner_product(mean.begin(), mean.end(), mean.begin(), 0.0f));
    for (float& x : mean) {
        x /= std::max(length, 1e-12f);
    }
    return mean;
}

} // namespace

double voiceDistance(const VoicePrint& a, const VoicePrint& b)
{
    double product = 0.0, aa = 1e-12, bb = 1e-12;
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        product += double(a[i]) * double(b[i]);
        aa += double(a[i]) * double(a[i]);
        bb += double(b[i]) * double(b[i]);
    }
    return 1.0 - product / std::sqrt(aa * bb);
}

VoicePrint voiceCentre(std::span<const VoicePrint> prints)
{
    if (prints.empty()) {
        return {};
    }
    std::vector<size_t> which(prints.size());
    std::iota(which.begin(), which.end(), size_t(0));
    VoicePrint centre = meanOf(prints, which);
    for (int round = 0; round < 3; ++round) {
        std::ranges::sort(
            which, {}, [&](size_t index) { return voiceDistance(prints[index], centre); });
        centre = meanOf(prints, std::span(which).first((which.size() * 3 + 3) / 4));
    }
    return centre;
}

double innerDistance(std::span<const VoicePrint> parts)
{
    constexpr size_t kLeast = 2; // parts on either side: one alone says little
    std::vector<size_t> all(parts.size());
    std::iota(all.begin(), all.end(), size_t(0));
    double largest = 0.0;
    for (size_t cut = kLeast; cut + kLeast <= parts.size(); ++cut) {
        const auto before = std::span(all).first(cut), after = std::span(all).subspan(cut);
        largest = std::max(largest, voiceDistance(meanOf(parts, before), meanOf(parts, after)));
    }
    return largest;
}

} // namespace timbre::cleaning
