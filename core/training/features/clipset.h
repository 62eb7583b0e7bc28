#pragma once

#include "core/training/features/clipfeatures.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace timbre::training {

/// Clips to learn from. All functions may be called from several threads at once.
class ClipSet {
public:
    virtual ~ClipSet() = default;

    virtual int64_t size() const = 0;
    virtual double seconds(int64_t clip) const = 0;
    virtual ClipFeatures at(int64_t clip) const = 0;
    /// All clips of that clip's speaker, itself too.
    virtual std::span<const int64_t> sameSpeaker(int64_t clip) const = 0;
};

/// Clips in memory, all of one speaker. The vector must outlive it.
class HeldClips final : public ClipSet {
public:
    explicit HeldClips(const std::vector<ClipFeatures>& clips);

    int64_t size() const override { return int64_t(m_clips.size()); }
    double seconds(int64_t clip) const override { return m_clips[size_t(clip)].seconds(); }
    ClipFeatures at(int64_t clip) const override { return m_clips[size_t(clip)]; }
    std::span<const int64_t> sameSpeaker(int64_t) const override { return m_all; }

private:
    const std::vector<ClipFeatures>& m_clips;
    std::vector<int64_t> m_all;
};

/// Clips of many speakers in files of writeFeatures: more than the memory holds.
class FiledClips final : public ClipSet {
public:
    struct Clip {
        std::filesystem::path file;
        std::string speaker;
        double seconds = 0.0;
    };
    explicit FiledClips(std::vector<Clip> clips);

    int64_t size() const override { return int64_t(m_clips.size()); }
    double seconds(int64_t clip) const override { return m_clips[size_t(clip)].seconds; }
    ClipFeatures at(int64_t clip) const override; ///< Error(Corrupt) when its file is gone or cut
    std::span<const int64_t> sameSpeaker(int64_t clip) const override;

private:
    std::vector<Clip> m_clips;
    std::vector<std::vector<int64_t>> m_speakers; ///< clips of each
    std::vector<size_t> m_speaker_of; ///< of each clip
};

} // namespace timbre::training
