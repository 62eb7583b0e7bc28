#pragma once

#include "ui/views/slicemodel.h"

#include <QColor>
#include <QImage>
#include <QPainter>

namespace timbre::ui {

QColor colourOf(SliceGrade grade);

/// A shape for each grade, since colour alone tells not everyone: disc, triangle, cross, ring.
void paintGrade(QPainter& painter, const QPointF& centre, SliceGrade grade);

/// Lays a colour over whole columns of pixels. QPainter would do it too, but hands translucent
/// fills of this height to threads and waits for them, which on a busy computer costs more than a
/// frame.
void tint(QImage& picture, double left, double right, const QColor& colour, double share);

/// An upright line, as wide as whole device pixels allow, so that it is crisp.
void paintUpright(QPainter& painter, double x, double width, double height, const QColor& colour);

QColor faded(QColor colour, double alpha);
QColor mixed(const QColor& under, const QColor& over, double share);

} // namespace timbre::ui
