#include "ui/train/curves.h"

#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kSmoothing = 0.85; // of the curve that is drawn strongly; the raw one lies behind
constexpr int kLeastHeight = 84;

QPen pen(QColor colour, double width, Qt::PenStyle style = Qt::SolidLine, double alpha = 1.0)
{
    colour.setAlphaF(float(alpha));
    return QPen(colour, width, style, Qt::RoundCap, Qt::RoundJoin);
}

double lossOf(const training::StepPoint& point, const std::string& name)
{
    for (const auto& [key, value] : point.losses) {
        if (key == name) {
            return value;
        }
    }
    return std::nan("");
}

/// The axis covers what its graphs show, with some room; a single value lies in the middle.
void fit(QCPAxis& axis, bool from_zero)
{
    double least = 0.0, most = 0.0;
    bool any = false;
    for (const auto* graph : axis.graphs()) {
        bool found = false;
        const auto range = graph->getValueRange(found);
        least = found && (!any || range.lower < least) ? range.lower : least;
        most = found && (!any || range.upper > most) ? range.upper : most;
        any = any || found;
    }
    axis.setTickLabels(any);
    if (!any) {
        axis.setRange(0.1, 1.0);
    } else if (axis.scaleType() == QCPAxis::stLogarithmic) {
        axis.setRange(std::max(1e-6, 0.8 * least), std::max(1e-5, 1.25 * most));
    } else {
        const double room = std::max({0.12 * (most - least), 0.02 * std::abs(most), 1e-3});
        axis.setRange(from_zero ? 0.0 : least - room, most + room);
    }
}

} // namespace

Curves::Curves(QWidget* parent)
    : QWidget(parent)
    , m_loss(new QComboBox)
    , m_log(new QToolButton)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGrid);
    for (int plot = 0; plot < kPlots; ++plot) {
        grid->addWidget(panel(Plot(plot)), plot / 2, plot % 2);
    }
    for (int i = 0; i < 2; ++i) {
        grid->setRowStretch(i, 1);
        grid->setColumnStretch(i, 1);
    }
    connect(m_loss, &QComboBox::currentIndexChanged, this, [this] { fill(); });
    connect(m_log, &QToolButton::toggled, this, [this](bool log) {
        auto* axis = m_plots[Losses]->yAxis;
        axis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        axis->setTicker(log ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                            : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
        fill();
    });
    applyTheme();
    keepWorded(this, [this] { retranslate(); });
}

QWidget* Curves::panel(Plot plot)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    auto* title = m_titles[size_t(plot)] = new QLabel;
    auto* value = m_values[size_t(plot)] = new QLabel;
    title->setObjectName("subtitle");
    value->setObjectName("muted");
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(title);
    head->addWidget(value, 1);
    if (plot == Losses) {
        m_loss->setObjectName("compact");
        m_log->setObjectName("chip");
        m_log->setCheckable(true);
        head->addWidget(m_loss);
        head->addWidget(m_log);
    }
    auto* view = m_plots[size_t(plot)] = new QCustomPlot;
    view->setFocusPolicy(Qt::NoFocus);
    view->setMinimumHeight(kLeastHeight);
    view->setNoAntialiasingOnDrag(true);
    // The run itself, a faint line behind it, then the other run's; for speed: seconds and memory.
    const int graphs = plot == Losses ? 3 : plot == Speed ? 4 : 2;
    for (int i = 0; i < graphs; ++i) {
        auto* axis = plot == Speed && i % 2 == 1 ? view->yAxis2 : view->yAxis;
        view->addGraph(view->xAxis, axis);
    }
    view->yAxis2->setVisible(plot == Speed);
    view->axisRect()->setAutoMargins(QCP::msAll);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kGrid + 4, kGrid, kGrid, kGrid / 2);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(view, 1);
    return frame;
}

void Curves::retranslate()
{
    m_titles[Errors]->setText(tr("Words misread"));
    m_titles[Similarity]->setText(tr("Likeness"));
    m_titles[Losses]->setText(tr("Losses"));
    m_titles[Speed]->setText(tr("Speed"));
    m_titles[Errors]->setToolTip(
        tr("How many words of the test sentences a listening model does not understand. Lower is "
           "better."));
    m_titles[Similarity]->setToolTip(
        tr("How alike the voice and recordings that were held back are, up to 1. Higher is "
           "better."));
    m_titles[Losses]->setToolTip(tr("What training makes smaller; a smoothed line over the raw "
                                    "values."));
    m_titles[Speed]->setToolTip(tr("Seconds per step (left) and memory (right)"));
    m_loss->setAccessibleName(tr("Which loss is shown"));
    m_log->setText(tr("log"));
    m_log->setAccessibleName(tr("Logarithmic scale"));
    for (auto* plot : m_plots) {
        plot->setLocale(QLocale());
    }
    for (int i = 0; i < m_loss->count(); ++i) {
        m_loss->setItemText(i, lossName(m_loss->itemData(i).toString().toStdString()));
    }
    fill();
}

void Curves::applyTheme()
{
    const Theme& theme = Theme::current();
    QFont font = this->font();
    font.setPointSizeF(8.5);
    for (auto* plot : m_plots) {
        plot->setBackground(QBrush(theme.card));
        for (auto* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
            axis->setTickLabelFont(font);
            axis->setTickLabelColor(theme.muted);
            axis->setBasePen(pen(theme.line, 1));
            axis->setTickPen(pen(theme.line, 1));
            axis->setSubTickPen(Qt::NoPen);
            axis->grid()->setPen(pen(theme.line, 1));
            axis->grid()->setZeroLinePen(pen(theme.line, 1));
            axis->setTickLength(0, 3);
            axis->ticker()->setTickCount(3);
        }
        plot->xAxis->grid()->setVisible(false);
        plot->yAxis2->grid()->setVisible(false);
    }
    const QColor other = theme.warn;
    for (const Plot plot : {Errors, Similarity}) {
        auto* own = m_plots[plot]->graph(0);
        own->setPen(pen(theme.accent, 2));
        own->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssDisc, theme.accent, theme.accent, 7));
        m_plots[plot]->graph(1)->setPen(pen(other, 2, Qt::DashLine));
        m_plots[plot]->graph(1)->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssDiamond, other, other, 7));
    }
    m_plots[Losses]->graph(0)->setPen(pen(theme.accent, 1, Qt::SolidLine, 0.3));
    m_plots[Losses]->graph(1)->setPen(pen(theme.accent, 2));
    m_plots[Losses]->graph(2)->setPen(pen(other, 2, Qt::DashLine));
    m_plots[Speed]->graph(0)->setPen(pen(theme.accent, 2));
    m_plots[Speed]->graph(1)->setPen(pen(theme.good, 2, Qt::DotLine));
    m_plots[Speed]->graph(2)->setPen(pen(other, 2, Qt::DashLine));
    m_plots[Speed]->graph(3)->setPen(pen(other, 2, Qt::DashDotLine));
    for (auto* plot : m_plots) {
        plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void Curves::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void Curves::show(const training::StageHistory* stage, const training::StageHistory* other)
{
    m_has_stage = stage;
    m_has_other = other;
    m_stage = stage ? *stage : training::StageHistory();
    m_other = other ? *other : training::StageHistory();
    nameLosses();
    fill();
}

void Curves::nameLosses()
{
    QStringList names;
    if (!m_stage.points.empty()) {
        for (const auto& [name, value] : m_stage.points.back().losses) {
            names << QString::fromStdString(name);
        }
    }
    QStringList shown;
    for (int i = 0; i < m_loss->count(); ++i) {
        shown << m_loss->itemData(i).toString();
    }
    if (names != shown && !(names.isEmpty() && m_has_stage)) {
        const QSignalBlocker quiet(m_loss);
        m_loss->clear();
        for (const QString& name : names) {
            m_loss->addItem(lossName(name.toStdString()), name);
        }
    }
    m_loss->setVisible(m_loss->count() > 0);
}

void Curves::fillMeasured(Plot plot, const training::StageHistory* stage, int graph)
{
    QVector<double> x, y;
    if (stage) {
        for (const auto& measured : stage->measured) {
            x << double(measured.epoch);
            y << (plot == Errors ? 100.0 * measured.error_rate : measured.similarity);
        }
    }
    m_plots[plot]->graph(graph)->setData(x, y, true);
}

void Curves::fillSteps(const training::StageHistory* stage, bool other)
{
    const std::string name = m_loss->currentData().toString().toStdString();
    QVector<double> x, raw, smooth, seconds, memory;
    if (stage) {
        for (const auto& point : stage->points) {
            const double loss = lossOf(point, name.empty() ? "total" : name);
            x << double(point.step) / double(stage->steps_per_epoch);
            raw << loss;
            smooth << (smooth.isEmpty() || std::isnan(smooth.back())
                    ? loss
                    : kSmoothing * smooth.back() + (1.0 - kSmoothing) * loss);
            seconds << point.step_s;
            memory << double(point.memory_bytes) / double(1 << 30);
        }
    }
    if (!other) {
        m_plots[Losses]->graph(0)->setData(x, raw, true);
    }
    m_plots[Losses]->graph(other ? 2 : 1)->setData(x, smooth, true);
    m_plots[Speed]->graph(other ? 2 : 0)->setData(x, seconds, true);
    m_plots[Speed]->graph(other ? 3 : 1)->setData(x, memory, true);
}

void Curves::fill()
{
    const auto* stage = m_has_stage ? &m_stage : nullptr;
    const auto* other = m_has_other ? &m_other : nullptr;
    for (const Plot plot : {Errors, Similarity}) {
        fillMeasured(plot, stage, 0);
        fillMeasured(plot, other, 1);
    }
    fillSteps(stage, false);
    fillSteps(other, true);
    const double epochs = std::max<double>(
        {1.0, double(stage ? stage->epochs : 0), double(other ? other->epochs : 0)});
    for (auto* plot : m_plots) {
        plot->xAxis->setRange(-0.02 * epochs, 1.02 * epochs);
        QSharedPointer<QCPAxisTickerFixed> ticker(new QCPAxisTickerFixed);
        ticker->setTickStep(std::max(1.0, std::ceil(epochs / 8.0)));
        plot->xAxis->setTicker(ticker);
        fit(*plot->yAxis, plot == m_plots[Errors] || plot == m_plots[Speed]);
        fit(*plot->yAxis2, true);
    }
    m_plots[Errors]->yAxis->setRangeUpper(std::max(10.0, m_plots[Errors]->yAxis->range().upper));
    m_plots[Speed]->yAxis2->setVisible(m_has_stage && !m_stage.points.empty());
    describe();
    for (auto* plot : m_plots) {
        plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void Curves::describe()
{
    QString texts[kPlots];
    const QLocale locale;
    if (!m_stage.measured.empty()) {
        texts[Errors] = percentText(m_stage.measured.back().error_rate);
        texts[Similarity] = locale.toString(m_stage.measured.back().similarity, 'f', 2);
    }
    if (!m_stage.points.empty()) {
        texts[Speed] = tr("%1 s · %2")
                           .arg(locale.toString(m_stage.points.back().step_s, 'f', 1),
                               memoryText(m_stage.points.back().memory_bytes));
    }
    for (size_t i = 0; i < kPlots; ++i) {
        m_values[i]->setText(texts[i]);
        m_plots[i]->setAccessibleName(
            m_titles[i]->text() + (texts[i].isEmpty() ? "" : ": ") + texts[i]);
    }
}

} // namespace timbre::ui
