#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbre::models {

/// BERT's uncased WordPiece tokenizer (arXiv:1810.04805; reference: Hugging Face's BertTokenizer).
/// Immutable.
class BertTokenizer {
public:
    /// vocab.txt: one token a line, its number is its id. Errors as for any file, and
    /// Error(WrongFormat) without [UNK], [CLS] and [SEP].
    explicit BertTokenizer(const std::filesystem::path& vocab);

    /// Text in UTF-8 -> ids with [CLS] in front and [SEP] at the end. A Chinese character or a
    /// punctuation mark is one token, other words are cut into the longest pieces known, what is
    /// unknown is [UNK]; white space gives none.
    std::vector<int64_t> ids(std::string_view text) const;

    /// The same with exactly one token per code point, for texts that line up with their phones:
    /// where ids() would merge or drop characters, each is looked up by itself.
    std::vector<int64_t> characterIds(std::string_view text) const;

    int64_t size() const { return m_size; }

private:
    void appendWord(const std::u32string& word, std::vector<int64_t>& ids) const;
    int64_t idOf(std::u32string_view token) const; ///< or unknown
    std::vector<int64_t> enclosed(std::vector<int64_t> ids) const;

    std::unordered_map<std::u32string, int64_t> m_ids;
    int64_t m_size = 0, m_unknown = 0, m_begin = 0, m_end = 0;
};

} // namespace timbre::models
