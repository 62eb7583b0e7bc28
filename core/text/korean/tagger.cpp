#include "core/text/korean/tagger.h"

#include "core/text/korean/jamo.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace timbre::text {
namespace {

constexpr size_t kLongestPiece = 1000; // characters MeCab gets at once

/// The tag's last part decides: J for JKG, E for VV+ETM, B for the bound noun NNBC.
char shortTag(std::string_view feature)
{
    const auto tag = feature.substr(0, feature.find(','));
    const auto last = tag.substr(tag.rfind('+') + 1);
    return last == "NNBC" ? 'B' : last.empty() ? ' ' : last.front();
}

/// The short tag at the last character of each word, 0 elsewhere. Nothing when MeCab left out more than blanks.
std::optional<std::vector<char>> tagsOf(const TrackedText& text, const Mecab& mecab)
{
    std::string utf8;
    std::vector<size_t> character_of_byte;
    for (size_t i = 0; i < text.size(); ++i) {
        appendUtf8(utf8, text[i]);
        character_of_byte.resize(utf8.size(), i);
    }
    std::vector<char> tags(text.size());
    std::vector<bool> covered(text.size());
    for (const auto& token : mecab.parse(utf8)) {
        for (size_t byte = token.begin; byte < token.end; ++byte)
            covered[character_of_byte[byte]] = true;
        tags[character_of_byte[token.end - 1]] = shortTag(token.feature);
    }
    for (size_t i = 0; i < text.size(); ++i) {
        if (!covered[i] && text[i] != U' ')
            return std::nullopt;
    }
    return tags;
}

bool isOneOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != std::u32string_view::npos;
}

std::u32string_view annotation(char32_t c, char tag)
{
    constexpr std::u32string_view kHardening = U"\u11AB\u11AC\u11B7\u11B1\u11B0\u11B2\u11B4"; // ㄴ ㄵ ㅁ ㄻ ㄺ ㄼ ㄾ
    constexpr char32_t kRieul = 0x11AF;
    if (c == U'의' && tag == 'J')
        return U"/J";
    if (tag == 'E' && finalOf(c) == kRieul)
        return U"/E";
    if (tag == 'V' && isOneOf(finalOf(c), kHardening))
        return U"/P";
    return tag == 'B' ? U"/B" : U"";
}

/// Up to kLongestPiece characters, cut after a blank if there is one.
size_t pieceEnd(const TrackedText& text, size_t begin)
{
    if (text.size() - begin <= kLongestPiece)
        return text.size();
    const auto blank = text.view(begin, begin + kLongestPiece).rfind(U' ');
    return begin + (blank == std::u32string_view::npos ? kLongestPiece : blank + 1);
}

} // namespace

KoreanTagger::KoreanTagger(const std::filesystem::path& dictionary)
    : m_mecab(dictionary)
{
}

void KoreanTagger::annotate(const TrackedText& piece, TrackedText& result) const
{
    const auto tags = tagsOf(piece, m_mecab);
    for (size_t i = 0; i < piece.size(); ++i) {
        result.append(piece.view(i, i + 1), piece.span(i));
        if (tags)
            result.append(annotation(piece[i], (*tags)[i]), {});
    }
}

TrackedText KoreanTagger::annotated(const TrackedText& text) const
{
    TrackedText result;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = pieceEnd(text, begin);
        annotate(text.slice(begin, end), result);
        begin = end;
    }
    return result;
}

} // namespace timbre::text
