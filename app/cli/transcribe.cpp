#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/terminal.h"

#include "core/audio/audiofile.h"
#include "core/inference/transcriber.h"

#include <cstdio>

namespace timbre::cli {

int runTranscribe(const QStringList& raw)
{
    Arguments arguments("Writes down what is said in recordings, with Whisper.");
    arguments.option("lang", "LANG", "the language, e.g. en (default: auto)");
    arguments.option(
        "model", "FOLDER", "a CTranslate2 Whisper (default: the one that was installed)");
    arguments.option("threads", "N", "processor threads (default: all)");
    arguments.flag("json", "print a JSON array");
    arguments.positional("FILE...", "sound files");
    arguments.parse(raw);
    const auto files = arguments.positionals();
    if (files.empty()) {
        throw UsageError("a sound file is missing");
    }
    inference::setThreads(int(arguments.integer("threads", 1, 1024).value_or(0)));
    inference::Transcriber transcriber(arguments.text("model"));
    nlohmann::json all = nlohmann::json::array();
    for (const auto& file : files) {
        const auto audio = audio::readAudio(file);
        ProgressBar bar;
        auto job = bar.context();
        const auto heard = transcriber.transcribe(
            audio::channelMean(audio), audio.sampling_rate, arguments.text("lang", "auto"), job);
        if (!arguments.has("json")) {
            std::printf("%s\n", heard.text.c_str());
            continue;
        }
        nlohmann::json words = nlohmann::json::array();
        for (const auto& word : heard.words) {
            words.push_back({{"text", word.text}, {"confidence", word.confidence}});
        }
        all.push_back(
            {{"file", file}, {"language", heard.language}, {"text", heard.text}, {"words", words}});
    }
    if (arguments.has("json")) {
        printJson(all);
    }
    return kOk;
}

} // namespace timbre::cli
