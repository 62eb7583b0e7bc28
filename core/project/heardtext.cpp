#include "core/project/heardtext.h"

#include "core/text/spokenwords.h"

#include <algorithm>

namespace timbre::project {

void compareWithHeard(Clip& clip)
{
    clip.words.clear();
    if (clip.heard.empty())
        return;
    const auto spoken = text::compareWithHeard(clip.text, std::vector{clip.heard});
    const auto heard = [](const text::SpokenWord& word) { return word.heard; };
    if (std::all_of(spoken.words.begin(), spoken.words.end(), heard))
        return;
    for (const text::SpokenWord& word : spoken.words)
        clip.words.push_back({word.text, 1.0, word.heard});
}

std::vector<std::string> missingInText(const Clip& clip)
{
    return clip.heard.empty() ? std::vector<std::string>()
                              : text::compareWithHeard(clip.text, std::vector{clip.heard}).extra;
}

} // namespace timbre::project
