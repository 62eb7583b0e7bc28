#include "core/inference/reference.h"

#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/dsp/sincresample.h"
#include "core/dsp/spectrogram.h"
#include "core/inference/clip.h"

#include <torch/torch.h>

#include <algorithm>
#include <string_view>

namespace timbre::inference {
namespace {

constexpr size_t kRemembered = 8;
constexpr double kBasePeak = 0.7; // the base model's clips were scaled to it in training

torch::Tensor tensorOf(const std::vector<float>& samples)
{
    return torch::tensor(samples);
}

/// The clip at the acoustic model's rate. A peak above 1 is brought down as the reference does, by
/// at most half.
torch::Tensor acousticSamples(const Clip& clip, const Networks& networks)
{
    const auto& config = networks.sovits->config;
    auto samples =
        dsp::sincResample(tensorOf(clip.samples), clip.sampling_rate, config.sampling_rate);
    const double peak = samples.abs().max().item<double>();
    if (networks.base()) {
        return samples * (kBasePeak / peak);
    }
    return peak > 1.0 ? samples / std::min(2.0, peak) : samples;
}

models::Reference conditioning(
    const Clip& clip, const Networks& networks, NetworkLoader& loader, at::Device device)
{
    const auto& config = networks.sovits->config;
    const auto samples = acousticSamples(clip, networks);
    models::Reference reference;
    reference.spec = dsp::linearSpectrogram(samples,
        {.filter_length = config.filter_length,
            .hop_length = config.hop_length,
            .win_length = config.win_length})
                         .to(device);
    if (config.sv_dim > 0) {
        const auto speech = networks.base()
            ? tensorOf(audio::resampleHq(clip.samples, clip.sampling_rate, 16000))
            : dsp::sincResample(samples, config.sampling_rate, 16000);
        reference.sv = loader.speakerVector(networks, speech.to(device));
    }
    return reference;
}

/// The reference asks for 0.3 s of silence after the clip, but counts it at 32 kHz in a signal of
/// 16 kHz.
int64_t promptSilence(const Networks& networks)
{
    const auto& use = networks.gpt->config.timbre;
    return use ? int64_t(use->prompt_silence_s * 16000) : int64_t(0.3 * 32000);
}

bool endsWithMark(const std::string& text)
{
    constexpr std::string_view kMarks[] = {
        "，", "。", "？", "！", ",", ".", "?", "!", "~", ":", "：", "—", "…"};
    return std::any_of(
        std::begin(kMarks), std::end(kMarks), [&](auto mark) { return text.ends_with(mark); });
}

/// What the clip says, as the GPT goes on from it: without a full stop the clip's last words run
/// into the new ones.
std::string promptText(const Voice& voice)
{
    std::string text = voice.reference.text;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    if (text.empty() || endsWithMark(text)) {
        return text;
    }
    const bool english = text::modeFromName(voice.reference.language) == text::Mode::En;
    return text + (english ? "." : "。");
}

std::string keyOf(const text::Instructions& corrections)
{
    std::string key;
    for (const text::GivenReading& given : corrections.readings) {
        key += '|' + std::to_string(given.span.begin) + '=' + given.reading;
    }
    return key;
}

} // namespace

ReferenceCache::ReferenceCache(NetworkLoader& loader, TextFeatures& text)
    : m_loader(loader)
    , m_text(text)
{
}

const PreparedReference& ReferenceCache::get(
    const Voice& voice, const Networks& networks, const text::LexiconStack& lexicons)
{
    const text::Instructions corrections{.readings = lexicons.find(promptText(voice))};
    std::string key = fileKey(voice.gpt) + fileKey(voice.sovits) + fileKey(voice.reference.path)
        + voice.reference.text + '|' + voice.reference.language + keyOf(corrections);
    for (const auto& clip : voice.aux_references) {
        key += fileKey(clip);
    }
    for (const Entry& entry : m_entries) {
        if (entry.key == key) {
            return entry.reference;
        }
    }
    m_entries.push_front({key, prepare(voice, networks, corrections)});
    if (m_entries.size() > kRemembered) {
        m_entries.pop_back();
    }
    return m_entries.front().reference;
}

PreparedReference ReferenceCache::prepare(
    const Voice& voice, const Networks& networks, const text::Instructions& corrections)
{
    models::Sovits sovits = networks.sovits;
    const auto device = sovits->parameters().front().device();
    const Clip clip = readClip(voice.reference.path, voice.reference.trim);
    std::vector<models::Reference> references{conditioning(clip, networks, m_loader, device)};
    for (const auto& path : voice.aux_references) {
        references.push_back(conditioning(readClip(path, true), networks, m_loader, device));
    }
    PreparedReference prepared;
    prepared.ge = sovits->ge(references);

    const auto& use = networks.gpt->config.timbre;
    if (voice.reference.text.empty() || (use && !use->use_prompt)) {
        return prepared;
    }
    const auto mode = text::modeFromName(voice.reference.language);
    const auto reading = m_text.read(promptText(voice), mode, networks, corrections);
    prepared.prompt.phones = reading.phone_ids;
    prepared.prompt.bert = m_text.bert(reading, networks);
    const auto speech = tensorOf(audio::resampleHq(clip.samples, clip.sampling_rate, 16000));
    const auto padded = torch::constant_pad_nd(speech, {0, promptSilence(networks)}).to(device);
    const auto codes = sovits->codes(m_loader.contentFeatures(networks, padded)).flatten().cpu();
    prepared.prompt.codes.assign(
        codes.data_ptr<int64_t>(), codes.data_ptr<int64_t>() + codes.numel());
    return prepared;
}

} // namespace timbre::inference
