#include "core/training/features/clipset.h"

#include "core/base/error.h"

#include <map>
#include <numeric>

namespace timbre::training {

HeldClips::HeldClips(const std::vector<ClipFeatures>& clips)
    : m_clips(clips)
    , m_all(clips.size())
{
    std::iota(m_all.begin(), m_all.end(), 0);
}

FiledClips::FiledClips(std::vector<Clip> clips)
    : m_clips(std::move(clips))
{
    std::map<std::string, size_t> known;
    for (size_t i = 0; i < m_clips.size(); ++i) {
        const auto speaker = known.emplace(m_clips[i].speaker, known.size()).first->second;
        m_speakers.resize(known.size());
        m_speakers[speaker].push_back(int64_t(i));
        m_speaker_of.push_back(speaker);
    }
}

ClipFeatures FiledClips::at(int64_t clip) const
{
    const auto& file = m_clips[size_t(clip)].file;
    auto features = readFeatures(file);
    if (!features) {
        throw Error(ErrorKind::Corrupt, file.string(),
            "The features of this clip are gone or damaged. Go on with --resume: they are made "
            "again.");
    }
    return std::move(*features);
}

std::span<const int64_t> FiledClips::sameSpeaker(int64_t clip) const
{
    return m_speakers[m_speaker_of[size_t(clip)]];
}

} // namespace timbre::training
