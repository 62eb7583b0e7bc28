#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace timbre::training {

/// Fundamental frequency every 10 ms, 60 to 500 Hz: YIN's normalised difference function
/// (de Cheveigne and Kawahara, JASA 2002, equation 8), and the cheapest path through it over time
/// (Viterbi), which keeps it from jumping an octave.
/// samples16k [n] at 16 kHz -> [frames] Hz, 0 where unvoiced; frame i is centred on (i + 0.5) * 10
/// ms.
at::Tensor trackPitch(const at::Tensor& samples16k, int64_t frames);

} // namespace timbre::training
