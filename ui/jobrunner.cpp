#include "ui/jobrunner.h"

#include "ui/errortext.h"

#include <memory>

namespace timbre::ui {

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
}

void JobRunner::begin(std::function<void(jobs::Context&)> body)
{
    Q_ASSERT(!m_running);
    m_running = true;
    Q_EMIT runningChanged(true);
    m_thread = std::jthread([this, body = std::move(body)](std::stop_token stop) {
        jobs::Context context(
            stop, [this](const jobs::Progress& p) { post([this, p] { Q_EMIT progressed(p); }); });
        try {
            body(context);
        } catch (const jobs::Cancelled&) {
            post([this] { finish([this] { Q_EMIT cancelled(); }); });
        } catch (const std::exception& error) {
            post([this, message = userMessage(error)] { finish([&] { Q_EMIT failed(message); }); });
        }
    });
}

void JobRunner::stop()
{
    m_thread.request_stop();
}

void JobRunner::finish(const std::function<void()>& ending)
{
    m_running = false;
    Q_EMIT runningChanged(false);
    ending();
}

void JobRunner::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

} // namespace timbre::ui
