#include "core/text/correcting/choosing.h"

#include "core/base/error.h"
#include "core/text/utf8.h"
#include "core/text/writing.h"

#include <algorithm>
#include <array>
#include <map>

namespace timbre::text {
namespace {

/// Which bytes are taken.
class Taken {
public:
    bool overlaps(Span span) const
    {
        const auto after = m_spans.lower_bound(span.end); // the first that begins behind it
        return after != m_spans.begin() && std::prev(after)->second > span.begin;
    }
    void add(Span span) { m_spans.emplace(span.begin, span.end); }

private:
    std::map<size_t, size_t> m_spans;
};

class Chooser {
public:
    Chooser(const std::vector<ReadRun>& runs, const TrackedText& text, Mode mode,
        const Correcting::Speaks& speaks)
        : m_runs(runs)
        , m_text(text)
        , m_mode(mode)
        , m_speaks(speaks)
    {
        for (const ReadRun& run : runs) {
            m_begins.push_back(run.text.span().begin);
            m_present[size_t(run.language)] = true;
        }
    }

    /// Throws Error for a reading that cannot be used.
    std::optional<Chosen> choose(const GivenReading& given) const
    {
        if (!given.anywhere && !applies(given))
            return std::nullopt;
        for (const Language language : candidates(given)) {
            try {
                return settled(given, language);
            } catch (const Error&) {
                // maybe it is in the next language
            }
        }
        return settled(given, candidates(given).front());
    }

private:
    Chosen settled(const GivenReading& given, Language language) const
    {
        if (!m_speaks(language))
            throw Error(ErrorKind::InvalidArgument, given.reading,
                "This version of voices does not speak the language “" + std::string(name(language))
                    + "”.");
        return {
            given.span, language, notationOf(given.reading, language), given.reading, given.origin};
    }

    /// The runs that hold some of the span.
    std::span<const ReadRun> runsAt(Span span) const
    {
        const auto after = std::ranges::lower_bound(m_begins, span.end);
        auto first = std::ranges::upper_bound(m_begins, span.begin);
        if (first != m_begins.begin())
            --first;
        const auto begin = size_t(first - m_begins.begin()), end = size_t(after - m_begins.begin());
        return std::span(m_runs).subspan(begin, end > begin ? end - begin : 0);
    }

    bool applies(const GivenReading& given) const
    {
        const Language language = *given.language;
        const auto runs = runsAt(given.span);
        if (std::ranges::any_of(runs, [&](const ReadRun& run) { return run.language == language; }))
            return true;
        const bool near = m_present[size_t(language)]
            || (m_mode != Mode::Auto && m_mode != Mode::AutoYue
                && mainLanguage(m_mode) == language);
        return near && !hasOwnLetters(given.span, language);
    }

    bool hasOwnLetters(Span span, Language language) const
    {
        for (size_t i = firstCharacter(span.begin);
             i < m_text.size() && m_text.span(i).begin < span.end; ++i) {
            const auto writing = writingOf(m_text[i]);
            if (writing != Writing::None
                && (writing != Writing::Alphabet || language == Language::en))
                return true;
        }
        return false;
    }

    size_t firstCharacter(size_t byte) const
    {
        size_t low = 0, high = m_text.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (m_text.span(middle).end <= byte)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// The languages a reading may be in, the likeliest first.
    std::vector<Language> candidates(const GivenReading& given) const
    {
        if (given.language)
            return {*given.language};
        const auto runs = runsAt(given.span);
        const Language here = runs.empty() ? mainLanguage(m_mode) : runs.front().language;
        const auto reading = fromUtf8(given.reading);
        if (contains(reading, Writing::Hangul))
            return {Language::ko};
        if (contains(reading, Writing::Kana))
            return {Language::ja};
        if (contains(reading, Writing::Han)) {
            const auto main = mainLanguage(m_mode);
            const auto reads = [](Language l) { return l != Language::en && l != Language::ko; };
            return {reads(here) ? here : reads(main) ? main : Language::zh};
        }
        return {here, mainLanguage(m_mode), Language::en, Language::zh, Language::yue};
    }

    const std::vector<ReadRun>& m_runs;
    const TrackedText& m_text;
    Mode m_mode;
    const Correcting::Speaks& m_speaks;
    std::vector<size_t> m_begins; // of the runs
    std::array<bool, kLanguages> m_present{};
};

} // namespace

std::vector<Chosen> chosenReadings(const std::vector<ReadRun>& runs, const TrackedText& text,
    std::span<const GivenReading> readings, Mode mode, const Correcting::Speaks& speaks,
    std::vector<Remark>& remarks)
{
    const Chooser chooser(runs, text, mode, speaks);
    Taken taken;
    std::vector<Chosen> all;
    for (const GivenReading& given : readings) {
        if (given.span.empty() || taken.overlaps(given.span))
            continue;
        try {
            if (auto chosen = chooser.choose(given)) {
                taken.add(given.span);
                all.push_back(std::move(*chosen));
            }
        } catch (const Error& error) {
            remarks.push_back({given.span,
                "The reading “" + given.reading + "” cannot be used: " + error.detail()});
        }
    }
    std::ranges::sort(all, {}, [](const Chosen& chosen) { return chosen.span.begin; });
    return all;
}

} // namespace timbre::text
