#include "core/base/paths.h"
#include "core/text/lexicon.h"
#include "core/text/lexicon/context.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace timbre::text {

/// All entries by their phrase in small letters.
class LexiconStack::Index {
public:
    explicit Index(std::vector<Lexicon> lexicons)
        : m_lexicons(std::move(lexicons))
    {
        for (size_t level = 0; level < m_lexicons.size(); ++level) {
            const auto entries = m_lexicons[level].entries();
            for (size_t i = 0; i < entries.size(); ++i)
                add(level, i, entries[i]);
        }
    }

    std::vector<GivenReading> find(std::string_view utf8) const;
    std::span<const Lexicon> lexicons() const { return m_lexicons; }

private:
    struct Item {
        size_t level, index; // of the lexicon, and in it
        std::u32string exact; // as it must be written; empty: in any case
        ContextRule context;
    };
    struct Found {
        size_t begin, end; // characters
        const Item* item;

        /// Of two that overlap the greater one wins: longer, in a more special lexicon, with a
        /// context, further down in the file, further left.
        auto rank() const
        {
            return std::tuple(
                end - begin, item->level, item->context.conditional(), item->index, ~begin);
        }
    };

    void add(size_t level, size_t index, const LexiconEntry& entry)
    {
        const auto phrase = fromUtf8(entry.phrase);
        auto key = folded(phrase);
        auto& lengths = m_lengths[key.front()];
        if (std::ranges::find(lengths, key.size()) == lengths.end())
            lengths.push_back(key.size());
        auto same = phrase; // only its capitals tell it from the key
        std::ranges::replace(same, U'’', U'\'');
        m_items[std::move(key)].push_back(
            {level, index, same == folded(phrase) ? U"" : same, ContextRule(entry.context)});
    }

    std::vector<Found> findAll(std::u32string_view exact, std::u32string_view text) const;

    std::vector<Lexicon> m_lexicons;
    std::unordered_map<std::u32string, std::vector<Item>> m_items;
    std::unordered_map<char32_t, std::vector<size_t>>
        m_lengths; // of the phrases with this first character
};

auto LexiconStack::Index::findAll(std::u32string_view exact, std::u32string_view text) const
    -> std::vector<Found>
{
    std::vector<Found> found;
    for (size_t begin = 0; begin < text.size(); ++begin) {
        const auto lengths = m_lengths.find(text[begin]);
        if (lengths == m_lengths.end() || !isWordBorder(text, begin))
            continue;
        for (const size_t length : lengths->second) {
            const size_t end = begin + length;
            if (end > text.size() || !isWordBorder(text, end))
                continue;
            const auto items = m_items.find(std::u32string(text.substr(begin, length)));
            if (items == m_items.end())
                continue;
            for (const Item& item : items->second) {
                const bool same = item.exact.empty() || item.exact == exact.substr(begin, length);
                if (same && item.context.holds(text, begin, end))
                    found.push_back({begin, end, &item});
            }
        }
    }
    return found;
}

std::vector<GivenReading> LexiconStack::Index::find(std::string_view utf8) const
{
    if (m_items.empty())
        return {};
    const auto tracked = TrackedText::fromUtf8(utf8);
    std::u32string exact(tracked.view());
    std::ranges::replace(exact, U'’', U'\'');
    auto found = findAll(exact, folded(exact));
    std::ranges::sort(found, std::ranges::greater(), &Found::rank);
    std::vector<GivenReading> readings;
    for (const Found& item : found) {
        const Lexicon& lexicon = m_lexicons[item.item->level];
        const LexiconEntry& entry = lexicon.entries()[item.item->index];
        readings.push_back({tracked.span(item.begin, item.end), entry.reading, entry.language,
            false, lexicon.origin(item.item->index)});
    }
    return readings;
}

LexiconStack::LexiconStack()
    : LexiconStack(std::vector<Lexicon>())
{
}

LexiconStack::LexiconStack(std::vector<Lexicon> from_general_to_special)
    : m_index(std::make_shared<const Index>(std::move(from_general_to_special)))
{
}

LexiconStack LexiconStack::load(std::span<const std::filesystem::path> files)
{
    std::vector<Lexicon> lexicons;
    if (std::filesystem::exists(userLexicon()))
        lexicons.push_back(Lexicon::load(userLexicon()));
    for (const auto& file : files)
        lexicons.push_back(Lexicon::load(file));
    return LexiconStack(std::move(lexicons));
}

std::vector<GivenReading> LexiconStack::find(std::string_view text) const
{
    return m_index->find(text);
}

std::vector<std::string> LexiconStack::problems() const
{
    std::vector<std::string> all;
    for (const Lexicon& lexicon : m_index->lexicons())
        all.insert(all.end(), lexicon.problems().begin(), lexicon.problems().end());
    return all;
}

std::filesystem::path userLexicon()
{
    return paths::userData() / "lexicon.tsv";
}

} // namespace timbre::text
