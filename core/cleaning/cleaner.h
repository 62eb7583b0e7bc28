// cleaning - a recording made fit for a voice, and what there is to say about it.
// Gives: effects as data (Recipe) and the Cleaner that carries them out; voice activity and cuts
// (voice/); loudness, ACX figures, measures and the verdict of a clip (verdict/).
// Keeps out: torch, Qt, files other than its two networks. Effects never change what they are
// given. Units: float samples in [-1, 1], interleaved (an effect may exceed that; "loudness" brings
// it back), 1 or 2 channels (more work too), any rate from 8 kHz; ranges are frames, half open
// [begin, end). Deterministic: the same recipe and sound give the same samples.

#pragma once

#include "core/audio/audiofile.h"
#include "core/cleaning/chain/chain.h"
#include "core/cleaning/recipe.h"
#include "core/jobs/context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace timbre::cleaning {

struct Range {
    int64_t begin = 0, end = 0;
    bool operator==(const Range&) const = default;
};

/// Carries recipes out. Any thread; calls may overlap.
class Cleaner {
public:
    /// `denoiser`: the folder with libdeepfilter.so and its network; by default the one that
    /// packaging installs. Without it "denoise" falls back to the spectral gate.
    explicit Cleaner(std::optional<std::filesystem::path> denoiser = std::nullopt);
    ~Cleaner();
    Cleaner(const Cleaner&) = delete;
    Cleaner& operator=(const Cleaner&) = delete;

    /// Whether "denoise" is the neural one. Say so to the creator where it is not.
    bool hasNeuralDenoiser() const;

    /// Loads the denoiser (about half a second) ahead of the first preview.
    void warmUp() const;

    /// The recipe with what its steps learn from this recording; what was learned before is
    /// replaced. Without it apply() learns from the sound it is given. Progress stage "learn".
    Recipe learn(const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const;

    /// The noise print of a "gate" step from a part where nobody speaks.
    Step learnNoise(
        const Step& gate, const audio::Audio& recording, Range silence, jobs::Context& job) const;

    /// The whole sound. Progress stage: the effect's name.
    /// Throws Error(InvalidArgument) as requireValid, jobs::Cancelled.
    audio::Audio apply(
        const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const;

    /// A sound of any length, at flat memory; as apply() with a recipe that was learned, but from
    /// pieces of two minutes in all where it is longer. `spool`: a free name beside which room for
    /// 4 bytes a sample is needed meanwhile. `write` gets the result in order, interleaved.
    /// Progress stages "learn" and "clean". Throws Error(DiskFull, ...), jobs::Cancelled.
    void clean(const Recipe& recipe, const SoundSource& source, const std::filesystem::path& spool,
        const std::function<void(std::span<const float>)>& write, jobs::Context& job) const;

    /// A recipe at work on parts of a sound, to be listened to: what is asked for first is there
    /// first. The denoiser may remember a second of another sound.
    std::unique_ptr<Chain> chain(const Recipe& recipe, SoundSource source, int64_t begin) const;

    /// learn() in milliseconds, for a Chain that is listened to: every step that was not taught
    /// learns from the sound as it is, instead of from what the steps before leave of it.
    Recipe learnRoughly(
        const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const;

    /// Only [part.begin, part.end) of it, computed with the context the effects need: what apply()
    /// gives there, but for the long memory of the denoiser. A recipe that was learned makes it
    /// sound as the whole will.
    audio::Audio preview(
        const Recipe& recipe, const audio::Audio& recording, Range part, jobs::Context& job) const;

private:
    /// `begin`: the recording's frame that is the first of `part`.
    audio::Audio apply(
        const Recipe& recipe, const audio::Audio& part, int64_t begin, jobs::Context& job) const;

    std::unique_ptr<DeepFilter> m_denoiser; ///< null without its files
};

} // namespace timbre::cleaning
