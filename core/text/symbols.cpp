#include "core/text/symbols.h"

#include "core/base/error.h"
#include "core/base/paths.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace timbre::text {

SymbolTable::SymbolTable(SymbolVersion version)
    : m_version(version)
{
    const bool first = version == SymbolVersion::v1;
    const auto file = paths::resource(first ? "text/symbols_v1.json" : "text/symbols_v2.json");
    std::ifstream stream(file);
    const auto table = nlohmann::json::parse(stream, nullptr, false);
    if (!table.is_object() || !table.contains("UNK"))
        throw Error(ErrorKind::Corrupt, file.string(), "The phoneme table is damaged.");
    for (const auto& [phone, id] : table.items())
        m_ids.emplace(phone, id.get<int64_t>());
    m_unknown = m_ids.at("UNK");
}

int64_t SymbolTable::id(std::string_view phone) const
{
    const auto found = m_ids.find(phone);
    return found == m_ids.end() ? m_unknown : found->second;
}

std::vector<int64_t> SymbolTable::ids(std::span<const std::string> phones) const
{
    std::vector<int64_t> result;
    result.reserve(phones.size());
    for (const auto& phone : phones)
        result.push_back(id(phone));
    return result;
}

} // namespace timbre::text
