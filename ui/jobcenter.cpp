#include "ui/jobcenter.h"

#include "ui/jobrunner.h"

#include <algorithm>
#include <numeric>

namespace timbre::ui {

static constexpr size_t kRemembered = 20;
static constexpr double kLeastFraction = 0.03; // below it an estimate would jump about

JobCenter::JobCenter(QObject* parent)
    : QObject(parent)
{
}

void JobCenter::watch(JobRunner& runner, std::function<QString()> title)
{
    connect(&runner, &JobRunner::runningChanged, this, [this, &runner, title](bool running) {
        if (!running) {
            end(runner, State::Done, {});
            return;
        }
        Job job;
        job.title = title();
        job.runner = &runner;
        job.since.start();
        m_jobs.insert(m_jobs.begin(), std::move(job));
        m_jobs.resize(std::min(m_jobs.size(), kRemembered));
        Q_EMIT changed();
    });
    connect(&runner, &JobRunner::progressed, this, [this, &runner](const jobs::Progress& progress) {
        if (Job* job = this->running(runner)) {
            job->progress = progress;
            Q_EMIT changed();
        }
    });
    connect(&runner, &JobRunner::failed, this,
        [this, &runner](const QString& message) { end(runner, State::Failed, message); });
    connect(
        &runner, &JobRunner::cancelled, this, [this, &runner] { end(runner, State::Stopped, {}); });
    connect(&runner, &QObject::destroyed, this, [this, gone = &runner] {
        std::erase_if(m_jobs, [gone](const Job& job) { return job.runner == gone; });
        Q_EMIT changed();
    });
}

void JobCenter::setEnding(JobRunner& runner, const QString& ending)
{
    if (Job* job = last(runner)) {
        job->ending = ending;
        Q_EMIT changed();
    }
}

void JobCenter::end(JobRunner& runner, State state, const QString& ending)
{
    if (Job* job = last(runner)) { // first "no longer running", then how it ended
        job->state = state;
        job->ending = ending;
        Q_EMIT changed();
    }
}

JobCenter::Job* JobCenter::last(const JobRunner& runner)
{
    const auto found = std::find_if(
        m_jobs.begin(), m_jobs.end(), [&](const Job& job) { return job.runner == &runner; });
    return found == m_jobs.end() ? nullptr : &*found;
}

JobCenter::Job* JobCenter::running(const JobRunner& runner)
{
    Job* job = last(runner);
    return job && job->state == State::Running ? job : nullptr;
}

int JobCenter::running() const
{
    return int(std::count_if(
        m_jobs.begin(), m_jobs.end(), [](const Job& job) { return job.state == State::Running; }));
}

double JobCenter::fraction() const
{
    const int count = running();
    const double sum =
        std::accumulate(m_jobs.begin(), m_jobs.end(), 0.0, [](double sum, const Job& job) {
            return sum + (job.state == State::Running ? job.progress.fraction : 0.0);
        });
    return count > 0 ? sum / count : 0.0;
}

void JobCenter::stop(size_t index)
{
    if (index < m_jobs.size() && m_jobs[index].state == State::Running) {
        m_jobs[index].runner->stop();
    }
}

void JobCenter::forgetEnded()
{
    std::erase_if(m_jobs, [](const Job& job) { return job.state != State::Running; });
    Q_EMIT changed();
}

double JobCenter::remaining(const Job& job)
{
    const double fraction = job.progress.fraction;
    if (job.state != State::Running || fraction < kLeastFraction) {
        return -1.0;
    }
    return double(job.since.elapsed()) / 1000.0 * (1.0 - fraction) / fraction;
}

} // namespace timbre::ui
