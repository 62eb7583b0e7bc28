#include "ui/record/recordingedits.h"

#include "core/audio/audioreader.h"
#include "ui/record/cleanpanel.h"
#include "ui/views/soundview.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace timbre::ui {
namespace {

constexpr double kMostNoise_s = 30.0; // a print needs no more

class RecipeEdit : public QUndoCommand {
public:
    RecipeEdit(CleanPanel& panel, cleaning::Recipe before, cleaning::Recipe after)
        : m_panel(panel)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void undo() override { m_panel.setOfRecording(m_before); }
    void redo() override { m_panel.setOfRecording(m_after); }

private:
    CleanPanel& m_panel;
    cleaning::Recipe m_before, m_after;
};

audio::Audio partOf(const std::filesystem::path& sound, const Selection& selection)
{
    audio::AudioReader reader(sound);
    audio::Audio part{.samples = {}, .channels = 1, .sampling_rate = reader.samplingRate()};
    const double most = kMostNoise_s * reader.samplingRate();
    part.samples.resize(size_t(std::min(most, selection.end - selection.begin)));
    part.samples.resize(size_t(reader.readMean(int64_t(selection.begin), part.samples)));
    return part;
}

} // namespace

RecordingEdits::RecordingEdits(SoundView& view, CleanPanel& panel, QUndoStack& undo,
    std::shared_ptr<const cleaning::Cleaner> cleaner, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_panel(panel)
    , m_undo(undo)
    , m_cleaner(std::move(cleaner))
{
    connect(&panel, &CleanPanel::spotRequested, this, &RecordingEdits::softenSpot);
    connect(&panel, &CleanPanel::noiseRequested, this, &RecordingEdits::learnNoise);
    connect(&view.state(), &ViewState::selectionChanged, this, [this] {
        const Selection& selection = m_view.state().selection();
        m_panel.setSelected(!selection.empty(), selection.band.has_value());
    });
    connect(&m_job, &JobRunner::failed, this, &RecordingEdits::failed);
}

void RecordingEdits::forget()
{
    m_job.stop();
    m_panel.setOfRecording({});
}

void RecordingEdits::edit(const cleaning::Recipe& steps)
{
    m_undo.push(new RecipeEdit(m_panel, m_panel.ofRecording(), steps));
}

void RecordingEdits::softenSpot()
{
    const Selection& selection = m_view.state().selection();
    if (selection.empty() || !selection.band || m_view.sound().path().isEmpty()) {
        return;
    }
    cleaning::Step spot{"spot",
        {{"begin_s", m_view.axis().secondsAt(selection.begin)},
            {"end_s", m_view.axis().secondsAt(selection.end)}, {"low_hz", selection.band->low_hz},
            {"high_hz", selection.band->high_hz}}};
    cleaning::Recipe steps = m_panel.ofRecording();
    steps.insert(steps.begin(), std::move(spot));
    edit(steps);
}

void RecordingEdits::learnNoise()
{
    const QString path = m_view.sound().path();
    const Selection selection = m_view.state().selection();
    if (selection.empty() || path.isEmpty() || m_job.running()) {
        return;
    }
    m_job.start(
        [cleaner = m_cleaner, sound = std::filesystem::path(path.toStdString()), selection](
            jobs::Context& job) {
            const auto part = partOf(sound, selection);
            return cleaner->learnNoise({"gate", {}}, part, {0, part.frames()}, job);
        },
        [this, path](const cleaning::Step& learned) {
            if (path != m_view.sound().path()) {
                return;
            }
            cleaning::Recipe steps = m_panel.ofRecording();
            std::erase_if(steps, [](const auto& step) { return step.effect == "gate"; });
            steps.push_back(learned);
            edit(steps);
        });
}

} // namespace timbre::ui
