// The whole chain from phones to 16 bit samples: batches, order, pauses, sampling with recorded
// draws.

#include "tests/golden/report.h"

#include "core/audio/pcm16.h"
#include "core/inference/synthesizer.h"
#include "core/models/open.h"

#include <torch/torch.h>

namespace fs = std::filesystem;

namespace timbre::golden {
namespace {

using inference::Piece;
using inference::Prompt;
using inference::Speech;
using inference::Synthesizer;
using weights::TensorMap;

struct Case {
    const char* name;
    Synthesizer::ReferenceBatching batching;
    double speed = 1.0, gap_s = 0.3;
    models::SamplingOptions sampling = {.top_k = 1};
    bool aux = false, prompt = true;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {.name = "p_bs1", .batching = {1, true, true}},
        {.name = "p_bs3_bucket", .batching = {3, true, true}},
        {.name = "p_speed1.3_bs2", .batching = {2, true, true}, .speed = 1.3},
        {.name = "p_naive_aux", .batching = {1, true, false}, .gap_s = 0.1, .aux = true},
        {.name = "p_sample",
            .batching = {1, true, true},
            .sampling = {.top_k = 5, .top_p = 0.9, .temperature = 0.8}},
        {.name = "p_noprompt", .batching = {1, true, true}, .prompt = false},
    };
    return all;
}

std::vector<int64_t> values(const torch::Tensor& tensor)
{
    const auto flat = tensor.flatten().contiguous();
    return {flat.data_ptr<int64_t>(), flat.data_ptr<int64_t>() + flat.numel()};
}

std::vector<Piece> pieces(const TensorMap& golden)
{
    std::vector<Piece> all;
    for (uint64_t i = 0; golden.count("seg" + std::to_string(i) + ".phones"); ++i) {
        const auto key = "seg" + std::to_string(i) + ".";
        all.push_back({values(golden.at(key + "phones")), golden.at(key + "bert"),
            golden.at(key + "norm_text_len").item<int64_t>(), i});
    }
    return all;
}

/// Recorded draws, one tensor per step over all sentences in running order.
class RecordedDraws {
public:
    RecordedDraws(const TensorMap& golden, const std::string& prefix)
    {
        for (int i = 0; golden.count(prefix + std::to_string(i)); ++i) {
            const auto row = golden.at(prefix + std::to_string(i)).flatten().contiguous();
            m_rows.push_back(row);
        }
    }

    bool empty() const { return m_rows.empty(); }
    std::span<const float> next()
    {
        const auto& row = m_rows.at(m_next++);
        return {row.data_ptr<float>(), size_t(row.numel())};
    }

private:
    std::vector<torch::Tensor> m_rows;
    size_t m_next = 0;
};

torch::Tensor joinedPcm(const std::vector<Speech>& speeches, int64_t rate, double gap_s)
{
    std::vector<float> samples;
    for (const Speech& speech : speeches) {
        const double peak = speech.wave.abs().max().item<double>();
        const auto wave = (peak > 1.0 ? speech.wave / peak : speech.wave).contiguous();
        samples.insert(
            samples.end(), wave.data_ptr<float>(), wave.data_ptr<float>() + wave.numel());
        samples.resize(samples.size() + size_t(double(rate) * gap_s), 0.0f);
    }
    const auto pcm = audio::toPcm16(samples);
    return torch::tensor(std::vector<int64_t>(pcm.begin(), pcm.end()));
}

class Pipeline {
public:
    Pipeline(const fs::path& folder, const std::string& version)
        : m_folder(folder)
        , m_version(version)
        , m_golden(weights::readSafetensors(
              folder / "pipeline" / ("golden_" + version + ".safetensors")))
        , m_gpt(models::open(
              folder / "gpt" / (version == "v1" ? "gpt_v1.ckpt" : "gpt_v2.ckpt"), models::loadGpt))
        , m_sovits(models::open(folder / "sovits" / ("sovits_" + version + ".pth"),
              [](const auto& c) { return models::loadSovits(c); }))
    {
    }

    void check(const Case& one, Report& report)
    {
        const std::string key = std::string(one.name) + ".";
        if (!m_golden.count(key + "audio_int16")) {
            return;
        }
        Synthesizer synthesizer(
            m_gpt, m_sovits, conditioning(one.aux), one.prompt ? prompt() : Prompt{});
        RecordedDraws draws(m_golden, key + "q.");
        int decodes = 0;
        inference::SynthesisOptions options;
        options.speed = one.speed;
        options.noise = [&] {
            return m_golden.at(key + "decode" + std::to_string(decodes++) + ".noise");
        };
        options.decode.sampling = one.sampling;
        options.decode.strict_compatibility = true;
        options.decode.early_stop_num = 2700;
        if (!draws.empty()) {
            options.decode.draws = [&](int64_t, int64_t) { return draws.next(); };
        }
        const auto text = pieces(m_golden);
        const auto speeches = synthesizer.speakAsReference(text, one.batching, options);
        compareSpeeches(key, text, speeches, one, report);
    }

private:
    void compareSpeeches(const std::string& key, const std::vector<Piece>& text,
        const std::vector<Speech>& speeches, const Case& one, Report& report)
    {
        const std::string name = "pipeline/" + m_version + "/" + key;
        auto batching = one.batching;
        batching.bucketing = batching.bucketing && one.speed == 1.0;
        int run = 0;
        for (const auto& batch : referenceBatches(text, batching)) {
            const auto ar = key + "ar" + std::to_string(run);
            for (size_t i = 0; i < batch.size(); ++i) {
                const auto y = m_golden.at(ar + ".y." + std::to_string(i)).flatten();
                const auto idx = m_golden.at(ar + ".idx").flatten()[int64_t(i)].item<int64_t>();
                report.exact(name + "ar" + std::to_string(run) + ".codes." + std::to_string(i),
                    torch::tensor(speeches[batch[i]].codes),
                    idx == 0 ? y : y.slice(0, y.numel() - idx));
            }
            ++run;
        }
        const auto want = m_golden.at(key + "audio_int16").to(torch::kInt64);
        const auto got = joinedPcm(speeches, m_sovits->config.sampling_rate, one.gap_s);
        // The tolerance of the README: +-3 of 32768, as doubles so that integers need not be exact.
        report.compare(name + "audio_int16", got.to(torch::kDouble), want.to(torch::kDouble),
            {.absolute = 3.0});
    }

    Prompt prompt() const
    {
        return {values(m_golden.at("prompt.phones")), values(m_golden.at("prompt_semantic")),
            m_golden.at("prompt.bert")};
    }

    torch::Tensor conditioning(bool aux)
    {
        const auto specs = weights::readSafetensors(m_folder / "audio/spec.safetensors");
        std::vector<models::Reference> references;
        for (const char* clip : aux ? std::vector{"refA", "refC"} : std::vector{"refA"}) {
            models::Reference reference{specs.at(std::string(clip) + ".spec").unsqueeze(0), {}};
            if (m_sovits->config.sv_dim > 0) {
                reference.sv = weights::readSafetensors(m_folder / "sv/golden.safetensors")
                                   .at(std::string(clip) + ".embedding");
            }
            references.push_back(reference);
        }
        return m_sovits->ge(references);
    }

    fs::path m_folder;
    std::string m_version;
    TensorMap m_golden;
    models::Gpt m_gpt;
    models::Sovits m_sovits;
};

} // namespace

void checkPipeline(const fs::path& folder, Report& report)
{
    const c10::InferenceMode guard;
    for (const char* version : {"v1", "v2", "v2Pro", "v2ProPlus"}) {
        if (!fs::exists(
                folder / "pipeline" / (std::string("golden_") + version + ".safetensors"))) {
            continue;
        }
        Pipeline pipeline(folder, version);
        for (const Case& one : cases()) {
            pipeline.check(one, report);
        }
    }
}

} // namespace timbre::golden
