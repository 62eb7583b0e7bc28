#include "core/text/lexicon/context.h"

#include "core/base/error.h"
#include "core/text/characters.h"
#include "core/text/utf8.h"
#include "core/text/writing.h"

#include <utf8proc.h>

#include <algorithm>

namespace timbre::text {
namespace {

using View = std::u32string_view;

View trimmed(View text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<View> parts(View text, char32_t separator)
{
    std::vector<View> result;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find(separator, begin), text.size());
        if (const View part = trimmed(text.substr(begin, end - begin)); !part.empty())
            result.push_back(part);
        begin = end + 1;
    }
    return result;
}

bool endsWithWord(View text, View word)
{
    return text.ends_with(word) && isWordBorder(text, text.size() - word.size());
}

bool beginsWithWord(View text, View word)
{
    return text.starts_with(word) && isWordBorder(text, word.size());
}

} // namespace

std::u32string folded(View text)
{
    std::u32string result(text);
    for (char32_t& c : result)
        c = c == U'’' ? U'\'' : char32_t(utf8proc_tolower(utf8proc_int32_t(c)));
    return result;
}

bool isWordBorder(View text, size_t at)
{
    return at == 0 || at >= text.size() || writingOf(text[at - 1]) != Writing::Alphabet
        || writingOf(text[at]) != Writing::Alphabet;
}

ContextRule::ContextRule(std::string_view rule)
{
    const auto text = folded(fromUtf8(rule));
    for (const View part : parts(text, U';')) {
        const size_t equals = std::min(part.find(U'='), part.size());
        const View key = trimmed(part.substr(0, equals));
        const auto words = parts(part.substr(std::min(equals + 1, part.size())), U',');
        if ((key != U"after" && key != U"before") || words.empty())
            throw Error(ErrorKind::BadText, std::string(rule),
                "A context is written as after=word,word or before=word, both parted by “;”.");
        auto& list = key == U"after" ? m_after : m_before;
        list.assign(words.begin(), words.end());
    }
}

bool ContextRule::holds(View text, size_t begin, size_t end) const
{
    const View left = trimmed(text.substr(0, begin)), right = trimmed(text.substr(end));
    const bool after = m_after.empty()
        || std::ranges::any_of(m_after, [&](const auto& word) { return endsWithWord(left, word); });
    return after && (m_before.empty() || std::ranges::any_of(m_before, [&](const auto& word) {
        return beginsWithWord(right, word);
    }));
}

} // namespace timbre::text
