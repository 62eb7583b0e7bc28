#include "ui/views/minimap.h"

#include "ui/theme.h"
#include "ui/views/lanepaint.h"
#include "ui/views/slicemodel.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"
#include "ui/views/viewstate.h"
#include "ui/views/waveformlane.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbre::ui {

Minimap::Minimap(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumHeight(40);
    setAccessibleName(tr("Whole recording"));
    setCursor(Qt::PointingHandCursor);
    const auto repaint = [this] { update(); };
    connect(&context.sound, &ViewedSound::opened, this, &Minimap::invalidate);
    connect(&context.sound, &ViewedSound::grown, this, [this] {
        if (!m_context.sound.complete() || !m_fits) { // tiles that arrive change nothing here
            invalidate();
        }
    });
    connect(&context.axis, &TimeAxis::changed, this, repaint);
    connect(&context.state, &ViewState::cursorMoved, this, repaint);
    connect(&context.slices, &SliceModel::changed, this, repaint);
}

void Minimap::invalidate()
{
    m_fits = false;
    update();
}

void Minimap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        invalidate();
    }
    QWidget::changeEvent(event);
}

double Minimap::framesPerPixel() const
{
    return std::max(1.0, double(m_context.axis.frames())) / std::max(1, width());
}

void Minimap::paintSound()
{
    m_fits = m_context.sound.complete(); // asked before: it may become so while it is painted
    m_picture.fill(Theme::current().card);
    if (m_context.sound.isOpen()) {
        const int columns = m_picture.width();
        const double step = std::max(1.0, double(m_context.sound.frames())) / columns;
        paintPeaks(m_picture, m_context.sound.overview()->peaks(0.0, step, columns),
            std::vector<char>(size_t(columns), 0));
    }
    m_dimmed = m_picture;
    const QColor window = Theme::current().window;
    for (int y = 0; y < m_dimmed.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_dimmed.scanLine(y));
        for (int x = 0; x < m_dimmed.width(); ++x) { // a third of the picture, two of the window
            row[x] = qRgb((qRed(row[x]) + 2 * window.red()) / 3,
                (qGreen(row[x]) + 2 * window.green()) / 3, (qBlue(row[x]) + 2 * window.blue()) / 3);
        }
    }
}

void Minimap::paintSlices(QPainter& painter) const
{
    double painted_to = -1.0; // ten thousand slices share few pixels
    for (const SliceMark& mark : m_context.slices.slices()) {
        const double right = double(mark.end) / framesPerPixel();
        if (right >= painted_to + 0.5) {
            const double left = std::max(double(mark.begin) / framesPerPixel(), painted_to);
            painter.fillRect(QRectF(left, height() - 4.0, std::max(right - left, 0.5), 4.0),
                colourOf(mark.grade));
            painted_to = right;
        }
    }
}

void Minimap::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const QSize size = (QSizeF(this->size()) * devicePixelRatioF()).toSize();
    if (!m_fits || m_picture.size() != size) {
        if (m_picture.size() != size) {
            m_picture = QImage(size, QImage::Format_RGB32);
        }
        paintSound();
    }
    QPainter painter(this);
    painter.drawImage(QRectF(rect()), m_dimmed);
    if (!m_context.sound.isOpen()) {
        return;
    }
    const TimeAxis& axis = m_context.axis;
    const double unit = double(m_picture.width()) / std::max(1, width());
    const double left = std::round(axis.begin() / framesPerPixel() * unit) / unit;
    const double end = std::min(axis.end(), double(axis.frames())) / framesPerPixel();
    const double right = std::max(left + 3.0, std::round(end * unit) / unit);
    const QRectF visible(left, 0.0, right - left, height());
    painter.drawImage(visible, m_picture, QRectF(visible.topLeft() * unit, visible.size() * unit));
    paintSlices(painter);
    constexpr double kFrame = 2.0;
    for (const QRectF& side : {QRectF(left, 0, kFrame, height()),
             QRectF(right - kFrame, 0, kFrame, height()), QRectF(left, 0, right - left, kFrame),
             QRectF(left, height() - kFrame, right - left, kFrame)}) {
        painter.fillRect(side, theme.accent);
    }
    painter.fillRect(
        QRectF(std::round(m_context.state.cursor() / framesPerPixel()), 0, 1, height()),
        theme.text);
}

void Minimap::centreOn(double x)
{
    TimeAxis& axis = m_context.axis;
    axis.scroll((x * framesPerPixel() - (axis.begin() + axis.end()) / 2.0) / axis.framesPerPixel());
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    centreOn(event->position().x());
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        centreOn(event->position().x());
    }
}

void Minimap::wheelEvent(QWheelEvent* event)
{
    m_context.axis.zoom(
        std::pow(1.25, event->angleDelta().y() / 120.0), m_context.axis.width() / 2.0);
    event->accept();
}

} // namespace timbre::ui
