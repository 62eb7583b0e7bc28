#include "core/text/zh/cantonese.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/text/characters.h"
#include "core/text/utf8.h"
#include "core/text/zh/marks.h"

namespace timbre::text {
namespace zh {
namespace {

[[noreturn]] void cannotRead(char32_t character)
{
    throw Error(ErrorKind::BadText, toUtf8({&character, 1}),
        "This character has no Cantonese reading. Write it in other words.");
}

char32_t cantoneseMark(char32_t c)
{
    return c == U'~' || c == U'～' ? U'-' : plainMark(c);
}

} // namespace

Cantonese::Cantonese(const FrontEndOptions& options)
    : m_options(options)
    , m_normalizer_data(paths::resource("text/zh.data"))
    , m_data(paths::resource("text/yue.data"))
    , m_normalizer(m_normalizer_data)
    , m_words(m_data.trie("words"))
    , m_readings(m_data.array<uint16_t>("readings"))
    , m_phones(m_data.strings(options.strict_compatibility ? "phones.reference" : "phones"))
{
}

/// Unlike in Mandarin, marks in a row all stay.
TrackedText Cantonese::normalized(const TrackedText& text) const
{
    TrackedText result;
    for (TrackedText& sentence : m_normalizer.sentences(text)) {
        sentence.replaceAll(U"...", U"…");
        sentence.mapEach(cantoneseMark);
        sentence.removeIf([](char32_t c) { return !isBasicHan(c) && !isMark(c); });
        result.append(sentence);
    }
    if (!m_options.strict_compatibility)
        result.removeIf([this](char32_t c) { return !isMark(c) && !m_words.longestPrefix({&c, 1}); });
    return result;
}

void Cantonese::readCharacter(G2p& result, uint16_t reading, char32_t character) const
{
    std::string_view phones = m_phones[reading];
    if (phones.empty())
        cannotRead(character);
    int count = 0;
    for (size_t blank = 0; blank != std::string_view::npos; ++count) {
        blank = phones.find(' ');
        result.phones.emplace_back(phones.substr(0, blank));
        phones.remove_prefix(blank == std::string_view::npos ? phones.size() : blank + 1);
    }
    result.word2ph.push_back(count);
}

/// Reads the longest word at a position and returns its end.
size_t Cantonese::readWord(G2p& result, size_t at) const
{
    const auto rest = result.norm.view().substr(at);
    if (isMark(rest[0])) {
        result.phones.push_back(toUtf8(rest.substr(0, 1)));
        result.word2ph.push_back(1);
        return at + 1;
    }
    const auto word = m_words.longestPrefix(rest);
    if (!word)
        cannotRead(rest[0]);
    for (size_t i = 0; i < word->length; ++i)
        readCharacter(result, m_readings[size_t(word->value) + i], rest[i]);
    return at + word->length;
}

G2p Cantonese::read(const TrackedText& text, SymbolVersion) const
{
    G2p result;
    result.norm = normalized(text);
    for (size_t at = 0; at < result.norm.size();) {
        const int phone_begin = int(result.phones.size());
        const size_t end = readWord(result, at);
        result.words.push_back({result.norm.span(at, end), toUtf8(result.norm.view(at, end)), phone_begin,
            int(result.phones.size())});
        at = end;
    }
    return result;
}

} // namespace zh

std::unique_ptr<LanguageFrontEnd> makeCantonese(const FrontEndOptions& options)
{
    return std::make_unique<zh::Cantonese>(options);
}

} // namespace timbre::text
