#pragma once

#include <QObject>

namespace timbre::ui {

/// Which part of a sound is visible, shared by everything that shows it. Positions are frames
/// (fractions while zoomed in), x counts device-independent pixels. Window's thread.
class TimeAxis : public QObject {
    Q_OBJECT

public:
    static constexpr double kMostPixelsPerFrame = 32.0;

    using QObject::QObject;

    /// Another sound: everything is visible.
    void reset(int sampling_rate, qint64 frames);
    /// The same sound has grown (or turned out shorter). What shows all of it goes on doing so.
    void setFrames(qint64 frames);
    void setWidth(int pixels);

    int samplingRate() const { return m_sampling_rate; }
    qint64 frames() const { return m_frames; }
    int width() const { return m_width; }
    double begin() const { return m_begin; }
    double end() const { return m_begin + m_width * m_frames_per_pixel; }
    double framesPerPixel() const { return m_frames_per_pixel; }
    bool showsAll() const;

    double frameAt(double x) const { return m_begin + x * m_frames_per_pixel; }
    double xOf(double frame) const { return (frame - m_begin) / m_frames_per_pixel; }
    double secondsAt(double frame) const { return frame / m_sampling_rate; }

    void show(double begin, double end); ///< exactly these frames, as far as the sound has them
    void showAll();
    void zoom(
        double factor, double anchor_x); ///< factor > 1 comes closer; the frame at anchor_x stays
    void scroll(double pixels); ///< > 0: later
    void reveal(double frame); ///< turns the page when the frame is not visible

Q_SIGNALS:
    void changed();

private:
    void apply(double begin, double frames_per_pixel);
    double allFramesPerPixel() const;

    int m_sampling_rate = 48000, m_width = 1;
    qint64 m_frames = 0;
    double m_begin = 0.0, m_frames_per_pixel = 1.0;
};

} // namespace timbre::ui
