#include "ui/record/slicework.h"

#include "ui/record/slicepanel.h"
#include "ui/views/soundview.h"

#include <algorithm>

namespace timbre::ui {

SliceWork::SliceWork(SoundView& view, SlicePanel& panel, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_panel(panel)
{
    connect(&m_find, &JobRunner::progressed, this,
        [this](const jobs::Progress& progress) { m_panel.setBusy(progress.fraction); });
    connect(&m_find, &JobRunner::runningChanged, this, [this](bool running) {
        if (!running) {
            m_panel.setBusy(-1.0);
        }
    });
    connect(&m_find, &JobRunner::failed, this, &SliceWork::failed);
    connect(&m_judge, &JobRunner::failed, this, &SliceWork::failed);
}

void SliceWork::forget()
{
    m_find.drop();
    m_judge.drop();
    m_curve.reset();
}

void SliceWork::find()
{
    const QString path = m_view.sound().path();
    if (path.isEmpty()) {
        return;
    }
    m_find.ask([this, path] {
        m_find.start([sound = std::filesystem::path(path.toStdString()), method = m_panel.method(),
                         curve = m_curve](
                         jobs::Context& job) { return findCuts(sound, method, curve, job); },
            [this, path](const Cuts& cuts) {
                if (path == m_view.sound().path()) {
                    m_curve = cuts.curve;
                    m_view.slices().replace(cuts.marks);
                }
            });
    });
}

void SliceWork::judge()
{
    m_judge.ask([this] {
        const QString path = m_view.sound().path();
        const auto& slices = m_view.slices().slices();
        SliceMarks unknown;
        std::copy_if(slices.begin(), slices.end(), std::back_inserter(unknown),
            [](const SliceMark& mark) { return mark.grade == SliceGrade::Unknown; });
        if (unknown.isEmpty() || path.isEmpty()) {
            return;
        }
        const auto judged = [this, path](const SliceMark& mark) {
            QMetaObject::invokeMethod(
                this,
                [this, path, mark] {
                    if (path == m_view.sound().path()) {
                        m_view.slices().judge(mark);
                    }
                },
                Qt::QueuedConnection);
        };
        m_judge.start(
            [sound = std::filesystem::path(path.toStdString()), unknown, curve = m_curve, judged](
                jobs::Context& job) {
                judgeSlices(sound, unknown, curve, judged, job);
                return true;
            },
            [](bool) {});
    });
}

} // namespace timbre::ui
