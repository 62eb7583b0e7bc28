#include "ui/waveformview.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbre::ui {

static constexpr size_t kBlock = 128; // samples behind one stored peak

WaveformView::WaveformView(QWidget* parent)
    : QWidget(parent)
{
    setMinimumHeight(64);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Waveform"));
}

void WaveformView::clear(int sampling_rate)
{
    m_peaks.clear();
    m_rest.clear();
    m_samples = 0;
    m_sampling_rate = sampling_rate;
    m_position = 0.0;
    update();
}

void WaveformView::append(const std::vector<float>& samples)
{
    m_rest.insert(m_rest.end(), samples.begin(), samples.end());
    m_samples += samples.size();
    size_t done = 0;
    for (; done + kBlock <= m_rest.size(); done += kBlock) {
        const auto [low, high] =
            std::minmax_element(m_rest.begin() + done, m_rest.begin() + done + kBlock);
        m_peaks.push_back({*low, *high});
    }
    m_rest.erase(m_rest.begin(), m_rest.begin() + std::ptrdiff_t(done));
    update();
}

void WaveformView::setPosition(double seconds)
{
    m_position = seconds;
    update();
}

double WaveformView::duration() const
{
    return double(m_samples) / m_sampling_rate;
}

QPair<float, float> WaveformView::extremes(int column) const
{
    const size_t begin = m_peaks.size() * size_t(column) / size_t(width());
    const size_t end = std::max(begin + 1, m_peaks.size() * size_t(column + 1) / size_t(width()));
    float low = 0.0f, high = 0.0f;
    for (size_t i = begin; i < std::min(end, m_peaks.size()); ++i) {
        low = std::min(low, m_peaks[i].low);
        high = std::max(high, m_peaks[i].high);
    }
    return {low, high};
}

void WaveformView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const double middle = height() / 2.0, scale = height() / 2.0 - 4.0;
    painter.setPen(theme.line);
    painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    if (m_peaks.empty()) {
        return;
    }
    QColor wave = theme.accent;
    wave.setAlphaF(0.85f);
    painter.setPen(wave);
    for (int x = 0; x < width(); ++x) {
        const auto [low, high] = extremes(x);
        painter.drawLine(
            QPointF(x, middle - double(high) * scale), QPointF(x, middle - double(low) * scale));
    }
    painter.setPen(QPen(theme.text, 1.5));
    const double cursor = width() * m_position / std::max(duration(), 1e-9);
    painter.drawLine(QPointF(cursor, 0), QPointF(cursor, height()));
}

void WaveformView::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT positionRequested(duration() * event->position().x() / width());
}

void WaveformView::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (direction == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    Q_EMIT positionRequested(std::clamp(m_position + direction, 0.0, duration()));
}

} // namespace timbre::ui
