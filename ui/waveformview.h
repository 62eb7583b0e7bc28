#pragma once

#include <QWidget>

#include <vector>

namespace timbre::ui {

/// The envelope of a sound with a playback cursor. A click or the arrow keys ask for a position.
class WaveformView : public QWidget {
    Q_OBJECT

public:
    explicit WaveformView(QWidget* parent = nullptr);

    void clear(int sampling_rate);
    void append(const std::vector<float>& samples);
    void setPosition(double seconds);

    QSize sizeHint() const override { return {400, 96}; }

Q_SIGNALS:
    void positionRequested(double seconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double duration() const;
    QPair<float, float> extremes(int column) const;

    struct Peak {
        float low, high;
    };
    std::vector<Peak>
        m_peaks; // of kBlock samples each, so that long speech paints as fast as short
    std::vector<float> m_rest; // samples that do not fill a block yet
    size_t m_samples = 0;
    int m_sampling_rate = 32000;
    double m_position = 0.0;
};

} // namespace timbre::ui
