#pragma once

#include "core/dataset/check.h"

namespace timbre::training {

/// The clips of all speakers, each item's `speaker` filled in (the list's name where it says none).
/// `data`: one .list, or a folder with .list files in it or in the folders of its first level.
/// English only, as the shipped model whose layout and aligner are used. What cannot be used
/// becomes messages that name their list. Throws Error(NotFound) when there is no list,
/// Error(BadReference) when no clip can be used, jobs::Cancelled.
std::vector<dataset::CheckedClip> checkedSpeakers(const std::filesystem::path& data,
    std::vector<dataset::RowMessage>& messages, jobs::Context& job);

/// Which clips are only measured with: of each speaker that share, spread over its clips, at least
/// one from six clips on.
std::vector<bool> heldOutOf(const std::vector<dataset::CheckedClip>& clips, double share);

} // namespace timbre::training
