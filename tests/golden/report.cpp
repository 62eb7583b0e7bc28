#include "tests/golden/report.h"

#include <torch/torch.h>

#include <cstdio>

namespace timbre::golden {
namespace {

std::string shapeOf(const at::Tensor& tensor)
{
    std::string text = "[";
    for (const auto size : tensor.sizes()) {
        text += (text.size() > 1 ? "," : "") + std::to_string(size);
    }
    return text + "]";
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

} // namespace

bool isOfItsTime(const at::Tensor& snapshot, const at::Tensor& last)
{
    return snapshot.is_same(last) || !at::equal(snapshot, last);
}

void Report::compare(
    const std::string& name, const at::Tensor& got, const at::Tensor& want, Tolerance tolerance)
{
    if (got.sizes() != want.sizes()) {
        line(false, name, "shape " + shapeOf(got) + ", expected " + shapeOf(want));
        return;
    }
    if (want.numel() == 0) {
        line(true, name, "empty");
        return;
    }
    const bool integer = !want.is_floating_point();
    const auto a = got.detach().to(at::kCPU, at::kDouble), b = want.detach().to(at::kDouble);
    const double error = (a - b).abs().max().item<double>();
    const double limit =
        integer ? 0.0 : tolerance.absolute + tolerance.relative * b.abs().max().item<double>();
    const bool ok = error <= limit; // false for NaN
    line(ok, name, "max error " + number(error) + " (limit " + number(limit) + ")");
}

void Report::claim(const std::string& name, bool holds, const std::string& otherwise)
{
    line(holds, name, holds ? "" : otherwise);
}

void Report::line(bool ok, const std::string& name, const std::string& text)
{
    std::printf("%s  %-58s %s\n", ok ? "ok  " : "FAIL", name.c_str(), text.c_str());
    std::fflush(stdout);
    ++(ok ? m_passed : m_failed);
}

std::vector<int64_t> integers(const at::Tensor& tensor)
{
    const auto flat = tensor.flatten().contiguous();
    return {flat.const_data_ptr<int64_t>(), flat.const_data_ptr<int64_t>() + flat.numel()};
}

} // namespace timbre::golden
