#pragma once

#include "core/jobs/context.h"

namespace timbre::jobs {

/// For a piece of a job that reports 0..1 of its own: passed on as begin..end of the whole. Asking
/// the whole to stop stops the piece at its next report. The whole outlives it; same thread.
class Part {
public:
    Part(Context& whole, double begin, double end)
        : m_context(m_stop.get_token(), [this, &whole, begin, end](Progress progress) {
            if (whole.stopRequested())
                m_stop.request_stop();
            progress.fraction = begin + (end - begin) * progress.fraction;
            whole.progress(progress);
        })
    {
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    Context& context() { return m_context; }

private:
    std::stop_source m_stop;
    Context m_context;
};

} // namespace timbre::jobs
