#include "ui/views/timeaxis.h"

#include <algorithm>

namespace timbre::ui {

void TimeAxis::reset(int sampling_rate, qint64 frames)
{
    m_sampling_rate = sampling_rate;
    m_frames = frames;
    m_begin = 0.0;
    m_frames_per_pixel = allFramesPerPixel();
    Q_EMIT changed();
}

double TimeAxis::allFramesPerPixel() const
{
    return std::max(double(m_frames) / m_width, 1.0 / kMostPixelsPerFrame);
}

bool TimeAxis::showsAll() const
{
    return m_frames_per_pixel >= allFramesPerPixel() * (1.0 - 1e-9);
}

void TimeAxis::setFrames(qint64 frames)
{
    if (frames == m_frames) {
        return;
    }
    const bool all = showsAll();
    m_frames = frames;
    apply(m_begin, all ? allFramesPerPixel() : m_frames_per_pixel);
    Q_EMIT changed();
}

void TimeAxis::setWidth(int pixels)
{
    const int width = std::max(pixels, 1);
    if (width == m_width) {
        return;
    }
    const bool all = showsAll();
    m_width = width;
    apply(m_begin, all ? allFramesPerPixel() : m_frames_per_pixel);
    Q_EMIT changed();
}

void TimeAxis::apply(double begin, double frames_per_pixel)
{
    m_frames_per_pixel =
        std::clamp(frames_per_pixel, 1.0 / kMostPixelsPerFrame, allFramesPerPixel());
    const double last = std::max(0.0, double(m_frames) - m_width * m_frames_per_pixel);
    m_begin = std::clamp(begin, 0.0, last);
}

void TimeAxis::show(double begin, double end)
{
    apply(begin, (end - begin) / m_width);
    Q_EMIT changed();
}

void TimeAxis::showAll()
{
    apply(0.0, allFramesPerPixel());
    Q_EMIT changed();
}

void TimeAxis::zoom(double factor, double anchor_x)
{
    const double anchor = frameAt(anchor_x);
    const double wanted =
        std::clamp(m_frames_per_pixel / factor, 1.0 / kMostPixelsPerFrame, allFramesPerPixel());
    apply(anchor - anchor_x * wanted, wanted);
    Q_EMIT changed();
}

void TimeAxis::scroll(double pixels)
{
    apply(m_begin + pixels * m_frames_per_pixel, m_frames_per_pixel);
    Q_EMIT changed();
}

void TimeAxis::reveal(double frame)
{
    if (frame >= m_begin && frame < end()) {
        return;
    }
    const double margin = 0.05 * m_width * m_frames_per_pixel;
    apply(frame - margin, m_frames_per_pixel);
    Q_EMIT changed();
}

} // namespace timbre::ui
