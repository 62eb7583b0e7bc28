#pragma once

#include "core/jobs/context.h"

namespace timbre::cli {

/// Ctrl-C asks the running job to stop, a second one ends the program at once.
std::stop_token stopOnInterrupt();

/// A progress bar on stderr when that is a terminal; silent in a pipe. Erases itself when it goes.
class ProgressBar {
public:
    explicit ProgressBar(bool wanted = true);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// A job that can be interrupted and reports here.
    jobs::Context context();
    void show(const jobs::Progress& progress);

private:
    bool m_visible, m_drawn = false;
};

} // namespace timbre::cli
