#include "tests/golden/formula.h"

#include "core/weights/checkpoint.h"

#include <ATen/core/Tensor.h>

namespace timbre::golden {
namespace {

/// The formula itself, before networks are filled by it.
void checkFormula(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "fullsize/formula_check.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    const auto seed = formulaSeed(folder, "fullsize");
    const auto want = weights::readSafetensors(golden);
    for (const auto& [key, name] :
        {std::pair{"formula.a_weight_4x3", "a.weight"}, std::pair{"formula.x_bias_8", "x.bias"},
            std::pair{"formula.n_weight_g_4", "n.weight_g"},
            std::pair{"formula.gamma_8", "q.gamma"}}) {
        const auto& tensor = want.at(key);
        report.compare(std::string("fullsize.") + key,
            formulaTensor(name, tensor.sizes().vec(), seed), tensor,
            {1e-7}); // rounding of the last bit
    }
}

} // namespace

void checkFullSize(const std::filesystem::path& folder, Report& report)
{
    for (const Check check : {checkFormula, checkFullGpt, checkFullSovits, checkFullHubert,
             checkFullBert, checkFullEres2net}) {
        check(folder, report);
    }
}

} // namespace timbre::golden
