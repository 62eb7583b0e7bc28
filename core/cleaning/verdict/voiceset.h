#pragma once

#include <span>
#include <vector>

namespace timbre::cleaning {

/// A voice as a point of length 1 (inference::VoicePrints makes them).
using VoicePrint = std::vector<float>;

/// 1 - cosine. Measured between clips of some seconds and their centre: under 0.1 for the same real
/// voice, 0.23 and more for another.
double voiceDistance(const VoicePrint& a, const VoicePrint& b);

/// The middle of a set that is mostly one voice: the mean of the nearer three quarters of it, so
/// that a few strangers do not move it. Empty for an empty set.
VoicePrint voiceCentre(std::span<const VoicePrint> prints);

/// The largest distance between what comes before and after a moment of a clip, on the mean of the
/// parts; 0 for fewer than four. Single parts of 1.6 s of one voice differ by up to 0.5.
double innerDistance(std::span<const VoicePrint> parts);

} // namespace timbre::cleaning
