#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::project {

/// One step on top of an original: "cut", "gain", "high-pass", "denoise", ... with its numbers.
/// Which names there are and what their values mean is up to the room that carries them out.
struct Operation {
    std::string name;
    std::map<std::string, double> values;
    bool enabled = true;

    bool operator==(const Operation&) const = default;
};

using Recipe = std::vector<Operation>;

/// JSON: [{"op": "gain", "db": -3.0}, {"op": "denoise", "off": true}].
std::string toJson(const Recipe& recipe);
/// The inverse; "" is an empty recipe. Throws Error(Corrupt).
Recipe recipeFromJson(std::string_view json);

} // namespace timbre::project
