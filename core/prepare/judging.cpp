#include "core/prepare/judging.h"

#include "core/cleaning/voice/activity.h"
#include "core/prepare/measuring.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace fs = std::filesystem;

namespace timbre::prepare {
namespace {

project::Verdict asProjectVerdict(
    const cleaning::Verdict& verdict, const cleaning::ClipMeasures& measures)
{
    return {project::gradeFromName(cleaning::name(verdict.grade)), verdict.reason(),
        cleaning::asValues(measures)};
}

std::optional<double> valueOf(const project::Verdict& verdict, const char* name)
{
    const auto found = verdict.values.find(name);
    return found == verdict.values.end() ? std::nullopt : std::optional(found->second);
}

float peakOf(std::span<const float> samples)
{
    float peak = 0.0f;
    for (const float sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

/// Mended, or nothing where that does not help.
std::optional<project::Clip> mended(
    const fs::path& folder, ProjectClip clip, const Tools& tools, jobs::Context& job)
{
    const int rate = clip.recording.sampling_rate;
    auto quiet = job.withoutReports();
    const auto samples = clipSound(folder, clip, *tools.cleaner, quiet);
    const auto voice = tools.voice->curve(samples, rate, quiet).values;
    const auto judged = [&](std::span<const float> sound) {
        auto measures = cleaning::measure(sound, rate, voice, quiet);
        measures.speaker_distance = valueOf(clip.clip.verdict, "speaker_distance");
        measures.inner_distance = valueOf(clip.clip.verdict, "inner_distance");
        return std::pair(cleaning::judge(measures), measures);
    };
    const auto before = judged(samples).first;
    if (before.repair.empty()) {
        return std::nullopt;
    }
    clip.clip.repair = asProjectRecipe(before.repair);
    auto sound = clipSound(folder, clip, *tools.cleaner, quiet);
    if (const float peak = peakOf(sound); peak > 1.0f) { // tops that were cut off have grown back
        clip.clip.repair.push_back({"gain", {{"db", -20.0 * std::log10(double(peak)) - 1.0}}});
        sound = clipSound(folder, clip, *tools.cleaner, quiet);
    }
    const auto [after, measures] = judged(sound);
    if (!better(after, before)) {
        return std::nullopt;
    }
    clip.clip.verdict = asProjectVerdict(after, measures);
    return std::move(clip.clip);
}

void report(jobs::Context& job, const char* stage, size_t done, size_t total)
{
    job.checkpoint();
    job.progress({double(done) / double(total), stage, int64_t(done), int64_t(total)});
}

} // namespace

std::vector<project::Clip> judge(const fs::path& project_folder,
    const std::vector<ProjectClip>& clips, const Tools& tools, jobs::Context& job)
{
    Q_ASSERT(tools.cleaner != nullptr && tools.voice != nullptr);
    std::vector<Measured> all(clips.size());
    std::map<std::string, std::vector<Measured*>> speakers;
    auto quiet = job.withoutReports(); // a clip takes some hundredths of a second
    for (size_t i = 0; i < clips.size(); ++i) {
        report(job, "judge", i, clips.size());
        const int rate = clips[i].recording.sampling_rate;
        const auto samples = clipSound(project_folder, clips[i], *tools.cleaner, quiet);
        const auto curve = tools.voice->curve(samples, rate, quiet);
        all[i] = measured(samples, rate, curve.values, *tools.cleaner, tools.prints, quiet);
        speakers[clips[i].clip.speaker].push_back(&all[i]);
    }
    for (const auto& [speaker, set] : speakers) {
        compareVoices(set);
    }
    std::vector<project::Clip> judged;
    for (size_t i = 0; i < clips.size(); ++i) {
        judged.push_back(clips[i].clip);
        judged.back().verdict = asProjectVerdict(cleaning::judge(all[i].measures), all[i].measures);
    }
    return judged;
}

std::vector<project::Clip> repair(const fs::path& project_folder,
    const std::vector<ProjectClip>& clips, const Tools& tools, jobs::Context& job)
{
    Q_ASSERT(tools.cleaner != nullptr && tools.voice != nullptr);
    std::vector<project::Clip> repaired;
    for (size_t i = 0; i < clips.size(); ++i) {
        report(job, "repair", i, clips.size());
        if (auto clip = mended(project_folder, clips[i], tools, job)) {
            repaired.push_back(std::move(*clip));
        }
    }
    return repaired;
}

bool repairable(const project::Clip& clip)
{
    return !clip.dropped && clip.verdict.grade == project::Grade::Repair && clip.repair.empty();
}

} // namespace timbre::prepare
