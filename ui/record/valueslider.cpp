#include "ui/record/valueslider.h"

#include "ui/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>

#include <cmath>

namespace timbre::ui {

static constexpr int kSteps = 1000;

ValueSlider::ValueSlider(const Range& range, QWidget* parent)
    : QWidget(parent)
    , m_range(range)
    , m_name(new QLabel)
    , m_value(new QLabel)
    , m_slider(new QSlider(Qt::Horizontal))
{
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 10);
    m_slider->setSingleStep(kSteps / 100);
    m_slider->installEventFilter(this); // the wheel scrolls the panel, not the value
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_name, 0, 0);
    layout->addWidget(m_value, 0, 1, Qt::AlignRight);
    layout->addWidget(m_slider, 1, 0, 1, 2);
    layout->setColumnStretch(0, 1);
    m_value->setObjectName("muted");
    setValue(range.usual);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        show();
        Q_EMIT changed(value());
    });
}

void ValueSlider::setWords(const QString& name, const QString& unit)
{
    m_unit = unit;
    m_name->setText(name);
    m_slider->setAccessibleName(name);
    setToolTip(tr("Double-click for the usual value."));
    show();
}

double ValueSlider::value() const
{
    const double share = double(m_slider->value()) / kSteps;
    const double exact = m_range.logarithmic
        ? m_range.least * std::pow(m_range.most / m_range.least, share)
        : m_range.least + (m_range.most - m_range.least) * share;
    const double unit = std::pow(10.0, m_range.digits);
    return std::round(exact * unit) / unit;
}

void ValueSlider::setValue(double value)
{
    const double share = m_range.logarithmic
        ? std::log(value / m_range.least) / std::log(m_range.most / m_range.least)
        : (value - m_range.least) / (m_range.most - m_range.least);
    m_slider->setValue(int(std::lround(share * kSteps)));
    show();
}

void ValueSlider::show()
{
    const QString number = QLocale().toString(value(), 'f', m_range.digits);
    m_value->setText(m_unit.isEmpty() ? number : number + QChar(0x202F) + m_unit);
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setValue(m_range.usual);
}

bool ValueSlider::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        setValue(m_range.usual);
        return true;
    }
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return false;
}

} // namespace timbre::ui
