#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/device.h"
#include "core/prepare/prepare.h"

#include <algorithm>
#include <cstdio>

namespace timbre::cli {
namespace {

prepare::Options optionsOf(const Arguments& arguments)
{
    prepare::Options options;
    options.sampling_rate = int(arguments.integer("rate", 32000, 48000).value_or(32000));
    if (options.sampling_rate != 32000 && options.sampling_rate != 48000) {
        throw UsageError("--rate is 32000 or 48000");
    }
    options.denoise = arguments.has("denoise");
    options.repair = arguments.has("repair");
    options.lufs = arguments.number("lufs", -40, -5).value_or(-14.0);
    if (arguments.has("keep-loudness")) {
        options.lufs.reset();
    }
    options.language = arguments.text("transcribe");
    options.speaker = arguments.text("speaker");
    auto& slicing = options.slicing;
    slicing.min_length_s = arguments.number("min", 0.5, 60).value_or(slicing.min_length_s);
    slicing.max_length_s = arguments.number("max", 1, 60)
                               .value_or(std::max(slicing.max_length_s, slicing.min_length_s));
    if (slicing.min_length_s > slicing.max_length_s) {
        throw UsageError("--min is at most --max");
    }
    return options;
}

void print(const prepare::Report& report)
{
    for (const auto& clip : report.clips) {
        const auto grade = cleaning::name(clip.verdict.grade);
        std::printf("%-6.*s  %7.2f - %7.2f s  %s  %s%s%s\n", int(grade.size()), grade.data(),
            clip.begin_s, clip.end_s, clip.source.filename().c_str(), clip.verdict.reason().c_str(),
            clip.heard.text.empty() ? "" : "  ", clip.heard.text.c_str());
        for (const auto& step : clip.repaired) {
            std::printf("        mended: %s\n", step.effect.c_str());
        }
    }
    const auto written =
        std::ranges::count_if(report.clips, [](const auto& clip) { return !clip.file.empty(); });
    std::printf(
        "%d clips, %.1f s of speech: %s\n", int(written), report.seconds, report.list.c_str());
}

} // namespace

int runPrepare(const QStringList& raw)
{
    Arguments arguments("Makes clips for training out of recordings: cleans them, cuts them where "
                        "nobody speaks, judges each clip, writes 16 bit WAV files and a .list.");
    arguments.option("out", "FOLDER", "where the clips go");
    arguments.flag("denoise", "take away noise");
    arguments.flag("repair", "mend the clips that need it: clipping, hum, noise, echo");
    arguments.option("lufs", "LUFS", "loudness of the clips (default: -14)");
    arguments.flag("keep-loudness", "leave the loudness as it is");
    arguments.option("transcribe", "LANG", "write down what is said: en, zh, ..., or auto");
    arguments.option("speaker", "NAME", "who speaks, for the list (default: the folder's name)");
    arguments.option("rate", "HZ", "32000 (default) or 48000");
    arguments.option("min", "SECONDS", "least length of a clip (default: 3)");
    arguments.option("max", "SECONDS", "greatest length of a clip (default: 10)");
    arguments.option("threads", "N", "processor threads (default: all)");
    arguments.flag("json", "print a JSON report");
    arguments.positional("IN...", "sound files, videos, and folders of them");
    arguments.parse(raw);
    const auto names = arguments.positionals();
    const std::string out = arguments.text("out");
    if (names.empty() || out.empty()) {
        throw UsageError(names.empty() ? "a recording is missing" : "--out FOLDER is missing");
    }
    const auto options = optionsOf(arguments);
    inference::setThreads(int(arguments.integer("threads", 1, 1024).value_or(0)));

    const cleaning::Cleaner cleaner;
    if ((options.denoise || options.repair) && !cleaner.hasNeuralDenoiser()) {
        std::fputs("timbre prepare: the neural denoiser is not installed, a noise gate is used "
                   "instead (packaging/setup fetches it)\n",
            stderr);
    }
    const cleaning::VoiceActivity voice;
    inference::VoicePrints prints;
    std::optional<inference::Transcriber> transcriber;
    if (!options.language.empty()) {
        transcriber.emplace();
    }
    const prepare::Tools tools{&cleaner, &voice, &prints, transcriber ? &*transcriber : nullptr};
    prepare::Report report;
    {
        ProgressBar bar;
        auto job = bar.context();
        report = prepare::prepare({names.begin(), names.end()}, out, options, tools, job);
    }
    for (const auto& file : report.skipped) {
        std::fprintf(
            stderr, "timbre prepare: left out %s: %s\n", file.path.c_str(), file.reason.c_str());
    }
    if (arguments.has("json")) {
        std::puts(prepare::toJson(report).c_str());
    } else {
        print(report);
    }
    return kOk;
}

} // namespace timbre::cli
