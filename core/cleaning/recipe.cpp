#include "core/cleaning/recipe.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

const std::vector<Description>& table()
{
    static const std::vector<Description> all{
        {"spot",
            {{"begin_s", "s", 0.0, 1e6, 0.0}, {"end_s", "s", 0.0, 1e6, 0.0},
                {"low_hz", "Hz", 0.0, 200e3, 0.0}, {"high_hz", "Hz", 0.0, 200e3, 200e3},
                {"reduction_db", "dB", 0.0, 80.0, 30.0}},
            0.1},
        {"declip", {{"level", "", 0.0, 1.0, 0.0}}, 0.1, true},
        {"declick", {{"sensitivity", "", 0.0, 1.0, 0.5}}, 0.1},
        {"hum", {{"hz", "Hz", 0.0, 70.0, 0.0}, {"harmonics", "", 1.0, 30.0, 12.0}}, 0.5, true},
        {"high-pass", {{"hz", "Hz", 10.0, 1000.0, 80.0}}, 0.2},
        {"denoise", {{"amount", "", 0.0, 1.0, 1.0}, {"limit_db", "dB", 3.0, 100.0, 100.0}}, 1.0,
            true},
        {"gate",
            {{"reduction_db", "dB", 0.0, 40.0, 18.0}, {"sensitivity_db", "dB", -6.0, 12.0, 3.0}},
            0.5, true},
        {"dereverb", {{"rt60_s", "s", 0.0, 3.0, 0.0}, {"strength", "", 0.0, 1.0, 0.7}}, 1.0, true},
        {"de-ess",
            {{"hz", "Hz", 3000.0, 10000.0, 5000.0}, {"threshold_db", "dB", -12.0, 24.0, 3.0},
                {"reduction_db", "dB", 0.0, 24.0, 8.0}},
            0.1},
        {"gain", {{"db", "dB", -60.0, 60.0, 0.0}}, 0.0},
        {"trim",
            {{"keep_ms", "ms", 0.0, 5000.0, 200.0}, {"threshold_db", "dB", -80.0, -20.0, -45.0}},
            0.0, false, true},
        {"stretch", {{"tempo", "", 0.25, 4.0, 1.0}, {"pitch", "semitones", -24.0, 24.0, 0.0}}, 0.2,
            false, true},
        {"loudness",
            {{"lufs", "LUFS", -40.0, -5.0, -14.0}, {"peak_dbtp", "dBTP", -12.0, 0.0, -1.0}}, 0.2,
            true},
    };
    return all;
}

bool learned(std::string_view name)
{
    return name.find('.') != std::string_view::npos;
}

void requireValid(const Step& step)
{
    const Description& description = describe(step.effect);
    for (const auto& [name, value] : step.values) {
        const auto& parameters = description.parameters;
        const auto parameter = std::ranges::find(parameters, name, &Parameter::name);
        const bool known = parameter != parameters.end() || learned(name);
        const bool fits = parameter == parameters.end()
            || (value >= parameter->least && value <= parameter->most);
        if (!known || !fits || !std::isfinite(value)) {
            throw Error(ErrorKind::InvalidArgument, step.effect,
                "The effect has no value “" + name + "” of " + std::to_string(value) + ".");
        }
    }
}

Step stepFromJson(const nlohmann::json& json)
{
    Step step{.effect = json.at("effect").get<std::string>(), .values = {}};
    step.enabled = !json.value("off", false);
    step.values = json.value("values", std::map<std::string, double>{});
    return step;
}

} // namespace

std::span<const Description> effects()
{
    return table();
}

const Description& describe(std::string_view effect)
{
    const auto found = std::ranges::find(table(), effect, &Description::name);
    if (found == table().end()) {
        throw Error(ErrorKind::InvalidArgument, std::string(effect), "There is no such effect.");
    }
    return *found;
}

void requireValid(const Recipe& recipe)
{
    for (const Step& step : recipe) {
        requireValid(step);
    }
}

Recipe enabledSteps(const Recipe& recipe)
{
    requireValid(recipe);
    Recipe enabled;
    std::ranges::copy_if(recipe, std::back_inserter(enabled), &Step::enabled);
    return enabled;
}

std::string toJson(const Recipe& recipe)
{
    auto all = nlohmann::json::array();
    for (const Step& step : recipe) {
        nlohmann::json json{{"effect", step.effect}};
        if (!step.values.empty()) {
            json["values"] = step.values;
        }
        if (!step.enabled) {
            json["off"] = true;
        }
        all.push_back(std::move(json));
    }
    return all.dump();
}

Recipe recipeFromJson(std::string_view json)
try {
    Recipe recipe;
    for (const auto& step : nlohmann::json::parse(json)) {
        recipe.push_back(stepFromJson(step));
    }
    return recipe;
} catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::Corrupt, "recipe", std::string("This is no recipe: ") + error.what());
}

} // namespace timbre::cleaning
