#pragma once

#include "core/training/looprecord.h"
#include "core/training/runfolder.h"
#include "core/training/stage.h"

#include <functional>

namespace timbre::training {

/// Runs batches, and takes every way on when one goes wrong: no memory (half the batch, from then
/// on), values that are not finite (the step is left out and the rate halved; after several in a
/// row the last checkpoint).
class Recovery {
public:
    using Note = std::function<void(const std::string&)>; ///< hears what was done to go on

    Recovery(Stage& stage, const RunFolder& run, LoopRecord& record, Note note);

    /// One batch of the record's epoch -> its report, or nothing when the step was left out.
    /// Throws Error(OutOfMemory) when not even one clip fits, Error(Internal) when the values do
    /// not become finite again.
    std::optional<StepReport> run(const Batch& batch);

private:
    std::vector<Batch> halved(const std::vector<Batch>& waiting);
    void leaveOut(const std::string& where);

    Stage& m_stage;
    const RunFolder& m_run;
    LoopRecord& m_record; ///< limit and lr_scale are kept here
    const Note m_note;
    int m_bad_steps = 0, m_returns = 0;
};

} // namespace timbre::training
