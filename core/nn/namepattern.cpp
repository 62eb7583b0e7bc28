#include "core/nn/namepattern.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::nn {

bool matches(std::string_view name, std::string_view pattern)
{
    size_t at = 0, p = 0, star = std::string_view::npos, resume = 0;
    while (at < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = at;
        } else if (p < pattern.size() && pattern[p] == name[at]) {
            ++p;
            ++at;
        } else if (star != std::string_view::npos) { // the star takes one character more
            p = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool matchesAny(std::string_view name, const std::vector<std::string>& patterns)
{
    return std::ranges::any_of(
        patterns, [&](const std::string& pattern) { return matches(name, pattern); });
}

int64_t freeze(torch::nn::Module& module, const std::vector<std::string>& patterns)
{
    int64_t count = 0;
    for (auto& parameter : module.named_parameters()) {
        if (matchesAny(parameter.key(), patterns)) {
            parameter.value().set_requires_grad(false);
            ++count;
        }
    }
    return count;
}

} // namespace timbre::nn
