#include "core/text/correcting.h"

#include "core/base/error.h"
#include "core/text/correcting/choosing.h"
#include "core/text/correcting/units.h"
#include "core/text/english/possessive.h"
#include "core/text/japanese/kana.h"
#include "core/text/pronunciation.h"
#include "core/text/utf8.h"
#include "core/text/writing.h"

#include <algorithm>
#include <limits>

namespace timbre::text {
namespace {

constexpr size_t kEnd = std::numeric_limits<size_t>::max();

/// The characters of a text that come from bytes [begin, end) of the source.
TrackedText between(const TrackedText& text, size_t begin, size_t end)
{
    size_t first = 0, last = text.size();
    const auto firstFrom = [&](size_t byte) { // spans of a run's text are in order
        size_t low = 0, high = text.size();
        while (low < high) {
            const size_t middle = (low + high) / 2;
            if (text.span(middle).begin < byte)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    first = firstFrom(begin);
    last = std::max(first, firstFrom(end));
    return text.slice(first, last);
}

/// What a front end puts around short texts has no source.
void dropPads(G2p& g2p)
{
    auto& words = g2p.words;
    while (!words.empty() && words.back().source.empty()) {
        g2p.phones.resize(size_t(words.back().phone_begin));
        words.pop_back();
    }
    const auto spoken =
        std::ranges::find_if(words, [](const Word& word) { return !word.source.empty(); });
    const int pad = spoken == words.end() ? 0 : spoken->phone_begin;
    if (pad == 0 || !g2p.word2ph.empty())
        return;
    words.erase(words.begin(), spoken);
    g2p.phones.erase(g2p.phones.begin(), g2p.phones.begin() + pad);
    for (Word& word : words) {
        word.phone_begin -= pad;
        word.phone_end -= pad;
    }
}

/// Phones of one reading, shared out among the characters; a syllable of Mandarin or Cantonese is
/// two phones.
std::vector<int> sharedOut(size_t phones, size_t characters)
{
    const size_t size = phones % 2 == 0 ? 2 : 1, syllables = phones / size;
    std::vector<int> word2ph(characters);
    for (size_t i = 0; i < characters; ++i)
        word2ph[i] = int(size * ((i + 1) * syllables / characters - i * syllables / characters));
    return word2ph;
}

bool isPitchOrPhone(const std::string& phone)
{
    return phone == "[" || phone == "]"
        || (phone != "_" && phone != "UNK"
            && writingOf(fromUtf8(phone).front()) == Writing::Alphabet);
}

} // namespace

/// One run at work: what is done of it, and the readings that come next.
class Correcting::Run {
public:
    Run(const Correcting& own, const ReadRun& run, std::vector<ReadRun>& done)
        : m_own(own)
        , m_run(run)
        , m_units(run)
        , m_done(done)
    {
    }

    /// `begun`: the run before has the reading, and this one only loses what it covers.
    void correct(const Chosen& chosen, bool begun)
    {
        auto touched = m_units.touchedBy(chosen.span);
        touched.begin = std::max(touched.begin, m_unit);
        touched.end = std::max(touched.end, touched.begin);
        const Span hull = united(m_units.source(touched), chosen.span);
        add(m_run.language, between(m_run.text, m_byte, hull.begin),
            m_units.slice({m_unit, touched.begin}));
        if (m_run.language == Language::ko && chosen.language == Language::ko && !begun)
            addKorean(chosen, hull);
        else {
            if (!begun) {
                addRest(hull.begin, chosen.span.begin);
                addGiven(chosen, touched);
            }
            addRest(chosen.span.end, hull.end);
        }
        m_unit = touched.end;
        m_byte = hull.end;
    }

    void finish()
    {
        add(m_run.language, between(m_run.text, m_byte, kEnd),
            m_units.slice({m_unit, m_units.size()}));
    }

private:
    void add(Language language, const TrackedText& text, G2p g2p)
    {
        if (text.empty() && g2p.phones.empty())
            return;
        if (!m_joins || !fits(m_done.back(), language, g2p))
            m_done.push_back({language, {}, {}});
        m_joins = true;
        m_done.back().text.append(text);
        append(m_done.back().g2p, std::move(g2p));
    }

    /// Phones that have characters and phones that have none (see Segment::word2ph) don't mix.
    static bool fits(const ReadRun& run, Language language, const G2p& g2p)
    {
        const bool silent = run.g2p.phones.empty() || g2p.phones.empty();
        return run.language == language
            && (silent || run.g2p.word2ph.empty() == g2p.word2ph.empty());
    }

    /// What a reading leaves of the words it touches.
    void addRest(size_t begin, size_t end)
    {
        const auto rest = between(m_run.text, begin, end);
        if (std::ranges::all_of(
                rest.view(), [](char32_t c) { return writingOf(c) == Writing::None; }))
            return;
        add(m_run.language, rest,
            isPossessive(rest) ? possessive(rest) : alone(m_run.language, rest));
    }

    bool isPossessive(const TrackedText& rest) const
    {
        const auto view = rest.view();
        return m_run.language == Language::en && m_joins && !m_done.back().g2p.phones.empty()
            && (view == U"'s" || view == U"’s");
    }

    G2p possessive(const TrackedText& rest) const
    {
        G2p g2p;
        g2p.norm = rest;
        for (const auto phone : english::possessiveEnding(m_done.back().g2p.phones.back()))
            g2p.phones.emplace_back(phone);
        g2p.words.push_back({rest.span(), rest.utf8(), 0, int(g2p.phones.size()), {}});
        return g2p;
    }

    G2p alone(Language language, const TrackedText& text) const
    {
        G2p g2p = m_own.m_read(language, text);
        dropPads(g2p);
        return g2p;
    }

    static TrackedText respelling(const Chosen& chosen)
    {
        TrackedText text;
        text.append(fromUtf8(chosen.reading), chosen.span);
        return text;
    }

    /// A respelling with the particles that are written onto it.
    void addKorean(const Chosen& chosen, Span hull)
    {
        TrackedText text = between(m_run.text, hull.begin, chosen.span.begin);
        text.append(respelling(chosen));
        text.append(between(m_run.text, chosen.span.end, hull.end));
        G2p g2p = alone(Language::ko, text);
        g2p.words = {{hull, text.utf8(), 0, int(g2p.phones.size()), chosen.origin}};
        add(Language::ko, between(m_run.text, hull.begin, hull.end), std::move(g2p));
    }

    void addGiven(const Chosen& chosen, Units::Range touched)
    {
        const auto text = between(m_run.text, chosen.span.begin, chosen.span.end);
        const G2p covered = chosen.language == m_run.language ? m_units.slice(touched) : G2p{};
        G2p given;
        if (chosen.notation == Notation::Respelling)
            given = alone(chosen.language, respelling(chosen));
        else
            given.phones = phones(chosen, covered, touched);
        if (chosen.language == Language::ja && !covered.phones.empty()
            && covered.phones.back() == "#")
            given.phones.emplace_back("#");
        const std::string read_as =
            chosen.notation == Notation::Respelling ? given.norm.utf8() : covered.norm.utf8();
        settle(given, covered, text);
        given.words = {{chosen.span, read_as.empty() ? text.utf8() : read_as, 0,
            int(given.phones.size()), chosen.origin}};
        add(chosen.language, text, std::move(given));
    }

    /// norm and word2ph are those of the words that were there, for BERT knows more about them.
    void settle(G2p& given, const G2p& covered, const TrackedText& text) const
    {
        if (!covered.norm.empty()) {
            given.norm = covered.norm;
            given.word2ph.clear();
            if (!covered.word2ph.empty())
                given.word2ph = sharedOut(given.phones.size(), covered.norm.size());
        } else if (given.norm.empty()) {
            given.norm = text;
        }
    }

    std::vector<std::string> phones(
        const Chosen& chosen, const G2p& covered, Units::Range touched) const
    {
        if (chosen.language != Language::ja || m_run.language != Language::ja)
            return phonesFromReading(chosen.reading, chosen.language);
        PhrasePlace place;
        place.first = !m_joins || m_done.back().g2p.phones.empty()
            || !isPitchOrPhone(m_done.back().g2p.phones.back());
        const auto after = m_units.slice({touched.end, std::min(touched.end + 1, m_units.size())});
        const bool ends = covered.phones.empty() || covered.phones.back() == "#";
        place.last = ends || after.phones.empty() || !isPitchOrPhone(after.phones.front());
        return phonesFromKana(fromUtf8(chosen.reading), place);
    }

    const Correcting& m_own;
    const ReadRun& m_run;
    Units m_units;
    std::vector<ReadRun>& m_done;
    bool m_joins = false; // the last run of m_done is part of this one
    size_t m_unit = 0, m_byte = 0; // how far this run is done
};

Correcting::Correcting(Read read, Speaks speaks, Mode mode)
    : m_read(std::move(read))
    , m_speaks(std::move(speaks))
    , m_mode(mode)
{
}

std::vector<ReadRun> Correcting::apply(std::vector<ReadRun> runs, const TrackedText& text,
    std::span<const GivenReading> readings, std::vector<Remark>& remarks) const
{
    const auto all = chosenReadings(runs, text, readings, m_mode, m_speaks, remarks);
    if (all.empty())
        return runs;
    if (runs.empty())
        runs.push_back({all.front().language, {}, {}});
    std::vector<ReadRun> done;
    auto next = all.begin();
    bool begun = false;
    for (size_t i = 0; i < runs.size(); ++i) {
        const size_t end = i + 1 < runs.size() ? runs[i + 1].text.span().begin : kEnd;
        if (next == all.end() || next->span.begin >= end) {
            done.push_back(std::move(runs[i]));
            continue;
        }
        Run run(*this, runs[i], done);
        while (next != all.end() && next->span.begin < end) {
            run.correct(*next, begun);
            begun = next->span.end > end;
            if (begun)
                break;
            ++next;
        }
        run.finish();
    }
    return done;
}

} // namespace timbre::text
