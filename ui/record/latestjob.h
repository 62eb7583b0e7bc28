#pragma once

#include "ui/jobrunner.h"

#include <functional>
#include <utility>

namespace timbre::ui {

/// A job whose newest question alone matters: asking again stops what runs and starts over.
class LatestJob : public JobRunner {
public:
    explicit LatestJob(QObject* parent = nullptr)
        : JobRunner(parent)
    {
        connect(
            this, &JobRunner::runningChanged, this,
            [this](bool running) {
                if (const auto next = running ? nullptr : std::exchange(m_next, nullptr)) {
                    next();
                }
            },
            Qt::QueuedConnection);
    }

    /// `begin` starts this job: at once, or when the one that runs has ended.
    void ask(std::function<void()> begin)
    {
        if (running()) {
            m_next = std::move(begin);
            stop();
        } else {
            begin();
        }
    }

    /// Ends it, and forgets what was asked.
    void drop()
    {
        m_next = nullptr;
        stop();
    }

private:
    std::function<void()> m_next;
};

} // namespace timbre::ui
