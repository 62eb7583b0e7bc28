#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace timbre::ui {

/// A named number with unit and range: slider, value in words, double click for the usual value.
class ValueSlider : public QWidget {
    Q_OBJECT

public:
    struct Range {
        double least = 0.0, most = 1.0, usual = 0.5;
        int digits = 0;
        bool logarithmic = false; ///< for frequencies; least > 0
    };
    ValueSlider(const Range& range, QWidget* parent = nullptr);

    void setWords(const QString& name, const QString& unit);
    double value() const;
    void setValue(double value);

Q_SIGNALS:
    void changed(double value);

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show();

    const Range m_range;
    QString m_unit;
    QLabel *m_name, *m_value;
    QSlider* m_slider;
};

} // namespace timbre::ui
