#include "ui/train/trainsettings.h"

namespace timbre::ui {

std::vector<std::string> TrainSettings::arguments() const
{
    std::vector<std::string> list{"--voice", voice.toStdString()};
    const auto add = [&](const char* option, const QString& value) {
        list.emplace_back(option);
        list.push_back(value.toStdString());
    };
    if (model != "base") {
        add("--model", model);
    }
    if (!stages.isEmpty()) {
        add("--stages", stages);
    }
    if (epochs > 0) {
        add("--epochs", QString::number(epochs));
    }
    if (minutes > 0.0) {
        add("--minutes", QString::number(minutes));
    }
    if (precision != "auto") {
        add("--precision", precision);
    }
    if (adapters) {
        list.emplace_back("--lora");
    }
    return list;
}

TrainSettings TrainSettings::fromArguments(const std::vector<std::string>& arguments)
{
    TrainSettings settings;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const std::string& option = arguments[i];
        const QString value =
            i + 1 < arguments.size() ? QString::fromStdString(arguments[i + 1]) : QString();
        if (option == "--voice") {
            settings.voice = value;
        } else if (option == "--model") {
            settings.model = value;
        } else if (option == "--stages") {
            settings.stages = value;
        } else if (option == "--epochs") {
            settings.epochs = value.toInt();
        } else if (option == "--minutes") {
            settings.minutes = value.toDouble();
        } else if (option == "--precision") {
            settings.precision = value;
        } else if (option == "--lora") {
            settings.adapters = true;
        }
    }
    return settings;
}

} // namespace timbre::ui
