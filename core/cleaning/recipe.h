#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::cleaning {

/// One effect and its numbers. What an effect learns from a recording (a noise print, a gain) is
/// kept among them under names with a dot, so that a recipe gives the same sound everywhere.
struct Step {
    std::string effect; ///< a name from effects()
    std::map<std::string, double> values; ///< what is absent is at its usual value
    bool enabled = true;

    bool operator==(const Step&) const = default;
};

/// Carried out from the first to the last.
using Recipe = std::vector<Step>;

struct Parameter {
    std::string_view name, unit; ///< unit: "dB", "Hz", "s", "ms", "LUFS", "semitones", ""
    double least, most, usual;
};

struct Description {
    std::string_view name;
    std::vector<Parameter> parameters;
    double context_s = 0.0; ///< what it wants to hear around a part, on either side
    bool learns = false; ///< Cleaner::learn gives it something
    bool changes_length = false; ///< trim, stretch: positions behind it no longer fit
};

/// All of them, in the order in which they are best applied.
std::span<const Description> effects();

/// Error(InvalidArgument) for a name that is none.
const Description& describe(std::string_view effect);

/// Error(InvalidArgument) for an effect or a value that does not exist or is out of its range.
void requireValid(const Recipe& recipe);

/// The steps that are switched on, all of them valid. Throws as requireValid.
Recipe enabledSteps(const Recipe& recipe);

/// JSON: [{"effect": "high-pass", "values": {"hz": 90}}, {"effect": "denoise", "off": true}].
std::string toJson(const Recipe& recipe);
/// The inverse. Throws Error(Corrupt).
Recipe recipeFromJson(std::string_view json);

} // namespace timbre::cleaning
