#pragma once

#include "core/audio/audioreader.h"
#include "core/cleaning/cleaner.h"

#include <QtGlobal>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace timbre::ui {

/// A part of a recording as it sounds after cleaning, one channel, as loud as the original, so that
/// louder does not win.
struct CleanedPart {
    qint64 begin = 0; ///< frame
    std::vector<float> samples;

    qint64 end() const { return begin + qint64(samples.size()); }
    /// Replaces what lies inside of the part, in samples that start at frame `first`.
    void replaceIn(std::span<float> samples, qint64 first) const;
};

/// Cleans frames [begin, end) of a file to be listened to: the first fifth of a second is ready
/// within a tenth, the rest comes faster than it is heard. Another recipe costs only the steps from
/// the first change on. Reads nothing but the part and what effects need around it; effects that
/// change the length are left out. One thread at a time.
class PartCleaner {
public:
    /// Throws as AudioReader.
    PartCleaner(std::shared_ptr<const cleaning::Cleaner> cleaner, std::filesystem::path sound,
        qint64 begin, qint64 end);

    bool isOf(const std::filesystem::path& sound, qint64 begin, qint64 end) const;

    /// Calls `ready` with piece after piece, on this thread: from frame `from` to the end, then
    /// what lies before. Throws jobs::Cancelled.
    void run(const cleaning::Recipe& recipe, qint64 from,
        const std::function<void(CleanedPart)>& ready, jobs::Context& job);

private:
    class Level;

    cleaning::SoundSource source();
    cleaning::Recipe learned(const cleaning::Recipe& recipe, jobs::Context& job);

    std::shared_ptr<const cleaning::Cleaner> m_cleaner;
    std::filesystem::path m_sound;
    audio::AudioReader m_reader;
    qint64 m_begin, m_end;
    std::vector<float> m_before; ///< the part as it is
    std::vector<std::pair<cleaning::Step, cleaning::Step>> m_learned; ///< as asked, as learned
    std::unique_ptr<cleaning::Chain> m_chain;
};

/// The whole file, cleaned, into another, at flat memory. Throws as Cleaner and AudioWriter.
void cleanFile(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, const std::filesystem::path& target, jobs::Context& job);

} // namespace timbre::ui
