#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/lexicons.h"
#include "app/cli/terminal.h"
#include "app/cli/textinput.h"

#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "core/inference/engine.h"
#include "core/inference/modelstore.h"

#include <QFileInfo>

#include <cstdio>
#include <memory>
#include <optional>
#include <random>

namespace timbre::cli {
namespace {

using inference::Sentence;
using inference::SpeakOptions;
using inference::SpeakReport;
using inference::Voice;

void declare(Arguments& arguments)
{
    arguments.option("text", "TEXT", "the text to speak");
    arguments.option("text-file", "FILE", "a UTF-8 file with the text; - is standard input");
    arguments.option("lang", "LANG",
        "language of the text: auto, en, zh, ja, ko, yue, or a mode such as all_zh (default: "
        "auto)");
    arguments.option("ref", "CLIP", "a recording of the voice, 3 to 10 s");
    arguments.flag("trim-ref", "use the first seconds of a longer recording, up to a pause");
    arguments.option("ref-text", "TEXT", "what is said in the recording");
    arguments.option("ref-lang", "LANG", "its language (default: auto)");
    arguments.option(
        "aux-ref", "CLIP", "a further recording whose timbre is averaged in; may be given again");
    arguments.option("voice", "VOICE", "a voice by name, or its folder (default: base)");
    arguments.option("gpt", "FILE", "GPT weights: a file, or an imported model by name");
    arguments.option("sovits", "FILE", "SoVITS weights: likewise");
    arguments.option("out", "FILE", "where the speech goes");
    arguments.option(
        "format", "FORMAT", "wav16, wav24, float or flac (default: by the name of the file)");
    arguments.option("cut", "METHOD", "how the text is cut: auto, cut0 ... cut5 (default: auto)");
    arguments.option("seed", "N", "same seed, same bytes (default: a new one, which is reported)");
    arguments.option("speed", "X", "0.5 to 2, above 1 is faster (default: 1)");
    arguments.option("pause", "SECONDS", "silence after each sentence (default: 0.3)");
    arguments.option("top-k", "N", "how many tokens are candidates");
    arguments.option("top-p", "X", "how much probability they make up, 0 to 1");
    arguments.option("temperature", "X", "0.01 to 5; lower is steadier");
    arguments.option("repetition-penalty", "X", "0.5 to 5; 1 is none");
    arguments.option("device", "DEVICE", "auto, cpu or cuda (default: auto)");
    arguments.option("threads", "N", "processor threads (default: all)");
    arguments.flag(
        "strict-compatibility", "repeat also the faults of the reference implementation");
    declareCorrections(arguments);
    arguments.flag("json", "print one JSON object about the result");
}

Voice chosenVoice(const Arguments& arguments)
{
    const inference::ModelStore store;
    Voice voice = inference::findVoice(arguments.text("voice", "base"));
    if (arguments.has("gpt")) {
        voice.gpt = store.resolve("gpt", arguments.text("gpt"));
    }
    if (arguments.has("sovits")) {
        voice.sovits = store.resolve("sovits", arguments.text("sovits"));
    }
    if (arguments.has("ref")) {
        voice.reference = {arguments.text("ref"), arguments.text("ref-text"),
            arguments.text("ref-lang", "auto"), arguments.has("trim-ref")};
    }
    for (const auto& clip : arguments.paths("aux-ref")) {
        voice.aux_references.push_back(clip);
    }
    if (voice.reference.path.empty()) {
        throw UsageError("--ref is missing: a recording of the voice, 3 to 10 s");
    }
    return voice;
}

template <class T>
std::optional<T> as(const std::optional<int64_t>& value)
{
    return value ? std::optional<T>(T(*value)) : std::nullopt;
}

SpeakOptions chosenOptions(const Arguments& arguments)
{
    SpeakOptions options;
    options.language = text::modeFromName(arguments.text("lang", "auto"));
    options.cut = text::cutMethodFromName(arguments.text("cut", "auto"));
    options.top_k = as<int>(arguments.integer("top-k", 1, 1025));
    options.top_p = arguments.number("top-p", 0.0, 1.0);
    options.temperature = arguments.number("temperature", 0.01, 5.0);
    options.repetition_penalty = arguments.number("repetition-penalty", 0.5, 5.0);
    options.seed =
        uint64_t(arguments.integer("seed", 0, INT64_MAX).value_or(int64_t(std::random_device()())));
    options.speed = arguments.number("speed", 0.5, 2.0).value_or(1.0);
    options.pause_s = arguments.number("pause", 0.0, 10.0).value_or(0.3);
    options.strict_compatibility = arguments.has("strict-compatibility");
    options.marks = !arguments.has("plain");
    options.lexicons = lexicons(arguments);
    return options;
}

audio::SampleFormat chosenFormat(const Arguments& arguments, const std::string& out)
{
    const bool flac = QFileInfo(QString::fromStdString(out)).suffix().toLower() == "flac";
    const std::string name = arguments.text("format", flac ? "flac" : "wav16");
    const std::pair<const char*, audio::SampleFormat> known[] = {
        {"wav16", audio::SampleFormat::Wav16}, {"wav24", audio::SampleFormat::Wav24},
        {"float", audio::SampleFormat::Float}, {"flac", audio::SampleFormat::Flac}};
    for (const auto& [text, format] : known) {
        if (name == text) {
            return format;
        }
    }
    throw UsageError("--format must be wav16, wav24, float or flac");
}

/// A folder that does not exist is a place that cannot be written to, not an input that is missing.
std::unique_ptr<audio::AudioWriter> openWriter(
    const std::string& out, int rate, audio::SampleFormat format)
{
    try {
        return std::make_unique<audio::AudioWriter>(out, rate, 1, format);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::NotFound) {
            throw;
        }
        throw Error(ErrorKind::NotWritable, error.subject(), error.detail());
    }
}

nlohmann::json wordsOf(const Sentence& sentence)
{
    nlohmann::json words = nlohmann::json::array();
    for (const auto& word : sentence.words) {
        words.push_back({{"text", validUtf8(word.text)}, {"begin_s", word.begin_s},
            {"end_s", word.end_s}, {"source", {word.source.begin, word.source.end}}});
    }
    return words;
}

nlohmann::json sentenceOf(const Sentence& sentence)
{
    return {{"text", validUtf8(sentence.text)}, {"begin_s", sentence.begin_s},
        {"seconds", double(sentence.samples.size()) / sentence.sampling_rate},
        {"source", {sentence.source.begin, sentence.source.end}}, {"tokens", sentence.tokens},
        {"redraws", sentence.redraws}, {"doubtful", sentence.doubtful},
        {"words", wordsOf(sentence)}};
}

/// Skipped characters, or remarks.
template <class Items>
nlohmann::json placesOf(const Items& items)
{
    nlohmann::json places = nlohmann::json::array();
    for (const auto& item : items) {
        places.push_back(
            {{"text", validUtf8(item.text)}, {"source", {item.source.begin, item.source.end}}});
    }
    return places;
}

nlohmann::json reportOf(const SpeakReport& report, uint64_t seed, const std::string& out)
{
    const auto& work = report.work;
    return {{"out", out}, {"audio_s", report.audio_s}, {"sampling_rate", report.sampling_rate},
        {"work_s",
            {{"load", work.load}, {"text", work.text}, {"reference", work.reference},
                {"semantic", work.semantic}, {"acoustic", work.acoustic}, {"total", work.total()}}},
        {"rtf", report.audio_s > 0 ? work.total() / report.audio_s : 0.0},
        {"tokens", report.tokens}, {"seed", seed}, {"redraws", report.redraws},
        {"doubtful", report.doubtful},
        {"models", {{"gpt", report.gpt}, {"sovits", report.sovits}, {"version", report.version}}},
        {"device", report.device}, {"skipped", placesOf(report.skipped)},
        {"remarks", placesOf(report.remarks)}, {"notes", report.notes}};
}

void printInWords(const SpeakReport& report, uint64_t seed, const std::string& out)
{
    std::fprintf(stderr, "%s: %.1f s of speech, made in %.1f s (seed %llu)\n", out.c_str(),
        report.audio_s, report.work.total(), static_cast<unsigned long long>(seed));
    for (const auto& note : report.notes) {
        std::fprintf(stderr, "note: %s\n", note.c_str());
    }
    printRemarks(report.remarks);
    for (const auto& item : report.skipped) {
        std::fprintf(stderr, "note: “%s” at byte %zu cannot be read and was left out\n",
            item.text.c_str(), item.source.begin);
    }
    if (report.doubtful > 0) {
        std::fprintf(stderr,
            "note: %d sentence(s) may have a word missing or repeated; try another --seed\n",
            report.doubtful);
    }
}

} // namespace

int runSpeak(const QStringList& raw)
{
    Arguments arguments("Reads a text aloud in the voice of a reference clip.");
    declare(arguments);
    arguments.parse(raw);
    const std::string out = arguments.text("out");
    if (out.empty()) {
        throw UsageError("--out is missing: the file the speech goes to");
    }
    const auto format = chosenFormat(arguments, out);
    const auto options = chosenOptions(arguments);
    const auto voice = chosenVoice(arguments);
    const std::string text = textInput(arguments);
    inference::setThreads(int(arguments.integer("threads", 1, 1024).value_or(0)));

    inference::Engine engine({.device = inference::deviceChoice(arguments.text("device", "auto"))});
    const auto writer = openWriter(
        out, engine.samplingRate(voice), format); // an unwritable place shows before the work
    nlohmann::json sentences = nlohmann::json::array();
    SpeakReport report;
    {
        ProgressBar bar;
        auto job = bar.context();
        report = engine.speak(
            voice, text, options,
            [&](Sentence&& sentence) {
                writer->write(sentence.samples);
                sentences.push_back(sentenceOf(sentence));
            },
            job);
    }
    writer->commit();
    if (arguments.has("json")) {
        auto object = reportOf(report, options.seed, out);
        object["sentences"] = std::move(sentences);
        printJson(object);
    } else {
        printInWords(report, options.seed, out);
    }
    return kOk;
}

} // namespace timbre::cli
