#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// MeCab with a compiled dictionary, which stays memory-mapped: text to words with their features.
/// Immutable and thread-safe.
class Mecab {
public:
    struct Token {
        size_t begin, end; ///< bytes of the sentence, without blanks in front
        std::string feature; ///< comma-separated, as the dictionary has it
    };

    /// Throws Error(Corrupt) when the folder holds no dictionary that MeCab takes.
    explicit Mecab(const std::filesystem::path& dictionary);
    ~Mecab();

    /// The most probable words. `sentence` is valid UTF-8 without NUL; memory grows with its length
    /// (about 2 kB a character), so long text is to be cut first.
    std::vector<Token> parse(std::string_view sentence) const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::text
