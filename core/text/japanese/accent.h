#pragma once

#include <cstddef>
#include <string>
#include <vector>

struct _JPCommonLabel;

namespace timbre::text {

/// A phone and the node (a number that the caller gives) it comes from.
struct AccentedPhone {
    std::string phone;
    size_t node;
};

/// The phonemes of a label structure with their pitch: "[" where it rises, "]" where it falls, "#" between accent
/// phrases, "_" for pauses (Kurihara et al., "Prosodic features control by symbols", IEICE 2021). Unvoiced
/// vowels are written as voiced ones. `nodes`: where each phoneme comes from.
std::vector<AccentedPhone> accentedPhones(const _JPCommonLabel& label, const std::vector<size_t>& nodes);

} // namespace timbre::text
