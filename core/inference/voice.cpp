#include "core/inference/voice.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/voicebundle.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::inference {
namespace {

constexpr int kFormatVersion = 2; // 2: may be a bundle
constexpr int kPlainVersion = 1; // what other voices say, for older programs
constexpr const char* kFileName = "voice.json";

json parse(const fs::path& file)
{
    std::ifstream stream(file);
    if (!stream) {
        throw Error(ErrorKind::NotFound, file.string(),
            "There is no voice here: a voice is a folder with a voice.json.");
    }
    json document = json::parse(stream, nullptr, false);
    if (!document.is_object() || document.value("format", "") != "timbre-voice") {
        throw Error(
            ErrorKind::WrongFormat, file.string(), "This is not the description of a voice.");
    }
    if (document.value("version", 0) > kFormatVersion) {
        throw Error(ErrorKind::WrongVersion, file.string(),
            "This voice was made by a newer version of the program.");
    }
    return document;
}

fs::path fileNamed(const json& value, const fs::path& folder, const std::string& entry)
{
    const fs::path path = folder / value.get<std::string>();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        throw Error(ErrorKind::NotFound, path.string(),
            "The voice names this file as its " + entry + ", but it is not there.");
    }
    return path;
}

Voice fromJson(const json& document, const fs::path& folder)
{
    if (document.contains("bundle")) {
        return openBundle(fileNamed(document["bundle"], folder, "bundle"));
    }
    Voice voice;
    voice.name = document.value("name", folder.filename().string());
    voice.gpt =
        document.contains("gpt") ? fileNamed(document["gpt"], folder, "gpt") : baseVoice().gpt;
    voice.sovits = document.contains("sovits") ? fileNamed(document["sovits"], folder, "sovits")
                                               : baseVoice().sovits;
    if (const auto reference = document.value("reference", json::object()); !reference.empty()) {
        voice.reference = {fileNamed(reference.at("clip"), folder, "reference"),
            reference.value("text", ""), reference.value("language", "auto")};
    }
    for (const auto& clip : document.value("aux_references", json::array())) {
        voice.aux_references.push_back(fileNamed(clip, folder, "extra reference"));
    }
    return voice;
}

void writeDocument(const json& document, const fs::path& folder)
{
    AtomicFile file(folder / kFileName);
    file.write(document.dump(2) + "\n");
    file.commit();
}

fs::path voicesFolder()
{
    return paths::userData() / "voices";
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

Voice baseVoice()
{
    const auto folder = paths::resource("base-model");
    return {.name = "base",
        .gpt = folder / "gpt-base.ckpt",
        .sovits = folder / "sovits-base.pth",
        .reference = {},
        .aux_references = {}};
}

Voice readVoice(const fs::path& folder)
{
    const auto document = parse(folder / kFileName);
    try {
        return fromJson(document, folder);
    } catch (const json::exception& error) {
        throw Error(ErrorKind::WrongFormat, (folder / kFileName).string(),
            std::string("An entry has the wrong type: ") + error.what());
    }
}

void writeVoice(const Voice& voice, const fs::path& folder)
{
    const auto relative = [&](const fs::path& path) {
        return fs::proximate(path, folder).string();
    };
    json document{{"format", "timbre-voice"}, {"version", kPlainVersion}, {"name", voice.name},
        {"gpt", relative(voice.gpt)}, {"sovits", relative(voice.sovits)}};
    if (!voice.reference.path.empty()) {
        document["reference"] = {{"clip", relative(voice.reference.path)},
            {"text", voice.reference.text}, {"language", voice.reference.language}};
    }
    for (const auto& clip : voice.aux_references) {
        document["aux_references"].push_back(relative(clip));
    }
    writeDocument(document, folder);
}

void writeBundledVoice(const std::string& name, const std::string& bundle, const fs::path& folder)
{
    writeDocument({{"format", "timbre-voice"}, {"version", kFormatVersion}, {"name", name},
                      {"bundle", bundle}},
        folder);
}

Voice findVoice(const std::string& name_or_folder)
{
    if (name_or_folder == "base") {
        return baseVoice();
    }
    std::error_code ignored;
    if (fs::path(name_or_folder).extension() == ".timbre" && fs::is_regular_file(name_or_folder)) {
        return openBundle(name_or_folder);
    }
    for (const fs::path& folder : {fs::path(name_or_folder), voicesFolder() / name_or_folder}) {
        if (fs::exists(folder / kFileName, ignored)) {
            return readVoice(folder);
        }
    }
    throw Error(ErrorKind::NotFound, name_or_folder,
        "There is no such voice. Known voices: " + joined(voiceNames()) + ".");
}

std::vector<std::string> voiceNames()
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(voicesFolder(), ignored)) {
        if (fs::exists(entry.path() / kFileName, ignored)) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    names.insert(names.begin(), "base");
    return names;
}

} // namespace timbre::inference
