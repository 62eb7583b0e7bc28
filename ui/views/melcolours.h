#pragma once

#include <QRgb>

#include <array>

namespace timbre::ui {

struct Theme;

/// From silence (index 0) to full scale (255). Dark: like magma, from the card's colour to pale
/// yellow; light: inverted, from the card's white to near black. Lightness is monotonous in both.
std::array<QRgb, 256> melColours(const Theme& theme);

} // namespace timbre::ui
