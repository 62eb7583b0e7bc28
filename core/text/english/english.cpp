#include "core/base/paths.h"
#include "core/text/english/letters.h"
#include "core/text/english/normalizer.h"
#include "core/text/english/prepare.h"
#include "core/text/english/pronouncer.h"
#include "core/text/english/tagger.h"
#include "core/text/english/tokenizer.h"
#include "core/text/languagefrontend.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace timbre::text {
namespace english {
namespace {

constexpr size_t kFewestPhones = 4; // shorter readings get a pause in front

bool hasLetter(std::string_view token)
{
    return std::any_of(token.begin(), token.end(), isLetter<char>);
}

/// What a mark says: itself where it is a phone, "-" for an apostrophe, nothing for dots in a row.
std::vector<std::string> phonesOfMark(const std::string& mark)
{
    if (mark == "'")
        return {"-"};
    return mark.size() == 1 ? std::vector<std::string>{mark} : std::vector<std::string>{};
}

class English : public LanguageFrontEnd {
public:
    explicit English(const FrontEndOptions& options)
        : m_strict(options.strict_compatibility)
        , m_data(paths::resource("text/en.data"))
        , m_pronouncer(m_data, !m_strict)
        , m_tagger(m_data)
    {
    }

    G2p read(const TrackedText& text, SymbolVersion version) const override;

private:
    std::vector<std::string_view> tagsForHomographs(const std::vector<std::string>& words) const;
    Phones pronounce(const std::string& word, std::string_view tag, const std::string& next) const;
    void append(G2p& reading, Span source, const std::string& word, const Phones& phones) const;

    bool m_strict;
    DataFile m_data;
    Pronouncer m_pronouncer;
    Tagger m_tagger;
};

/// Tags as far as the last homograph; no other word's reading depends on its tag.
std::vector<std::string_view> English::tagsForHomographs(
    const std::vector<std::string>& words) const
{
    size_t count = words.size();
    while (count > 0 && !m_pronouncer.lexicon().homograph(lowered(words[count - 1])))
        --count;
    auto tags = m_tagger.tags(words, count);
    tags.resize(words.size());
    return tags;
}

Phones English::pronounce(
    const std::string& word, std::string_view tag, const std::string& next) const
{
    const auto homograph =
        word.size() > 1 ? m_pronouncer.lexicon().homograph(lowered(word)) : std::nullopt;
    if (!homograph)
        return m_pronouncer.word(word);
    // "VBP" is asked for once, and then "VB" will do
    const bool tagged = tag.starts_with(homograph->tag) || homograph->tag.starts_with(tag);
    const bool before = homograph->next.empty() || homograph->next == lowered(next);
    return Phones(tagged && before ? homograph->when_tagged : homograph->otherwise);
}

void English::append(G2p& reading, Span source, const std::string& word, const Phones& phones) const
{
    const int begin = int(reading.phones.size());
    if (!hasLetter(word)) {
        const auto marks = phonesOfMark(word);
        reading.phones.insert(reading.phones.end(), marks.begin(), marks.end());
    }
    for (const char code : phones) {
        const auto phone = m_pronouncer.lexicon().phone(code);
        if (phone != "UW") // the network's only vowel without stress, which no model knows
            reading.phones.emplace_back(phone);
    }
    reading.words.push_back({source, word, begin, int(reading.phones.size())});
}

G2p English::read(const TrackedText& text, SymbolVersion) const
{
    static const Regex long_run(R"(([^\p{L}\p{N}])\1{3,}+)");
    G2p reading;
    reading.norm = normalized(m_strict ? text : prepared(text, m_pronouncer.lexicon()));
    TrackedText spoken = reading.norm;
    spoken.replaceAll(long_run, [](const Match& m) { return std::u32string(3, m[1].front()); });
    const auto places = tokens(spoken.view());
    std::vector<std::string> words;
    for (const Token& token : places)
        words.push_back(toUtf8(spoken.view(token.begin, token.end)));
    const auto tags = tagsForHomographs(words);
    for (size_t i = 0; i < words.size(); ++i) {
        const auto next = i + 1 < words.size() ? words[i + 1] : std::string();
        const auto phones = hasLetter(words[i]) ? pronounce(words[i], tags[i], next) : Phones();
        append(reading, spoken.span(places[i].begin, places[i].end), words[i], phones);
    }
    if (reading.phones.size() < kFewestPhones) {
        reading.phones.insert(reading.phones.begin(), ",");
        for (Word& word : reading.words)
            ++word.phone_begin, ++word.phone_end;
        reading.words.insert(reading.words.begin(), {Span{}, ",", 0, 1});
    }
    return reading;
}

} // namespace
} // namespace english

std::unique_ptr<LanguageFrontEnd> makeEnglish(const FrontEndOptions& options)
{
    return std::make_unique<english::English>(options);
}

} // namespace timbre::text
