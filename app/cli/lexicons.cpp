#include "app/cli/lexicons.h"

#include "app/cli/arguments.h"

#include <cstdio>

namespace timbre::cli {

void declareCorrections(Arguments& arguments)
{
    arguments.option("lexicon", "FILE",
        "corrections of readings, a TSV file; may be given again, the last one wins");
    arguments.flag("plain", "read marks such as [pause 500ms] and <break/> as text");
}

text::LexiconStack lexicons(const Arguments& arguments)
{
    auto stack = text::LexiconStack::load(arguments.paths("lexicon"));
    for (const auto& problem : stack.problems()) {
        std::fprintf(stderr, "note: %s\n", problem.c_str());
    }
    return stack;
}

void printRemarks(const std::vector<text::Remark>& remarks)
{
    for (const auto& remark : remarks) {
        std::fprintf(stderr, "note: at byte %zu: %s\n", remark.source.begin, remark.text.c_str());
    }
}

} // namespace timbre::cli
