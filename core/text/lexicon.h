#pragma once

#include "core/text/instructions.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// How a word or phrase is read, always or between certain words.
struct LexiconEntry {
    std::string phrase;
    Language language = Language::zh;
    std::string reading; ///< as pronunciation.h takes it
    std::string
        context; ///< "after=to,will; before=the": one of the words must stand directly there
};

/// A file of corrections: UTF-8, one entry a line, columns parted by tabs:
///
///     phrase    language    reading    context
///     Nguyen    en          W IH1 N
///     重         zh          chong2     before=庆,阳
///
/// The fourth column may be missing, and the line of headings. Lines that begin with # are
/// comments; a phrase that begins with # or \ has a \ in front. A phrase in small letters stands
/// for any case, one with capitals for exactly these letters. In alphabets it stands for whole
/// words only.
class Lexicon {
public:
    Lexicon() = default;
    explicit Lexicon(std::string name)
        : m_name(std::move(name))
    {
    }

    /// Reads a file. Lines that cannot be used are told in problems() and left out. Throws Error
    /// (NotFound, Unreadable) for a file that cannot be read at all.
    static Lexicon load(const std::filesystem::path& path);
    static Lexicon parse(std::string_view tsv, std::string name);

    /// Writes all entries; the file is never half written. Throws Error(NotWritable, DiskFull).
    void save(const std::filesystem::path& path) const;
    std::string toTsv() const;

    /// Replaces an entry with the same phrase, language and context. Throws Error(BadText) that
    /// says what is wrong with it.
    void add(LexiconEntry entry);
    void remove(size_t index);
    std::span<const LexiconEntry> entries() const { return m_entries; }

    /// "names.tsv:3: sentence", in the order of the lines.
    std::span<const std::string> problems() const { return m_problems; }
    const std::string& name() const { return m_name; }
    /// Where an entry stands: "names.tsv:3"; for one that was added the name alone.
    std::string origin(size_t index) const;

private:
    void addLine(std::string_view line, size_t number);

    std::string m_name;
    std::vector<LexiconEntry> m_entries;
    std::vector<size_t> m_lines; // of the entries; 0: none
    std::vector<std::string> m_problems;
};

/// Lexicons from the general to the special: the user's, the project's, the book's. Immutable;
/// copies are cheap and share everything. Thread-safe.
class LexiconStack {
public:
    LexiconStack();
    explicit LexiconStack(std::vector<Lexicon> from_general_to_special);
    /// The user's own lexicon (userLexicon(), if there is one) and these files.
    static LexiconStack load(std::span<const std::filesystem::path> files);

    /// Where the words of a text are in the lexicons: the longest phrases first, of the same phrase
    /// the most special one. Time grows with the text, not with the number of entries.
    std::vector<GivenReading> find(std::string_view text) const;

    std::vector<std::string> problems() const;

private:
    class Index;
    std::shared_ptr<const Index> m_index;
};

/// lexicon.tsv in the folder of the user's data.
std::filesystem::path userLexicon();

} // namespace timbre::text
