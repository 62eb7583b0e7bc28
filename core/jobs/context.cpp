#include "core/jobs/context.h"

namespace timbre::jobs {

constexpr auto kReportInterval =
    std::chrono::milliseconds(60); // a view needs no more, a flood freezes it

Context::Context(std::stop_token stop, Report report)
    : m_stop(std::move(stop))
    , m_report(std::move(report))
{
}

Context Context::nested(double begin, double end)
{
    return {m_stop, [this, begin, end](const Progress& piece) {
                Progress whole = piece;
                whole.fraction = begin + (end - begin) * piece.fraction;
                progress(whole);
            }};
}

void Context::checkpoint() const
{
    if (m_stop.stop_requested())
        throw Cancelled{};
}

void Context::progress(const Progress& progress)
{
    if (!m_report)
        return;
    const auto now = std::chrono::steady_clock::now();
    const bool due = now - m_last >= kReportInterval;
    if (!due && progress.stage == m_last_stage && progress.fraction < 1.0)
        return;
    m_last = now;
    m_last_stage = progress.stage;
    m_report(progress);
}

} // namespace timbre::jobs
