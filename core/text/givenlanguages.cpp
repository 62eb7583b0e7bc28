#include "core/text/givenlanguages.h"

#include "core/text/writing.h"

#include <algorithm>
#include <limits>

namespace timbre::text {
namespace {

Mode modeOf(Language language)
{
    constexpr Mode kModes[]{Mode::Zh, Mode::En, Mode::Ja, Mode::Ko, Mode::Yue};
    return kModes[size_t(language)];
}

/// Walks over runs whose characters are in the order of the source.
class Rewriter {
public:
    explicit Rewriter(const std::vector<LanguageRun>& runs)
        : m_runs(runs)
    {
    }

    /// Up to a byte of the source.
    void keepTo(size_t byte) { goTo(byte, true); }
    void dropTo(size_t byte) { goTo(byte, false); }

    void add(Language language, const TrackedText& text)
    {
        if (text.empty())
            return;
        if (m_result.empty() || m_result.back().language != language)
            m_result.push_back({language, {}});
        m_result.back().text.append(text);
    }

    std::vector<LanguageRun> finish()
    {
        keepTo(std::numeric_limits<size_t>::max());
        return std::move(m_result);
    }

    /// Whether everything from here to a byte is read in this language already.
    bool reads(Language language, size_t end) const
    {
        size_t at = m_at;
        for (size_t i = m_run; i < m_runs.size(); ++i, at = 0) {
            const auto& text = m_runs[i].text;
            if (at < text.size() && text.span(at).begin >= end)
                break;
            if (at < text.size() && m_runs[i].language != language)
                return false;
        }
        return true;
    }

private:
    void goTo(size_t byte, bool keep)
    {
        for (; m_run < m_runs.size(); ++m_run, m_at = 0) {
            const auto& text = m_runs[m_run].text;
            size_t end = m_at;
            while (end < text.size() && text.span(end).begin < byte)
                ++end;
            if (keep)
                add(m_runs[m_run].language, text.slice(m_at, end));
            m_at = end;
            if (end < text.size())
                return;
        }
    }

    const std::vector<LanguageRun>& m_runs;
    std::vector<LanguageRun> m_result;
    size_t m_run = 0, m_at = 0; // the next character
};

} // namespace

std::vector<LanguageRun> withGivenLanguages(std::vector<LanguageRun> runs, const TrackedText& text,
    std::span<const GivenLanguage> given,
    const std::function<std::vector<LanguageRun>(const TrackedText&, Mode)>& segment)
{
    Rewriter rewriter(runs);
    size_t at = 0; // character of the text
    for (const GivenLanguage& part : given) {
        rewriter.keepTo(part.span.begin);
        while (at < text.size() && text.span(at).begin < part.span.begin)
            ++at;
        const size_t begin = at;
        while (at < text.size() && text.span(at).begin < part.span.end)
            ++at;
        const auto words = text.slice(begin, at);
        const bool letters = std::ranges::any_of(
            words.view(), [](char32_t c) { return writingOf(c) != Writing::None; });
        if (!letters || rewriter.reads(part.language, part.span.end))
            continue;
        rewriter.dropTo(part.span.end);
        for (const LanguageRun& run : segment(words, modeOf(part.language)))
            rewriter.add(run.language, run.text);
    }
    return rewriter.finish();
}

} // namespace timbre::text
