#include "ui/views/melcolours.h"

#include "ui/theme.h"

#include <cmath>
#include <vector>

namespace timbre::ui {

static QRgb mixed(const QColor& a, const QColor& b, double t)
{
    const auto between = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return qRgb(
        between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue()));
}

std::array<QRgb, 256> melColours(const Theme& theme)
{
    const std::vector<QColor> dark{theme.card, "#231A4A", "#4F1A78", "#842681", "#B73779",
        "#E5575F", "#FB8861", "#FEC287", "#FCFDBF"};
    const std::vector<QColor> light{theme.card, "#FDEBD6", "#FBC9A0", "#F79A74", "#E4655F",
        "#B73779", "#7B2382", "#43166B", "#140B35"};
    const auto& stops = theme.dark ? dark : light;
    std::array<QRgb, 256> colours;
    for (size_t i = 0; i < colours.size(); ++i) {
        const double place = double(i) / 255.0 * double(stops.size() - 1);
        const auto stop = std::min(size_t(place), stops.size() - 2);
        colours[i] = mixed(stops[stop], stops[stop + 1], place - double(stop));
    }
    return colours;
}

} // namespace timbre::ui
