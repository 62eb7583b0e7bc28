#include "core/training/base/basemaker.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/training/base/speakers.h"
#include "core/training/base/startingpair.h"
#include "core/training/eventjson.h"
#include "core/training/features/maker.h"
#include "core/training/listener.h"
#include "core/training/loop.h"
#include "core/training/runs/runs.h"
#include "core/training/torchdoor.h"

#include <QCryptographicHash>

#include <cmath>
#include <memory>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr double kShortestHeard_s = 3.0, kLongestHeard_s = 10.0;

class BaseTraining {
public:
    BaseTraining(
        const BaseTrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job)
        : m_options(options)
        , m_config(readBaseConfig(options.config))
        , m_probe(probe)
        , m_job(job)
        , m_run(options.run)
        , m_sink([this, sink](const Event& event) {
            m_run.log(toJson(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
            if (sink) {
                sink(event);
            }
        })
    {
    }

    BaseTrainingResult train()
    {
        if (!m_options.resume) {
            m_run.setAside();
        }
        setPaused(m_run.path(), false);
        makeClips();
        BaseTrainingResult result{.finished = true, .name = m_config.name, .folder = {}};
        for (const char* stage : {"sovits", "gpt"}) {
            if (!trainOne(stage)) {
                result.finished = false;
                return result;
            }
        }
        result.folder = exported();
        return result;
    }

private:
    /// Everything that is known about the speech: codebook, features, who is held out.
    void makeClips()
    {
        std::vector<dataset::RowMessage> messages;
        const auto checked = checkedSpeakers(m_options.data, messages, m_job);
        const auto start = startingPair(
            m_config, checked, m_options.shipped, m_run.start(), m_options.seed, m_job);
        m_models = m_options.shipped;
        m_models.gpt = start.gpt;
        m_models.sovits = start.sovits;
        m_models.aligner_gpt = m_options.shipped.gpt;
        m_models.aligner_sovits = m_options.shipped.sovits;
        FeatureMaker maker(m_models);
        std::vector<FeatureMaker::MadeFile> made =
            maker.makeFiles(checked, m_run.features(), messages, m_job);
        for (const auto& row : messages) {
            Event event;
            event.kind = Event::Kind::Message;
            event.row = row;
            m_sink(event);
        }
        divide(made);
    }

    void divide(const std::vector<FeatureMaker::MadeFile>& made)
    {
        std::vector<dataset::CheckedClip> clips;
        for (const auto& one : made) {
            clips.push_back(one.clip);
        }
        const auto out = heldOutOf(clips, m_config.held_out);
        std::vector<FiledClips::Clip> learning, measured;
        QCryptographicHash key(QCryptographicHash::Sha1);
        key.addData(QByteArray::fromStdString(m_config.text + std::to_string(m_options.seed)
            + std::to_string(int(m_options.precision))));
        for (size_t i = 0; i < made.size(); ++i) {
            const auto& item = made[i].clip.item;
            (out[i] ? measured : learning)
                .push_back({made[i].file, item.speaker, made[i].clip.seconds});
            key.addData(QByteArray::fromStdString(made[i].file.filename().string()));
        }
        if (learning.empty()) {
            throw Error(
                ErrorKind::BadReference, m_options.data.string(), "None of its clips can be used.");
        }
        m_key = key.result().toHex().toStdString();
        m_learning = std::make_shared<FiledClips>(std::move(learning));
        m_measured = std::make_shared<FiledClips>(std::move(measured));
        if (m_probe) {
            chooseListener(clips, out);
        }
    }

    /// One speaker with a clip to imitate and clips to compare with stands for all.
    void chooseListener(
        const std::vector<dataset::CheckedClip>& clips, const std::vector<bool>& out)
    {
        m_heard.language = "en";
        for (size_t i = 0; i < clips.size() && m_heard.held_out.empty(); ++i) {
            const auto& reference = clips[i];
            if (out[i] || reference.seconds < kShortestHeard_s
                || reference.seconds > kLongestHeard_s) {
                continue;
            }
            for (size_t other = 0; other < clips.size(); ++other) {
                if (out[other] && clips[other].item.speaker == reference.item.speaker) {
                    m_heard.held_out.push_back(clips[other].item.clip);
                }
            }
            m_heard.reference = {
                reference.item.clip, reference.item.text, "en", reference.item.speaker};
        }
        if (m_heard.held_out.empty()) {
            throw Error(ErrorKind::BadReference, m_options.data.string(),
                "No speaker has a clip of 3 to 10 seconds beside one that is held out, so nobody "
                "can be listened to: train without --probe.");
        }
        m_listener =
            std::make_unique<Listener>(*m_probe, m_heard, m_options.shipped, m_run.sounds());
    }

    bool trainOne(const std::string& name)
    {
        const bool gpt = name == "gpt";
        const ScratchRecipe& recipe = gpt ? m_config.gpt_recipe : m_config.sovits_recipe;
        TrainingOptions options;
        options.models = m_models;
        options.device = m_options.device;
        options.precision = m_options.precision;
        options.seed = m_options.seed;
        options.recompute = gpt && m_options.recompute;
        options.loader_threads = m_options.loader_threads;
        const StageInput input{options, m_learning, m_measured, recipe};
        const auto stage = gpt ? gptStage(input, true) : baseSovitsStage(input);
        const LoopOptions loop{
            .epochs = (recipe.steps + recipe.epoch_steps - 1) / recipe.epoch_steps,
            .batch_size = recipe.batch_size,
            .checkpoint_every_s = m_options.checkpoint_every_s,
            .keep_last = m_options.keep_last,
            .early_stop = false, // at first everything is misread
            .resume = m_options.resume,
            .key = m_key};
        const Listen listen = [&](const fs::path& file, int64_t epoch) -> std::optional<Measured> {
            if (!gpt || !m_listener || epoch == 0) {
                return std::nullopt; // the acoustic model has nobody yet who speaks its codes
            }
            return m_listener->listen(name, epoch, file, m_run.best("sovits"), m_job);
        };
        return trainStage(*stage, loop, m_run, listen, m_sink, m_job).finished;
    }

    /// A folder that `timbre models import` and `timbre train --model` take.
    fs::path exported() const
    {
        const auto folder = m_run.path() / "model";
        const auto copy = [&](const fs::path& file, const std::string& name) {
            copyWhole(file, folder / name);
        };
        fs::create_directories(folder);
        copy(m_run.best("gpt"), "gpt-" + m_config.name + ".ckpt");
        copy(m_run.best("sovits"), "sovits-" + m_config.name + ".pth");
        copy(m_options.shipped.content_encoder, "content-encoder.safetensors");
        copy(m_options.shipped.speaker_encoder, "fingerprint.safetensors");
        AtomicFile config(folder / "config.json");
        config.write(m_config.text);
        config.commit();
        return folder;
    }

    const BaseTrainingOptions& m_options;
    const BaseConfig m_config;
    Probe* const m_probe;
    jobs::Context& m_job;
    RunFolder m_run;
    const EventSink m_sink;
    ModelFiles m_models;
    std::shared_ptr<const ClipSet> m_learning, m_measured;
    std::string m_key;
    Preparation m_heard; ///< only what a listener looks at
    std::unique_ptr<Listener> m_listener;
};

} // namespace

BaseTrainingResult trainBase(
    const BaseTrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job)
{
    const FlushedDenormals guard;
    return translated([&] { return BaseTraining(options, probe, sink, job).train(); });
}

} // namespace timbre::training
