#include "core/inference/speaking.h"

#include "core/base/error.h"
#include "core/inference/stopwatch.h"
#include "core/inference/wordtimes.h"
#include "core/text/markup.h"

#include <torch/torch.h>

#include <algorithm>
#include <utility>

namespace timbre::inference {
namespace {

constexpr size_t kGroup =
    4; // sentences decoded together: the GPT's weights are read once per step for all
constexpr int kMostTries = 3; // of a sentence that came out empty or did not end

constexpr double kSlowest = 0.5, kFastest = 2; // what the acoustic model can be stretched to

int64_t characters(const std::string& utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

/// A sentence that takes longer than this has gone wrong: slow speech needs 5 tokens a phone.
int64_t tokenLimit(int64_t phones)
{
    return std::min<int64_t>(1500, 80 + 8 * phones);
}

/// With silence around, in samples.
std::vector<float> samplesOf(torch::Tensor wave, int64_t before, int64_t after)
{
    const double peak = wave.numel() > 0 ? wave.abs().max().item<double>() : 0.0;
    if (peak > 1.0) {
        wave = wave / peak;
    }
    wave = wave.contiguous();
    std::vector<float> samples(size_t(before), 0.0f);
    samples.insert(samples.end(), wave.data_ptr<float>(), wave.data_ptr<float>() + wave.numel());
    samples.resize(samples.size() + size_t(after), 0.0f);
    return samples;
}

} // namespace

Speaking::Speaking(Networks networks, const PreparedReference& reference, TextFeatures& text,
    const SpeakOptions& options, SpeakReport& report)
    : m_networks(networks)
    , m_text(text)
    , m_options(options)
    , m_report(report)
    , m_synthesizer(networks.gpt, networks.sovits, reference.ge, reference.prompt)
{
}

/// What is spoken, and how, from the text with its marks.
text::CutScript Speaking::cutText(std::string_view text)
{
    Stopwatch watch(m_report.work.text);
    const auto mode = m_options.language;
    const auto script = m_options.marks ? text::parseMarkup(text, mode) : text::plainScript(text);
    auto cut = text::cut(script, mode, m_options.cut);
    m_report.remarks = script.remarks;
    m_report.remarks.insert(m_report.remarks.end(), cut.remarks.begin(), cut.remarks.end());
    return cut;
}

void Speaking::run(std::string_view text, const SentenceSink& sink, jobs::Context& job)
{
    auto [first_pause_s, pieces, remarks] = cutText(text);
    m_count = int(pieces.size());
    m_pause_s = first_pause_s;
    std::vector<Line> group;
    for (size_t i = 0; i < pieces.size(); ++i) {
        job.checkpoint();
        if (auto line = readLine(pieces[i], i)) {
            group.push_back(std::move(*line));
        }
        const bool first = m_index == 0; // the first sentence goes alone, to be heard early
        const bool last = i + 1 == pieces.size();
        if (!group.empty() && (first || last || group.size() == kGroup)) {
            speakGroup(group, sink, job);
            group.clear();
        }
    }
    if (m_index == 0) {
        throw Error(ErrorKind::BadText, {},
            "There is nothing to speak in this text: no letters and no digits.");
    }
    if (m_foreign) {
        m_report.notes.push_back(
            "The base model was taught English only; other languages will not be understood. "
            "Import the official weights for them.");
    }
    if (m_text.missingBert()) {
        m_report.notes.push_back(
            "BERT is not installed, so Mandarin sounds flatter than it could.");
    }
}

text::Reading Speaking::read(text::ScriptPiece& source)
{
    const text::Piece& piece = source.piece;
    auto& given = source.instructions.readings;
    auto found = m_options.lexicons.find(piece.text);
    given.insert(given.end(), found.begin(), found.end()); // behind those of marks, which win
    auto reading = m_text.read(piece.text, m_options.language, m_networks, source.instructions);
    for (auto skipped : reading.skipped) {
        skipped.source = piece.sourceOf(skipped.source);
        m_report.skipped.push_back(std::move(skipped));
    }
    for (auto remark : reading.remarks) {
        remark.source = piece.sourceOf(remark.source);
        m_report.remarks.push_back(std::move(remark));
    }
    return reading;
}

std::optional<Speaking::Line> Speaking::readLine(text::ScriptPiece& source, size_t index)
{
    Stopwatch watch(m_report.work.text);
    Line line;
    line.reading = read(source);
    const bool spoken = std::any_of(
        line.reading.segments.begin(), line.reading.segments.end(), [](const auto& segment) {
            return std::any_of(segment.words.begin(), segment.words.end(),
                [&](const auto& word) { return isSpoken(segment, word); });
        });
    if (!spoken) {
        m_pause_s += source.pause_s.value_or(0);
        return std::nullopt;
    }
    requireSpeakable(line.reading);
    line.piece = {line.reading.phone_ids, m_text.bert(line.reading, m_networks),
        characters(line.reading.norm), index};
    line.source = std::move(source.piece);
    line.speed = std::clamp(m_options.speed * source.rate, kSlowest, kFastest);
    line.pause_before_s = std::exchange(m_pause_s, 0.0);
    line.pause_after_s = source.pause_s.value_or(m_options.pause_s);
    return line;
}

void Speaking::requireSpeakable(const text::Reading& reading)
{
    if (!m_networks.base()) {
        return;
    }
    const auto english = [](const auto& segment) { return segment.language == text::Language::en; };
    if (std::none_of(reading.segments.begin(), reading.segments.end(), english)) {
        throw Error(ErrorKind::MissingModel, "base",
            "The base model speaks English only. For other languages import the official weights "
            "with `timbre models import`.");
    }
    m_foreign =
        m_foreign || !std::all_of(reading.segments.begin(), reading.segments.end(), english);
}

SynthesisOptions Speaking::synthesisOptions(
    const std::vector<Line>& group, jobs::Context& job) const
{
    const auto& use = m_networks.gpt->config.timbre;
    const auto defaults = use.value_or(models::GptUse{});
    int64_t phones = 0;
    for (const Line& line : group) {
        phones = std::max(phones, int64_t(line.piece.phones.size()));
    }
    SynthesisOptions options;
    options.speed = m_options.speed;
    options.seed = m_options.seed;
    auto& decode = options.decode;
    decode.sampling = {.top_k = m_options.top_k.value_or(int(defaults.top_k)),
        .top_p = m_options.top_p.value_or(1.0),
        .temperature = m_options.temperature.value_or(defaults.temperature),
        .repetition_penalty = m_options.repetition_penalty.value_or(defaults.repetition_penalty)};
    decode.seed = m_options.seed;
    decode.strict_compatibility = m_options.strict_compatibility;
    decode.follow_alignment = !m_options.strict_compatibility;
    if (!m_options.strict_compatibility) {
        decode.max_tokens = tokenLimit(phones);
    }
    decode.on_step = [this, &job, phones, size = group.size()](int64_t tokens) {
        job.checkpoint();
        const double part = std::min(0.9, double(tokens) / double(3 * phones + 1)) * double(size);
        job.progress({(m_index + part) / m_count, "sentence", m_index + 1, m_count});
    };
    return options;
}

void Speaking::speakGroup(std::vector<Line>& group, const SentenceSink& sink, jobs::Context& job)
{
    const auto options = synthesisOptions(group, job);
    std::vector<Piece> pieces;
    for (const Line& line : group) {
        pieces.push_back(line.piece);
    }
    std::vector<models::Decoded> decoded;
    {
        Stopwatch watch(m_report.work.semantic);
        decoded = m_synthesizer.decode(pieces, options);
    }
    for (size_t i = 0; i < group.size(); ++i) {
        job.checkpoint();
        Speech speech;
        {
            Stopwatch watch(m_report.work.acoustic);
            speech = render(group[i], decoded[i], options);
        }
        if (speech.doubtful && !m_options.strict_compatibility) {
            speech = speakAgain(group[i], speech, options);
        }
        handOver(group[i], speech, sink);
        job.progress({double(m_index) / m_count, "sentence", m_index, m_count});
    }
}

Speech Speaking::render(const Line& line, const models::Decoded& decoded, SynthesisOptions options)
{
    options.speed = line.speed;
    return m_synthesizer.render(line.piece, decoded, options);
}

Speech Speaking::speakAgain(const Line& line, const Speech& first, const SynthesisOptions& options)
{
    Stopwatch watch(m_report.work.semantic);
    Speech speech = first;
    for (uint64_t attempt = 1; attempt < kMostTries && speech.doubtful; ++attempt) {
        SynthesisOptions other = options;
        other.decode.seed += attempt * 0x9E3779B97F4A7C15ull;
        speech =
            render(line, m_synthesizer.decode(std::span(&line.piece, 1), other).front(), other);
        speech.redraws = first.redraws + int(attempt);
    }
    return speech;
}

void Speaking::handOver(const Line& line, const Speech& speech, const SentenceSink& sink)
{
    const int rate = m_networks.samplingRate();
    Sentence sentence;
    sentence.index = m_index++;
    sentence.count = m_count;
    sentence.text = line.source.text;
    sentence.source = line.source.source;
    sentence.sampling_rate = rate;
    const auto before = int64_t(line.pause_before_s * rate);
    sentence.samples = samplesOf(speech.wave, before, int64_t(line.pause_after_s * rate));
    sentence.begin_s = double(m_samples) / rate;
    const double seconds_per_token =
        double(m_networks.sovits->config.samplesPerToken()) / rate / line.speed;
    if (!speech.phone_of_token.empty()) {
        sentence.words = wordTimes(line.reading, line.source, speech.phone_of_token,
            seconds_per_token, sentence.begin_s + double(before) / rate);
    }
    sentence.tokens = int64_t(speech.codes.size());
    sentence.redraws = speech.redraws;
    sentence.doubtful = speech.doubtful;

    m_samples += int64_t(sentence.samples.size());
    m_report.audio_s = double(m_samples) / rate;
    m_report.tokens += sentence.tokens;
    m_report.redraws += sentence.redraws;
    m_report.doubtful += sentence.doubtful;
    ++m_report.sentences;
    sink(std::move(sentence));
}

} // namespace timbre::inference
