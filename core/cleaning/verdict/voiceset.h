#pragma once

#include <span>
#include <vector>

namespace timbre::cleaning {

/// A voice as a point of length 1 (inference::VoicePrints makes them).
using VoicePrint = std::vector<float>;

/// 1 - cosine: 0 for the same voice, about 0.1..0.3 within one, 0.4 and more between two.
double voiceDistance(const VoicePrint& a, const VoicePrint& b);

/// The middle of a set that is mostly one voice: the mean of the nearer three quarters of it, so
/// that a few strangers do not move it. Empty for an empty set.
VoicePrint voiceCentre(std::span<const VoicePrint> prints);

/// The largest distance between two parts of a clip; 0 for fewer than two.
double innerDistance(std::span<const VoicePrint> parts);

} // namespace timbre::cleaning
