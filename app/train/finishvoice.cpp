#include "app/train/finishvoice.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/paths.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::app {
namespace {

constexpr size_t kBackups = 5; // of each name

std::string timeStamp()
{
    return QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss-zzz").toStdString();
}

/// Metrics of the best epoch, and of the model that training started from.
std::map<std::string, double> metricsOf(const training::TrainingResult& result)
{
    std::map<std::string, double> metrics{{"speech_s", result.speech_s}};
    for (const auto& m : result.measured) {
        const auto best = m.stage == "gpt" ? result.best_gpt_epoch : result.best_sovits_epoch;
        if (m.epoch == 0 && !metrics.contains("similarity_before")) {
            metrics["similarity_before"] = m.similarity;
            metrics["error_rate_before"] = m.error_rate;
        }
        if (m.epoch == best) {
            metrics["similarity"] = m.similarity;
            metrics["error_rate"] = m.error_rate;
        }
    }
    return metrics;
}

void writeText(const fs::path& file, const std::string& text)
{
    AtomicFile out(file);
    out.write(text);
    out.commit();
}

void pruneBackups(const fs::path& folder)
{
    std::vector<fs::path> bundles;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".timbre") {
            bundles.push_back(entry.path());
        }
    }
    std::ranges::sort(bundles, std::greater());
    for (size_t i = kBackups; i < bundles.size(); ++i) {
        fs::remove(bundles[i]);
    }
}

void copyParts(const inference::Voice& voice, const training::TrainingResult& result)
{
    fs::copy_file(result.gpt, voice.gpt);
    fs::copy_file(result.sovits, voice.sovits);
    fs::copy_file(result.reference.clip, voice.reference.path);
}

} // namespace

void requireVoiceName(const std::string& name)
{
    const bool bad = name.empty() || name == "base" || name.front() == '.'
        || name.find_first_of("/\\\n") != std::string::npos;
    if (bad) {
        throw Error(ErrorKind::InvalidArgument, name,
            "A voice needs a name that can be a folder's; “base” is taken.");
    }
}

fs::path finishVoice(const std::string& name, const training::TrainingResult& result,
    inference::VoiceRecord record, const std::optional<KeptAdapters>& kept)
{
    requireVoiceName(name);
    const auto folder = paths::userData() / "voices" / name;
    const auto backups = paths::userData() / "backups" / "voices" / name;
    const auto stamp = timeStamp();
    const inference::Voice voice{.name = name,
        .gpt = folder / "gpt.ckpt",
        .sovits = folder / "sovits.pth",
        .reference = {folder / ("reference" + result.reference.clip.extension().string()),
            result.reference.text, result.reference.language},
        .aux_references = {}};
    try {
        fs::create_directories(backups);
        if (fs::exists(folder)) {
            fs::rename(folder, backups / stamp);
        }
        fs::create_directories(folder);
        if (!kept) {
            copyParts(voice, result);
        }
    } catch (const fs::filesystem_error& error) {
        throw systemError(error.code().value(), error.path1().string(), "Writing");
    }
    record.metrics = metricsOf(result);
    writeText(folder / "training.json", json(record.metrics).dump(2) + "\n");
    const auto bundle = folder / (name + ".timbre");
    if (kept) {
        auto base = voice;
        base.gpt = kept->base_gpt;
        base.sovits = kept->base_sovits;
        base.reference.path = result.reference.clip;
        inference::writeAdapterBundle(bundle, base, kept->files, record);
    } else {
        inference::writeBundle(bundle, voice, record);
    }
    std::error_code no_backup; // then the voice itself is what there is
    fs::copy_file(bundle, backups / (stamp + ".timbre"), no_backup);
    pruneBackups(backups);
    if (kept) { // last: only now it is a voice
        inference::writeBundledVoice(name, bundle.filename().string(), folder);
    } else {
        inference::writeVoice(voice, folder);
    }
    return folder;
}

} // namespace timbre::app
