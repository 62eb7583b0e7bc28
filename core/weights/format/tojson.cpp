#include "core/weights/format/tojson.h"

#include <QString>

namespace timbre::weights::pickle {

namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;
constexpr size_t kMostValues = 100'000, kMostText = 16'000'000; // a config has some hundred

class Converter {
public:
    explicit Converter(const Source& source)
        : m_source(source)
    {
    }

    Json convert(const Value& value, int depth);

private:
    Json text(const std::string& text);
    Json array(const std::vector<const Value*>& items, int depth);
    void addEntries(Json& object, const Dict& dict, int depth);
    Json object(const Record& record, int depth);

    const Source& m_source;
    size_t m_values = 0, m_text = 0;
};

/// Whoever prints the JSON needs valid UTF-8, which a pickle does not promise.
std::string validUtf8(const std::string& text)
{
    return QString::fromStdString(text).toStdString();
}

/// The key as JSON needs it; an int key becomes its digits.
std::string keyText(const Value& key)
{
    if (const auto* text = key.as<std::string>())
        return validUtf8(*text);
    if (const auto number = key.integer())
        return std::to_string(*number);
    return "?";
}

Json Converter::text(const std::string& text)
{
    m_text += text.size();
    return validUtf8(text);
}

Json Converter::array(const std::vector<const Value*>& items, int depth)
{
    Json array = Json::array();
    for (const Value* item : items)
        array.push_back(convert(*item, depth));
    return array;
}

void Converter::addEntries(Json& object, const Dict& dict, int depth)
{
    for (const auto& [key, value] : dict.items) {
        std::string name = keyText(*key);
        m_text += name.size();
        object[std::move(name)] = convert(*value, depth);
    }
}

Json Converter::object(const Record& record, int depth)
{
    Json object = Json::object();
    addEntries(object, record.entries, depth);
    if (const auto* attributes = record.state ? record.state->as<Dict>() : nullptr)
        addEntries(object, *attributes, depth);
    return object;
}

Json Converter::convert(const Value& value, int depth)
{
    if (depth > kDeepest || ++m_values > kMostValues || m_text > kMostText)
        m_source.corrupt(
            "The file is damaged: a record in it is nested without end. Get it again.");
    ++depth;
    if (const auto* truth = value.as<bool>())
        return *truth;
    if (const auto* number = value.as<int64_t>())
        return *number;
    if (const auto* number = value.as<double>())
        return *number;
    if (const auto* string = value.as<std::string>())
        return text(*string);
    if (const auto* list = value.as<List>())
        return array(list->items, depth);
    if (const auto* tuple = value.as<Tuple>())
        return array(tuple->items, depth);
    if (const auto* set = value.as<Set>())
        return array(set->items, depth);
    if (const auto* record = value.as<Record>())
        return object(*record, depth);
    Json result;
    if (const auto* dict = value.as<Dict>()) {
        result = Json::object();
        addEntries(result, *dict, depth);
    }
    return result;
}

} // namespace

nlohmann::json toJson(const Value& value, const Source& source)
{
    return Converter(source).convert(value, 0);
}

} // namespace timbre::weights::pickle
