#include "core/inference/voicebundle.h"

#include "core/audio/audiofile.h"
#include "core/audio/pcm16.h"
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/models/save.h"

#include <QCryptographicHash>
#include <QFile>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::inference {
namespace {

constexpr const char* kEntry = "timbre-voice"; // of the metadata
constexpr int kBundleVersion = 1;

/// One network of the voice: its tensors into `tensors`, the rest into the record.
json pack(const fs::path& file, const std::string& prefix, weights::TensorMap& tensors)
{
    const auto checkpoint = weights::readCheckpoint(file);
    for (const auto& [name, tensor] : checkpoint.tensors) {
        tensors[prefix + name] = tensor;
    }
    return {{"config", checkpoint.config}, {"info", checkpoint.info}, {"head", checkpoint.head}};
}

void unpack(const json& record, const weights::TensorMap& tensors, const fs::path& file,
    const std::string& prefix, const std::string& written_prefix)
{
    weights::Checkpoint checkpoint;
    checkpoint.tensors = weights::withoutPrefix(tensors, prefix);
    checkpoint.config = record.at("config");
    checkpoint.info = record.at("info").get<std::string>();
    checkpoint.head = record.at("head").get<std::string>();
    weights::writeZip(file, checkpoint, {.half = true, .prefix = written_prefix});
}

json packClip(const fs::path& file, const std::string& name, weights::TensorMap& tensors)
{
    const auto sound = audio::readAudio(file);
    const auto samples = audio::toPcm16(audio::channelMean(sound));
    tensors[name] =
        torch::tensor(std::vector<int64_t>(samples.begin(), samples.end()), torch::kShort);
    return {{"tensor", name}, {"sampling_rate", sound.sampling_rate}};
}

void unpackClip(const json& record, const weights::TensorMap& tensors, const fs::path& file)
{
    const auto samples =
        (tensors.at(record.at("tensor").get<std::string>()).to(torch::kFloat) / 32768.0)
            .contiguous();
    audio::writeAudio(file, std::span(samples.const_data_ptr<float>(), size_t(samples.numel())),
        record.at("sampling_rate"), audio::SampleFormat::Wav16);
}

json recordOf(const fs::path& file)
{
    const auto metadata = weights::readSafetensorsMetadata(file);
    const auto entry = metadata.find(kEntry);
    const auto record =
        entry == metadata.end() ? json() : json::parse(entry->second, nullptr, false);
    if (!record.is_object()) {
        throw Error(ErrorKind::WrongFormat, file.string(), "This file holds no voice.");
    }
    if (record.value("version", 0) > kBundleVersion) {
        throw Error(ErrorKind::WrongVersion, file.string(),
            "This voice was made by a newer version of the program.");
    }
    return record;
}

template <class Call>
auto checked(const fs::path& file, Call call)
{
    try {
        return call();
    } catch (const json::exception& error) {
        throw Error(ErrorKind::Corrupt, file.string(),
            std::string("The voice's record is damaged: ") + error.what());
    } catch (const std::out_of_range&) {
        throw Error(ErrorKind::Corrupt, file.string(), "A part of the voice is missing.");
    }
}

} // namespace

void writeBundle(const fs::path& file, const Voice& voice, const VoiceRecord& record)
{
    weights::TensorMap tensors;
    json document{{"version", kBundleVersion}, {"name", voice.name}, {"speaker", record.speaker},
        {"licence", record.licence}, {"consent", record.consent}, {"metrics", record.metrics}};
    document["gpt"] = pack(voice.gpt, "gpt.", tensors);
    document["sovits"] = pack(voice.sovits, "sovits.", tensors);
    if (!voice.reference.path.empty()) {
        document["reference"] = packClip(voice.reference.path, "clip.0", tensors);
        document["reference"]["text"] = voice.reference.text;
        document["reference"]["language"] = voice.reference.language;
    }
    document["aux_references"] = json::array();
    for (size_t i = 0; i < voice.aux_references.size(); ++i) {
        document["aux_references"].push_back(
            packClip(voice.aux_references[i], "clip." + std::to_string(i + 1), tensors));
    }
    weights::writeSafetensors(file, tensors, {{kEntry, document.dump()}}, {.half = true});
}

Voice unpackBundle(const fs::path& file, const fs::path& folder)
{
    return checked(file, [&] {
        const auto record = recordOf(file);
        const auto tensors = weights::readSafetensors(file);
        fs::create_directories(folder);
        Voice voice{.name = record.at("name"),
            .gpt = folder / "gpt.ckpt",
            .sovits = folder / "sovits.pth",
            .reference = {},
            .aux_references = {}};
        unpack(record.at("gpt"), tensors, voice.gpt, "gpt.", "model.");
        unpack(record.at("sovits"), tensors, voice.sovits, "sovits.", "");
        if (record.contains("reference")) {
            const auto& reference = record.at("reference");
            voice.reference = {
                folder / "reference.wav", reference.at("text"), reference.at("language")};
            unpackClip(reference, tensors, voice.reference.path);
        }
        for (const auto& clip : record.at("aux_references")) {
            voice.aux_references.push_back(
                folder / ("aux" + std::to_string(voice.aux_references.size() + 1) + ".wav"));
            unpackClip(clip, tensors, voice.aux_references.back());
        }
        writeVoice(voice, folder); // last: a folder with a voice.json is whole
        return voice;
    });
}

VoiceRecord readBundleRecord(const fs::path& file)
{
    return checked(file, [&] {
        const auto record = recordOf(file);
        return VoiceRecord{record.at("speaker"), record.at("licence"), record.at("consent"),
            record.at("metrics").get<std::map<std::string, double>>()};
    });
}

Voice openBundle(const fs::path& file)
{
    QFile bytes(QString::fromStdString(file.string()));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!bytes.open(QIODevice::ReadOnly) || !hash.addData(&bytes)) {
        throw Error(ErrorKind::Unreadable, file.string(), "This voice cannot be read.");
    }
    const auto folder =
        paths::userData() / "unpacked" / hash.result().toHex().left(16).toStdString();
    return fs::exists(folder / "voice.json") ? readVoice(folder) : unpackBundle(file, folder);
}

} // namespace timbre::inference
