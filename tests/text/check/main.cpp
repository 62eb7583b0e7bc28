// text_check [-v] FOLDER [GROUP...]: prints one line per file, ends with "N passed, M failed".

#include "tests/text/check/report.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>

using namespace timbre::text;
using namespace timbre::text::check;

namespace {

struct Group {
    const char* name;
    Check check;
};

constexpr Group kGroups[] = {{"symbols", checkSymbols}, {"zh", checkMandarin}, {"yue", checkCantonese},
    {"en", checkEnglish}, {"split", checkSplit}, {"ja", checkJapanese}, {"ko", checkKorean},
    {"langseg", checkLanguages}, {"mixed", checkMixed}, {"pipeline", checkPipeline}};

bool wanted(const Group& group, int count, char** names)
{
    return count == 0
        || std::any_of(names, names + count, [&](const char* name) { return std::strcmp(name, group.name) == 0; });
}

} // namespace

int main(int argc, char** argv)
{
    const bool verbose = argc > 1 && std::strcmp(argv[1], "-v") == 0;
    argc -= verbose ? 1 : 0;
    argv += verbose ? 1 : 0;
    if (argc < 2 || !std::filesystem::is_directory(argv[1])) {
        std::fprintf(stderr, "usage: text_check [-v] FOLDER [GROUP...]\nFOLDER holds golden data, e.g. golden/text\n");
        return 2;
    }
    const FrontEnd front_end({.strict_compatibility = true});
    Report report(argv[1], verbose);
    for (const Group& group : kGroups) {
        if (!wanted(group, argc - 2, argv + 2))
            continue;
        try {
            group.check(front_end, report);
        } catch (const std::exception& error) {
            report.claim(group.name, false, error.what());
        }
    }
    std::printf("%d passed, %d failed\n", report.passed(), report.failed());
    return report.failed() == 0 && report.passed() > 0 ? 0 : 1;
}
