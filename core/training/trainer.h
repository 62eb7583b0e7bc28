// training - a data set in, a voice out.
// Gives: a measured plan, training of both networks (SoVITS: sound, GPT: manner) with checkpoints,
// exact resume and measurement by ear, and training of a base model from scratch.
// Keeps out: inference (a Probe speaks for it), Qt beyond QtCore, projects. This header and
// probe.h, errorrate.h and sampler.h are free of LibTorch. Blocking functions: call them from a
// worker thread, one training per run folder. Units: *_s seconds; an epoch is one pass over the
// set, repeated up to a useful length where the set is small.

#pragma once

#include "core/dataset/dataset.h"
#include "core/jobs/context.h"
#include "core/training/probe.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbre::training {

enum class Stages { Both, Sovits, Gpt };
enum class Precision { Auto, F32, Bf16, F16 };

Stages stagesFromName(const std::string& name); ///< both, sovits, gpt; else Error(InvalidArgument)
Precision precisionFromName(const std::string& name); ///< auto, fp32, bf16, fp16; likewise

/// The weights that training starts from and the networks that make features. Empty paths: not
/// there; what turns out to be needed is then an Error(MissingModel).
struct ModelFiles {
    std::filesystem::path gpt, sovits; ///< in the reference's formats
    std::filesystem::path discriminator; ///< official layouts; empty: a new one
    std::filesystem::path content_encoder; ///< HuBERT's folder, or the base model's file
    std::filesystem::path speaker_encoder; ///< ERes2NetV2, or the base model's fingerprint
    std::filesystem::path fingerprint; ///< judges how alike voices are
    std::filesystem::path bert; ///< Mandarin only
    /// Whose alignment heads tell when each phone is spoken, where the GPT itself has not learnt
    /// it; with the acoustic model whose codes it reads. Empty: the GPT itself.
    std::filesystem::path aligner_gpt, aligner_sovits;
};

/// Adapters: small matrices beside frozen weights (LoRA, arXiv:2106.09685).
struct LoraOptions {
    int64_t rank = 16;
    double alpha = 16.0;
    std::vector<std::string> targets = {"*"}; ///< names of weights, '*' for any characters
};

struct TrainingOptions {
    std::filesystem::path dataset; ///< a list, a folder with one, or the reference's logs/NAME
    std::filesystem::path run; ///< the run's folder: features, checkpoints, log, results
    std::filesystem::path features; ///< kept here for several runs; empty: in the run's folder
    ModelFiles models;
    Stages stages = Stages::Both;
    std::optional<LoraOptions> lora; ///< adapters alone are trained
    int epochs = 0; ///< of each stage; 0: the recipe's number
    double minutes = 0.0; ///< at most; 0: no limit. Divided between the stages by their plans
    int64_t batch_size = 0; ///< clips per step; 0: what fits
    Precision precision = Precision::Auto;
    std::string device = "cpu"; ///< cpu or cuda
    uint64_t seed = 1234;
    bool resume = false; ///< go on from the run's last checkpoint; else an old run is set aside
    double checkpoint_every_s = 120.0; ///< besides the one after every epoch
    int keep_last = 2; ///< checkpoints and exports per stage; the best is always kept
    bool early_stop = true; ///< when the test sentences are misread more and more
    double learning_rate = 0.0; ///< 0: the recipe's
    int64_t accumulation = 0; ///< batches whose gradients make one update; 0: the recipe's
    bool recompute = false; ///< less memory, about a third more time (gpt; official sovits)
    double dpo_weight = 0.0; ///< gpt: preference over spoiled tokens (arXiv:2305.18290); 0: none
    std::vector<std::string> frozen; ///< names of weights that stay, besides the recipe's
    int loader_threads = 0; ///< that make batches ready ahead; 0: each is made when its turn comes
    bool strict_compatibility = false; ///< also the reference's faults; see this room's README
};

/// What one stage will take, measured by real steps on this machine.
struct StagePlan {
    std::string stage; ///< "sovits" or "gpt"
    int64_t clips = 0, batch_size = 0, steps_per_epoch = 0, epochs = 0;
    double step_s = 0.0, minutes = 0.0;
    int64_t trained_parameters = 0, parameters = 0;
    int64_t memory_bytes = 0; ///< of the process (GPU: of the card) at the peak of a step
};

struct Plan {
    double speech_s = 0.0;
    std::string version, device, precision; ///< "base", "cpu", "fp32"
    std::vector<StagePlan> stages;
    std::vector<dataset::RowMessage> messages; ///< about the set
    double minutes() const;
};

/// "Fits with batch 4; about 7 minutes on this machine."
std::string inWords(const Plan& plan);

/// One thing that happened. Fields that do not belong to the kind are empty.
struct Event {
    enum class Kind {
        Message, ///< about the set: `row`
        Plan, ///< `plan`
        StageBegin,
        Step, ///< losses, grad_norm, lr, step_s, data_s, eta_s, memory_bytes
        Epoch, ///< losses, step_s, data_s are means over the epoch; "held_out": not learnt from
        Probe, ///< error_rate, similarity, sounds, best
        Checkpoint, ///< file
        Note, ///< text: something was changed to go on (batch halved, step left out, ...)
        StageEnd,
    };
    Kind kind = Kind::Note;
    std::string stage, text;
    int64_t step = 0, steps = 0; ///< done and planned, of the stage
    int64_t epoch = 0, epochs = 0;
    std::vector<std::pair<std::string, double>> losses; ///< by name; "total" comes first
    double grad_norm = 0.0, lr = 0.0, step_s = 0.0, eta_s = 0.0;
    double data_s = 0.0; ///< of a step, in which the device waited for its batch
    int64_t memory_bytes = 0;
    double error_rate = 0.0, similarity = 0.0;
    bool best = false;
    std::vector<std::filesystem::path> sounds;
    std::filesystem::path file;
    std::optional<Plan> plan;
    std::optional<dataset::RowMessage> row;
};

/// "step", "epoch", ...: what the command line and the run's log call a kind.
const char* kindName(Event::Kind kind);

/// Called on the training thread.
using EventSink = std::function<void(const Event&)>;

/// A measurement of a stage's state; epoch 0 is the model it started from.
struct Measured {
    std::string stage;
    int64_t epoch = 0;
    double error_rate = 0.0, similarity = 0.0;
    std::vector<std::filesystem::path> sounds; ///< of the first test sentences
    int64_t words = 0; ///< that the error rate was counted over
};

/// A clip of the set that is fit to be the voice's reference recording.
struct ChosenReference {
    std::filesystem::path clip;
    std::string text, language, speaker;
};

struct TrainingResult {
    bool finished = false; ///< else it was stopped; resume goes on
    std::filesystem::path gpt, sovits; ///< the best weights, or those that training started from
    std::filesystem::path gpt_adapter,
        sovits_adapter; ///< of the best weights, where adapters learnt
    ChosenReference reference;
    std::vector<Measured> measured;
    int64_t best_sovits_epoch = 0,
            best_gpt_epoch = 0; ///< 0: nothing measured better than the start
    double speech_s = 0.0;
};

/// Checks the set, makes the features that are not cached yet, and times two real steps per stage.
/// Changes nothing but the run's cache. Throws as train.
Plan plan(const TrainingOptions& options, jobs::Context& job);

/// Trains, measures, keeps the best. A stop asked for through `job` writes a checkpoint and gives a
/// result that is not finished. Without a probe nothing is measured and the last state is the best.
/// Throws Error: BadReference (no usable clip), MissingModel, MismatchedModel, OutOfMemory (batch
/// 1 does not fit), Device, NotWritable, and what reading the files throws.
TrainingResult train(
    const TrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job);

/// Writes the features of a set in the reference's own layout (2-name2text.txt, 3-bert,
/// 4-cnhubert, 5-wav32k, 6-name2semantic.tsv, 7-sv_cn), to be trained there. Official layouts only:
/// Error(InvalidArgument) for the base model. -> how many clips
int64_t exportPreparedFolder(
    const TrainingOptions& options, const std::filesystem::path& folder, jobs::Context& job);

} // namespace timbre::training
