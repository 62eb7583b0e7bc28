#include "core/inference/bench.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/torcherrors.h"
#include "core/models/bert.h"
#include "core/models/contentencoder.h"
#include "core/models/eres2netv2.h"
#include "core/models/fingerprint.h"
#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "core/models/hubert.h"
#include "core/models/open.h"
#include "core/models/sovits/sovits.h"

#include <torch/torch.h>

#include <sys/resource.h>

#include <ctime>

#include <algorithm>
#include <functional>

namespace timbre::inference {
namespace {

constexpr int64_t kPhones = 80, kPrompt = 125, kTokens = 250, kTextPhones = 40;

/// The networks of a configuration, and measurements of each.
class Bench {
public:
    Bench(const BenchOptions& options, jobs::Context& job)
        : m_options(options)
        , m_job(job)
        , m_base(options.config == "base")
    {
        torch::manual_seed(0);
        load();
    }

    BenchReport run()
    {
        measureGpt();
        measureSovits();
        measureContent();
        if (!m_base) {
            measureBert();
        }
        if (m_sovits->config.sv_dim > 0) {
            measureSpeaker();
        }
        m_report.config = m_options.config;
        m_report.threads = m_options.threads;
        m_report.device = "cpu";
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        m_report.peak_bytes = int64_t(usage.ru_maxrss) * 1024;
        return m_report;
    }

private:
    void load()
    {
        if (m_base) {
            m_gpt = models::open(paths::resource("base-model/gpt-base.ckpt"), models::loadGpt);
            m_sovits = models::open(paths::resource("base-model/sovits-base.pth"),
                [](const auto& checkpoint) { return models::loadSovits(checkpoint); });
            m_content = models::open(paths::resource("base-model/content-encoder.safetensors"),
                models::loadContentEncoder);
            m_fingerprint = models::open(
                paths::resource("base-model/fingerprint.safetensors"), models::loadFingerprint);
            return;
        }
        m_gpt = models::Gpt(models::GptConfig{});
        m_sovits = models::Sovits(models::fullSizeSovits(m_options.config));
        m_hubert = models::Hubert(models::HubertConfig{});
        m_bert = models::Bert(models::BertConfig{});
        m_gpt->eval();
        m_sovits->eval();
        m_hubert->eval();
        m_bert->eval();
        nn::foldWeightNorm(*m_sovits);
        m_hubert->foldWeightNorm();
        if (m_sovits->config.sv_dim > 0) {
            m_speaker = models::Eres2NetV2(models::Eres2NetV2Config{});
            m_speaker->eval();
            m_speaker->fold();
        }
    }

    /// Seconds. One thread is timed by the processor time of the process, so that other work on the
    /// machine does not count; several by the clock.
    double now() const
    {
        timespec time{};
        clock_gettime(m_options.threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
        return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
    }

    /// The median of some runs after one that does not count, in seconds.
    double median(const std::function<void()>& work)
    {
        std::vector<double> times;
        for (int i = 0; i <= m_options.repeats; ++i) {
            m_job.checkpoint();
            const double begin = now();
            work();
            if (i > 0) {
                times.push_back(now() - begin);
            }
        }
        std::nth_element(
            times.begin(), times.begin() + std::ptrdiff_t(times.size() / 2), times.end());
        return times[times.size() / 2];
    }

    models::GptInput gptInput() const
    {
        models::GptInput input;
        for (int64_t i = 0; i < kPhones; ++i) {
            input.phones.push_back(1 + i * 7 % 300);
        }
        for (int64_t i = 0; i < kPrompt; ++i) {
            input.prompt.push_back(i * 37 % 1024);
        }
        input.bert = m_base ? torch::Tensor() : torch::randn({m_gpt->config.bert_dim, kPhones});
        input.text_begin = kPhones / 2;
        return input;
    }

    using MakeSession = std::unique_ptr<models::GptSession> (*)(models::GptImpl&);

    double prefill(MakeSession make)
    {
        const std::vector inputs{gptInput()};
        return median([&] { make(*m_gpt)->start(inputs); });
    }

    double tokensPerSecond(MakeSession make, double prefill_s)
    {
        const std::vector inputs{gptInput()};
        models::GptDecodeOptions options;
        options.min_tokens = kTokens + 1; // no end: every run makes the same number of steps
        options.max_tokens = kTokens;
        options.follow_alignment = false;
        const double total = median([&] {
            const auto session = make(*m_gpt);
            models::decodeLoop(*session, inputs, m_gpt->config, options);
        });
        return double(kTokens) / (total - prefill_s);
    }

    void measureGpt()
    {
        const double ours = prefill(models::makeSession),
                     plain = prefill(models::makeTensorSession);
        add("prefill of 205 positions", "s", ours, plain);
        add("tokens", "tokens/s", tokensPerSecond(models::makeSession, ours),
            tokensPerSecond(models::makeTensorSession, plain));
    }

    void measureSovits()
    {
        const auto& config = m_sovits->config;
        const auto codes = torch::randint(config.codebook_size, {1, 1, kTokens}, torch::kInt64);
        const auto text = torch::randint(1, 300, {1, kTextPhones}, torch::kInt64);
        const double seconds =
            double(kTokens * config.samplesPerToken()) / double(config.sampling_rate);
        models::Reference reference{torch::rand({1, config.specChannels(), 250}), {}};
        if (config.sv_dim > 0) {
            reference.sv = torch::randn({1, config.sv_dim});
        }
        const auto ge = m_sovits->ge(std::span(&reference, 1));
        const double ours = median([&] { m_sovits->decode(codes, text, ge); });
        add("acoustic model", "s per s of speech", ours / seconds,
            m_base ? 0.0 : plainAcoustic(codes, text, ge) / seconds);
    }

    /// The same network as LibTorch runs it where nothing is prepared for inference: one pass, rows
    /// of samples.
    double plainAcoustic(const at::Tensor& codes, const at::Tensor& text, const at::Tensor& ge)
    {
        return median([&] {
            const auto prior = m_sovits->encode(codes, text, ge);
            const auto z = m_sovits->latent(prior.m_p, prior, ge);
            const c10::InferenceMode off(false);
            const torch::NoGradGuard no_grad;
            m_sovits->dec->forward(z.clone(), ge.clone());
        });
    }

    void measureContent()
    {
        constexpr double kSeconds = 5.6;
        const auto samples = torch::randn({int64_t(kSeconds * 16000)}) * 0.1;
        const auto work = [&] {
            m_base ? m_content->forward(samples) : m_hubert->forward(samples.unsqueeze(0));
        };
        add("content encoder", "s per s of clip", median(work) / kSeconds);
    }

    void measureBert()
    {
        const auto ids = torch::randint(100, 20000, {1, 22}, torch::kInt64);
        add("BERT, 20 characters", "s", median([&] { m_bert->forward(ids); }));
    }

    void measureSpeaker()
    {
        const auto samples = torch::randn({5 * 16000}) * 0.1;
        const auto work = [&] {
            m_base ? m_fingerprint->embed(samples) : models::speakerVector(m_speaker, samples);
        };
        add("speaker encoder, 5 s", "s", median(work));
    }

    void add(const char* name, const char* unit, double value, double plain = 0.0)
    {
        m_report.stages.push_back({name, unit, value, plain});
        m_job.progress({double(m_report.stages.size()) / 7.0, name, 0, 0});
    }

    const BenchOptions m_options;
    jobs::Context& m_job;
    const bool m_base;
    BenchReport m_report;
    models::Gpt m_gpt{nullptr};
    models::Sovits m_sovits{nullptr};
    models::Hubert m_hubert{nullptr};
    models::Bert m_bert{nullptr};
    models::Eres2NetV2 m_speaker{nullptr};
    models::ContentEncoder m_content{nullptr};
    models::Fingerprint m_fingerprint{nullptr};
};

} // namespace

BenchReport bench(const BenchOptions& options, jobs::Context& job)
{
    static const std::vector<std::string> known{"v1", "v2", "v2Pro", "v2ProPlus", "base"};
    if (std::find(known.begin(), known.end(), options.config) == known.end()) {
        throw Error(ErrorKind::InvalidArgument, options.config,
            "Unknown configuration; use v1, v2, v2Pro, v2ProPlus or base.");
    }
    setThreads(options.threads);
    return translated([&] {
        const c10::InferenceMode guard;
        return Bench(options, job).run();
    });
}

} // namespace timbre::inference
