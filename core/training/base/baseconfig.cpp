#include "core/training/base/baseconfig.h"

#include "core/base/error.h"

#include <fstream>
#include <set>
#include <sstream>

using nlohmann::json;

namespace timbre::training {
namespace {

/// One object of the file; what it does not know, or what lies outside its bounds, is an error.
class Entries {
public:
    Entries(const json& object, std::string path)
        : m_object(object)
        , m_path(std::move(path))
    {
        if (!m_object.is_object()) {
            throw wrong("", "must be an object");
        }
    }

    template <class Number>
    void number(const char* name, Number& value, double least, double most)
    {
        m_known.insert(name);
        if (!m_object.contains(name)) {
            return;
        }
        const json& entry = m_object[name];
        const bool fits =
            std::is_integral_v<Number> ? entry.is_number_integer() : entry.is_number();
        if (!fits || entry.get<double>() < least || entry.get<double>() > most) {
            std::ostringstream text;
            text << "must be a number from " << least << " to " << most;
            throw wrong(name, text.str());
        }
        value = entry.get<Number>();
    }

    void yes(const char* name, bool& value)
    {
        m_known.insert(name);
        if (m_object.contains(name)) {
            if (!m_object[name].is_boolean()) {
                throw wrong(name, "must be true or false");
            }
            value = m_object[name].get<bool>();
        }
    }

    json object(const char* name)
    {
        m_known.insert(name);
        return m_object.value(name, json::object());
    }

    std::string text(const char* name)
    {
        m_known.insert(name);
        if (!m_object.contains(name) || !m_object[name].is_string()) {
            throw wrong(name, "must be a text");
        }
        return m_object[name].get<std::string>();
    }

    void end() const
    {
        for (const auto& [name, value] : m_object.items()) {
            if (!m_known.contains(name)) {
                throw wrong(name, "is not known here");
            }
        }
    }

    Error wrong(const std::string& name, const std::string& what) const
    {
        return Error(ErrorKind::InvalidArgument, m_path + (name.empty() ? "" : "." + name),
            "This entry of the configuration " + what + ".");
    }

private:
    const json& m_object;
    const std::string m_path;
    std::set<std::string> m_known;
};

ScratchRecipe recipe(const json& object, const char* name, ScratchRecipe defaults)
{
    Entries entries(object, name);
    entries.number("steps", defaults.steps, 1, 1e8);
    entries.number("batch_size", defaults.batch_size, 1, 4096);
    entries.number("warmup_steps", defaults.warmup_steps, 0, 1e6);
    entries.number("lr", defaults.lr, 1e-9, 1.0);
    entries.number("lr_end", defaults.lr_end, 0.0, 1.0);
    if (name == std::string("train.sovits")) {
        entries.yes("adversary", defaults.adversary);
        entries.number("adversary_slimness", defaults.adversary_slimness, 1, 8);
        entries.number("segment_tokens", defaults.segment_tokens, 1, 1000);
    } else {
        entries.number("guide_weight", defaults.guide_weight, 0.0, 100.0);
        entries.number("dropout", defaults.dropout, 0.0, 0.9);
    }
    entries.end();
    return defaults;
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    if (!stream) {
        throw Error(ErrorKind::NotFound, file.string(),
            "There is no such configuration. Ready ones are in the recipes that ship with the "
            "program.");
    }
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

BaseConfig readBaseConfig(const std::filesystem::path& file)
{
    BaseConfig config;
    config.text = contentOf(file);
    const auto document = json::parse(config.text, nullptr, false);
    if (!document.is_object()) {
        throw Error(ErrorKind::WrongFormat, file.string(), "This is not a JSON object.");
    }
    Entries entries(document, file.filename().string());
    config.name = entries.text("name");
    if (config.name.empty() || config.name.find_first_of("/\\\n") != std::string::npos) {
        throw entries.wrong("name", "must be fit for a file's name");
    }
    config.sovits = entries.object("sovits");
    config.gpt = entries.object("gpt");
    entries.number("codebook_size", config.codebook_size, 2, 65536);
    entries.number("held_out", config.held_out, 0.0, 0.5);
    entries.number("epoch_steps", config.epoch_steps, 1, 1e6);
    const auto train = entries.object("train");
    entries.end();
    Entries stages(train, "train");
    config.sovits_recipe = recipe(stages.object("sovits"), "train.sovits", {.lr = 5e-4});
    config.gpt_recipe = recipe(stages.object("gpt"), "train.gpt", {.lr = 5e-4});
    stages.end();
    for (ScratchRecipe* stage : {&config.sovits_recipe, &config.gpt_recipe}) {
        stage->epoch_steps = std::min(config.epoch_steps, stage->steps);
    }
    return config;
}

} // namespace timbre::training
