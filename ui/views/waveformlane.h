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
    ColumnRange paintSound(const LaneColumns& columns) override;
    void paintScale(QPainter& painter) override;

private:
    /// One per column; `missing`: those whose samples are still being read.
    std::vector<overview::Peak> peaks(const LaneColumns& columns, ColumnRange& missing);
    /// The samples [begin, end), NaN where they are still being read; wishes for those.
    std::vector<float> visibleSamples(qint64 begin, qint64 end);
    void paintClose(const LaneColumns& columns, ColumnRange& missing); ///< as a line
    void paintFar(const LaneColumns& columns, ColumnRange& missing); ///< as peaks
    void paintLoudness(const LaneColumns& columns);
};

/// Fills `picture` with one peak per column of device pixels: `clipped` says which to mark.
void paintPeaks(
    QImage& picture, const std::vector<overview::Peak>& peaks, const std::vector<char>& clipped);

} // namespace timbre::ui
