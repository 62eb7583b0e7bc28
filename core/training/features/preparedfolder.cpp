#include "core/training/features/preparedfolder.h"

#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "core/dataset/prepared.h"
#include "core/text/symbols.h"
#include "core/weights/archive.h"
#include "core/weights/document.h"

#include <torch/torch.h>

#include <map>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr int kWaveRate = 32000;

/// A file that holds one tensor and nothing else, as torch.save(tensor) writes it.
at::Tensor readTensor(const fs::path& file)
{
    const auto document = weights::Document::read(file);
    const auto tensor = document.tensor(document.root());
    if (!tensor.defined()) {
        throw Error(ErrorKind::WrongFormat, file.string(), "This file holds no tensor.");
    }
    return tensor.to(torch::kFloat).clone();
}

void writeTensor(const fs::path& file, const at::Tensor& tensor)
{
    weights::Archive archive(file);
    archive.tensor(tensor);
    archive.commit();
}

struct Parts {
    fs::path bert, ssl, wave, sv;

    Parts(const fs::path& folder, const std::string& name)
        : bert(folder / "3-bert" / (name + ".pt"))
        , ssl(folder / "4-cnhubert" / (name + ".pt"))
        , wave(folder / "5-wav32k" / name)
        , sv(folder / "7-sv_cn" / (name + ".pt"))
    {
    }
};

ClipFeatures readClip(const fs::path& folder, const dataset::NameText& text,
    const std::vector<int64_t>& codes, const text::SymbolTable& symbols, bool speaker_vectors)
{
    const Parts parts(folder, text.name);
    ClipFeatures features;
    features.name = text.name;
    features.norm = text.norm;
    features.phone_names = text.phones;
    features.phones = torch::tensor(symbols.ids(text.phones), torch::kLong);
    if (!text.word2ph.empty()) {
        features.word2ph = torch::tensor(text.word2ph, torch::kLong);
    }
    features.codes = torch::tensor(codes, torch::kLong);
    if (fs::exists(parts.bert)) {
        features.bert = readTensor(parts.bert);
    }
    features.ssl = readTensor(parts.ssl)[0].contiguous(); // [1, ssl_dim, T]
    const auto sound = audio::readAudio(parts.wave);
    features.wave = torch::tensor(audio::channelMean(sound));
    if (speaker_vectors) {
        features.sv = readTensor(parts.sv)[0].contiguous(); // [1, sv_dim]
    }
    return features;
}

} // namespace

bool isPreparedFolder(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "2-name2text.txt", ignored)
        || fs::exists(folder / "2-name2text-0.txt", ignored);
}

std::vector<ClipFeatures> readPreparedFolder(const fs::path& folder, bool version_1,
    bool speaker_vectors, std::vector<dataset::RowMessage>& messages)
{
    const text::SymbolTable symbols(version_1 ? text::SymbolVersion::v1 : text::SymbolVersion::v2);
    std::map<std::string, std::vector<int64_t>> codes;
    for (auto& row : dataset::readNameSemantics(folder)) {
        codes[row.name] = std::move(row.codes);
    }
    std::vector<ClipFeatures> clips;
    int row = 0;
    for (const auto& text : dataset::readNameTexts(folder)) {
        ++row;
        const auto own = codes.find(text.name);
        const auto leaveOut = [&](const std::string& why) {
            messages.push_back({row, dataset::Problem::Other, true, text.name + ": " + why});
        };
        if (own == codes.end() || own->second.empty()) {
            leaveOut("it has no semantic tokens");
            continue;
        }
        try {
            clips.push_back(readClip(folder, text, own->second, symbols, speaker_vectors));
        } catch (const Error& error) {
            leaveOut(error.what());
        }
    }
    return clips;
}

void writePreparedFolder(const fs::path& folder, const std::vector<ClipFeatures>& clips)
{
    for (const char* part : {"3-bert", "4-cnhubert", "5-wav32k", "7-sv_cn"}) {
        fs::create_directories(folder / part);
    }
    std::vector<dataset::NameText> texts;
    std::vector<dataset::NameSemantic> codes;
    for (const ClipFeatures& clip : clips) {
        const Parts parts(folder, clip.name);
        const auto numbers = [](const at::Tensor& tensor) {
            return tensor.defined() ? std::vector<int64_t>(tensor.const_data_ptr<int64_t>(),
                       tensor.const_data_ptr<int64_t>() + tensor.numel())
                                    : std::vector<int64_t>();
        };
        texts.push_back({clip.name, clip.phone_names, numbers(clip.word2ph), clip.norm});
        codes.push_back({clip.name, numbers(clip.codes)});
        if (clip.bert.defined()) {
            writeTensor(parts.bert, clip.bert);
        }
        writeTensor(parts.ssl, clip.ssl.unsqueeze(0));
        const auto wave = clip.wave.contiguous();
        audio::writeAudio(parts.wave, std::span(wave.const_data_ptr<float>(), size_t(wave.numel())),
            kWaveRate, audio::SampleFormat::Wav16);
        if (clip.sv.defined()) {
            writeTensor(parts.sv, clip.sv.unsqueeze(0));
        }
    }
    dataset::writeNameTexts(folder, texts);
    dataset::writeNameSemantics(folder, codes);
}

} // namespace timbre::training
