#pragma once

#include "core/dataset/check.h"
#include "core/jobs/context.h"
#include "core/training/features/clipfeatures.h"
#include "core/training/trainer.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <memory>

namespace timbre::training {

/// Makes features of clips with the networks of one pair of models, and caches them by content: a
/// clip is done again only when its sound, its text or one of those networks changed. One thread at
/// a time.
class FeatureMaker {
public:
    /// Opens what the models' layout needs. Throws Error(MissingModel, MismatchedModel).
    explicit FeatureMaker(const ModelFiles& files);
    ~FeatureMaker();

    bool base() const; ///< the base model's layout, else an official one
    const std::string& version() const;

    /// Throws Error(BadText, BadReference) for a clip that cannot be used.
    ClipFeatures make(const dataset::CheckedClip& clip);

    struct Made {
        dataset::CheckedClip clip;
        ClipFeatures features;
    };
    struct MadeFile {
        dataset::CheckedClip clip;
        std::filesystem::path file; ///< of writeFeatures
    };
    /// The same for more clips than the memory holds.
    std::vector<MadeFile> makeFiles(const std::vector<dataset::CheckedClip>& clips,
        const std::filesystem::path& folder, std::vector<dataset::RowMessage>& messages,
        jobs::Context& job);

    /// A recording as the base model's content encoder hears it: [n] at 16 kHz, scaled to its peak.
    static at::Tensor baseSpeech(const std::filesystem::path& recording);

    /// All clips, in order, through the cache in `folder`. Those that cannot be used become
    /// messages. Progress stage "features".
    std::vector<Made> makeAll(const std::vector<dataset::CheckedClip>& clips,
        const std::filesystem::path& folder, std::vector<dataset::RowMessage>& messages,
        jobs::Context& job);

private:
    using Keep = std::function<void(
        const dataset::CheckedClip&, ClipFeatures&&, const std::filesystem::path& file)>;
    void eachMade(const std::vector<dataset::CheckedClip>& clips,
        const std::filesystem::path& folder, std::vector<dataset::RowMessage>& messages,
        jobs::Context& job, const Keep& keep);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::training
