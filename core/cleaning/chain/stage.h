#pragma once

#include "core/cleaning/deepfilter.h"
#include "core/cleaning/recipe.h"
#include "core/cleaning/sound.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace timbre::cleaning {

/// Where a sound of any length comes from.
struct SoundSource {
    int sampling_rate = 0, channels = 1;
    int64_t frames = 0; ///< as claimed; the sound may end earlier
    /// Fills whole frames, interleaved, from `begin` on -> frames, fewer only at the end.
    std::function<int64_t(int64_t begin, std::span<float> samples)> read;
};

/// How much before a part the denoiser gets to hear when it begins there.
constexpr double kDenoiserHears_s = 0.2;

/// One step of a chain: makes its sound from the one before it, from some frame on, as far as it is
/// asked to. Frames count in its own sound. One thread.
class Stage {
public:
    Stage(int64_t begin, int channels, int sampling_rate);
    virtual ~Stage() = default;

    /// Makes frames up to `end`, or some more, or all there are. Throws Cancelled.
    virtual void extend(int64_t end, Work& work) = 0;
    /// The oldest frame of the stage before that this one may still read.
    virtual int64_t needs() const = 0;

    int samplingRate() const { return m_made.sampling_rate; }
    int channels() const { return int(m_made.channels.size()); }
    int64_t begin() const { return m_made.begin; }
    int64_t end() const { return m_made.begin + int64_t(m_made.frames()); }
    bool ended() const { return m_ended; } ///< nothing comes after end()

    /// Frames [from, to) that were made and not forgotten.
    Sound cut(int64_t from, int64_t to) const;
    void forget(int64_t before);

protected:
    void append(const Sound& sound);
    void shorten(int64_t end); ///< nothing from there on
    void setEnded() { m_ended = true; }

    Sound m_made;

private:
    bool m_ended = false;
};

std::unique_ptr<Stage> sourceStage(SoundSource source, int64_t begin);
/// An effect of the table. It sees `describe(effect).context_s` around what it makes.
std::unique_ptr<Stage> effectStage(Stage& before, const Step& step, int64_t begin);
std::unique_ptr<Stage> denoiseStage(Stage& before, DeepFilter& denoiser, DeepFilter::Memory memory,
    const Step& step, int64_t begin);
/// Both begin with the sound before them, whose frames are no longer theirs.
std::unique_ptr<Stage> trimStage(Stage& before, const Step& step);
std::unique_ptr<Stage> stretchStage(Stage& before, const Step& step);

/// Where the stage before has to begin, for this effect to begin at `begin`.
int64_t beginBefore(const Step& step, int64_t begin, int sampling_rate);

} // namespace timbre::cleaning
