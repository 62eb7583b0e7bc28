#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timbre::dsp {

struct SlicerOptions { // defaults: the reference's page
    double threshold_db = -34.0; ///< an RMS below this (re full scale) is silence
    int min_length_ms = 4000; ///< no cut before a piece is this long
    int min_interval_ms = 300; ///< a silence has to last this long to be cut in
    int hop_size_ms = 10; ///< one frame: cuts fall on multiples of it
    int max_sil_kept_ms = 500; ///< of a longer silence, each side keeps at most this much
};

/// Samples [begin, end) of the sound.
struct Slice {
    int64_t begin, end;
};

/// The reference's energy slicer, sample for sample: cuts a recording in its silences and drops
/// what is too much of them. A sound without a cut is one slice; one of silence alone has none.
/// Error(InvalidArgument) unless min_length >= min_interval >= hop_size > 0 and
/// max_sil_kept >= hop_size.
std::vector<Slice> slice(
    std::span<const float> samples, int sampling_rate, const SlicerOptions& options = {});

/// The same for a sound that comes block by block, at flat memory (4 bytes per hop). One thread.
class Slicer {
public:
    /// Errors: as slice().
    explicit Slicer(int sampling_rate, const SlicerOptions& options = {});
    ~Slicer();
    void add(std::span<const float> samples);
    /// Once, after the last block.
    std::vector<Slice> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace timbre::dsp
