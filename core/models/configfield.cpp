#include "core/models/configfield.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace timbre::models {
namespace {

Error wrongField(const std::string& network, const std::string& name)
{
    return {ErrorKind::WrongFormat, network,
        "The field \"" + name + "\" of its config has an impossible value."};
}

} // namespace

template <class T>
T ConfigFields::value(const std::string& name, const T& otherwise) const
{
    if (!m_record.is_object() || !m_record.contains(name) || m_record.at(name).is_null()) {
        return otherwise;
    }
    try {
        return m_record.at(name).get<T>();
    } catch (const nlohmann::json::exception&) {
        throw wrongField(m_network, name);
    }
}

bool ConfigFields::flag(const std::string& name, bool otherwise) const
{
    return value(name, otherwise);
}

double ConfigFields::real(const std::string& name, double otherwise) const
{
    return value(name, otherwise);
}

std::string ConfigFields::text(const std::string& name, const std::string& otherwise) const
{
    return value(name, otherwise);
}

int64_t ConfigFields::positive(const std::string& name, int64_t otherwise) const
{
    const auto number = value(name, otherwise);
    if (number <= 0) {
        throw wrongField(m_network, name);
    }
    return number;
}

int64_t ConfigFields::divisor(const std::string& name, int64_t otherwise, int64_t of) const
{
    const auto number = positive(name, otherwise);
    if (of % number != 0) {
        throw wrongField(m_network, name);
    }
    return number;
}

std::vector<int64_t> ConfigFields::numbers(
    const std::string& name, const std::vector<int64_t>& otherwise, int64_t count) const
{
    const auto list = value(name, otherwise);
    if (int64_t(list.size()) != count
        || std::any_of(list.begin(), list.end(), [](auto n) { return n <= 0; })) {
        throw wrongField(m_network, name);
    }
    return list;
}

std::vector<int64_t> ConfigFields::numbers(const std::string& name) const
{
    const auto list = value(name, std::vector<int64_t>());
    if (std::any_of(list.begin(), list.end(), [](auto n) { return n < 0; })) {
        throw wrongField(m_network, name);
    }
    return list;
}

} // namespace timbre::models
