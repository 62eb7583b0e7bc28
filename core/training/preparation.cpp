#include "core/training/preparation.h"

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/models/gpt/config.h"
#include "core/models/sovits/config.h"
#include "core/nn/namepattern.h"
#include "core/training/features/preparedfolder.h"
#include "core/weights/version.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr double kShortestReference_s = 3.0, kLongestReference_s = 10.0, kBestReference_s = 5.5;
constexpr size_t kHoldOutFrom = 6, kHoldOutShare = 12;
constexpr int kReferenceRate = 32000;

using Made = FeatureMaker::Made;

/// A prepared folder does not name its language: the script of its text tells.
text::Language languageOfText(const std::string& norm)
{
    bool han = false;
    for (const uint c : QString::fromStdString(norm).toUcs4()) {
        if (c >= 0x3040 && c <= 0x30FF) {
            return text::Language::ja;
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return text::Language::ko;
        }
        han = han || (c >= 0x3400 && c <= 0x9FFF);
    }
    return han ? text::Language::zh : text::Language::en;
}

/// What the reference has prepared, as if it had been made here.
std::vector<Made> madeElsewhere(const fs::path& folder, const models::SovitsConfig& config,
    std::vector<dataset::RowMessage>& messages)
{
    std::vector<Made> all;
    for (auto& clip :
        readPreparedFolder(folder, config.version == "v1", config.sv_dim > 0, messages)) {
        dataset::CheckedClip checked;
        checked.item = {folder / "5-wav32k" / clip.name, {}, languageOfText(clip.norm), clip.norm,
            int(all.size()) + 1};
        checked.seconds = double(clip.wave.size(0)) / double(config.sampling_rate);
        checked.hash = clip.name;
        all.push_back({std::move(checked), std::move(clip)});
    }
    return all;
}

std::string languageOf(const std::vector<Made>& all)
{
    std::map<std::string, size_t> counts;
    for (const Made& made : all) {
        ++counts[std::string(text::name(made.clip.item.language))];
    }
    return std::ranges::max_element(counts, {}, &std::pair<const std::string, size_t>::second)
        ->first;
}

ChosenReference chosen(const dataset::DatasetItem& item)
{
    return {item.clip, item.text, std::string(text::name(item.language)), item.speaker};
}

/// Clips that are all too short, one after another in one file.
ChosenReference joined(const std::vector<Made>& all, const fs::path& file)
{
    std::vector<float> samples;
    ChosenReference reference = chosen(all.front().clip.item);
    reference.text.clear();
    for (const Made& made : all) {
        const auto sound = audio::readAudio(made.clip.item.clip);
        const auto more =
            audio::resampleHq(audio::channelMean(sound), sound.sampling_rate, kReferenceRate);
        if (double(samples.size() + more.size()) / kReferenceRate > kLongestReference_s) {
            break;
        }
        samples.insert(samples.end(), more.begin(), more.end());
        samples.insert(samples.end(), kReferenceRate / 5, 0.0f);
        reference.text += (reference.text.empty() ? "" : " ") + made.clip.item.text;
        if (double(samples.size()) / kReferenceRate > kBestReference_s) {
            break;
        }
    }
    // twice the same is better than too little
    while (double(samples.size()) / kReferenceRate < kShortestReference_s + 0.1) {
        const auto once = samples;
        samples.insert(samples.end(), once.begin(), once.end());
        reference.text += " " + reference.text;
    }
    audio::writeAudio(file, samples, kReferenceRate, audio::SampleFormat::Wav16);
    reference.clip = file;
    return reference;
}

ChosenReference chooseReference(const std::vector<Made>& all, const fs::path& folder)
{
    const Made* best = nullptr;
    const auto distance = [](const Made& made) {
        return std::abs(made.clip.seconds - kBestReference_s);
    };
    for (const Made& made : all) {
        const bool fits =
            made.clip.seconds >= kShortestReference_s && made.clip.seconds <= kLongestReference_s;
        if (fits && (!best || distance(made) < distance(*best))) {
            best = &made;
        }
    }
    return best ? chosen(best->clip.item) : joined(all, folder / "reference.wav");
}

/// Which clips are only compared with: every twelfth, but never the reference.
std::set<size_t> heldOut(const std::vector<Made>& all, const fs::path& reference)
{
    std::set<size_t> out;
    if (all.size() >= kHoldOutFrom) {
        for (size_t i = kHoldOutShare / 2 - 1; i < all.size(); i += kHoldOutShare) {
            const size_t at = all[i].clip.item.clip == reference ? i - 1 : i;
            out.insert(at);
        }
    }
    return out;
}

void requireOneVersion(const Preparation& set, const ModelFiles& files, int64_t codebook_size)
{
    const auto gpt = weights::readCheckpoint(files.gpt);
    const bool old = weights::gptVersion(gpt) == weights::ModelVersion::v1;
    const bool base = gpt.config.contains("timbre");
    const bool same_codes = models::gptConfig(gpt).eos() == codebook_size;
    if (base != set.base || old != (set.version == "v1") || !same_codes) {
        throw Error(ErrorKind::MismatchedModel,
            files.gpt.filename().string() + " and " + files.sovits.filename().string(),
            "These do not belong together: they are of different versions or speak different "
            "codes.");
    }
}

/// What decides how the weights come out.
std::string recipeOf(const TrainingOptions& options)
{
    nlohmann::json recipe{options.seed, options.precision, options.batch_size,
        options.learning_rate, options.accumulation, options.dpo_weight, options.frozen,
        options.strict_compatibility, options.models.gpt.string(), options.models.sovits.string()};
    if (options.lora) {
        recipe.push_back({options.lora->rank, options.lora->alpha, options.lora->targets});
    }
    return recipe.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string keyOf(const TrainingOptions& options, const std::vector<Made>& all)
{
    std::string text = recipeOf(options);
    uint64_t hash = 0;
    for (const Made& made : all) {
        text += '|' + made.clip.hash + made.clip.item.text;
    }
    for (const char c : text) {
        hash = mixed(hash, uint64_t(uint8_t(c)));
    }
    char key[20];
    std::snprintf(key, sizeof key, "%016llx", static_cast<unsigned long long>(hash));
    return key;
}

/// A pattern that freezes nothing is a mistake, and training would hide it.
void requireFrozenNames(const TrainingOptions& options)
{
    weights::TensorMap names;
    if (options.stages != Stages::Sovits) {
        names.merge(weights::readCheckpoint(options.models.gpt).tensors);
    }
    if (options.stages != Stages::Gpt) {
        names.merge(weights::readCheckpoint(options.models.sovits).tensors);
    }
    for (const auto& pattern : options.frozen) {
        const auto fits = [&](const auto& entry) { return nn::matches(entry.first, pattern); };
        if (std::ranges::none_of(names, fits)) {
            throw Error(ErrorKind::InvalidArgument, pattern,
                "No weight of the trained stages has such a name. Parts are called like "
                "“" + names.begin()->first
                    + "”; “*” stands for any characters.");
        }
    }
}

/// The clips with their features, made here or elsewhere.
std::vector<Made> collected(
    const TrainingOptions& options, const RunFolder& run, Preparation& set, jobs::Context& job)
{
    const auto config = models::sovitsConfig(weights::readCheckpoint(options.models.sovits));
    set.version = config.version;
    set.base = config.version == "base";
    requireOneVersion(set, options.models, config.codebook_size);
    requireFrozenNames(options);
    if (!set.base && isPreparedFolder(options.dataset)) {
        return madeElsewhere(options.dataset, config, set.messages);
    }
    dataset::CheckOptions checks;
    if (set.base) {
        checks.only = text::Language::en;
    }
    auto checked = dataset::check(dataset::readDataset(options.dataset), checks, job);
    set.messages = std::move(checked.messages);
    FeatureMaker maker(options.models);
    const auto cache = options.features.empty() ? run.features() : options.features;
    return maker.makeAll(checked.clips, cache, set.messages, job);
}

} // namespace

Preparation prepare(
    const TrainingOptions& options, const RunFolder& run, jobs::Context& job, bool hold_out)
{
    Preparation set;
    auto all = collected(options, run, set, job);
    if (all.empty()) {
        throw Error(ErrorKind::BadReference, options.dataset.string(),
            "None of its clips can be used. "
                + (set.messages.empty() ? std::string()
                                        : dataset::message(set.messages.back()) + "."));
    }
    set.language = languageOf(all);
    set.reference = chooseReference(all, run.path());
    set.key = keyOf(options, all);
    const auto out = hold_out ? heldOut(all, set.reference.clip) : std::set<size_t>();
    for (size_t i = 0; i < all.size(); ++i) {
        if (out.contains(i)) {
            set.held_out.push_back(all[i].clip.item.clip);
        } else {
            set.speech_s += all[i].features.seconds();
            set.clips.push_back(std::move(all[i].features));
        }
    }
    if (set.held_out.empty()) {
        set.held_out.push_back(set.reference.clip);
    }
    return set;
}

std::unique_ptr<Stage> makeStage(
    const std::string& name, const TrainingOptions& options, const Preparation& set)
{
    const StageInput input{options, std::make_shared<HeldClips>(set.clips)};
    if (name == "gpt") {
        return gptStage(input, set.base);
    }
    return set.base ? baseSovitsStage(input) : officialSovitsStage(input);
}

} // namespace timbre::training
