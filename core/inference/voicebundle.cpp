#include "core/inference/voicebundle.h"

#include "core/audio/audiofile.h"
#include "core/audio/pcm16.h"
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/modelstore.h"
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
constexpr int kBundleVersion = 2; // 2: may hold adapters
constexpr int kWholeVersion = 1; // what bundles with all their weights say, for older programs

std::string contentOf(const fs::path& file)
{
    QFile bytes(QString::fromStdString(file.string()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!bytes.open(QIODevice::ReadOnly) || !hash.addData(&bytes)) {
        throw Error(ErrorKind::Unreadable, file.string(), "This file cannot be read.");
    }
    return hash.result().toHex().toStdString();
}

/// Which weights an adapter belongs to.
json identityOf(const fs::path& file)
{
    return {{"file", file.filename().string()}, {"bytes", fs::file_size(file)},
        {"sha256", contentOf(file)}};
}

/// The weights of that identity, if they ship with the program or were imported.
std::optional<fs::path> knownBase(const json& identity, const std::string& kind)
{
    const auto shipped = baseVoice();
    std::vector<fs::path> known{kind == "gpt" ? shipped.gpt : shipped.sovits};
    for (const auto& model : ModelStore().list()) {
        if (model.kind == kind) {
            known.push_back(model.path);
        }
    }
    for (const auto& file : known) {
        std::error_code ignored;
        if (fs::file_size(file, ignored) == identity.at("bytes").get<uintmax_t>()
            && contentOf(file) == identity.at("sha256").get<std::string>()) {
            return file;
        }
    }
    return std::nullopt;
}

/// One network of the voice: its tensors into `tensors`, the rest into the record.
json pack(const fs::path& file, const std::string& prefix, weights::TensorMap& tensors)
{
    const auto checkpoint = weights::readCheckpoint(file);
    for (const auto& [name, tensor] : checkpoint.tensors) {
        tensors[prefix + name] = tensor;
    }
    return {{"config", checkpoint.config}, {"info", checkpoint.info}, {"head", checkpoint.head}};
}

json packAdapter(const fs::path& base, const fs::path& adapter, const std::string& prefix,
    weights::TensorMap& tensors)
{
    if (!adapter.empty()) {
        for (const auto& [name, tensor] : weights::readSafetensors(adapter)) {
            tensors[prefix + name] = tensor;
        }
    }
    return {{"base", identityOf(base)}};
}

/// An adapter with its base, as one file of weights.
void unpackAdapter(const json& record, const weights::TensorMap& tensors, const fs::path& file,
    const std::string& kind, const std::string& written_prefix)
{
    const auto base = knownBase(record.at("base"), kind);
    if (!base) {
        throw Error(ErrorKind::MismatchedModel, record["base"].at("file").get<std::string>(),
            "This voice is an adapter of that file, and exactly that one is not here. Import it "
            "with `timbre models import`, or ask for the voice with its weights.");
    }
    auto checkpoint = weights::readCheckpoint(*base);
    const auto adapter = weights::withoutPrefix(tensors, kind + ".");
    if (adapter.empty()) {
        fs::copy_file(*base, file, fs::copy_options::overwrite_existing);
        return;
    }
    models::mergeLora(checkpoint.tensors, adapter);
    weights::writeZip(file, checkpoint, {.half = true, .prefix = written_prefix});
}

void unpack(const json& record, const weights::TensorMap& tensors, const fs::path& file,
    const std::string& kind, const std::string& written_prefix)
{
    if (record.contains("base")) {
        return unpackAdapter(record, tensors, file, kind, written_prefix);
    }
    weights::Checkpoint checkpoint;
    checkpoint.tensors = weights::withoutPrefix(tensors, kind + ".");
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

namespace {

/// The networks are in `document` and `tensors`; everything else follows.
void writeWith(const fs::path& file, const Voice& voice, const VoiceRecord& record, json document,
    weights::TensorMap tensors, bool half)
{
    document.update({{"name", voice.name}, {"speaker", record.speaker}, {"licence", record.licence},
        {"consent", record.consent}, {"metrics", record.metrics}});
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
    weights::writeSafetensors(file, tensors, {{kEntry, document.dump()}}, {.half = half});
}

} // namespace

void writeBundle(const fs::path& file, const Voice& voice, const VoiceRecord& record)
{
    weights::TensorMap tensors;
    json document{{"version", kWholeVersion}};
    document["gpt"] = pack(voice.gpt, "gpt.", tensors);
    document["sovits"] = pack(voice.sovits, "sovits.", tensors);
    writeWith(file, voice, record, std::move(document), std::move(tensors), true);
}

void writeAdapterBundle(const fs::path& file, const Voice& voice, const VoiceAdapters& adapters,
    const VoiceRecord& record)
{
    weights::TensorMap tensors;
    json document{{"version", kBundleVersion}};
    document["gpt"] = packAdapter(voice.gpt, adapters.gpt, "gpt.", tensors);
    document["sovits"] = packAdapter(voice.sovits, adapters.sovits, "sovits.", tensors);
    // not halved: merged, they then give the very weights of the voice kept whole
    writeWith(file, voice, record, std::move(document), std::move(tensors), false);
}

void requireKnownBase(const fs::path& weights, const std::string& kind)
{
    if (!knownBase(identityOf(weights), kind)) {
        throw Error(ErrorKind::MismatchedModel, weights.filename().string(),
            "A voice kept as an adapter needs these weights wherever it speaks: import them first "
            "with `timbre models import`.");
    }
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
        unpack(record.at("gpt"), tensors, voice.gpt, "gpt", "model.");
        unpack(record.at("sovits"), tensors, voice.sovits, "sovits", "");
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
