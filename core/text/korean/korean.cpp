#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/text/characters.h"
#include "core/text/korean/jamo.h"
#include "core/text/korean/numbers.h"
#include "core/text/korean/sounds.h"
#include "core/text/korean/tagger.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"

#include <array>

namespace timbre::text {
namespace {

constexpr std::array<std::u32string_view, 26> kLetterNames{U"에이", U"비", U"시", U"디", U"이", U"에프", U"지", U"에이치",
    U"아이", U"제이", U"케이", U"엘", U"엠", U"엔", U"오", U"피", U"큐", U"아르", U"에스", U"티", U"유", U"브이", U"더블유",
    U"엑스", U"와이", U"제트"};

/// The Hangul name of a Latin letter; empty for other characters.
std::u32string_view letterName(char32_t c)
{
    if (c >= U'A' && c <= U'Z')
        return kLetterNames[c - U'A'];
    if (c >= U'a' && c <= U'z')
        return kLetterNames[c - U'a'];
    switch (c) { // what counts as a letter's other case
    case 0x0130:
    case 0x0131:
        return kLetterNames['i' - 'a'];
    case 0x017F:
        return kLetterNames['s' - 'a'];
    case 0x212A:
        return kLetterNames['k' - 'a'];
    default:
        return {};
    }
}

TrackedText withLetterNames(const TrackedText& text)
{
    TrackedText result;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto letter = letterName(text[i]);
        result.append(letter.empty() ? text.view(i, i + 1) : letter, text.span(i));
    }
    return result;
}

bool isLetterPhone(char32_t c)
{
    return c >= U'ㄱ' && c <= U'ㅣ';
}

/// 을/를 + blank + ㄹ is pronounced with ㄴ, which the sound changes before this step get wrong.
void repairObjectParticle(TrackedText& letters)
{
    static const Regex particle("([ㅇㄹ]ㅡㄹ )ㄹ");
    letters.replaceAll(particle, [](const Match& match) { return std::u32string(match[1]) + U'ㄴ'; });
}

/// A text that ends in a letter (or in one and a line break) gets its full stop.
void closeSentence(TrackedText& letters)
{
    size_t end = letters.size();
    if (end > 1 && letters[end - 1] == U'\n')
        --end;
    if (end == 0 || !isLetterPhone(letters[end - 1]))
        return;
    TrackedText closed = letters.slice(0, end);
    closed.append(U".", {});
    closed.append(letters.slice(end, letters.size()));
    letters = std::move(closed);
}

std::string phoneOf(char32_t c, const SymbolTable& symbols)
{
    switch (c) {
    case U'：':
    case U'；':
    case U'，':
    case U'·':
    case U'、':
        return ",";
    case U'。':
    case U'\n':
        return ".";
    case U'！':
        return "!";
    case U'？':
        return "?";
    case U' ':
        return "空";
    default:
        break;
    }
    auto phone = toUtf8({&c, 1});
    return symbols.contains(phone) ? phone : "停";
}

class Korean : public LanguageFrontEnd {
public:
    Korean(const std::filesystem::path& data, const std::optional<std::filesystem::path>& dictionary,
        const FrontEndOptions& options)
        : m_data(data)
        , m_sounds(m_data, options.strict_compatibility)
        , m_strict(options.strict_compatibility)
    {
        const StringTable from = m_data.strings("idiom.from"), to = m_data.strings("idiom.to");
        for (size_t i = 0; i < from.size(); ++i)
            m_idioms.emplace_back(fromUtf8(from[i]), fromUtf8(to[i]));
        if (dictionary)
            m_tagger = std::make_unique<KoreanTagger>(*dictionary);
    }

    G2p read(const TrackedText& text, SymbolVersion version) const override;

private:
    TrackedText letters(const TrackedText& text) const;

    DataFile m_data;
    KoreanSounds m_sounds;
    bool m_strict;
    std::vector<std::pair<std::u32string, std::u32string>> m_idioms;
    std::unique_ptr<KoreanTagger> m_tagger; // none: by rules alone
    SymbolTable m_symbols{SymbolVersion::v2}; // v1 knows no Korean
};

/// One single letter per phone.
TrackedText Korean::letters(const TrackedText& text) const
{
    TrackedText spoken = withLetterNames(text);
    for (const auto& [from, to] : m_idioms)
        spoken.replaceAll(from, to);
    if (m_tagger)
        spoken = m_tagger->annotated(spoken);
    readNumbers(spoken, m_strict);
    TrackedText letters = asLetters(m_sounds.applied(decomposed(spoken)));
    repairObjectParticle(letters);
    closeSentence(letters);
    return letters;
}

/// Words are what stands between blanks and marks; a sound change over a blank stays within each word's source.
class Words {
public:
    Words(const TrackedText& letters, const TrackedText& norm)
        : m_letters(letters)
        , m_norm(norm)
    {
    }

    std::vector<Word> all()
    {
        for (size_t begin = 0; begin < m_letters.size();) {
            size_t end = begin + 1;
            while (isLetterPhone(m_letters[begin]) && end < m_letters.size() && isLetterPhone(m_letters[end]))
                ++end;
            add(begin, end);
            begin = end;
        }
        return std::move(m_words);
    }

private:
    void add(size_t begin, size_t end)
    {
        const Span source = m_letters.span(begin, end);
        const bool spoken = isLetterPhone(m_letters[begin]) || isMarkOrBlank(m_letters[begin]);
        m_words.push_back({spoken ? source : Span{}, normOf(source), int(begin), int(end)});
    }

    std::string normOf(Span source)
    {
        while (m_first < m_norm.size() && m_norm.span(m_first).end <= source.begin)
            ++m_first;
        size_t last = m_first;
        while (last < m_norm.size() && m_norm.span(last).begin < source.end)
            ++last;
        return toUtf8(m_norm.view(m_first, last));
    }

    const TrackedText& m_letters;
    const TrackedText& m_norm;
    size_t m_first = 0;
    std::vector<Word> m_words;
};

G2p Korean::read(const TrackedText& text, SymbolVersion) const
{
    const TrackedText spoken = letters(text);
    G2p result;
    result.norm = text;
    result.phones.reserve(spoken.size());
    for (size_t i = 0; i < spoken.size(); ++i)
        result.phones.push_back(phoneOf(spoken[i], m_symbols));
    result.words = Words(spoken, result.norm).all();
    return result;
}

} // namespace

std::unique_ptr<LanguageFrontEnd> makeKorean(const FrontEndOptions& options)
{
    return std::make_unique<Korean>(
        paths::resource("text/ko.data"), paths::findResource("text/ko-dic"), options);
}

} // namespace timbre::text
