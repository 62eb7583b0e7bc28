#include "core/project/recipe.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace timbre::project {

std::string toJson(const Recipe& recipe)
{
    auto list = nlohmann::ordered_json::array();
    for (const Operation& operation : recipe) {
        nlohmann::ordered_json entry{{"op", operation.name}};
        for (const auto& [name, value] : operation.values)
            entry[name] = value;
        if (!operation.enabled)
            entry["off"] = true;
        list.push_back(std::move(entry));
    }
    return list.dump();
}

static Operation operationFromJson(const nlohmann::ordered_json& entry)
{
    Operation operation;
    for (const auto& [name, value] : entry.items()) {
        if (name == "op")
            operation.name = value.get<std::string>();
        else if (name == "off")
            operation.enabled = !value.get<bool>();
        else
            operation.values[name] = value.get<double>();
    }
    return operation;
}

Recipe recipeFromJson(std::string_view json)
{
    Recipe recipe;
    if (json.empty() || json == "[]") // most clips; parsing would take longer than reading
        return recipe;
    try {
        for (const auto& entry : nlohmann::ordered_json::parse(json))
            recipe.push_back(operationFromJson(entry));
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::Corrupt, "recipe", "A list of edits in the project is damaged.");
    }
    return recipe;
}

} // namespace timbre::project
