// slicer_check FOLDER: our cuts against the reference's in FOLDER/cuts.json, one line per case.

#include "core/audio/audiofile.h"
#include "core/dsp/slicer.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

using namespace timbre;
using nlohmann::json;

namespace {

dsp::SlicerOptions optionsOf(const json& params)
{
    return {.threshold_db = params.at("threshold"),
        .min_length_ms = params.at("min_length"),
        .min_interval_ms = params.at("min_interval"),
        .hop_size_ms = params.at("hop_size"),
        .max_sil_kept_ms = params.at("max_sil_kept")};
}

/// Empty when all cuts agree. Where the reference's end lies past the file, ours is the file's.
std::string difference(const std::vector<dsp::Slice>& got, const json& want)
{
    for (size_t i = 0; i < std::min(got.size(), want.size()); ++i) {
        const int64_t begin = want[i].at("begin"), samples = want[i].at("samples");
        if (got[i].begin != begin || got[i].end - got[i].begin != samples) {
            return "piece " + std::to_string(i) + " is [" + std::to_string(got[i].begin) + ", "
                + std::to_string(got[i].end) + "), expected [" + std::to_string(begin) + ", "
                + std::to_string(begin + samples) + ")";
        }
    }
    return got.size() == want.size()
        ? std::string()
        : std::to_string(got.size()) + " pieces, expected " + std::to_string(want.size());
}

bool check(const std::filesystem::path& folder, const json& entry)
{
    const std::string file = entry.at("file");
    const auto audio = audio::readAudio(folder / file);
    const auto pieces =
        dsp::slice(audio::channelMean(audio), audio.sampling_rate, optionsOf(entry.at("params")));
    const auto wrong = difference(pieces, entry.at("cuts"));
    std::printf("%s  %-24s %s\n", wrong.empty() ? "ok  " : "FAIL", file.c_str(),
        wrong.empty() ? (std::to_string(pieces.size()) + " pieces").c_str() : wrong.c_str());
    return wrong.empty();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(
            stderr, "usage: slicer_check FOLDER\nFOLDER holds cuts.json and its sound files.\n");
        return 2;
    }
    int passed = 0, failed = 0;
    try {
        std::ifstream in(std::filesystem::path(argv[1]) / "cuts.json");
        for (const auto& entry : json::parse(in)) {
            ++(check(argv[1], entry) ? passed : failed);
        }
    } catch (const std::exception& error) {
        std::printf("FAIL  %s\n", error.what());
        ++failed;
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
