#pragma once

#include "core/overview/melanalyser.h"
#include "ui/views/lane.h"

#include <vector>

namespace timbre::ui {

/// Mel spectrogram over time, 0 to -80 dB, with a scale in Hz. Shift and drag selects a band.
class MelLane : public Lane {
    Q_OBJECT

public:
    explicit MelLane(const ViewContext& context, QWidget* parent = nullptr);

protected:
    ColumnRange paintSound(const LaneColumns& columns) override;
    void paintScale(QPainter& painter) override;
    std::optional<double> hzAt(double y) const override;
    double yOfHz(double hz) const override;

private:
    /// Columns [begin, end) of a zoom; null pointers where they are still being made.
    struct Columns {
        double hop = 1.0; ///< frames per column
        int64_t begin = 0;
        std::vector<overview::MelColumn> values;
        std::vector<char> there;
    };
    Columns coarseColumns(const LaneColumns& visible) const;
    Columns fineColumns(const LaneColumns& visible);

    double topHz() const;
};

} // namespace timbre::ui
