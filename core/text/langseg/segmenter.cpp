#include "core/base/paths.h"
#include "core/text/langseg/languagerules.h"
#include "core/text/languagefrontend.h"

namespace timbre::text {
namespace {

/// What a mode makes of text that is not English; nothing: what it is taken for.
std::optional<Tag> forcedTag(Mode mode)
{
    switch (mode) {
    case Mode::AllZh:
    case Mode::AllYue:
        return Tag::Zh;
    case Mode::AllJa:
        return Tag::Ja;
    case Mode::AllKo:
        return Tag::Ko;
    default:
        return std::nullopt;
    }
}

bool detects(Mode mode)
{
    return mode == Mode::Auto || mode == Mode::AutoYue;
}

class LanguageSegmenter : public Segmenter {
public:
    LanguageSegmenter(std::unique_ptr<DataFile> data, const FrontEndOptions& options)
        : m_data(std::move(data))
        , m_rules(m_data.get(), options.strict_compatibility)
        , m_strict(options.strict_compatibility)
    {
    }

    std::vector<LanguageRun> segment(const TrackedText& text, Mode mode) const override
    {
        if (mode == Mode::En)
            return {{Language::en, text}};
        std::vector<LanguageRun> runs;
        for (TaggedText& item : m_rules.apply(text, forcedTag(mode))) {
            LanguageRun run = runOf(std::move(item), mode);
            if (!runs.empty() && runs.back().language == run.language)
                runs.back().text.append(run.text);
            else
                runs.push_back(std::move(run));
        }
        return runs;
    }

private:
    LanguageRun runOf(TaggedText item, Mode mode) const
    {
        switch (item.tag) {
        case Tag::En:
            return {Language::en, std::move(item.text)};
        case Tag::Ja:
            return {detects(mode) ? Language::ja : mainLanguage(mode), std::move(item.text)};
        case Tag::Ko:
            return {detects(mode) ? Language::ko : mainLanguage(mode), std::move(item.text)};
        case Tag::Zh:
            return {mainLanguage(mode), std::move(item.text)};
        default: // marks alone
            return onlyMarks(std::move(item.text), mode);
        }
    }

    /// The reference reads marks alone as an English blank, which becomes a pause.
    LanguageRun onlyMarks(TrackedText text, Mode mode) const
    {
        if (!m_strict || !detects(mode))
            return {mainLanguage(mode), std::move(text)};
        LanguageRun run{Language::en, {}};
        run.text.append(U" ", text.span());
        return run;
    }

    std::unique_ptr<DataFile> m_data; // null: by rules alone
    LanguageRules m_rules;
    bool m_strict;
};

} // namespace

std::unique_ptr<Segmenter> makeSegmenter(const FrontEndOptions& options)
{
    const auto path = paths::findResource("text/langseg.data");
    return std::make_unique<LanguageSegmenter>(path ? std::make_unique<DataFile>(*path) : nullptr, options);
}

} // namespace timbre::text
