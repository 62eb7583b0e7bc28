#include "ui/recordinglink.h"

#include "core/audio/audioreader.h"
#include "core/cleaning/recipe.h"
#include "core/project/reslicing.h"
#include "ui/errortext.h"
#include "ui/projectsession.h"
#include "ui/record/recordpage.h"
#include "ui/slicedrafts.h"
#include "ui/views/soundview.h"

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr int kRemember_ms = 800;

SliceGrade markGrade(project::Grade grade)
{
    switch (grade) {
    case project::Grade::Accept:
        return SliceGrade::Accept;
    case project::Grade::Repair:
        return SliceGrade::Repair;
    case project::Grade::Drop:
        return SliceGrade::Drop;
    case project::Grade::Unknown:
        break;
    }
    return SliceGrade::Unknown;
}

project::Recipe projectRecipe(const QByteArray& json)
{
    project::Recipe recipe;
    for (const auto& step : cleaning::recipeFromJson(json.toStdString())) {
        recipe.push_back({step.effect, step.values, step.enabled});
    }
    return recipe;
}

/// A file in the project's folder as a recording of it.
project::Recording described(const fs::path& folder, const QString& path)
{
    const fs::path file = path.toStdString();
    const audio::AudioReader sound(file);
    project::Recording recording;
    recording.name = file.filename().string();
    recording.file = fs::relative(file, folder).generic_string();
    recording.sampling_rate = sound.samplingRate();
    recording.frames = sound.frames();
    return recording;
}

std::vector<project::Clip> clipsOf(const ProjectSession& session, int64_t recording)
{
    std::vector<project::Clip> clips;
    for (const project::Clip& clip : session.clips()) {
        if (clip.recording == recording && !clip.dropped) {
            clips.push_back(clip);
        }
    }
    return clips;
}

SliceMarks marksOf(const std::vector<project::Clip>& clips)
{
    SliceMarks marks;
    for (const project::Clip& clip : clips) {
        marks.append({clip.begin, clip.end, markGrade(clip.verdict.grade)});
    }
    return marks;
}

bool sameCuts(const SliceMarks& a, const SliceMarks& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const SliceMark& x, const SliceMark& y) {
            return x.begin == y.begin && x.end == y.end;
        });
}

} // namespace

RecordingLink::RecordingLink(RecordPage& page, ProjectSession& session, QObject* parent)
    : QObject(parent)
    , m_page(page)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRemember_ms);
    connect(&m_soon, &QTimer::timeout, this, &RecordingLink::remember);
    connect(&page.view().slices(), &SliceModel::changed, this, &RecordingLink::noteSlices);
    connect(&session, &ProjectSession::opened, this, &RecordingLink::follow);
    connect(&session, &ProjectSession::changed, this, &RecordingLink::follow);
    connect(&page, &RecordPage::opened, this, &RecordingLink::showSlices);
    connect(&page, &RecordPage::taken, this, &RecordingLink::addTake);
    connect(&page, &RecordPage::cleaned, this, &RecordingLink::takeCleaned);
    connect(&page, &RecordPage::slicesKept, this, &RecordingLink::keepSlices);
}

int64_t RecordingLink::recordingAt(const QString& path) const
{
    const auto& all = m_session.recordings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& recording) {
        return m_session.audioFile(recording) == fs::path(path.toStdString());
    });
    return found == all.end() ? 0 : found->id;
}

void RecordingLink::follow()
{
    const bool writable = m_session.isOpen() && !m_session.readOnly();
    m_page.setTakeFolder(
        writable ? QString::fromStdString((m_session.folder() / "audio").string()) : QString());
    const auto& all = m_session.recordings();
    if (!all.empty() && recordingAt(m_page.path()) == 0) { // nothing of this project is shown
        m_page.open(QString::fromStdString(m_session.audioFile(all.back()).string()));
    }
    updateSlices();
}

void RecordingLink::showSlices()
{
    const int64_t recording = recordingAt(m_page.path());
    m_shown = recording != 0 ? marksOf(clipsOf(m_session, recording)) : SliceMarks();
    const auto draft = sliceDraft(m_session, m_page.path());
    if (draft || recording != 0) {
        m_page.showSlices(draft.value_or(m_shown));
    }
}

void RecordingLink::noteSlices()
{
    if (m_soon.isActive() && m_noted != m_page.path()) { // another recording was opened meanwhile
        remember();
    }
    m_noted = m_page.path();
    m_slices = m_page.view().slices().slices();
    if (!m_soon.isActive()) { // at the latest then, however long one drags
        m_soon.start();
    }
}

void RecordingLink::remember()
{
    m_soon.stop();
    if (!m_session.isOpen() || m_session.readOnly() || m_noted.isEmpty()) {
        return;
    }
    if (sameCuts(m_slices, m_shown)) {
        dropSliceDraft(m_session, m_noted);
    } else {
        saveSliceDraft(m_session, m_noted, m_slices);
    }
}

void RecordingLink::updateSlices()
{
    const int64_t recording = recordingAt(m_page.path());
    const bool untouched = sameCuts(m_page.view().slices().slices(), m_shown);
    if (untouched || !sameCuts(marksOf(clipsOf(m_session, recording)), m_shown)) {
        showSlices();
    }
}

void RecordingLink::addTake(const QString& path, const QString& line, const QString& replaces)
try {
    if (!m_session.isOpen()) {
        return;
    }
    project::Recording take = described(m_session.folder(), path);
    const int64_t replaced = replaces.isEmpty() ? 0 : recordingAt(replaces);
    m_session.edit("record", [&](project::Edit& edit) {
        if (replaced != 0) {
            edit.removeRecording(replaced);
        }
        project::Clip clip;
        clip.recording = edit.add(take);
        clip.end = take.frames;
        clip.speaker = m_session.name().toStdString();
        clip.text = line.toStdString();
        edit.add(clip);
    });
} catch (const std::exception& error) {
    m_page.showMessage(userMessage(error), true);
}

void RecordingLink::takeCleaned(
    const QString& original, const QString& result, const QByteArray& recipe)
try {
    const auto* before = m_session.recording(recordingAt(original));
    if (!before) {
        return; // a file from outside: the result lies in the project's audio folder all the same
    }
    project::Recording after = described(m_session.folder(), result);
    after.id = before->id;
    after.name = before->name;
    after.original = before->original.empty() ? before->file : before->original;
    after.recipe = before->recipe;
    for (auto& operation : projectRecipe(recipe)) {
        after.recipe.push_back(std::move(operation));
    }
    const bool clips_fit = after.frames == before->frames;
    if (const auto draft = sliceDraft(m_session, original); draft && clips_fit) {
        saveSliceDraft(m_session, result, *draft);
    }
    m_session.edit("clean", [&](project::Edit& edit) {
        edit.change(after);
        for (project::Clip clip : clipsOf(m_session, after.id)) {
            clip.verdict = {}; // measured on the other sound
            clip.repair.clear();
            if (clips_fit) {
                edit.change(clip);
            } else {
                edit.removeClip(clip.id); // trimmed or stretched: the places are no longer the same
            }
        }
    });
} catch (const std::exception& error) {
    m_page.showMessage(userMessage(error), true);
}

void RecordingLink::keepSlices(const QString& path, const SliceMarks& slices)
try {
    if (!m_session.isOpen() || m_session.readOnly()) {
        m_page.showMessage(tr("Open or create a project first; clips are kept in it."), true);
        return;
    }
    std::vector<project::Range> ranges;
    for (const SliceMark& mark : slices) {
        ranges.push_back({mark.begin, mark.end});
    }
    project::Clip blank;
    blank.recording = recordingAt(path);
    blank.speaker = m_session.name().toStdString();
    project::Recording recording;
    if (blank.recording == 0) { // a file from outside comes into the project first
        jobs::Context nobody;
        recording = project::importAudio(m_session.folder(), path.toStdString(), nobody);
    }
    const auto clips = clipsOf(m_session, blank.recording);
    m_session.edit("slice", [&](project::Edit& edit) {
        if (blank.recording == 0) {
            blank.recording = edit.add(recording);
        }
        project::reslice(edit, clips, ranges, blank);
    });
    dropSliceDraft(m_session, path);
    m_page.showMessage(
        tr("%n clip(s) are in the dataset now.", nullptr, int(ranges.size())), false);
} catch (const std::exception& error) {
    m_page.showMessage(userMessage(error), true);
}

} // namespace timbre::ui
