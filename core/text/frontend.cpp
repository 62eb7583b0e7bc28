#include "core/text/frontend.h"

#include "core/base/error.h"
#include "core/text/characters.h"
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

/// For each byte of the source whether a spoken word, or a mark that became a pause, stands for it.
std::vector<bool> coveredBytes(size_t size, const std::vector<Segment>& segments)
{
    std::vector<int> change(size + 1); // words that begin here less those that end; spans overlap freely
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

    Reading read(const TrackedText& text, Mode mode, SymbolVersion version) const;
    const SymbolTable& symbols(SymbolVersion version) const
    {
        return m_symbols[size_t(version)].get([&] { return std::make_unique<SymbolTable>(version); });
    }

private:
    std::vector<LanguageRun> runs(const TrackedText& text, Mode mode) const;
    Segment readRun(const LanguageRun& run, SymbolVersion version) const;
    G2p g2p(const LanguageRun& run, SymbolVersion version) const;
    const LanguageFrontEnd& language(Language language) const;

    FrontEndOptions m_options;
    std::array<Lazy<LanguageFrontEnd>, kLanguages> m_languages;
    std::array<Lazy<SymbolTable>, 2> m_symbols;
    Lazy<Segmenter> m_segmenter;
};

const LanguageFrontEnd& FrontEnd::Impl::language(Language language) const
{
    constexpr std::array kMakers{makeMandarin, makeEnglish, makeJapanese, makeKorean, makeCantonese};
    const auto index = size_t(language);
    return m_languages[index].get([&] { return kMakers[index](m_options); });
}

std::vector<LanguageRun> FrontEnd::Impl::runs(const TrackedText& text, Mode mode) const
{
    if (mode == Mode::En)
        return {{Language::en, text}};
    return m_segmenter.get([&] { return makeSegmenter(m_options); }).segment(text, mode);
}

G2p FrontEnd::Impl::g2p(const LanguageRun& run, SymbolVersion version) const
{
    const bool newer = run.language == Language::ko || run.language == Language::yue;
    if (newer && version == SymbolVersion::v1)
        return unknownLanguage();
    return language(run.language).read(run.text, version);
}

Segment FrontEnd::Impl::readRun(const LanguageRun& run, SymbolVersion version) const
{
    G2p result = g2p(run, version);
    const SymbolTable& table = symbols(version);
    for (auto& phone : result.phones) {
        if (!table.contains(phone))
            phone = "UNK";
    }
    return {run.language, run.text.span(), run.text.utf8(), result.norm.utf8(), std::move(result.phones),
        std::move(result.word2ph), std::move(result.words)};
}

Reading FrontEnd::Impl::read(const TrackedText& text, Mode mode, SymbolVersion version) const
{
    Reading result;
    for (const LanguageRun& run : runs(text, mode)) {
        Segment segment = readRun(run, version);
        result.norm += segment.norm;
        result.phones.insert(result.phones.end(), segment.phones.begin(), segment.phones.end());
        result.segments.push_back(std::move(segment));
    }
    result.phone_ids = symbols(version).ids(result.phones);
    return result;
}

FrontEnd::FrontEnd(FrontEndOptions options)
    : m_impl(std::make_unique<Impl>(options))
{
}

FrontEnd::~FrontEnd() = default;

Reading FrontEnd::read(std::string_view text, Mode mode, SymbolVersion version) const
{
    static const Regex blanks(" {2,}");
    const auto source = TrackedText::fromUtf8(text);
    auto squeezed = source;
    squeezed.replaceAll(blanks, U" ");
    Reading reading = m_impl->read(squeezed, mode, version);
    if (reading.phones.size() < kFewestPhones) {
        TrackedText longer;
        longer.append(U".", {});
        longer.append(squeezed);
        reading = m_impl->read(longer, mode, version);
    }
    reading.skipped = findSkipped(text, source, reading.segments);
    return reading;
}

const SymbolTable& FrontEnd::symbols(SymbolVersion version) const
{
    return m_impl->symbols(version);
}

} // namespace timbre::text
