#include "ui/record/listening.h"

#include "ui/errortext.h"
#include "ui/record/cleanpanel.h"
#include "ui/views/soundview.h"

#include <QLocale>

#include <algorithm>

namespace timbre::ui {

static constexpr double kMostPreview_s = 15.0;
static constexpr int kSoon_ms =
    120; // a selection that is being drawn changes with every mouse move

Listening::Listening(SoundView& view, CleanPanel& panel,
    std::shared_ptr<const cleaning::Cleaner> cleaner, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_panel(panel)
    , m_cleaner(std::move(cleaner))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon_ms);
    connect(&m_soon, &QTimer::timeout, this, &Listening::prepare);
    connect(&m_job, &JobRunner::failed, this, &Listening::failed);
    connect(&m_player, &Player::unavailable, this, &Listening::failed);
    connect(&m_player, &Player::positionChanged, this, [this](double seconds) {
        if (m_player.playing()) {
            m_view.follow(seconds * m_view.axis().samplingRate());
        }
    });
    connect(&view, &SoundView::positionRequested, this, [this](double frame) {
        if (m_player.playing()) {
            m_player.seek(m_view.axis().secondsAt(frame));
        }
    });
    connect(&panel, &CleanPanel::hearChanged, this, &Listening::prepare);
    connect(&panel, &CleanPanel::changed, this, &Listening::prepare);
    connect(&panel, &CleanPanel::shown, this, [this] {
        m_cleaner->warmUp();
        prepareSoon();
    });
    connect(&view.state(), &ViewState::selectionChanged, this, &Listening::prepareSoon);
    connect(&view.slices(), &SliceModel::changed, this, &Listening::prepareSoon);
}

Listening::~Listening()
{
    m_player.pause();
}

void Listening::follow()
{
    m_job.drop();
    ++m_run;
    m_cleaned = {};
    m_part.reset();
    m_reader.reset();
    const QString path = m_view.sound().path();
    if (path.isEmpty()) {
        m_player.clear(m_player.samplingRate());
        return;
    }
    try {
        m_reader = std::make_unique<audio::AudioReader>(path.toStdString());
        m_player.setStream(m_reader->samplingRate(), m_reader->frames(),
            [this](qint64 begin, std::span<float> samples) { return read(begin, samples); });
        prepareSoon();
    } catch (const std::exception& error) {
        Q_EMIT failed(userMessage(error));
    }
}

size_t Listening::read(qint64 begin, std::span<float> samples)
{
    const auto got = m_reader ? m_reader->readMean(begin, samples) : 0;
    if (m_panel.hearsCleaned()) {
        for (const CleanedPart& part : m_cleaned) {
            part.replaceIn(samples.first(size_t(got)), begin);
        }
    }
    return size_t(got);
}

void Listening::togglePlay()
{
    if (m_player.playing()) {
        m_player.pause();
        return;
    }
    const Selection& selection = m_view.state().selection();
    const auto& axis = m_view.axis();
    const double from = selection.empty() ? m_view.state().cursor() : selection.begin;
    const bool at_end = from >= double(axis.frames()) - 1.0;
    m_player.seek(at_end ? 0.0 : axis.secondsAt(from));
    if (!selection.empty()) {
        m_player.stopAt(axis.secondsAt(selection.end));
    }
    m_player.play();
}

void Listening::play(qint64 begin, qint64 end)
{
    m_player.pause();
    m_player.seek(m_view.axis().secondsAt(double(begin)));
    m_player.stopAt(m_view.axis().secondsAt(double(end)));
    m_player.play();
}

/// The selection, else the current slice, else what is visible; never more than some seconds.
std::pair<qint64, qint64> Listening::partToHear() const
{
    const auto& axis = m_view.axis();
    const auto most = qint64(kMostPreview_s * axis.samplingRate());
    const Selection& selection = m_view.state().selection();
    qint64 begin = qint64(axis.begin()), end = std::min(axis.frames(), qint64(axis.end()));
    if (!selection.empty()) {
        begin = qint64(selection.begin);
        end = qint64(selection.end);
    } else if (const int current = m_view.slices().current(); current >= 0) {
        begin = m_view.slices().slices()[current].begin;
        end = m_view.slices().slices()[current].end;
    } else if (end - begin > most) {
        begin = std::clamp(
            qint64(m_view.state().cursor()), qint64(0), std::max<qint64>(0, axis.frames() - most));
        end = begin + most;
    }
    return {begin, std::min({end, begin + most, axis.frames()})};
}

void Listening::prepare()
{
    const QString path = m_view.sound().path();
    if (path.isEmpty() || (!m_panel.hearsCleaned() && !m_panel.isVisible())) {
        return;
    }
    m_job.ask([this, path] {
        const auto [begin, end] = partToHear();
        if (begin < end && path == m_view.sound().path()) {
            start(begin, end);
        }
    });
}

void Listening::start(qint64 begin, qint64 end)
{
    const std::filesystem::path sound = m_view.sound().path().toStdString();
    const auto here = qint64(m_view.state().cursor());
    const bool inside = m_player.playing() && here > begin && here < end;
    if (m_part && !m_part->isOf(sound, begin, end)) {
        m_part.reset();
    }
    if (!m_part && inside) {
        begin = here; // what was heard already can wait
    }
    const auto ready = [this, run = ++m_run](CleanedPart piece) {
        QMetaObject::invokeMethod(
            this,
            [this, run, piece = std::move(piece)]() mutable {
                if (run == m_run) {
                    add(std::move(piece));
                }
            },
            Qt::QueuedConnection);
    };
    m_renews = true;
    m_job.start(
        [part = m_part, cleaner = m_cleaner, recipe = m_panel.recipe(), sound, begin, end,
            from = inside ? here : begin, ready](jobs::Context& job) {
            auto used = part ? part : std::make_shared<PartCleaner>(cleaner, sound, begin, end);
            used->run(recipe, from, ready, job);
            return used;
        },
        [this](std::shared_ptr<PartCleaner> part) { m_part = std::move(part); });
}

/// What an earlier run made is heard until the first piece of this one is there.
void Listening::add(CleanedPart piece)
{
    if (std::exchange(m_renews, false)) {
        m_cleaned.clear();
    }
    const auto before = std::ranges::find(m_cleaned, piece.begin, &CleanedPart::end);
    if (before != m_cleaned.end()) {
        before->samples.insert(before->samples.end(), piece.samples.begin(), piece.samples.end());
    } else {
        m_cleaned.push_back(std::move(piece));
    }
    size_t samples = 0;
    for (const CleanedPart& part : m_cleaned) {
        samples += part.samples.size();
    }
    m_panel.say(
        tr("%1 s can be heard before and after; equally loud.")
            .arg(QLocale().toString(double(samples) / m_view.axis().samplingRate(), 'f', 1)));
}

} // namespace timbre::ui
