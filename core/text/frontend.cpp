#include "core/text/frontend.h"

#include "core/base/error.h"
#include "core/text/characters.h"
#include "core/text/correcting.h"
#include "core/text/givenlanguages.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <functional>
#include <mutex>

namespace timbre::text {
namespace {

constexpr size_t kFewestPhones = 6; // the models were never trained on less

/// Built by whoever asks first; a failure is tried again by the next.
template <class T>
class Lazy {
public:
    const T& get(const std::function<std::unique_ptr<T>()>& make) const
    {
        std::call_once(m_once, [&] { m_value = make(); });
        return *m_value;
    }

private:
    mutable std::once_flag m_once;
    mutable std::unique_ptr<T> m_value;
};

/// The v1 phonemes hold no Korean and no Cantonese: a pause stands in their place.
G2p unknownLanguage()
{
    G2p pause;
    pause.norm.append(U" ", {});
    pause.phones = {","};
    return pause;
}

bool speaks(Language language, SymbolVersion version)
{
    return version == SymbolVersion::v2 || (language != Language::ko && language != Language::yue);
}

/// For each byte of the source whether a spoken word, or a mark that became a pause, stands for it.
std::vector<bool> coveredBytes(size_t size, const std::vector<Segment>& segments)
{
    std::vector<int> change(
        size + 1); // words that begin here less those that end; spans overlap freely
    for (const Segment& segment : segments) {
        for (const Word& word : segment.words) {
            if (word.source.empty() || word.phone_begin == word.phone_end)
                continue;
            ++change[word.source.begin];
            --change[word.source.end];
        }
    }
    std::vector<bool> covered(size);
    for (size_t i = 0, words = 0; i < size; ++i) {
        words += size_t(change[i]);
        covered[i] = words > 0;
    }
    return covered;
}

/// What no word covers is reported, neighbours as one; blanks and marks are no loss.
std::vector<Skipped> findSkipped(
    std::string_view source, const TrackedText& text, const std::vector<Segment>& segments)
{
    const auto covered = coveredBytes(source.size(), segments);
    std::vector<Skipped> result;
    for (size_t i = 0; i < text.size(); ++i) {
        const Span span = text.span(i);
        if (covered[span.begin] || isMarkOrBlank(text[i]))
            continue;
        if (result.empty() || result.back().source.end != span.begin)
            result.push_back({span, {}});
        result.back().source.end = span.end;
    }
    for (Skipped& skipped : result)
        skipped.text = source.substr(skipped.source.begin, skipped.source.size());
    return result;
}

} // namespace

class FrontEnd::Impl {
public:
    explicit Impl(FrontEndOptions options)
        : m_options(options)
    {
    }

    Reading read(const TrackedText& text, Mode mode, SymbolVersion version,
        const Instructions& instructions) const;
    const SymbolTable& symbols(SymbolVersion version) const
    {
        return m_symbols[size_t(version)].get(
            [&] { return std::make_unique<SymbolTable>(version); });
    }

private:
    std::vector<LanguageRun> runs(const TrackedText& text, Mode mode) const;
    std::vector<ReadRun> readRuns(const TrackedText& text, Mode mode, SymbolVersion version,
        const Instructions& instructions, std::vector<Remark>& remarks) const;
    Segment segment(ReadRun run, SymbolVersion version) const;
    G2p g2p(Language language, const TrackedText& text, SymbolVersion version) const;
    const LanguageFrontEnd& language(Language language) const;

    FrontEndOptions m_options;
    std::array<Lazy<LanguageFrontEnd>, kLanguages> m_languages;
    std::array<Lazy<SymbolTable>, 2> m_symbols;
    Lazy<Segmenter> m_segmenter;
};

const LanguageFrontEnd& FrontEnd::Impl::language(Language language) const
{
    constexpr std::array kMakers{
        makeMandarin, makeEnglish, makeJapanese, makeKorean, makeCantonese};
    const auto index = size_t(language);
    return m_languages[index].get([&] { return kMakers[index](m_options); });
}

std::vector<LanguageRun> FrontEnd::Impl::runs(const TrackedText& text, Mode mode) const
{
    if (mode == Mode::En)
        return {{Language::en, text}};
    return m_segmenter.get([&] { return makeSegmenter(m_options); }).segment(text, mode);
}

G2p FrontEnd::Impl::g2p(Language which, const TrackedText& text, SymbolVersion version) const
{
    return speaks(which, version) ? language(which).read(text, version) : unknownLanguage();
}

std::vector<ReadRun> FrontEnd::Impl::readRuns(const TrackedText& text, Mode mode,
    SymbolVersion version, const Instructions& instructions, std::vector<Remark>& remarks) const
{
    auto in_languages = runs(text, mode);
    if (!instructions.languages.empty())
        in_languages = withGivenLanguages(std::move(in_languages), text, instructions.languages,
            [this](const TrackedText& part, Mode mode) { return runs(part, mode); });
    std::vector<ReadRun> result;
    for (LanguageRun& run : in_languages) {
        G2p reading = g2p(run.language, run.text, version);
        result.push_back({run.language, std::move(run.text), std::move(reading)});
    }
    if (instructions.readings.empty())
        return result;
    const Correcting correcting(
        [this, version](
            Language language, const TrackedText& part) { return g2p(language, part, version); },
        [version](Language language) { return speaks(language, version); }, mode);
    return correcting.apply(std::move(result), text, instructions.readings, remarks);
}

Segment FrontEnd::Impl::segment(ReadRun run, SymbolVersion version) const
{
    const SymbolTable& table = symbols(version);
    for (auto& phone : run.g2p.phones) {
        if (!table.contains(phone))
            phone = "UNK";
    }
    return {run.language, run.text.span(), run.text.utf8(), run.g2p.norm.utf8(),
        std::move(run.g2p.phones), std::move(run.g2p.word2ph), std::move(run.g2p.words)};
}

Reading FrontEnd::Impl::read(const TrackedText& text, Mode mode, SymbolVersion version,
    const Instructions& instructions) const
{
    Reading result;
    for (ReadRun& run : readRuns(text, mode, version, instructions, result.remarks)) {
        Segment read = segment(std::move(run), version);
        result.norm += read.norm;
        result.phones.insert(result.phones.end(), read.phones.begin(), read.phones.end());
        result.segments.push_back(std::move(read));
    }
    result.phone_ids = symbols(version).ids(result.phones);
    return result;
}

FrontEnd::FrontEnd(FrontEndOptions options)
    : m_impl(std::make_unique<Impl>(options))
{
}

FrontEnd::~FrontEnd() = default;

Reading FrontEnd::read(
    std::string_view text, Mode mode, SymbolVersion version, const Instructions& instructions) const
{
    static const Regex blanks(" {2,}");
    const auto source = TrackedText::fromUtf8(text);
    auto squeezed = source;
    squeezed.replaceAll(blanks, U" ");
    Reading reading = m_impl->read(squeezed, mode, version, instructions);
    if (reading.phones.size() < kFewestPhones) {
        TrackedText longer;
        longer.append(U".", {});
        longer.append(squeezed);
        reading = m_impl->read(longer, mode, version, instructions);
    }
    reading.skipped = findSkipped(text, source, reading.segments);
    return reading;
}

const SymbolTable& FrontEnd::symbols(SymbolVersion version) const
{
    return m_impl->symbols(version);
}

} // namespace timbre::text
