#include "core/training/base/speakers.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr size_t kMeasuredFrom = 6;

std::vector<fs::path> listsIn(const fs::path& folder, bool deeper)
{
    std::vector<fs::path> lists;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (deeper && entry.is_directory(error)) {
            const auto more = listsIn(entry.path(), false);
            lists.insert(lists.end(), more.begin(), more.end());
        } else if (entry.path().extension() == ".list") {
            lists.push_back(entry.path());
        }
    }
    std::ranges::sort(lists);
    return lists;
}

std::vector<fs::path> listsOf(const fs::path& data)
{
    std::error_code ignored;
    if (!fs::is_directory(data, ignored)) {
        return {data};
    }
    const auto lists = listsIn(data, true);
    if (lists.empty()) {
        throw Error(ErrorKind::NotFound, data.string(),
            "There is no .list in this folder. Give one list, or a folder with one per speaker.");
    }
    return lists;
}

/// A message of one list among several.
dataset::RowMessage named(const dataset::RowMessage& row, const fs::path& list)
{
    return {0, dataset::Problem::Other, row.skipped,
        list.filename().string() + ", " + dataset::message(row)};
}

/// What matters for one voice only.
bool ofOneVoice(const dataset::RowMessage& row)
{
    return row.problem == dataset::Problem::SeveralSpeakers
        || row.problem == dataset::Problem::LittleSpeech;
}

} // namespace

std::vector<dataset::CheckedClip> checkedSpeakers(
    const fs::path& data, std::vector<dataset::RowMessage>& messages, jobs::Context& job)
{
    dataset::CheckOptions checks;
    checks.only = text::Language::en;
    std::vector<dataset::CheckedClip> all;
    const auto lists = listsOf(data);
    for (const auto& list : lists) {
        try {
            auto checked = dataset::check(dataset::readDataset(list), checks, job);
            for (auto& clip : checked.clips) {
                if (clip.item.speaker.empty()) {
                    clip.item.speaker = list.stem().string();
                }
                all.push_back(std::move(clip));
            }
            for (const auto& row : checked.messages) {
                if (!ofOneVoice(row)) {
                    messages.push_back(lists.size() > 1 ? named(row, list) : row);
                }
            }
        } catch (const Error& error) {
            if (lists.size() == 1) {
                throw;
            }
            messages.push_back({0, dataset::Problem::Other, true, error.what()});
        }
    }
    if (all.empty()) {
        throw Error(ErrorKind::BadReference, data.string(), "None of its clips can be used.");
    }
    return all;
}

std::vector<bool> heldOutOf(const std::vector<dataset::CheckedClip>& clips, double share)
{
    std::map<std::string, std::vector<size_t>> speakers;
    for (size_t i = 0; i < clips.size(); ++i) {
        speakers[clips[i].item.speaker].push_back(i);
    }
    std::vector<bool> out(clips.size(), false);
    for (const auto& [name, own] : speakers) {
        auto count = size_t(std::lround(share * double(own.size())));
        if (share > 0 && own.size() >= kMeasuredFrom) {
            count = std::max<size_t>(1, count);
        }
        for (size_t i = 0; i < count; ++i) {
            out[own[(2 * i + 1) * own.size() / (2 * count)]] = true;
        }
    }
    return out;
}

} // namespace timbre::training
