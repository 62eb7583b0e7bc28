// inference - text and a voice in, sound out.
// Gives: Engine (models kept loaded, references cached, speech sentence by sentence), Voice,
// ModelStore, Transcriber, benchmarks. Headers show plain structs; tensors stay inside. Keeps out:
// Qt beyond QtCore, sound devices, projects. Threads: an Engine serves one caller at a time (others
// wait); everything else is a value or says so. Units: samples are float in [-1, 1], mono; *_s
// seconds; text::Span counts bytes of the given UTF-8 text.

#pragma once

#include "core/inference/device.h"
#include "core/inference/voice.h"
#include "core/jobs/context.h"
#include "core/text/lexicon.h"
#include "core/text/reading.h"
#include "core/text/split.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::inference {

struct EngineOptions {
    DeviceChoice device = DeviceChoice::Auto;
    int64_t memory_budget_bytes = int64_t(6)
        << 30; ///< models kept loaded; the least recently used goes first
};

/// How a text is spoken. What is absent is the model's own default (official models: top_k 15,
/// top_p 1, temperature 1, repetition_penalty 1.35).
struct SpeakOptions {
    text::Mode language = text::Mode::Auto;
    text::CutMethod cut = text::CutMethod::Auto;
    std::optional<int> top_k; ///< 1 is greedy
    std::optional<double> top_p, temperature, repetition_penalty;
    uint64_t seed = 0; ///< same seed, same bytes, on the same device and build
    double speed = 1.0; ///< 0.5 to 2; above 1 is faster
    double pause_s = 0.3; ///< silence after each sentence
    /// Repeat also the faults of the reference implementation: a lost token at the length limit,
    /// the prompt spoken when nothing was generated, text its front ends drop.
    bool strict_compatibility = false;
    bool marks = true; ///< follow marks in the text (text/markup.h); false: read them as text
    text::LexiconStack lexicons = {}; ///< corrections of readings
};

struct SpokenWord {
    std::string text; ///< as it was read, e.g. "five hundred"
    text::Span source; ///< of the text given to speak()
    double begin_s = 0.0, end_s = 0.0; ///< from the start of the whole speech
};

/// One sentence, ready to be played. Words have times only where the model has alignment heads.
struct Sentence {
    int index = 0, count = 0;
    std::string text;
    text::Span source;
    int sampling_rate = 0;
    std::vector<float> samples; ///< the silence around it included
    double begin_s = 0.0; ///< where it starts in the whole speech
    std::vector<SpokenWord> words;
    int64_t tokens = 0;
    int redraws = 0; ///< how often a skipped or repeated word was noticed and drawn again
    bool doubtful = false; ///< still not right after that, or the length limit was reached
};

struct SpeakReport {
    double audio_s = 0.0;
    struct Work { ///< seconds
        double load = 0.0, text = 0.0, reference = 0.0, semantic = 0.0, acoustic = 0.0;
        double total() const { return load + text + reference + semantic + acoustic; }
    } work;
    int64_t tokens = 0;
    int sentences = 0, redraws = 0, doubtful = 0;
    int sampling_rate = 0;
    std::string gpt, sovits, version, device;
    std::vector<text::Skipped> skipped; ///< characters that could not be read
    std::vector<text::Remark> remarks; ///< marks and given readings that could not be followed
    std::vector<std::string>
        notes; ///< plain sentences about what the result lacks, e.g. a missing BERT
};

/// Called for each sentence in order, on the caller's thread, as soon as it is ready. May throw to
/// stop.
using SentenceSink = std::function<void(Sentence&&)>;

class Engine {
public:
    explicit Engine(EngineOptions options = {});
    ~Engine();

    /// Speaks a text of any length; memory does not grow with it. Throws Error(BadText) when there
    /// is nothing to speak, BadReference for a clip that is no 3 to 10 seconds of voice,
    /// MissingModel when a network the voice needs is not installed, and what reading the files
    /// throws; jobs::Cancelled.
    SpeakReport speak(const Voice& voice, std::string_view text, const SpeakOptions& options,
        const SentenceSink& sink, jobs::Context& job);

    /// Sampling rate of what the voice will speak, in Hz. Loads its acoustic model.
    int samplingRate(const Voice& voice);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::inference
