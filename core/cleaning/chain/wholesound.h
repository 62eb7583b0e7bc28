#pragma once

#include "core/cleaning/chain/chain.h"

#include <filesystem>

namespace timbre::cleaning {

/// Carries a recipe out on a sound of any length, at flat memory: block by block, and once more for
/// each "loudness" that was not learned, over a file of its own beside `spool` (4 bytes a sample,
/// gone at the end). `write` gets the result in order, interleaved. Progress stage "clean".
/// Throws Error(DiskFull, ...) of the spool, what `write` throws, jobs::Cancelled.
void cleanWhole(const Recipe& recipe, const SoundSource& source, DeepFilter* denoiser,
    const std::filesystem::path& spool, const std::function<void(std::span<const float>)>& write,
    jobs::Context& job);

/// A sound of any length in short: whole where it is short, else pieces from all over it, enough to
/// learn from.
audio::Audio excerpts(const SoundSource& source, jobs::Context& job);

} // namespace timbre::cleaning
