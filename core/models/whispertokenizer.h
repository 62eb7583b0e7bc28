#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbre::models {

/// Token numbers of Whisper's byte-level BPE -> text. Immutable.
class WhisperTokenizer {
public:
    /// vocabulary.json of a CTranslate2 folder: the list of all tokens. Errors as for any file;
    /// Error(WrongFormat) when it is no such list.
    explicit WhisperTokenizer(const std::filesystem::path& vocabulary);

    /// A token's bytes; a character may be spread over several tokens. Special tokens have none.
    const std::string& bytes(int64_t token) const;

    /// "<|endoftext|>" and the like. Error(WrongFormat) when the vocabulary has no such token.
    int64_t special(std::string_view name) const;
    std::optional<int64_t> findSpecial(std::string_view name) const;

    /// "<|en|>" -> "en"
    std::string languageOf(int64_t token) const;

    int64_t size() const { return int64_t(m_bytes.size()); }

private:
    std::string m_subject;
    std::vector<std::string> m_bytes; // empty for special tokens
    std::unordered_map<std::string, int64_t> m_specials; // by name, with brackets
};

} // namespace timbre::models
