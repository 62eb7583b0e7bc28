#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/text/characters.h"
#include "core/text/japanese/openjtalk.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>

namespace timbre::text {
namespace {

/// The half-width dakuten and handakuten, which voice the kana before.
bool isHalfWidthVoicing(char32_t c)
{
    return c == 0xFF9E || c == 0xFF9F;
}

/// Kana, kanji, letters, digits: what Open JTalk reads. Everything else becomes one phone a character.
bool isJapanese(char32_t c)
{
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return within(U'A', U'Z') || within(U'a', U'z') || c == 0x3005 || within(0x3040, 0x30FF)
        || within(0x4E00, 0x9FFF) || within(0xFF21, 0xFF3A) || within(0xFF41, 0xFF5A) || within(0xFF66, 0xFF9D)
        || utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_ND;
}

/// The phone of a mark; unknown ones stay what they are.
std::string markPhone(char32_t mark)
{
    switch (mark) {
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
    default:
        return toUtf8(std::u32string_view(&mark, 1));
    }
}

TrackedText lowerCased(const TrackedText& text)
{
    TrackedText result = text;
    result.replaceAll(U"\u0130", U"i\u0307"); // the one character whose lower case is two
    result.mapEach([](char32_t c) { return char32_t(utf8proc_tolower(utf8proc_int32_t(c))); });
    return result;
}

class Japanese : public LanguageFrontEnd {
public:
    Japanese(const std::filesystem::path& dictionary, const FrontEndOptions& options)
        : m_openjtalk(dictionary)
        , m_strict(options.strict_compatibility)
    {
    }

    G2p read(const TrackedText& text, SymbolVersion version) const override;

private:
    bool reads(char32_t c) const { return isJapanese(c) || (!m_strict && isHalfWidthVoicing(c)); }
    void readRun(const TrackedText& text, size_t begin, size_t end, G2p& result) const;

    OpenJTalk m_openjtalk;
    bool m_strict; // the reference takes ﾞ and ﾟ for marks
    const Regex m_repeated_marks{"([!?…,.\\-])[!?…,.\\-]+"};
};

void addWord(Span source, std::string text, const std::vector<std::string>& phones, G2p& result)
{
    const int begin = int(result.phones.size());
    result.phones.insert(result.phones.end(), phones.begin(), phones.end());
    result.words.push_back({source, std::move(text), begin, int(result.phones.size())});
}

void Japanese::readRun(const TrackedText& text, size_t begin, size_t end, G2p& result) const
{
    for (const JapaneseWord& word : m_openjtalk.read(text.view(begin, end))) {
        const size_t first = begin + word.begin, last = begin + word.end;
        if (!word.phones.empty())
            addWord(text.span(first, last), toUtf8(text.view(first, last)), word.phones, result);
    }
}

void addMark(const TrackedText& text, size_t at, G2p& result)
{
    const char32_t mark = text[at];
    if (mark == U' ')
        return;
    const Span source = isMarkOrBlank(mark) ? text.span(at) : Span{}; // no source: nothing of it is spoken
    addWord(source, toUtf8(text.view(at, at + 1)), {markPhone(mark)}, result);
}

G2p Japanese::read(const TrackedText& text, SymbolVersion) const
{
    G2p result;
    result.norm = text;
    result.norm.replaceAll(m_repeated_marks, [](const Match& match) { return std::u32string(match[1]); });
    TrackedText spoken = result.norm;
    spoken.replaceAll(U"％", U"パーセント");
    spoken = lowerCased(spoken);
    for (size_t begin = 0; begin < spoken.size();) {
        size_t end = begin;
        while (end < spoken.size() && reads(spoken[end]))
            ++end;
        if (end > begin)
            readRun(spoken, begin, end, result);
        if (end < spoken.size())
            addMark(spoken, end, result);
        begin = end + 1;
    }
    return result;
}

std::filesystem::path dictionaryFolder()
{
    constexpr const char* kDebian = "/var/lib/mecab/dic/open-jtalk/naist-jdic";
    if (const auto own = paths::findResource("naist-jdic"))
        return *own;
    if (std::filesystem::exists(kDebian))
        return kDebian;
    throw Error(ErrorKind::MissingModel, "Japanese",
        "The Japanese dictionary is missing. Install the Debian package open-jtalk-mecab-naist-jdic, or put a "
        "compiled naist-jdic into the program's folder share/timbre/naist-jdic.");
}

} // namespace

std::unique_ptr<LanguageFrontEnd> makeJapanese(const FrontEndOptions& options)
{
    return std::make_unique<Japanese>(dictionaryFolder(), options);
}

} // namespace timbre::text
