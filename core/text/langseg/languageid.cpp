#include "core/text/langseg/languageid.h"

#include "core/base/error.h"
#include "core/text/characters.h"
#include "core/text/utf8.h"

#include <fasttext/fasttext.h>
#include <utf8proc.h>

#include <algorithm>
#include <sstream>

namespace timbre::text {
namespace {

constexpr size_t kLongestInput = 80; // characters; more tell nothing new
constexpr std::string_view kLabelPrefix = "__label__";

bool isAsciiUpper(char32_t c)
{
    return c >= U'A' && c <= U'Z';
}

/// Capitals look like Japanese to the model: text that is mostly capitals goes in in small letters.
bool isMostlyCapitals(std::u32string_view text)
{
    const auto isUpper = [](char32_t c) { return utf8proc_isupper(utf8proc_int32_t(c)) != 0; };
    const auto isLower = [](char32_t c) { return utf8proc_islower(utf8proc_int32_t(c)) != 0; };
    if (std::any_of(text.begin(), text.end(), isUpper) && std::none_of(text.begin(), text.end(), isLower))
        return true;
    const auto capitals = std::count_if(text.begin(), text.end(), isAsciiUpper);
    const auto small = std::count_if(text.begin(), text.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
    return text.size() > 5 && double(capitals) > 0.8 * double(capitals + small);
}

std::string prepared(std::u32string_view text)
{
    text = text.substr(0, kLongestInput);
    const bool lower = isMostlyCapitals(text);
    std::string line;
    for (const char32_t c : text) {
        const char32_t shown = c == U'\n' ? U' ' : c;
        appendUtf8(line, lower ? char32_t(utf8proc_tolower(utf8proc_int32_t(shown))) : shown);
    }
    return line + '\n';
}

std::u32string_view stripped(std::u32string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

class LanguageId::Model : public fasttext::FastText {
public:
    void load(std::istream& stream)
    {
        if (!checkModel(stream))
            throw std::runtime_error("no fastText model");
        loadModel(stream);
    }
};

LanguageId::LanguageId(const DataFile& data)
    : m_model(std::make_unique<Model>())
{
    std::istringstream stream{std::string(data.bytes("lid.176.ftz"))};
    try {
        m_model->load(stream);
    } catch (const std::exception& error) {
        throw Error(ErrorKind::Corrupt, "langseg.data", std::string("fastText cannot read its model: ") + error.what());
    }
}

LanguageId::~LanguageId() = default;

std::vector<std::string> LanguageId::predict(std::u32string_view text, int count, float threshold) const
{
    std::istringstream line(prepared(text));
    std::vector<std::pair<fasttext::real, std::string>> predictions;
    m_model->predictLine(line, predictions, count, threshold);
    std::vector<std::string> languages;
    for (const auto& [probability, label] : predictions)
        languages.push_back(label.substr(kLabelPrefix.size()));
    return languages;
}

std::string LanguageId::best(std::u32string_view text) const
{
    const auto languages = predict(text, 1, 0);
    return languages.empty() ? std::string() : languages.front();
}

bool LanguageId::isPossible(std::u32string_view text, std::string_view language) const
{
    std::u32string line(text);
    std::erase(line, U'\n');
    const auto languages = predict(stripped(line), 5, 0.01f);
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

} // namespace timbre::text
