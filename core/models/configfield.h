#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace timbre::models {

/// Fields of a checkpoint's config record. An absent field gives `otherwise`, one of another type
/// or out of range is Error(WrongFormat) that names it. Refers to the record: it must outlive this
/// object.
class ConfigFields {
public:
    ConfigFields(const nlohmann::json& record, std::string network)
        : m_record(record)
        , m_network(std::move(network))
    {
    }

    bool flag(const std::string& name, bool otherwise) const;
    double real(const std::string& name, double otherwise) const;
    std::string text(const std::string& name, const std::string& otherwise) const;
    int64_t positive(const std::string& name, int64_t otherwise) const;
    int64_t divisor(
        const std::string& name, int64_t otherwise, int64_t of) const; ///< e.g. heads of a width
    std::vector<int64_t> numbers(
        const std::string& name, const std::vector<int64_t>& otherwise, int64_t count) const;
    std::vector<int64_t> numbers(
        const std::string& name) const; ///< empty when absent; not negative

private:
    template <class T>
    T value(const std::string& name, const T& otherwise) const;

    const nlohmann::json& m_record;
    std::string m_network;
};

} // namespace timbre::models
