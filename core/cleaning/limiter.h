#pragma once

#include "core/cleaning/sound.h"

namespace timbre::cleaning {

/// Keeps the true peak (ITU-R BS.1770: four times oversampled) at or below the ceiling. All
/// channels get the same gain, which moves over 5 ms before and after a peak.
void limitTruePeak(Sound& sound, double ceiling_dbtp, Work& work);

} // namespace timbre::cleaning
