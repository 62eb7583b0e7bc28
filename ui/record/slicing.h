#pragma once

#include "core/cleaning/voice/activity.h"
#include "core/cleaning/voice/slicing.h"
#include "core/dsp/slicer.h"
#include "ui/views/slicemodel.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <variant>

namespace timbre::ui {

/// How a recording is cut: where somebody speaks, or where it is loud (the reference's slicer).
using SliceMethod = std::variant<cleaning::VoiceSliceOptions, dsp::SlicerOptions>;
using VoiceCurvePtr = std::shared_ptr<const cleaning::VoiceCurve>;

struct Cuts {
    SliceMarks marks;
    VoiceCurvePtr curve; ///< keep it: with it the next cuts of this recording take milliseconds
};

/// Any thread; `curve` may be null. Errors: NotFound without the voice detector, those of reading.
Cuts findCuts(const std::filesystem::path& sound, const SliceMethod& method, VoiceCurvePtr curve,
    jobs::Context& job);

/// Judges slices one after the other -> each with its grade and reason through `judged`, called on
/// this thread.
void judgeSlices(const std::filesystem::path& sound, const SliceMarks& marks, VoiceCurvePtr curve,
    const std::function<void(const SliceMark&)>& judged, jobs::Context& job);

/// A reason of cleaning::Verdict in words: "background noise".
QString reasonText(const QString& key);

} // namespace timbre::ui
