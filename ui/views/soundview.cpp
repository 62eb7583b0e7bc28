#include "ui/views/soundview.h"

#include "ui/theme.h"
#include "ui/views/mellane.h"
#include "ui/views/minimap.h"
#include "ui/views/timeruler.h"
#include "ui/views/waveformlane.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {

/// One sentence over the empty lanes.
class SoundView::Hint : public QLabel {
public:
    explicit Hint(QWidget* parent)
        : QLabel(parent)
    {
        setObjectName("muted");
        setAlignment(Qt::AlignCenter);
        setWordWrap(true);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
};

SoundView::SoundView(QWidget* parent)
    : QWidget(parent)
    , m_ruler(new TimeRuler({m_sound, m_axis, m_state, m_slices}))
    , m_waveform(new WaveformLane({m_sound, m_axis, m_state, m_slices}))
    , m_mel(new MelLane({m_sound, m_axis, m_state, m_slices}))
    , m_minimap(new Minimap({m_sound, m_axis, m_state, m_slices}))
    , m_hint(new Hint(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_ruler);
    layout->addWidget(m_waveform, 4);
    layout->addWidget(m_mel, 4);
    layout->addSpacing(kGrid - 2);
    layout->addWidget(m_minimap, 1);
    m_hint->raise();
    retranslate();

    connect(&m_sound, &ViewedSound::opened, this, [this] {
        m_axis.reset(m_sound.samplingRate(), m_sound.frames());
        m_slices.show({});
        m_slices.setFrames(m_sound.frames());
        m_state.clearSelection();
        m_state.setCursor(0.0);
        m_hint->setVisible(!m_sound.isOpen());
    });
    connect(&m_sound, &ViewedSound::grown, this, [this] {
        m_axis.setFrames(m_sound.frames());
        m_slices.setFrames(m_sound.frames());
    });
    for (Lane* lane : {static_cast<Lane*>(m_waveform), static_cast<Lane*>(m_mel)}) {
        connect(lane, &Lane::positionRequested, this, &SoundView::positionRequested);
        lane->setFocusProxy(this);
        lane->setFocusPolicy(Qt::ClickFocus);
    }
    connect(m_ruler, &TimeRuler::positionRequested, this, &SoundView::positionRequested);
}

void SoundView::retranslate()
{
    setAccessibleName(tr("Recording"));
    m_ruler->setAccessibleName(tr("Time"));
    m_waveform->setAccessibleName(tr("Waveform"));
    m_mel->setAccessibleName(tr("Spectrogram"));
    m_mel->setToolTip(tr("Drag to select a time; hold Shift to select frequencies too."));
    m_minimap->setAccessibleName(tr("Whole recording"));
}

void SoundView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SoundView::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void SoundView::follow(double frame)
{
    m_state.setCursor(frame);
    m_axis.reveal(frame);
}

void SoundView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_axis.setWidth(width());
    m_hint->setGeometry(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin));
}

void SoundView::moveCursor(double frame, bool select)
{
    const double before = m_state.cursor();
    const double now = std::clamp(frame, 0.0, double(m_axis.frames()));
    if (!select) {
        m_state.clearSelection();
    } else {
        if (m_state.selection().empty()) {
            m_select_from = before;
        }
        m_state.select({std::min(m_select_from, now), std::max(m_select_from, now), {}});
    }
    m_state.setCursor(now);
    m_axis.reveal(now);
    Q_EMIT positionRequested(now);
}

double SoundView::nextCut(int direction) const
{
    const double here = m_state.cursor();
    double best = direction > 0 ? double(m_axis.frames()) : 0.0;
    for (const SliceMark& mark : m_slices.slices()) {
        for (const auto edge : {double(mark.begin), double(mark.end)}) {
            if (direction > 0 ? edge > here + 0.5 && edge < best
                              : edge < here - 0.5 && edge > best) {
                best = edge;
            }
        }
    }
    return best;
}

bool SoundView::moveByKey(QKeyEvent* event)
{
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool to_cut = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Right ? 1 : -1;
        const double step = 20.0 * m_axis.framesPerPixel();
        moveCursor(to_cut ? nextCut(direction) : m_state.cursor() + direction * step, select);
        return true;
    }
    case Qt::Key_Home:
        moveCursor(0.0, select);
        return true;
    case Qt::Key_End:
        moveCursor(double(m_axis.frames()), select);
        m_axis.scroll(m_axis.width()); // the end itself lies just outside of any page
        return true;
    default:
        return false;
    }
}

bool SoundView::zoomByKey(int key)
{
    const double x = m_axis.xOf(m_state.cursor());
    const double anchor = x >= 0 && x <= width() ? x : width() / 2.0;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // where + needs Shift
    case Qt::Key_Up:
        m_axis.zoom(1.5, anchor);
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Down:
        m_axis.zoom(1.0 / 1.5, anchor);
        return true;
    case Qt::Key_0:
        m_axis.showAll();
        return true;
    case Qt::Key_Z:
        if (const Selection& selection = m_state.selection(); !selection.empty()) {
            m_axis.show(selection.begin, selection.end);
        }
        return true;
    default:
        return false;
    }
}

bool SoundView::sliceByKey(int key)
{
    const int here =
        m_slices.current() >= 0 ? m_slices.current() : m_slices.at(m_state.cursor()).value_or(-1);
    switch (key) {
    case Qt::Key_S:
        m_slices.split(qint64(m_state.cursor()));
        return true;
    case Qt::Key_M:
        m_slices.mergeWithNext(here);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        m_slices.remove(here);
        return true;
    case Qt::Key_N:
        if (const Selection& selection = m_state.selection(); !selection.empty()) {
            m_slices.add(qint64(selection.begin), qint64(selection.end));
        }
        return true;
    default:
        return false;
    }
}

void SoundView::keyPressEvent(QKeyEvent* event)
{
    const bool command = event->modifiers().testFlag(Qt::ControlModifier);
    if (!m_sound.isOpen()) {
        QWidget::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Space) {
        Q_EMIT playRequested();
    } else if (event->key() == Qt::Key_Escape && !m_state.selection().empty()) {
        m_state.clearSelection();
    } else if (command && event->key() == Qt::Key_A) {
        m_state.select({0.0, double(m_axis.frames()), {}});
    } else if (!moveByKey(event)
        && (command || (!zoomByKey(event->key()) && !sliceByKey(event->key())))) {
        QWidget::keyPressEvent(event);
    }
}

void SoundView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void SoundView::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT filesDropped(paths);
    }
}

} // namespace timbre::ui
