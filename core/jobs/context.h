// jobs - how a long piece of work reports and is stopped.
// Gives: Context (progress out, cancellation in) and Cancelled. Core's long functions are plain and
// blocking; they take a Context& and know neither threads nor Qt.
// A Context is used by the thread that works; its stop token may be triggered from any other.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>

namespace timbre::jobs {

/// Thrown by Context::checkpoint(). Not an Error: nothing went wrong.
struct Cancelled { };

struct Progress {
    double fraction = 0.0; ///< 0..1 of the whole job
    std::string stage; ///< a key, not a sentence: "sentence", "load"; the ui finds the words
    int64_t done = 0, total = 0; ///< units of the stage; total 0 when unknown
};

class Context {
public:
    using Report = std::function<void(const Progress&)>;

    Context() = default; ///< never stopped, reports to nobody
    Context(std::stop_token stop, Report report);

    /// Throws Cancelled once a stop was asked for. Call it at every step that costs over 10 ms.
    void checkpoint() const;
    bool stopRequested() const { return m_stop.stop_requested(); }

    /// A piece of this job that reports 0..1 of its own, passed on as begin..end of this one, and
    /// stops with it. For the same thread; this one outlives it and stays where it is.
    Context nested(double begin, double end);

    /// A piece that stops with this job, but reports to nobody.
    Context withoutReports() const { return Context(m_stop, {}); }

    /// Passed on at most every 60 ms, except for the first of a stage and the last (fraction 1).
    void progress(const Progress& progress);

private:
    std::stop_token m_stop;
    Report m_report;
    std::chrono::steady_clock::time_point m_last{};
    std::string m_last_stage;
};

} // namespace timbre::jobs
