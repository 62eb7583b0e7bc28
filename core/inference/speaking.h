#pragma once

#include "core/inference/engine.h"
#include "core/inference/reference.h"

#include "core/text/script.h"

namespace timbre::inference {

/// One text being spoken: keeps the position and the report. Used once, by one thread.
class Speaking {
public:
    Speaking(Networks networks, const PreparedReference& reference, TextFeatures& text,
        const SpeakOptions& options, SpeakReport& report);

    /// Cuts the text and speaks it sentence by sentence. Memory holds a few sentences, however long
    /// the text is.
    void run(std::string_view text, const SentenceSink& sink, jobs::Context& job);

private:
    struct Line { // a sentence on its way
        text::Piece source;
        text::Reading reading;
        Piece piece;
        double speed = 1, pause_before_s = 0, pause_after_s = 0;
    };

    text::CutScript cutText(std::string_view text);
    std::optional<Line> readLine(text::ScriptPiece& source, size_t index);
    text::Reading read(text::ScriptPiece& source);
    void requireSpeakable(const text::Reading& reading);
    void speakGroup(std::vector<Line>& group, const SentenceSink& sink, jobs::Context& job);
    Speech speakAgain(const Line& line, const Speech& first, const SynthesisOptions& options);
    void handOver(const Line& line, const Speech& speech, const SentenceSink& sink);
    Speech render(const Line& line, const models::Decoded& decoded, SynthesisOptions options);
    SynthesisOptions synthesisOptions(const std::vector<Line>& group, jobs::Context& job) const;

    Networks m_networks;
    TextFeatures& m_text;
    const SpeakOptions& m_options;
    SpeakReport& m_report;
    Synthesizer m_synthesizer;
    int m_index = 0, m_count = 0; // sentences handed over, sentences in all
    int64_t m_samples = 0;
    double m_pause_s = 0; // silence that marks ask for before the next sentence
    bool m_foreign = false; // the base model met a language it was not taught
};

} // namespace timbre::inference
