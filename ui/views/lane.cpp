#include "ui/views/lane.h"

#include "ui/theme.h"
#include "ui/views/lanepaint.h"
#include "ui/views/slicemodel.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"
#include "ui/views/viewstate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kGrip = 5.0; // pixels beside an edge that still grip it
constexpr double kClick = 3.0; // a mouse that moved less did not drag
constexpr double kWheelZoom = 1.25; // per notch

} // namespace

Lane::Lane(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setMinimumHeight(48);
    connect(&context.axis, &TimeAxis::changed, this, [this] { update(); });
    connect(&context.sound, &ViewedSound::opened, this, &Lane::invalidate);
    connect(&context.sound, &ViewedSound::grown, this, &Lane::follow);
    connect(&context.slices, &SliceModel::changed, this,
        [this] { hzAt(0.0) ? update() : invalidate(); }); // only there slices are in the picture
    connect(&context.state, &ViewState::selectionChanged, this, [this] { update(); });
    connect(&context.state, &ViewState::cursorMoved, this, [this](double before, double now) {
        for (const double frame : {before, now}) {
            update(int(std::floor(m_context.axis.xOf(frame))) - 6, 0, 13, height());
        }
    });
}

void Lane::invalidate()
{
    m_picture.invalidate();
    m_whole = m_context.sound.complete();
    update();
}

void Lane::follow()
{
    if (!m_whole) {
        invalidate();
    } else if (m_picture.waits()) {
        m_picture.renew();
        update();
    }
}

void Lane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        invalidate();
    }
    QWidget::changeEvent(event);
}

void Lane::updatePicture()
{
    const QSize size = (QSizeF(this->size()) * devicePixelRatioF()).toSize();
    const double step = m_context.axis.framesPerPixel() * width() / std::max(1, size.width());
    m_picture.update(size, m_context.axis.begin(), step, Theme::current().card,
        [this](const LaneColumns& columns) {
            if (!m_context.sound.isOpen()) {
                return ColumnRange();
            }
            const ColumnRange missing = paintSound(columns);
            tintSlices(columns);
            return missing;
        });
}

void Lane::paintEvent(QPaintEvent* event)
{
    updatePicture();
    QPainter painter(this);
    const double unit = devicePixelRatioF();
    // Pixel onto pixel: whatever QPainter takes for scaling is several times slower.
    painter.scale(1.0 / unit, 1.0 / unit);
    m_picture.paint(painter,
        QRectF(QPointF(event->rect().topLeft()) * unit, QSizeF(event->rect().size()) * unit)
            .toAlignedRect());
    painter.scale(unit, unit);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSlices(painter);
    paintScale(painter);
    paintSelection(painter);
    paintCursor(painter);
}

/// Slices are in order: only the visible ones are looked at, of ten thousand.
std::pair<int, int> Lane::visibleSlices() const
{
    const auto& slices = m_context.slices.slices();
    const auto first = std::partition_point(slices.begin(), slices.end(),
        [this](const SliceMark& slice) { return double(slice.end) < m_context.axis.begin(); });
    const auto last = std::partition_point(first, slices.end(),
        [this](const SliceMark& slice) { return double(slice.begin) < m_context.axis.end(); });
    return {int(first - slices.begin()), int(last - slices.begin())};
}

void Lane::tintSlices(const LaneColumns& columns) const
{
    if (hzAt(0.0)) { // it would falsify the colours of a spectrogram
        return;
    }
    const auto [first, last] = visibleSlices();
    for (int i = first; i < last; ++i) {
        const SliceMark& mark = m_context.slices.slices()[i];
        tint(columns.picture, (double(mark.begin) - columns.begin) / columns.step,
            (double(mark.end) - columns.begin) / columns.step, colourOf(mark.grade),
            i == m_context.slices.current() ? 0.22 : 0.10);
    }
}

void Lane::paintSlices(QPainter& painter) const
{
    const TimeAxis& axis = m_context.axis;
    const auto [first, last] = visibleSlices();
    for (int i = first; i < last; ++i) {
        const SliceMark& mark = m_context.slices.slices()[i];
        const double left = axis.xOf(double(mark.begin)), right = axis.xOf(double(mark.end));
        if (right - left < 4.0) { // too dense for edges
            continue;
        }
        const bool current = i == m_context.slices.current();
        const QColor colour =
            mixed(Theme::current().card, colourOf(mark.grade), current ? 1.0 : 0.7);
        paintUpright(painter, left, current ? 2.0 : 1.0, height(), colour);
        paintUpright(painter, right, current ? 2.0 : 1.0, height(), colour);
        if (right - left > 16.0 && !hzAt(0.0)) {
            paintGrade(painter, QPointF(left + 9.0, 9.0), mark.grade);
        }
    }
}

void Lane::paintLabel(QPainter& painter, double middle, const QString& text) const
{
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    const QRectF box(width() - 58.0, middle - 7.0, 52.0, 14.0);
    painter.setPen(Theme::current().card); // a rim around the letters
    for (const QPointF rim : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
        painter.drawText(box.translated(rim), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    painter.setPen(Theme::current().text);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
}

QRectF Lane::selectionRect() const
{
    const Selection& selection = m_context.state.selection();
    QRectF rect(QPointF(m_context.axis.xOf(selection.begin), 0.0),
        QPointF(m_context.axis.xOf(selection.end), height()));
    if (selection.band && hzAt(0.0)) {
        rect.setTop(yOfHz(selection.band->high_hz));
        rect.setBottom(yOfHz(selection.band->low_hz));
    }
    return rect;
}

void Lane::paintSelection(QPainter& painter) const
{
    if (m_context.state.selection().empty()) {
        return;
    }
    const QColor accent = Theme::current().accent;
    const QRectF rect = selectionRect();
    painter.fillRect(rect, faded(accent, 0.20));
    painter.setPen(QPen(accent, 1.0));
    painter.setBrush(Qt::NoBrush);
    if (rect.height() < height()) {
        painter.drawRect(rect);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    for (const double x : {rect.left(), rect.right()}) {
        paintUpright(painter, x, 1.0, height(), accent);
        painter.drawRoundedRect(QRectF(x - 2.5, height() / 2.0 - 12.0, 5.0, 24.0), 2.5, 2.5);
    }
}

void Lane::paintCursor(QPainter& painter) const
{
    if (!m_context.sound.isOpen()) {
        return;
    }
    paintUpright(painter, m_context.axis.xOf(m_context.state.cursor()), 1.5, height(),
        Theme::current().text);
}

std::optional<Lane::Grip> Lane::gripAt(double x) const
{
    const TimeAxis& axis = m_context.axis;
    const auto& slices = m_context.slices.slices();
    std::optional<Grip> best;
    double nearest = kGrip;
    auto mark = std::partition_point(slices.begin(), slices.end(),
        [&](const SliceMark& slice) { return axis.xOf(double(slice.end)) < x - kGrip; });
    for (; mark != slices.end() && axis.xOf(double(mark->begin)) <= x + kGrip; ++mark) {
        for (const auto edge : {SliceEdge::Begin, SliceEdge::End}) {
            const double frame = double(edge == SliceEdge::Begin ? mark->begin : mark->end);
            const double distance = std::abs(axis.xOf(frame) - x);
            if (distance < nearest) {
                nearest = distance;
                best = Grip{int(mark - slices.begin()), edge};
            }
        }
    }
    return best;
}

void Lane::mousePressEvent(QMouseEvent* event)
{
    if (!m_context.sound.isOpen()) {
        return;
    }
    m_pressed = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        return;
    }
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const Selection& selection = m_context.state.selection();
    m_grip = gripAt(m_pressed.x());
    m_drag = m_grip ? Drag::Slice : Drag::Select;
    m_anchor = m_context.axis.frameAt(m_pressed.x());
    m_anchor_hz = hzAt(m_pressed.y());
    if (!selection.empty() && !selection.band) { // a handle: the other edge stays
        const QRectF rect = selectionRect();
        const bool left = std::abs(rect.left() - m_pressed.x()) <= kGrip;
        if (left || std::abs(rect.right() - m_pressed.x()) <= kGrip) {
            m_drag = Drag::Select;
            m_anchor = left ? selection.end : selection.begin;
            m_pressed = {-1e6, 0.0}; // moving it at all is a drag
        }
    }
}

void Lane::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    if (m_drag == Drag::None) {
        showShape(point);
    } else if (m_drag == Drag::Pan) {
        m_context.axis.scroll(m_pressed.x() - point.x());
        m_pressed = point;
    } else if (m_drag == Drag::Slice) {
        m_context.slices.dragEdge(
            m_grip->slice, m_grip->edge, qint64(std::lround(m_context.axis.frameAt(point.x()))));
    } else if (std::abs(point.x() - m_pressed.x()) >= kClick) {
        selectTo(point, event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

void Lane::selectTo(const QPointF& point, bool band)
{
    const double most = double(m_context.axis.frames());
    const double frame = std::clamp(m_context.axis.frameAt(point.x()), 0.0, most);
    Selection selection{std::min(m_anchor, frame), std::max(m_anchor, frame), {}};
    const auto hz = hzAt(std::clamp(point.y(), 0.0, double(height())));
    if (band && hz && m_anchor_hz) {
        selection.band = Band{std::min(*hz, *m_anchor_hz), std::max(*hz, *m_anchor_hz)};
    }
    m_context.state.select(selection);
}

void Lane::showShape(const QPointF& point)
{
    const Selection& selection = m_context.state.selection();
    const QRectF rect = selectionRect();
    const bool handle = !selection.empty()
        && (std::abs(rect.left() - point.x()) <= kGrip
            || std::abs(rect.right() - point.x()) <= kGrip);
    setCursor(handle || gripAt(point.x()) ? Qt::SplitHCursor : Qt::IBeamCursor);
}

void Lane::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_context.slices.endDrag();
    if (event->button() != Qt::LeftButton || drag == Drag::None || drag == Drag::Pan) {
        return;
    }
    if (std::abs(event->position().x() - m_pressed.x()) < kClick) {
        const double frame = std::clamp(
            m_context.axis.frameAt(event->position().x()), 0.0, double(m_context.axis.frames()));
        m_context.state.clearSelection();
        m_context.slices.setCurrent(m_context.slices.at(frame).value_or(-1));
        m_context.state.setCursor(frame);
        Q_EMIT positionRequested(frame);
    }
}

void Lane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto index = m_context.slices.at(m_context.axis.frameAt(event->position().x()))) {
        const SliceMark& mark = m_context.slices.slices()[*index];
        m_context.state.select({double(mark.begin), double(mark.end), {}});
    }
}

void Lane::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_context.axis.zoom(std::pow(kWheelZoom, angle.y() / 120.0), event->position().x());
    } else {
        const int delta = std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
        m_context.axis.scroll(-delta / 120.0 * width() / 10.0);
    }
    event->accept();
}

} // namespace timbre::ui
