#pragma once

#include <QAudioFormat>

#include <vector>

namespace timbre::ui {

/// What a sound device delivers, as one channel of floats: the mean of all. A part of a frame at
/// the end is left out. Unknown sample formats give nothing.
std::vector<float> monoSamples(const char* bytes, qint64 count, const QAudioFormat& format);

} // namespace timbre::ui
