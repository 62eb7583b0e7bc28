#include "core/models/berttokenizer.h"

#include "core/base/error.h"

#include <QChar>
#include <QString>

#include <cerrno>
#include <fstream>

namespace timbre::models {
namespace {

constexpr size_t kLongestWord = 100; // longer ones are unknown as a whole, as in the reference

std::u32string decode(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toStdU32String();
}

bool isChinese(char32_t c) // ideographs; not kana, hangul or Chinese punctuation
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isPunctuation(char32_t c)
{
    const bool ascii_symbol = (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96)
        || (c >= 123 && c <= 126); // also $ + < = > ^ ` | ~, which Unicode calls symbols
    return ascii_symbol || QChar::isPunct(c);
}

bool isWhite(char32_t c)
{
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r'
        || QChar::category(c) == QChar::Separator_Space;
}

bool isDropped(char32_t c) // control, format, private and unassigned code points
{
    if (c == U'\t' || c == U'\n' || c == U'\r') {
        return false;
    }
    const auto category = QChar::category(c);
    return c == 0 || c == 0xFFFD
        || (category >= QChar::Other_Control && category <= QChar::Other_NotAssigned);
}

/// Lower case, without accents.
std::u32string folded(std::u32string_view text)
{
    const auto lower = QString::fromUcs4(text.data(), qsizetype(text.size())).toLower();
    std::u32string plain;
    for (const char32_t c : lower.normalized(QString::NormalizationForm_D).toStdU32String()) {
        if (QChar::category(c) != QChar::Mark_NonSpacing) {
            plain += c;
        }
    }
    return plain;
}

/// Words and single marks, in order.
std::vector<std::u32string> split(const std::u32string& text)
{
    std::vector<std::u32string> words;
    bool open = false; // the last word may grow
    for (const char32_t c : text) {
        if (isDropped(c)) {
            continue;
        }
        const bool alone = isChinese(c) || isPunctuation(c);
        if (isWhite(c)) {
            open = false;
            continue;
        }
        if (alone || !open) {
            words.emplace_back();
        }
        words.back() += c;
        open = !alone;
    }
    return words;
}

} // namespace

BertTokenizer::BertTokenizer(const std::filesystem::path& vocab)
{
    std::ifstream file(vocab, std::ios::binary);
    if (!file) {
        throw systemError(errno, vocab.string(), "read");
    }
    for (std::string line; std::getline(file, line); ++m_size) {
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        m_ids[decode(line)] = m_size;
    }
    for (const auto& [id, name] : {std::pair{&m_unknown, U"[UNK]"}, std::pair{&m_begin, U"[CLS]"},
             std::pair{&m_end, U"[SEP]"}}) {
        const auto found = m_ids.find(name);
        if (found == m_ids.end()) {
            throw Error(
                ErrorKind::WrongFormat, vocab.string(), "This is no vocabulary of a BERT network.");
        }
        *id = found->second;
    }
}

int64_t BertTokenizer::idOf(std::u32string_view token) const
{
    const auto found = m_ids.find(std::u32string(token));
    return found == m_ids.end() ? m_unknown : found->second;
}

void BertTokenizer::appendWord(const std::u32string& word, std::vector<int64_t>& ids) const
{
    if (word.size() > kLongestWord) {
        ids.push_back(m_unknown);
        return;
    }
    std::vector<int64_t> pieces;
    for (size_t begin = 0; begin < word.size();) {
        const std::u32string continued = begin > 0 ? U"##" : U"";
        size_t end = word.size();
        while (end > begin && !m_ids.contains(continued + word.substr(begin, end - begin))) {
            --end;
        }
        if (end == begin) { // one unknown piece makes the word unknown
            pieces = {m_unknown};
            break;
        }
        pieces.push_back(m_ids.at(continued + word.substr(begin, end - begin)));
        begin = end;
    }
    ids.insert(ids.end(), pieces.begin(), pieces.end());
}

std::vector<int64_t> BertTokenizer::enclosed(std::vector<int64_t> ids) const
{
    ids.insert(ids.begin(), m_begin);
    ids.push_back(m_end);
    return ids;
}

std::vector<int64_t> BertTokenizer::ids(std::string_view text) const
{
    std::vector<int64_t> ids;
    for (const auto& word : split(folded(decode(text)))) {
        appendWord(word, ids);
    }
    return enclosed(std::move(ids));
}

std::vector<int64_t> BertTokenizer::characterIds(std::string_view text) const
{
    const auto characters = decode(text);
    auto whole = ids(text);
    if (whole.size() == characters.size() + 2) {
        return whole;
    }
    std::vector<int64_t> ids;
    for (const char32_t c : characters) {
        const auto plain = folded(std::u32string_view(&c, 1));
        ids.push_back(idOf(plain));
    }
    return enclosed(std::move(ids));
}

} // namespace timbre::models
