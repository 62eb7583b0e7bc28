#include "core/text/zh/mandarin.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/text/characters.h"
#include "core/text/utf8.h"
#include "core/text/zh/marks.h"

#include <algorithm>
#include <array>

namespace timbre::text {
namespace zh {
namespace {

char32_t mandarinMark(char32_t c)
{
    switch (c) {
    case U'/':
        return U',';
    case U'~':
    case U'～':
        return U'…';
    case U'嗯': // no syllables in pinyin, so their neighbours in sound stand for them
        return U'恩';
    case U'呣':
        return U'母';
    default:
        return plainMark(c);
    }
}

/// Of marks in a row the first stays.
void collapseMarks(TrackedText& text)
{
    TrackedText result;
    for (size_t i = 0; i < text.size(); ++i) {
        if (i == 0 || !isMark(text[i]) || !isMark(text[i - 1]))
            result.append(text.slice(i, i + 1));
    }
    text = std::move(result);
}

/// Marks that ask for a long silence: with one of them in the text every comma becomes one.
struct Silence {
    char32_t mark;
    const char* phone;
};
constexpr std::array kSilences{Silence{U'￥', "SP2"}, Silence{U'^', "SP3"}};

const Silence* silenceIn(const TrackedText& text)
{
    for (const Silence& silence : kSilences) {
        if (text.view().find(silence.mark) != std::u32string_view::npos)
            return &silence;
    }
    return nullptr;
}

} // namespace

Mandarin::Mandarin(const FrontEndOptions& options)
    : m_options(options)
    , m_data(paths::resource("text/zh.data"))
    , m_normalizer(m_data)
    , m_reader(m_data)
{
}

TrackedText Mandarin::normalized(const TrackedText& text) const
{
    TrackedText result;
    for (TrackedText& sentence : m_normalizer.sentences(text)) {
        sentence.replaceAll(U"...", U"…");
        sentence.mapEach(mandarinMark);
        sentence.removeIf([](char32_t c) { return !isBasicHan(c) && !isMark(c); });
        result.append(sentence);
    }
    collapseMarks(result);
    readUnreadable(result);
    return result;
}

/// A few characters have no syllable of their own: old units are read as what they stand for, the rest is
/// left out. The reference gives up on such a text.
void Mandarin::readUnreadable(TrackedText& text) const
{
    const auto unreadable = [this](char32_t c) { return isBasicHan(c) && !m_reader.pinyin().knows(c); };
    const auto view = text.view();
    const auto first = std::ranges::find_if(view, unreadable);
    if (first == view.end())
        return;
    if (m_options.strict_compatibility)
        throw Error(ErrorKind::BadText, toUtf8({&*first, 1}), "This character has no reading. Write it in other words.");
    constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 8> kUnits{{{U"兙", U"十克"},
        {U"兡", U"百克"}, {U"嗧", U"加仑"}, {U"瓧", U"十瓦"}, {U"瓰", U"分瓦"}, {U"瓱", U"毫瓦"}, {U"瓼", U"厘瓦"},
        {U"甅", U"厘瓦"}}};
    for (const auto& [unit, words] : kUnits)
        text.replaceAll(unit, words);
    text.removeIf(unreadable);
}

void Mandarin::readClause(G2p& result, size_t begin, size_t end, SymbolVersion version) const
{
    const auto clause = result.norm.view(begin, end);
    const auto reading = m_reader.read(clause, version == SymbolVersion::v2);
    const Pinyin& pinyin = m_reader.pinyin();
    for (const TaggedWord& word : reading.words) {
        const int phone_begin = int(result.phones.size());
        for (size_t i = word.begin; i < word.end; ++i) {
            const Syllable& syllable = reading.syllables[i];
            if (syllable.spoken()) {
                result.phones.push_back(pinyin.firstPhone(syllable));
                result.phones.push_back(pinyin.secondPhone(syllable));
            } else {
                result.phones.push_back(toUtf8({&syllable.character, 1}));
            }
            result.word2ph.push_back(syllable.spoken() ? 2 : 1);
        }
        result.words.push_back({result.norm.span(begin + word.begin, begin + word.end),
            toUtf8(clause.substr(word.begin, word.size())), phone_begin, int(result.phones.size())});
    }
}

G2p Mandarin::read(const TrackedText& text, SymbolVersion version) const
{
    G2p result;
    const Silence* silence = silenceIn(text);
    auto source = text;
    if (silence)
        source.replaceAll(silence->mark, U',');
    result.norm = normalized(source);
    for (size_t begin = 0, i = 0; i < result.norm.size(); ++i) {
        if (isMark(result.norm[i]) || i + 1 == result.norm.size()) {
            readClause(result, begin, i + 1, version);
            begin = i + 1;
        }
    }
    if (silence)
        std::ranges::replace(result.phones, std::string(","), std::string(silence->phone));
    return result;
}

} // namespace zh

std::unique_ptr<LanguageFrontEnd> makeMandarin(const FrontEndOptions& options)
{
    return std::make_unique<zh::Mandarin>(options);
}

} // namespace timbre::text
