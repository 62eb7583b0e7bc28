#include "core/weights/format/value.h"

#include <algorithm>

namespace timbre::weights::pickle {

namespace {

constexpr size_t kMostValues = 4'000'000; // a training checkpoint has some 50 000

template <typename Key>
const Value* lookUp(const Dict& dict, const Key& key)
{
    const auto matches = [&](const auto& item) {
        const auto* name = item.first->template as<Key>();
        return name && *name == key;
    };
    const auto found = std::find_if(dict.items.rbegin(), dict.items.rend(), matches);
    return found == dict.items.rend() ? nullptr : found->second;
}

template <typename Key>
const Value* lookUp(const Value& value, const Key& key)
{
    if (const auto* dict = value.as<Dict>())
        return lookUp(*dict, key);
    const auto* record = value.as<Record>();
    if (!record)
        return nullptr;
    if (const Value* entry = lookUp(record->entries, key))
        return entry;
    const auto* state = record->state ? record->state->as<Dict>() : nullptr;
    return state ? lookUp(*state, key) : nullptr;
}

/// How many values of a Pool a copy is worth.
template <typename T>
size_t weight(const T& data)
{
    if constexpr (requires { data.items.size(); })
        return data.items.size() + 1;
    else if constexpr (std::is_same_v<T, std::string>)
        return data.size() / sizeof(Value) + 1;
    else
        return 1;
}

} // namespace

const Value* Value::find(std::string_view key) const
{
    return lookUp(*this, std::string(key));
}

const Value* Value::find(int64_t key) const
{
    return lookUp(*this, key);
}

std::optional<int64_t> Value::integer() const
{
    if (const auto* number = as<int64_t>())
        return *number;
    if (const auto* truth = as<bool>())
        return *truth;
    return std::nullopt;
}

std::optional<double> Value::number() const
{
    if (const auto* number = as<double>())
        return *number;
    if (const auto whole = integer())
        return double(*whole);
    return std::nullopt;
}

Value* Pool::add(Value value)
{
    count(1);
    return &m_values.emplace_back(std::move(value));
}

void Pool::charge(const Value& arguments)
{
    if (const auto* tuple = arguments.as<Tuple>()) {
        for (const Value* item : tuple->items)
            count(std::visit([](const auto& data) { return weight(data); }, item->data));
    }
}

void Pool::count(size_t values)
{
    m_count += values;
    if (m_count > kMostValues)
        throw Error(ErrorKind::Corrupt, m_subject,
            "The file is damaged: its pickle holds more values than any model needs. Get it "
            "again.");
}

} // namespace timbre::weights::pickle
