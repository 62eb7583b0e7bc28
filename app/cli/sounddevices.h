#pragma once

#include <string>
#include <vector>

namespace timbre::cli {

/// What the sound system offers, the default first. Empty lists when none answers.
struct SoundDevices {
    std::vector<std::string> inputs, outputs;
};
SoundDevices soundDevices();

} // namespace timbre::cli
