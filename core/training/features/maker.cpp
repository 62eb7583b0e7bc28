#include "core/training/features/maker.h"

#include "core/audio/audiofile.h"
#include "core/audio/pcm16.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/dsp/sincresample.h"
#include "core/models/bert.h"
#include "core/models/contentencoder.h"
#include "core/models/eres2netv2.h"
#include "core/models/fingerprint.h"
#include "core/models/hubert.h"
#include "core/models/open.h"
#include "core/models/sovits/sovits.h"
#include "core/text/frontend.h"
#include "core/training/features/aligner.h"
#include "core/training/features/pitch.h"

#include <QCryptographicHash>

#include <torch/torch.h>

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr int kCacheFormat = 2; // of the cache: another number makes everything again
constexpr double kBasePeak = 0.7; // the base model's recordings are scaled to it
constexpr double kLongestBase_s = 29.0; // its content encoder hears no more at once
constexpr double kOverdriven = 2.2; // the reference leaves such recordings out
constexpr int64_t kOfficialRate = 32000;

text::Mode modeOf(text::Language language)
{
    switch (language) {
    case text::Language::en:
        return text::Mode::En;
    case text::Language::ja:
        return text::Mode::AllJa;
    case text::Language::ko:
        return text::Mode::AllKo;
    case text::Language::yue:
        return text::Mode::AllYue;
    default:
        return text::Mode::AllZh;
    }
}

/// The reference reads these two differently before its front ends see them.
std::string prepared(std::string text)
{
    std::ranges::replace(text, '%', '-');
    const std::string yen = "￥";
    for (size_t at = text.find(yen); at != std::string::npos; at = text.find(yen, at)) {
        text.replace(at, yen.size(), ",");
    }
    return text;
}

std::vector<float> scaledTo(std::vector<float> samples, double peak)
{
    float highest = 1e-6f;
    for (const float sample : samples) {
        highest = std::max(highest, std::abs(sample));
    }
    for (float& sample : samples) {
        sample *= float(peak) / highest;
    }
    return samples;
}

std::string fileKey(const fs::path& path)
{
    std::error_code ignored;
    if (path.empty()) {
        return "-";
    }
    return path.filename().string() + ':'
        + (fs::is_directory(path, ignored) ? "folder"
                                           : std::to_string(fs::file_size(path, ignored)));
}

fs::path required(const fs::path& path, const char* what)
{
    if (path.empty()) {
        throw Error(ErrorKind::MissingModel, what,
            "Training these weights needs it, and it is not installed: run `timbre models import` "
            "with the folder of your GPT-SoVITS models.");
    }
    return path;
}

} // namespace

struct FeatureMaker::Impl {
    models::Sovits sovits{nullptr};
    models::Gpt gpt{nullptr}; ///< the one that aligns
    models::Sovits aligner_codes{nullptr}; ///< whose codes it reads; null: those of sovits
    models::ContentEncoder content{nullptr};
    models::Fingerprint fingerprint{nullptr};
    models::Hubert hubert{nullptr};
    models::Eres2NetV2 speaker{nullptr};
    std::unique_ptr<models::BertFeatures> bert;
    fs::path bert_folder;
    text::FrontEnd front_end;
    text::SymbolVersion symbols = text::SymbolVersion::v2;
    std::string key;

    explicit Impl(const ModelFiles& files)
        : bert_folder(files.bert)
    {
        sovits = models::open(files.sovits, [](const auto& c) { return models::loadSovits(c); });
        symbols = sovits->config.n_phones < 732 ? text::SymbolVersion::v1 : text::SymbolVersion::v2;
        const bool base = sovits->config.version == "base";
        const auto encoder = required(files.content_encoder, "The content encoder");
        if (base) {
            gpt = models::open(
                files.aligner_gpt.empty() ? files.gpt : files.aligner_gpt, models::loadGpt);
            if (!files.aligner_sovits.empty()) {
                aligner_codes = models::open(
                    files.aligner_sovits, [](const auto& c) { return models::loadSovits(c); });
            }
            content = models::open(encoder, models::loadContentEncoder);
            fingerprint = models::open(
                required(files.speaker_encoder, "The voice fingerprint"), models::loadFingerprint);
        } else {
            hubert = models::open(encoder, models::loadHubert);
            if (sovits->config.sv_dim > 0) {
                speaker =
                    models::open(required(files.speaker_encoder, "The speaker encoder ERes2NetV2"),
                        models::loadEres2NetV2);
            }
        }
        const double codebook = sovits->quantizer->embed.to(torch::kDouble).sum().item<double>();
        key = std::to_string(kCacheFormat) + '|' + sovits->config.version + '|' + fileKey(encoder)
            + '|' + fileKey(files.speaker_encoder) + '|' + fileKey(files.bert) + '|'
            + std::to_string(codebook) + '|' + (base ? fileKey(files.gpt) : "")
            + (files.aligner_gpt.empty() ? "" : '|' + fileKey(files.aligner_gpt));
    }

    ClipFeatures read(const dataset::DatasetItem& item)
    {
        const auto reading = front_end.read(prepared(item.text), modeOf(item.language), symbols);
        ClipFeatures features;
        features.name = item.clip.filename().string();
        features.norm = reading.norm;
        features.phone_names = reading.phones;
        features.phones = torch::tensor(reading.phone_ids, torch::kLong);
        std::vector<int64_t> word2ph;
        for (const auto& segment : reading.segments) {
            word2ph.insert(word2ph.end(), segment.word2ph.begin(), segment.word2ph.end());
        }
        if (!word2ph.empty()) {
            features.word2ph = torch::tensor(word2ph, torch::kLong);
        }
        if (item.language == text::Language::zh && !content) {
            features.bert = bertOf(reading);
        }
        return features;
    }

    at::Tensor bertOf(const text::Reading& reading)
    {
        if (!bert) {
            bert = std::make_unique<models::BertFeatures>(required(bert_folder, "BERT"));
        }
        std::vector<at::Tensor> parts;
        for (const auto& segment : reading.segments) {
            const auto phones = int64_t(segment.phones.size());
            const std::vector<int64_t> word2ph(segment.word2ph.begin(), segment.word2ph.end());
            if (segment.language == text::Language::zh && !word2ph.empty()) {
                parts.push_back(bert->phoneFeature(segment.norm, word2ph));
            } else {
                parts.push_back(torch::zeros({bert->bert()->config.hidden_size, phones}));
            }
        }
        return torch::cat(parts, 1);
    }

    void hearBase(ClipFeatures& features, const std::vector<float>& samples, int rate)
    {
        const auto& config = sovits->config;
        if (double(samples.size()) / rate > kLongestBase_s) {
            throw Error(ErrorKind::BadReference, features.name,
                "longer than the base model can hear at once (29 s); cut it");
        }
        const auto loud = scaledTo(samples, kBasePeak);
        const auto speech = torch::tensor(audio::resampleHq(loud, rate, 16000));
        const auto ssl = content->forward(speech).transpose(1, 2);
        features.codes = sovits->codes(ssl).flatten().to(torch::kLong);
        const int64_t codes = features.codes.size(0);
        auto wave = torch::tensor(audio::resampleHq(loud, rate, int(config.sampling_rate)));
        const int64_t wanted = codes * config.samplesPerToken();
        features.wave = torch::constant_pad_nd(wave, {0, wanted - wave.size(0)}); // or cut
        features.sv = fingerprint->embed(speech);
        features.f0 = trackPitch(speech, wanted / config.hop);
        const auto read =
            aligner_codes ? aligner_codes->codes(ssl).flatten().to(torch::kLong) : features.codes;
        features.phone_of_code = alignedPhones(gpt, features.phones, read);
    }

    void hearOfficial(ClipFeatures& features, const std::vector<float>& samples, int rate)
    {
        const auto at32k = audio::resampleHq(samples, rate, kOfficialRate);
        if (std::ranges::max(at32k, {}, [](float x) { return std::abs(x); }) > kOverdriven) {
            throw Error(ErrorKind::BadReference, features.name, "far louder than full scale");
        }
        const auto wave =
            audio::toPcm16(audio::mixedWithPeakNormalised(at32k, 0.95, 0.5, 32768.0), 1.0f);
        features.wave = torch::tensor(std::vector<float>(wave.begin(), wave.end())) / 32768.0;
        // HuBERT hears training clips about a thousand times louder than the reference clip
        const auto loud = audio::mixedWithPeakNormalised(at32k, 0.95, 0.5, 1145.14);
        const auto speech =
            torch::tensor(audio::resampleHq(loud, kOfficialRate, 16000)).unsqueeze(0);
        const auto ssl = hubert->forward(speech).transpose(1, 2); // [1, ssl_dim, T]
        features.ssl = ssl[0].contiguous();
        features.codes = sovits->codes(ssl).flatten().to(torch::kLong);
        if (speaker) {
            features.sv = models::speakerVector(
                speaker, dsp::sincResample(features.wave, kOfficialRate, 16000))[0];
        }
    }
};

FeatureMaker::FeatureMaker(const ModelFiles& files)
    : m_impl(std::make_unique<Impl>(files))
{
}

FeatureMaker::~FeatureMaker() = default;

bool FeatureMaker::base() const
{
    return m_impl->sovits->config.version == "base";
}

const std::string& FeatureMaker::version() const
{
    return m_impl->sovits->config.version;
}

ClipFeatures FeatureMaker::make(const dataset::CheckedClip& clip)
{
    const torch::NoGradGuard no_gradients;
    auto features = m_impl->read(clip.item);
    const auto sound = audio::readAudio(clip.item.clip);
    const auto samples = audio::channelMean(sound);
    if (base()) {
        m_impl->hearBase(features, samples, sound.sampling_rate);
    } else {
        m_impl->hearOfficial(features, samples, sound.sampling_rate);
    }
    return features;
}

at::Tensor FeatureMaker::baseSpeech(const fs::path& recording)
{
    const auto sound = audio::readAudio(recording);
    const auto loud = scaledTo(audio::channelMean(sound), kBasePeak);
    return torch::tensor(audio::resampleHq(loud, sound.sampling_rate, 16000));
}

void FeatureMaker::eachMade(const std::vector<dataset::CheckedClip>& clips, const fs::path& folder,
    std::vector<dataset::RowMessage>& messages, jobs::Context& job, const Keep& keep)
{
    fs::create_directories(folder);
    int64_t done = 0;
    for (const auto& clip : clips) {
        job.checkpoint();
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(QByteArray::fromStdString(m_impl->key + '|' + clip.hash + '|'
            + clip.item.clip.filename().string() + '|' + std::string(text::name(clip.item.language))
            + '|' + clip.item.text));
        const auto file = folder / (hash.result().toHex().toStdString() + ".safetensors");
        try {
            auto features = readFeatures(file);
            if (!features) {
                features = make(clip);
                writeFeatures(file, *features);
            }
            keep(clip, std::move(*features), file);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadText && error.kind() != ErrorKind::BadReference) {
                throw;
            }
            messages.push_back({clip.item.row, dataset::Problem::Other, true, error.detail()});
        }
        ++done;
        job.progress(
            {double(done) / double(clips.size()), "features", done, int64_t(clips.size())});
    }
}

std::vector<FeatureMaker::Made> FeatureMaker::makeAll(
    const std::vector<dataset::CheckedClip>& clips, const fs::path& folder,
    std::vector<dataset::RowMessage>& messages, jobs::Context& job)
{
    std::vector<Made> all;
    eachMade(clips, folder, messages, job,
        [&](const dataset::CheckedClip& clip, ClipFeatures&& features, const fs::path&) {
            all.push_back({clip, std::move(features)});
        });
    return all;
}

std::vector<FeatureMaker::MadeFile> FeatureMaker::makeFiles(
    const std::vector<dataset::CheckedClip>& clips, const fs::path& folder,
    std::vector<dataset::RowMessage>& messages, jobs::Context& job)
{
    std::vector<MadeFile> all;
    eachMade(clips, folder, messages, job,
        [&](const dataset::CheckedClip& clip, ClipFeatures&&, const fs::path& file) {
            all.push_back({clip, file});
        });
    return all;
}

} // namespace timbre::training
