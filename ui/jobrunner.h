#pragma once

#include "core/jobs/context.h"

#include <QObject>

#include <functional>
#include <thread>

namespace timbre::ui {

/// Runs one of core's long functions on a thread of its own. Lives in the window's thread; all
/// signals and `done` arrive there, in order, and every job has exactly one ending: done, failed or
/// cancelled.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);

    bool running() const { return m_running; }

    /// work(context) runs on the thread, done(result) in the window's. Only when no job is running.
    template <class Work, class Done>
    void start(Work work, Done done)
    {
        begin([this, work = std::move(work), done = std::move(done)](jobs::Context& context) {
            auto result = work(context);
            post([this, done, result = std::move(result)]() mutable {
                finish([&] { done(std::move(result)); });
            });
        });
    }

    void stop();

Q_SIGNALS:
    void progressed(const timbre::jobs::Progress& progress);
    void failed(const QString& message);
    void cancelled();
    void runningChanged(bool running);

private:
    void begin(std::function<void(jobs::Context&)> body);
    void finish(const std::function<void()>& ending);
    void post(std::function<void()> call);

    bool m_running = false; // window's thread only
    std::jthread m_thread; // last: stopped and joined before anything it uses goes
};

} // namespace timbre::ui
