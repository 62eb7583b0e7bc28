#include "core/training/runfolder.h"

#include "core/base/error.h"
#include "core/training/runs/runs.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr int kFormat = 1;
constexpr const char* kInfo = "timbre training state";

std::string numbered(const char* stem, int64_t number, const char* extension)
{
    char name[48];
    std::snprintf(
        name, sizeof name, "%s-%08lld%s", stem, static_cast<long long>(number), extension);
    return name;
}

/// Files "STEM-N.*", the newest first.
std::vector<fs::path> numberedFiles(const fs::path& folder, const std::string& stem)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(stem + "-") && !name.ends_with(".part")) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files, std::greater());
    return files;
}

void prune(const fs::path& folder, const std::string& stem, int keep)
{
    const auto files = numberedFiles(folder, stem);
    for (size_t i = size_t(std::max(keep, 1)); i < files.size(); ++i) {
        std::error_code ignored;
        fs::remove(files[i], ignored);
    }
}

const char* extensionOf(const std::string& stage)
{
    return stage == "gpt" ? ".ckpt" : ".pth";
}

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw systemError(error.value(), folder.string(), "Writing");
    }
}

} // namespace

RunFolder::RunFolder(fs::path folder)
    : m_folder(std::move(folder))
{
    makeFolder(m_folder);
}

fs::path RunFolder::exported(const std::string& stage, int64_t epoch) const
{
    makeFolder(m_folder / stage);
    return m_folder / stage / numbered("epoch", epoch, extensionOf(stage));
}

fs::path RunFolder::best(const std::string& stage) const
{
    return m_folder / stage / (std::string("best") + extensionOf(stage));
}

void RunFolder::setAside()
{
    const std::vector<std::string> names{"sovits", "gpt", "sounds", "start", "model", "log.jsonl"};
    const auto there = [&](const std::string& name) { return fs::exists(m_folder / name); };
    if (std::ranges::none_of(names, there)) {
        return;
    }
    int number = 1;
    while (fs::exists(m_folder / ("earlier-" + std::to_string(number)))) {
        ++number;
    }
    const auto target = m_folder / ("earlier-" + std::to_string(number));
    makeFolder(target);
    for (const auto& name : names) {
        if (there(name)) {
            fs::rename(m_folder / name, target / name);
        }
    }
}

fs::path RunFolder::save(const std::string& stage, int64_t step, const Saved& saved, int keep) const
{
    makeFolder(m_folder / stage);
    weights::Checkpoint checkpoint;
    checkpoint.info = kInfo;
    checkpoint.config = saved.record;
    checkpoint.config["format"] = kFormat;
    checkpoint.config["numbers"] = saved.state.numbers;
    checkpoint.tensors = saved.state.tensors;
    const auto file = m_folder / stage / numbered("state", step, ".ckpt");
    weights::writeZip(file, checkpoint);
    prune(m_folder / stage, "state", keep);
    return file;
}

std::optional<Saved> RunFolder::newest(const std::string& stage) const
{
    for (const auto& file : numberedFiles(m_folder / stage, "state")) {
        try {
            const auto checkpoint = weights::readCheckpoint(file);
            if (checkpoint.info != kInfo || checkpoint.config.value("format", 0) != kFormat) {
                continue;
            }
            Saved saved;
            saved.record = checkpoint.config;
            saved.state.tensors = checkpoint.tensors;
            saved.state.numbers =
                checkpoint.config.at("numbers").get<std::map<std::string, double>>();
            return saved;
        } catch (const Error&) { // cut off by a power loss: the one before it is whole
        } catch (const nlohmann::json::exception&) {
        }
    }
    return std::nullopt;
}

fs::path RunFolder::bestAdapter(const std::string& stage) const
{
    return m_folder / stage / "best-adapter.safetensors";
}

void RunFolder::saveAdapter(
    const std::string& stage, int64_t epoch, const weights::TensorMap& adapter) const
{
    if (!adapter.empty()) {
        weights::writeSafetensors(
            m_folder / stage / numbered("adapter", epoch, ".safetensors"), adapter);
    }
}

void RunFolder::keepBest(const std::string& stage, int64_t epoch) const
{
    const auto adapter = m_folder / stage / numbered("adapter", epoch, ".safetensors");
    if (fs::exists(adapter)) {
        copyWhole(adapter, bestAdapter(stage));
    }
    copyWhole(exported(stage, epoch), best(stage));
}

void RunFolder::pruneExports(const std::string& stage, int keep) const
{
    prune(m_folder / stage, "epoch", keep);
    prune(m_folder / stage, "adapter", keep);
}

void RunFolder::log(const std::string& line) const
{
    appendToLog(m_folder, line);
}

void copyWhole(const fs::path& source, const fs::path& target)
{
    auto part = target;
    part += ".part";
    std::error_code error;
    fs::copy_file(source, part, fs::copy_options::overwrite_existing, error);
    if (!error) {
        fs::rename(part, target, error);
    }
    if (error) {
        std::error_code ignored;
        fs::remove(part, ignored);
        throw systemError(error.value(), target.string(), "Writing");
    }
}

} // namespace timbre::training
