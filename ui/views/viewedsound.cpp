#include "ui/views/viewedsound.h"

#include "core/audio/audioreader.h"
#include "ui/errortext.h"

namespace timbre::ui {

static constexpr int kFrame_ms = 16;

ViewedSound::ViewedSound(QObject* parent)
    : QObject(parent)
{
    m_announce.setSingleShot(true);
    m_announce.setInterval(kFrame_ms);
    m_poll.setInterval(2 * kFrame_ms);
    connect(&m_announce, &QTimer::timeout, this, &ViewedSound::grown);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (complete()) {
            m_poll.stop();
        }
        Q_EMIT grown();
    });
}

ViewedSound::~ViewedSound() = default;

void ViewedSound::open(const QString& path)
{
    close();
    try {
        const std::filesystem::path file = path.toStdString();
        m_file_frames = audio::AudioReader(file).frames();
        auto overview = overview::openOverview(file);
        m_path = path;
        const auto ready = [this] {
            QMetaObject::invokeMethod(this, &ViewedSound::announceSoon, Qt::QueuedConnection);
        };
        m_mel_tiles = overview::melTilesOf(file, ready);
        m_sample_tiles = overview::sampleTilesOf(file, ready);
        if (!overview->complete()) {
            m_job = std::make_unique<JobRunner>();
            connect(m_job.get(), &JobRunner::failed, this, &ViewedSound::failed);
            m_job->start(
                [overview, file](jobs::Context& job) {
                    overview::fill(*overview, file, job);
                    return true;
                },
                [this](bool) { Q_EMIT grown(); });
        }
        setOverview(std::move(overview));
    } catch (const std::exception& error) {
        close();
        Q_EMIT failed(userMessage(error));
    }
}

void ViewedSound::watch(std::shared_ptr<overview::Overview> growing)
{
    close();
    setOverview(std::move(growing));
}

void ViewedSound::setOverview(std::shared_ptr<overview::Overview> overview)
{
    m_overview = std::move(overview);
    Q_EMIT opened();
    if (!m_overview->complete()) {
        m_poll.start();
    }
}

void ViewedSound::close()
{
    m_poll.stop();
    if (m_job) {
        m_job->stop();
        m_job.reset();
    }
    m_mel_tiles.reset();
    m_sample_tiles.reset();
    m_path.clear();
    m_file_frames = 0;
    if (m_overview) {
        m_overview.reset();
        Q_EMIT opened();
    }
}

int ViewedSound::samplingRate() const
{
    return m_overview ? m_overview->samplingRate() : 48000;
}

qint64 ViewedSound::frames() const
{
    if (!m_overview) {
        return 0;
    }
    return m_overview->complete() || m_path.isEmpty() ? m_overview->frames()
                                                      : std::max<qint64>(m_file_frames, 0);
}

bool ViewedSound::settled() const
{
    return complete() && (!m_mel_tiles || m_mel_tiles->idle())
        && (!m_sample_tiles || m_sample_tiles->idle());
}

void ViewedSound::announceSoon()
{
    if (!m_announce.isActive()) {
        m_announce.start();
    }
}

} // namespace timbre::ui
