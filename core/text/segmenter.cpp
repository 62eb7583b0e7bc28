#include "core/text/characters.h"
#include "core/text/languagefrontend.h"

namespace timbre::text {
namespace {

bool isLatin(char32_t c)
{
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// By rules alone: Latin letters are English, the rest is the mode's language; blanks and marks stay
/// with what is before them.
class RuleSegmenter : public Segmenter {
public:
    std::vector<LanguageRun> segment(const TrackedText& text, Mode mode) const override
    {
        std::vector<LanguageRun> runs;
        for (size_t i = 0; i < text.size(); ++i) {
            const auto language = isLatin(text[i]) ? Language::en : mainLanguage(mode);
            const bool joins = !runs.empty() && (runs.back().language == language || isMarkOrBlank(text[i]));
            if (!joins)
                runs.push_back({language, {}});
            runs.back().text.append(text.slice(i, i + 1));
        }
        return runs;
    }
};

} // namespace

std::unique_ptr<Segmenter> makeSegmenter(const FrontEndOptions&)
{
    return std::make_unique<RuleSegmenter>();
}

} // namespace timbre::text
