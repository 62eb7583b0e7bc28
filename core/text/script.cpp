#include "core/text/script.h"

#include "core/text/characters.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace timbre::text {
namespace {

/// Runs of `text` whose source is another text in turn, with the source of that one.
std::vector<Piece::Run> composed(const Piece& piece, const Piece& whole)
{
    std::vector<Piece::Run> runs;
    for (size_t i = 0; i < piece.runs.size(); ++i) {
        const auto [begin, source] = piece.runs[i];
        const size_t end = i + 1 < piece.runs.size() ? piece.runs[i + 1].begin : piece.text.size();
        if (source.size() != end - begin) {
            runs.push_back({begin, whole.sourceOf(source)});
            continue;
        }
        for (size_t at = source.begin; at < source.end;) {
            const auto next = std::ranges::upper_bound(whole.runs, at, {}, &Piece::Run::begin);
            const size_t stop =
                std::min(source.end, next == whole.runs.end() ? source.end : next->begin);
            runs.push_back({begin + at - source.begin, whole.sourceOf({at, stop})});
            at = stop;
        }
    }
    return runs;
}

/// The bytes of a piece that come from bytes of the text it was cut from.
Span inPiece(const Piece& piece, Span source)
{
    Span all;
    for (size_t i = 0; i < piece.runs.size(); ++i) {
        const auto [begin, from] = piece.runs[i];
        const size_t end = i + 1 < piece.runs.size() ? piece.runs[i + 1].begin : piece.text.size();
        const size_t first = std::max(from.begin, source.begin),
                     last = std::min(from.end, source.end);
        if (first >= last)
            continue;
        const bool exact = from.size() == end - begin;
        all = united(all,
            exact ? Span{begin + first - from.begin, begin + last - from.begin} : Span{begin, end});
    }
    return all;
}

/// Cuts a script from left to right.
class Cutter {
public:
    Cutter(const Script& script, Mode mode, std::optional<CutMethod> method)
        : m_script(script)
        , m_mode(mode)
        , m_method(method)
    {
    }

    CutScript run()
    {
        size_t begin = 0;
        for (const Script::Break& cut : m_script.breaks) {
            addPassage(begin, cut.at);
            addPause(cut.pause_ms);
            begin = cut.at;
        }
        addPassage(begin, m_script.text.text.size());
        return std::move(m_result);
    }

private:
    std::string_view text() const { return m_script.text.text; }

    void addPassage(size_t begin, size_t end)
    {
        const auto passage = text().substr(begin, end - begin);
        if (m_method) {
            for (Piece& piece : split(passage, m_mode, *m_method)) {
                for (Piece::Run& run : piece.runs) {
                    if (!run.source.empty())
                        run.source = {run.source.begin + begin, run.source.end + begin};
                }
                piece.source = {piece.source.begin + begin, piece.source.end + begin};
                addPiece(std::move(piece));
            }
        } else if (passage.size() == text().size() || !isBlank(passage)) {
            addPiece({std::string(passage), {begin, end}, {{0, {begin, end}}}});
        }
    }

    static bool isBlank(std::string_view passage)
    {
        return std::ranges::all_of(fromUtf8(passage), isSpace);
    }

    void addPause(std::optional<int> pause_ms)
    {
        if (!pause_ms)
            return;
        const double pause_s = *pause_ms / 1000.0;
        auto& pieces = m_result.pieces;
        if (pieces.empty())
            m_result.pause_s += pause_s;
        else
            pieces.back().pause_s = pieces.back().pause_s.value_or(0) + pause_s;
    }

    void addPiece(Piece piece)
    {
        ScriptPiece result;
        if (m_script.styles.size() + m_script.readings.size() > 0) {
            addStyles(piece, result);
            addReadings(piece, result);
        }
        piece.runs = composed(piece, m_script.text);
        piece.source = m_script.text.sourceOf(piece.source);
        result.piece = std::move(piece);
        m_result.pieces.push_back(std::move(result));
    }

    void addStyles(const Piece& piece, ScriptPiece& result)
    {
        const auto& styles = m_script.styles;
        while (m_style + 1 < styles.size() && styles[m_style + 1].begin <= piece.source.begin)
            ++m_style;
        double spoken = 0, weighted = 0;
        for (size_t i = m_style; i < styles.size() && styles[i].begin < piece.source.end; ++i) {
            const size_t end = i + 1 < styles.size() ? styles[i + 1].begin : text().size();
            const Span part = inPiece(piece, {styles[i].begin, end});
            if (part.empty())
                continue;
            spoken += double(part.size());
            weighted += double(part.size()) * styles[i].rate;
            if (styles[i].language)
                result.instructions.languages.push_back({part, *styles[i].language});
        }
        result.rate = spoken > 0 ? weighted / spoken : 1;
    }

    void addReadings(const Piece& piece, ScriptPiece& result)
    {
        const auto& readings = m_script.readings;
        while (m_reading < readings.size() && readings[m_reading].span.begin < piece.source.end) {
            GivenReading reading = readings[m_reading++];
            const Span span = reading.span;
            if (span.end <= piece.source.begin)
                continue;
            if (span.begin < piece.source.begin || span.end > piece.source.end) {
                m_result.remarks.push_back({m_script.text.sourceOf(span),
                    "This reading goes over the end of a sentence and was left out."});
                continue;
            }
            reading.span = inPiece(piece, span);
            result.instructions.readings.push_back(std::move(reading));
        }
    }

    const Script& m_script;
    Mode m_mode;
    std::optional<CutMethod> m_method;
    CutScript m_result;
    size_t m_style = 0, m_reading = 0; // what the last piece came to
};

} // namespace

Script plainScript(std::string_view source)
{
    Script script;
    const Span all{0, source.size()};
    script.text = {std::string(source), all, {{0, all}}};
    return script;
}

CutScript cut(const Script& script, Mode mode, std::optional<CutMethod> method)
{
    return Cutter(script, mode, method).run();
}

} // namespace timbre::text
