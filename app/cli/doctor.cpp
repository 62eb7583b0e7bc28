#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/sounddevices.h"

#include "core/base/paths.h"
#include "core/inference/device.h"
#include "core/inference/modelstore.h"

#include <QSysInfo>

#include <cstdio>
#include <filesystem>
#include <sys/sysinfo.h>

namespace timbre::cli {
namespace {

/// One thing that was looked at.
struct Finding {
    const char* topic;
    bool good;
    std::string text; ///< a plain sentence, with the way out when it is not good
};

std::string gigabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", bytes / double(1 << 30));
    return text;
}

Finding machine()
{
    struct sysinfo info { };
    sysinfo(&info);
    const double memory = double(info.totalram) * info.mem_unit;
    const std::string text = std::to_string(inference::openDevices().processors) + " processors, "
        + gigabytes(memory) + " of memory, " + QSysInfo::prettyProductName().toStdString() + ".";
    constexpr double kNeeded = 3.0 * (1 << 30); // the full-size models and a long sentence
    return memory >= kNeeded
        ? Finding{"machine", true, text}
        : Finding{"machine", false, text + " The full-size models want 3 GB; the base model runs."};
}

Finding gpu()
{
    const auto& devices = inference::openDevices();
    return {"gpu", true,
        devices.cuda_usable ? devices.cuda_name + " is used."
                            : devices.detail + " The processor is used."};
}

Finding baseModel()
{
    return paths::findResource("base-model")
        ? Finding{"base model", true, "The English base model is there."}
        : Finding{"base model", false, "The base model is missing. Run packaging/setup again."};
}

Finding officialModels(const inference::ModelStore& store)
{
    std::string missing;
    for (const char* kind : {"hubert", "bert", "speaker-encoder"}) {
        if (!store.first(kind)) {
            missing += std::string(missing.empty() ? "" : ", ") + kind;
        }
    }
    if (missing.empty()) {
        return {"encoders", true, "All encoders of the official models are there."};
    }
    return {"encoders", true,
        "Not installed: " + missing
            + ". The base model needs none of them; for official weights run "
              "`timbre models import FOLDER`."};
}

Finding transcriber(const inference::ModelStore& store)
{
    return store.first("whisper")
        ? Finding{"transcription", true, "Whisper is there."}
        : Finding{"transcription", false, "Whisper is missing. Run packaging/setup again."};
}

Finding dataFolder()
{
    namespace fs = std::filesystem;
    fs::path folder = paths::userData();
    while (!fs::exists(folder) && folder.has_parent_path() && folder != folder.parent_path()) {
        folder = folder.parent_path();
    }
    std::error_code failure;
    const auto space = fs::space(folder, failure);
    const std::string where = paths::userData().string();
    if (failure) {
        return {"your data", false,
            where + " cannot be reached: " + failure.message()
                + ". Set TIMBRE_DATA to another folder."};
    }
    return {"your data", true, where + ", " + gigabytes(double(space.available)) + " free."};
}

Finding sound()
{
    const auto devices = soundDevices();
    if (devices.outputs.empty()) {
        return {"sound", true,
            "No sound device answers (is PulseAudio or PipeWire running?). Speech can be written "
            "to files."};
    }
    return {"sound", true,
        "Plays on “" + devices.outputs.front() + "”, records from "
            + (devices.inputs.empty() ? std::string("nothing: there is no microphone.")
                                      : "“" + devices.inputs.front() + "”.")};
}

} // namespace

int runDoctor(const QStringList& raw)
{
    Arguments arguments("Checks this machine, its GPU, the models and the sound devices.");
    arguments.flag("json", "print one JSON object");
    arguments.parse(raw);
    const inference::ModelStore store;
    const Finding findings[] = {machine(), gpu(), baseModel(), officialModels(store),
        transcriber(store), dataFolder(), sound()};
    bool well = true;
    nlohmann::json object = nlohmann::json::object();
    for (const Finding& finding : findings) {
        well = well && finding.good;
        object[finding.topic] = {{"good", finding.good}, {"text", finding.text}};
        if (!arguments.has("json")) {
            std::printf("%s  %-14s %s\n", finding.good ? "ok " : "BAD", finding.topic,
                finding.text.c_str());
        }
    }
    if (arguments.has("json")) {
        printJson(object);
    }
    return well ? kOk : kInternal;
}

} // namespace timbre::cli
