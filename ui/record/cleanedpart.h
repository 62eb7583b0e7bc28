#pragma once

#include "core/audio/audioreader.h"
#include "core/cleaning/cleaner.h"

#include <QtGlobal>

#include <filesystem>
#include <span>
#include <vector>

namespace timbre::ui {

/// A part of a recording as it sounds after cleaning, one channel.
struct CleanedPart {
    qint64 begin = 0; ///< frame
    std::vector<float> samples;
    float gain = 1.0f; ///< makes it as loud as the original part, so that louder does not win

    /// Replaces what lies inside of the part, in samples that start at frame `first`.
    void replaceIn(std::span<float> samples, qint64 first) const;
};

/// Frames [begin, end) of a file, cleaned; effects that change the length are left out. Reads only
/// the part and what the effects need around it. Any thread. Throws as Cleaner::preview.
CleanedPart cleanPart(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, qint64 begin, qint64 end, jobs::Context& job);

/// The whole file, cleaned, into another. Throws as Cleaner and AudioWriter.
void cleanFile(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, const std::filesystem::path& target, jobs::Context& job);

} // namespace timbre::ui
