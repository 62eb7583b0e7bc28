#pragma once

#include <QIcon>
#include <QString>

namespace timbre::ui {

/// A line icon of resources/icons in the present theme's text colour: it follows when the theme
/// changes, is muted while disabled and stands out on an accent-coloured button.
enum class IconRole { Text, OnAccent };
QIcon lineIcon(const QString& name, IconRole role = IconRole::Text);

} // namespace timbre::ui
