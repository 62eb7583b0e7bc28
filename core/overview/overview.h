// overview - what a long sound looks like from any distance.
// Gives: peaks, mel spectra, loudness and clipped places of a whole sound (Overview), kept beside
// the file; mel tiles and samples of the visible part (TileCache), made by worker threads. Keeps
// out: torch, Qt, colours and pixels. Mel spectra here are for the eye; models have core/dsp's.
// Units: frames at the file's rate, the mean of all channels; dB and LUFS re full scale.

#pragma once

#include "core/jobs/context.h"
#include "core/overview/coarsemel.h"
#include "core/overview/loudnesscurve.h"
#include "core/overview/peakpyramid.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace timbre::overview {

/// Frames [begin, end) at full scale in at least one channel.
struct ClippedRun {
    int64_t begin, end;
};

/// Grows from one thread (append, finish), is looked at from any other at the same time.
class Overview {
public:
    /// `expected_frames` only avoids copying while it grows.
    explicit Overview(int sampling_rate, int64_t expected_frames = 0);

    void append(std::span<const float> interleaved, int channels);
    /// No more will come.
    void finish();

    int samplingRate() const { return m_sampling_rate; }
    int64_t frames() const; ///< so far
    bool complete() const;

    /// As PeakPyramid::columns.
    std::vector<Peak> peaks(double first, double frames_per_column, int count) const;
    /// Columns [begin, end) of a level of CoarseMel (kBlock << level frames each); those that do
    /// not exist yet are left out at the end.
    std::vector<MelColumn> mel(int level, int64_t begin, int64_t end) const;
    int melLevels() const;
    struct Loudness {
        int64_t frames_per_value = 1;
        std::vector<float> lufs; ///< values [begin, ...) as asked
    };
    /// Momentary loudness of values [begin, end), value i ending at frame (i + 1) *
    /// frames_per_value.
    Loudness loudness(int64_t begin, int64_t end) const;
    /// Those that touch [begin, end).
    std::vector<ClippedRun> clipped(int64_t begin, int64_t end) const;

private:
    friend void saveOverview(const Overview&, const std::filesystem::path& sound);
    friend bool restoreOverview(Overview&, const std::filesystem::path& sound);

    void noteClipping(std::span<const float> interleaved, int channels);

    const int m_sampling_rate;
    mutable std::mutex m_mutex; // guards all below
    PeakPyramid m_peaks;
    CoarseMel m_mel;
    LoudnessCurve m_loudness;
    std::vector<ClippedRun> m_clipped;
    bool m_complete = false;
};

/// The overview of a file: complete when the cache beside it is fresh, else empty; then fill() it.
/// Errors: those of audio::AudioReader.
std::shared_ptr<Overview> openOverview(const std::filesystem::path& sound);

/// Reads the whole file into an empty overview and writes the cache. Progress stage "overview".
/// A cache that cannot be written (read-only media) is no error.
void fill(Overview& overview, const std::filesystem::path& sound, jobs::Context& job);

/// Where the cache of a sound lies: FOLDER/.overview/NAME.peaks
std::filesystem::path cachePath(const std::filesystem::path& sound);

} // namespace timbre::overview
