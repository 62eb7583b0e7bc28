#include "core/training/recovery.h"

#include "core/base/error.h"
#include "core/training/memory.h"

#include <algorithm>

namespace timbre::training {
namespace {

constexpr int kBadSteps = 4; // in a row that are not finite before the last checkpoint is taken
constexpr int kMostReturns = 3; // to the last checkpoint

std::vector<Batch> inParts(const Batch& batch, int64_t most)
{
    std::vector<Batch> parts;
    for (size_t begin = 0; begin < batch.size(); begin += size_t(most)) {
        const auto end = std::min(batch.size(), begin + size_t(most));
        parts.emplace_back(batch.begin() + long(begin), batch.begin() + long(end));
    }
    return parts;
}

} // namespace

Recovery::Recovery(Stage& stage, const RunFolder& run, LoopRecord& record, Note note)
    : m_stage(stage)
    , m_run(run)
    , m_record(record)
    , m_note(std::move(note))
{
}

std::optional<StepReport> Recovery::run(const Batch& batch)
{
    std::vector<Batch> waiting = inParts(batch, m_record.limit);
    StepReport report;
    while (!waiting.empty()) {
        try {
            report = m_stage.run(waiting.front(), m_record.batch);
            waiting.erase(waiting.begin());
        } catch (const std::exception& error) {
            if (!isOutOfMemory(error)) {
                throw;
            }
            waiting = halved(waiting);
            continue;
        }
        if (!report.non_finite.empty()) {
            leaveOut(report.non_finite);
            return std::nullopt;
        }
        m_bad_steps = 0;
    }
    return report;
}

/// The rest of a batch that did not fit, in parts of half the size.
std::vector<Batch> Recovery::halved(const std::vector<Batch>& waiting)
{
    m_stage.drop();
    const auto size = int64_t(waiting.front().size());
    if (size <= 1) {
        throw Error(ErrorKind::OutOfMemory, m_stage.name(),
            "Not even one clip at a time fits into the memory. Close other programs, use "
            "shorter clips, or train with --device cpu.");
    }
    m_record.limit = size / 2;
    m_note("the memory ran out; going on with batches of " + std::to_string(m_record.limit));
    std::vector<Batch> parts;
    for (const Batch& batch : waiting) {
        const auto more = inParts(batch, m_record.limit);
        parts.insert(parts.end(), more.begin(), more.end());
    }
    return parts;
}

void Recovery::leaveOut(const std::string& where)
{
    m_record.lr_scale *= 0.5;
    ++m_bad_steps;
    if (m_bad_steps < kBadSteps) {
        m_stage.setLearningRateScale(m_record.lr_scale);
        m_note("step " + std::to_string(m_record.step + 1) + ": " + where
            + " is not finite; the step is left out and the learning rate halved");
        return;
    }
    const auto saved = m_run.newest(m_stage.name());
    if (!saved || ++m_returns > kMostReturns) {
        throw Error(ErrorKind::Internal, m_stage.name(),
            "The values of " + where
                + " do not become finite again. Train with a lower learning rate, or fp32.");
    }
    m_stage.restore(saved->state);
    m_stage.setLearningRateScale(m_record.lr_scale);
    m_bad_steps = 0;
    m_note(where + " stays infinite; going on from the last checkpoint at "
        + std::to_string(m_record.lr_scale) + " of the learning rate");
}

} // namespace timbre::training
