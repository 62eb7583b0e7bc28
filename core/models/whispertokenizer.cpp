#include "core/models/whispertokenizer.h"

#include "core/base/error.h"

#include <QString>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>

namespace timbre::models {
namespace {

/// GPT-2's alphabet: printable bytes of Latin-1 stand for themselves, the others are numbered from
/// 256 on.
std::array<char32_t, 256> byteAlphabet()
{
    std::array<char32_t, 256> alphabet{};
    char32_t next = 256;
    for (int byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
        alphabet[size_t(byte)] = printable ? char32_t(byte) : next++;
    }
    return alphabet;
}

/// Inverse of the alphabet over the 324 letters that it uses; -1 elsewhere.
std::array<int, 324> alphabetBytes()
{
    std::array<int, 324> bytes{};
    bytes.fill(-1);
    const auto alphabet = byteAlphabet();
    for (int byte = 0; byte < 256; ++byte) {
        bytes[alphabet[size_t(byte)]] = byte;
    }
    return bytes;
}

std::string rawBytes(const std::string& token)
{
    static const auto bytes = alphabetBytes();
    std::string raw;
    for (const char32_t letter : QString::fromStdString(token).toStdU32String()) {
        if (letter < bytes.size() && bytes[letter] >= 0) {
            raw += char(bytes[letter]);
        }
    }
    return raw;
}

nlohmann::json readList(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file) {
        throw systemError(errno, path.string(), "Reading");
    }
    auto list = nlohmann::json::parse(file, nullptr, false);
    const auto isText = [](const nlohmann::json& item) { return item.is_string(); };
    if (!list.is_array() || list.empty() || !std::all_of(list.begin(), list.end(), isText)) {
        throw Error(ErrorKind::WrongFormat, path.string(), "This is no list of tokens.");
    }
    return list;
}

} // namespace

WhisperTokenizer::WhisperTokenizer(const std::filesystem::path& vocabulary)
    : m_subject(vocabulary.string())
{
    const auto list = readList(vocabulary);
    for (const auto& item : list) {
        const auto token = item.get<std::string>();
        if (token.starts_with("<|") && token.ends_with("|>")) {
            m_specials[token] = size();
            m_bytes.emplace_back();
        } else {
            m_bytes.push_back(rawBytes(token));
        }
    }
}

const std::string& WhisperTokenizer::bytes(int64_t token) const
{
    static const std::string none;
    return token >= 0 && token < size() ? m_bytes[size_t(token)] : none;
}

std::optional<int64_t> WhisperTokenizer::findSpecial(std::string_view name) const
{
    const auto found = m_specials.find(std::string(name));
    return found == m_specials.end() ? std::nullopt : std::optional(found->second);
}

int64_t WhisperTokenizer::special(std::string_view name) const
{
    const auto token = findSpecial(name);
    if (!token) {
        throw Error(
            ErrorKind::WrongFormat, m_subject, "The token " + std::string(name) + " is missing.");
    }
    return *token;
}

std::string WhisperTokenizer::languageOf(int64_t token) const
{
    for (const auto& [name, id] : m_specials) {
        if (id == token) {
            return name.substr(2, name.size() - 4);
        }
    }
    return {};
}

} // namespace timbre::models
