#pragma once

#include "core/overview/peakpyramid.h"
#include "ui/views/lane.h"

#include <vector>

namespace timbre::ui {

/// Amplitude over time: extremes in the accent colour with a darker effective-value core, clipped
/// places red, a thin loudness curve. Close up, the samples themselves.
class WaveformLane : public Lane {
    Q_OBJECT

public:
    explicit WaveformLane(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void paintSound(QImage& picture) override;
    void paintScale(QPainter& painter) override;

private:
    std::vector<overview::Peak> peaks(int columns, double frames_per_column);
    /// The samples of the visible part, NaN where they are still being read; wishes for those.
    std::vector<float> visibleSamples(qint64 begin, qint64 end);
    void paintLine(QImage& picture, double frames_per_column);
    void paintLoudness(QImage& picture, double frames_per_column);
};

/// Fills `picture` with one peak per column of device pixels: `clipped` says which to mark.
void paintPeaks(
    QImage& picture, const std::vector<overview::Peak>& peaks, const std::vector<char>& clipped);

} // namespace timbre::ui
