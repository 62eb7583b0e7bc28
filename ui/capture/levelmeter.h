#pragma once

#include <QWidget>

namespace timbre::ui {

/// Peak and effective level from -60 to 0 dB, the held peak as a line, and a lamp with a word that
/// stays on after clipping until it is clicked.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    explicit LevelMeter(QWidget* parent = nullptr);

    void setLevels(double rms_db, double peak_db, double held_db, bool clipped);
    void reset();
    bool clipped() const { return m_clipped; }

    QSize sizeHint() const override { return {240, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    double m_rms_db = -120.0, m_peak_db = -120.0, m_held_db = -120.0;
    bool m_clipped = false;
};

} // namespace timbre::ui
