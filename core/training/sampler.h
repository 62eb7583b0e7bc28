#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// In which order clips are seen. Pure functions of (lengths, options, seed, epoch): the state of a
/// sampler is the number of the epoch and the number of batches seen, and every machine gives the
/// same order.
namespace timbre::training {

using Batch = std::vector<int64_t>; ///< indices into the lengths; clips may come up several times

/// Sets of fewer than 100 clips are repeated, so that an epoch is worth its overhead: the
/// reference's max(2, 100 / n) times, else once.
int64_t repetitions(int64_t clips);

/// The reference's order for the GPT: sorted by length, buckets 2 s wide, shuffled inside, cut into
/// batches, batches shuffled. lengths_s: seconds of each clip, repetitions included.
std::vector<Batch> gptBatches(
    std::span<const double> lengths_s, int64_t batch_size, uint64_t seed, int64_t epoch);

/// max(min(batch_size, clips / 4), 1), as the reference has it.
int64_t gptBatchSize(int64_t batch_size, int64_t clips);

/// The reference's order for SoVITS: buckets by length in frames with the bounds 32, 300, 400, ...
/// 1900 (clips outside are left out), each filled up by repetition to whole batches, shuffled.
std::vector<Batch> sovitsBatches(
    std::span<const int64_t> lengths, int64_t batch_size, uint64_t seed, int64_t epoch);

/// Plain order for small models: all clips `repeats` times, shuffled, cut into equal batches. Every
/// batch is whole: the last one is filled up from the start.
std::vector<Batch> shuffledBatches(
    int64_t clips, int64_t repeats, int64_t batch_size, uint64_t seed, int64_t epoch);

/// Batches for many clips: they pass by in one endless row, shuffled anew in every pass, and an
/// epoch is the next `steps` batches of it. Clips of about one length come together, so that little
/// of a batch is filling. lengths_s as above.
std::vector<Batch> streamBatches(std::span<const double> lengths_s, int64_t batch_size,
    int64_t steps, uint64_t seed, int64_t epoch);

/// A number for one use in one step: seeds of draws that never repeat within a run.
uint64_t mixed(uint64_t seed, uint64_t a, uint64_t b = 0);

} // namespace timbre::training
