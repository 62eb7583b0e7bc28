// prepare - recordings in, a set of clips for training out, in one go.
// Gives: prepare(), what `timbre prepare` and the window's batch do: clean, cut where nobody
// speaks, transcribe, judge, write. Keeps out: torch, Qt's windows, questions to the creator.
// A plain blocking function; memory is that of a clip, whatever the length of a recording.

#pragma once

#include "core/cleaning/cleaner.h"
#include "core/cleaning/verdict/verdict.h"
#include "core/cleaning/voice/slicing.h"
#include "core/inference/transcriber.h"
#include "core/inference/voiceprints.h"
#include "core/jobs/context.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbre::prepare {

struct Options {
    int sampling_rate = 32000; ///< of the clips: 32000 or 48000
    bool denoise = false;
    bool repair = false; ///< mend the clips that need it, where that makes their verdict better
    std::optional<double> lufs = -14.0; ///< none: loudness as it was
    std::string language; ///< to transcribe in: "en", ..., "auto"; empty: no texts
    std::string speaker; ///< in the list; empty: the name of the folder
    cleaning::VoiceSliceOptions slicing;
    cleaning::Thresholds thresholds;
};

/// What does the work; the caller builds it. Those that are null are not used.
struct Tools {
    const cleaning::Cleaner* cleaner = nullptr; ///< needed
    const cleaning::VoiceActivity* voice = nullptr; ///< needed
    inference::VoicePrints* prints = nullptr; ///< without it nothing is said about speakers
    inference::Transcriber* transcriber = nullptr; ///< needed for texts
};

struct Clip {
    std::filesystem::path source, file; ///< file: empty for one that was dropped
    double begin_s = 0.0, end_s = 0.0; ///< in the source
    cleaning::ClipMeasures measures;
    cleaning::Verdict verdict; ///< of what was written
    cleaning::Recipe repaired; ///< what mended it, with Options::repair
    inference::Transcription heard;
};

struct Report {
    std::vector<Clip> clips; ///< in the order of the inputs, those that were dropped among them
    struct Skipped {
        std::filesystem::path path;
        std::string reason; ///< one sentence
    };
    std::vector<Skipped> skipped; ///< files that hold no sound, or no voice
    std::filesystem::path list;
    double seconds = 0.0; ///< of the clips that were written
    bool neural = false; ///< denoised by the network rather than by the gate
};

/// Files and folders (any depth) -> `out`/clips/NAME-00001.wav (16 bit, one channel),
/// `out`/NAME.list with all of them (texts empty unless transcribed) and `out`/report.json.
/// Everything is made in a folder beside and moved at the end, so that a stop leaves nothing.
/// Progress stages "prepare", "voice", "transcribe". Throws jobs::Cancelled; Error: NotFound,
/// BadReference when there is no clip at all, NotWritable, DiskFull, InvalidArgument.
Report prepare(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& out,
    const Options& options, const Tools& tools, jobs::Context& job);

/// The report as JSON text: totals, clips with their measures, verdict, reason and words.
std::string toJson(const Report& report);

} // namespace timbre::prepare
