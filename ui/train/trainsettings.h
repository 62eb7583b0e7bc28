#pragma once

#include <QString>

#include <string>
#include <vector>

namespace timbre::ui {

/// What a person chooses before a training; the rest is the recipe's. Only what `timbre train`
/// offers.
struct TrainSettings {
    QString voice; ///< the name
    QString model = "base"; ///< or a folder with official weights
    QString stages; ///< "sovits", "gpt", "both"; empty: the recipe's
    QString precision = "auto";
    int epochs = 0; ///< 0: the recipe's
    double minutes = 0.0; ///< 0: no limit
    bool adapters = false;

    /// The options of `timbre train`; defaults are left out.
    std::vector<std::string> arguments() const;
    /// The inverse; options it does not know are passed over.
    static TrainSettings fromArguments(const std::vector<std::string>& arguments);

    bool operator==(const TrainSettings&) const = default;
};

} // namespace timbre::ui
