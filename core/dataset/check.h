#pragma once

#include "core/dataset/dataset.h"
#include "core/jobs/context.h"

#include <optional>

namespace timbre::dataset {

struct CheckOptions {
    double shortest_s = 0.6, longest_s = 54.0; ///< what the reference trains on
    double silence_db = -50.0; ///< an RMS below this (re full scale) is silence
    double enough_s = 30.0; ///< less speech than this is worth a warning
    std::optional<text::Language> only = {}; ///< the one language the model to be trained speaks
};

struct CheckedClip {
    DatasetItem item;
    double seconds = 0.0;
    std::string hash; ///< of the file's bytes: SHA-1, hexadecimal
};

struct CheckedDataset {
    std::vector<CheckedClip> clips;
    std::vector<RowMessage> messages; ///< the reader's too, by row
    double seconds = 0.0; ///< of all clips
};

/// Opens every clip and leaves out what cannot be trained on. Progress stage "check". Throws
/// Error(BadReference) that says why when nothing is left; jobs::Cancelled.
CheckedDataset check(const Dataset& dataset, const CheckOptions& options, jobs::Context& job);

} // namespace timbre::dataset
