// golden_check FOLDER [GROUP...]: prints one line per tensor, ends with "N passed, M failed".

#include "tests/golden/report.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>

using namespace timbre::golden;

namespace {

struct Group {
    const char* name;
    Check check;
};

constexpr Group kGroups[] = {{"weights", checkWeights}, {"audio", checkAudio},
    {"hubert", checkHubert}, {"bert", checkBert}, {"sv", checkSpeaker}, {"gpt", checkGpt},
    {"sovits", checkSovits}, {"train", checkTraining}, {"pipeline", checkPipeline},
    {"fullsize", checkFullSize}, {"base-model", checkBaseModel}};

bool wanted(const Group& group, int count, char** names)
{
    return count == 0 || std::any_of(names, names + count, [&](const char* name) {
        return std::strcmp(name, group.name) == 0;
    });
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || !std::filesystem::is_directory(argv[1])) {
        std::fprintf(stderr,
            "usage: golden_check FOLDER [GROUP...]\nFOLDER holds golden data, e.g. "
            "golden/models\n");
        return 2;
    }
    Report report;
    for (const Group& group : kGroups) {
        if (!wanted(group, argc - 2, argv + 2)) {
            continue;
        }
        try {
            group.check(argv[1], report);
        } catch (const std::exception& error) {
            report.failure(group.name, error.what());
        }
    }
    std::printf("%d passed, %d failed\n", report.passed(), report.failed());
    return report.failed() == 0 && report.passed() > 0 ? 0 : 1;
}
