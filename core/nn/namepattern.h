#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torch::nn {
class Module;
}

namespace timbre::nn {

/// Whether a name fits a pattern, in which '*' stands for any characters, dots too.
bool matches(std::string_view name, std::string_view pattern);
bool matchesAny(std::string_view name, const std::vector<std::string>& patterns);

/// Parameters that fit a pattern no longer learn. Returns how many those are.
int64_t freeze(torch::nn::Module& module, const std::vector<std::string>& patterns);

} // namespace timbre::nn
