#include "core/training/base/startingpair.h"

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/models/contentencoder.h"
#include "core/models/gpt/gpt.h"
#include "core/models/open.h"
#include "core/models/sovits/sovits.h"
#include "core/nn/random.h"
#include "core/training/features/maker.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <algorithm>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::training {
namespace {

constexpr int64_t kMostRows = 100000; // of features that the codebook is learnt from
constexpr int kIterations = 25;
constexpr int64_t kChunk = 8192; // rows compared at once: memory

weights::TensorMap tensorsOf(const torch::nn::Module& module)
{
    weights::TensorMap tensors;
    for (const auto& entry : module.named_parameters()) {
        tensors[entry.key()] = entry.value().detach();
    }
    for (const auto& entry : module.named_buffers()) {
        tensors[entry.key()] = entry.value().detach();
    }
    return tensors;
}

/// Row of the codebook next to each row of x, and the squared distance: [N], [N]
std::pair<at::Tensor, at::Tensor> nearest(const at::Tensor& x, const at::Tensor& rows)
{
    std::vector<at::Tensor> indices, distances;
    const auto lengths = rows.square().sum(1);
    for (const auto& part : x.split(kChunk)) {
        const auto d = lengths - 2 * at::matmul(part, rows.t()); // without the part's own length
        auto [least, index] = d.min(1);
        indices.push_back(index);
        distances.push_back(least + part.square().sum(1));
    }
    return {torch::cat(indices), torch::cat(distances)};
}

/// Rows of x to begin with, one after another, each the likelier the further it is from those
/// before (k-means++, Arthur and Vassilvitskii, SODA 2007, section 2.2).
at::Tensor spreadRows(const at::Tensor& x, int64_t size, nn::Random& random)
{
    const auto lengths = x.square().sum(1);
    auto distance = torch::ones({x.size(0)});
    std::vector<at::Tensor> rows;
    for (int64_t i = 0; i < size; ++i) {
        const auto sums = distance.cumsum(0, torch::kDouble);
        const double draw = random.uniform({1}).item<double>() * sums[-1].item<double>();
        const auto place = int64_t(at::searchsorted(sums, draw).item<int64_t>());
        rows.push_back(x[std::min(place, x.size(0) - 1)]);
        const auto& row = rows.back();
        const auto apart = (lengths - 2 * at::mv(x, row) + row.square().sum()).clamp_min(0);
        distance = i == 0 ? apart : torch::minimum(distance, apart);
    }
    return torch::stack(rows);
}

/// Means of the rows of x that belong to each row; those without any go to the worst places.
at::Tensor moved(const at::Tensor& x, const at::Tensor& rows)
{
    const auto [index, distance] = nearest(x, rows);
    auto sums = torch::zeros_like(rows).index_add(0, index, x);
    const auto counts = at::bincount(index, {}, rows.size(0));
    auto means = sums / counts.clamp_min(1).unsqueeze(1);
    const auto empty = (counts == 0).nonzero().flatten();
    if (empty.numel() > 0) {
        means.index_copy_(0, empty, x.index_select(0, std::get<1>(distance.topk(empty.numel()))));
    }
    return means;
}

/// Means of two frames of the clips' content features, clips in a random order: [N, D]
at::Tensor contentRows(const std::vector<dataset::CheckedClip>& clips, const fs::path& encoder,
    uint64_t seed, jobs::Context& job)
{
    auto content = models::open(encoder, models::loadContentEncoder);
    const torch::NoGradGuard no_gradients;
    std::vector<at::Tensor> parts;
    int64_t rows = 0;
    for (const Batch& batch : shuffledBatches(int64_t(clips.size()), 1, 1, seed, 0)) {
        job.checkpoint();
        const auto& clip = clips[size_t(batch.front())];
        try {
            const auto frames = content->forward(FeatureMaker::baseSpeech(clip.item.clip))[0];
            parts.push_back(frames.view({-1, 2, frames.size(1)}).mean(1));
        } catch (const Error&) {
            continue; // making its features says why
        }
        rows += parts.back().size(0);
        job.progress({0.5 * std::min(1.0, double(rows) / kMostRows), "codebook", 0, 0});
        if (rows >= kMostRows) {
            break;
        }
    }
    return parts.empty() ? torch::zeros({0, 1}) : torch::cat(parts).slice(0, 0, kMostRows);
}

/// The sizes of a network that the configuration may change.
template <class Config>
struct Size {
    const char* name;
    int64_t Config::*member;
    int64_t most = 8192;
};

constexpr Size<models::SovitsConfig> kSovitsSizes[] = {
    {"inter_channels", &models::SovitsConfig::inter_channels},
    {"hidden_channels", &models::SovitsConfig::hidden_channels},
    {"filter_channels", &models::SovitsConfig::filter_channels},
    {"n_heads", &models::SovitsConfig::n_heads}, {"n_layers", &models::SovitsConfig::n_layers, 64},
    {"gin_channels", &models::SovitsConfig::gin_channels},
    {"ref_hidden", &models::SovitsConfig::ref_hidden},
    {"mrte_hidden", &models::SovitsConfig::mrte_hidden},
    {"mrte_heads", &models::SovitsConfig::mrte_heads},
    {"generator_channels", &models::SovitsConfig::generator_channels}};
constexpr Size<models::GptConfig> kGptSizes[] = {{"n_layer", &models::GptConfig::n_layer, 96},
    {"hidden_dim", &models::GptConfig::hidden_dim}, {"head", &models::GptConfig::head}};

Error wrongEntry(const std::string& name, const std::string& what)
{
    return Error(ErrorKind::InvalidArgument, name, "This entry of the configuration " + what + ".");
}

template <class Config, size_t N>
void takeSizes(const json& record, const char* part, const Size<Config> (&sizes)[N],
    std::initializer_list<const char*> others, Config& config)
{
    for (const auto& [name, value] : record.items()) {
        const auto* size =
            std::ranges::find_if(sizes, [&](const auto& s) { return s.name == name; });
        const bool other =
            std::ranges::any_of(others, [&](const char* known) { return known == name; });
        if (other) {
            continue;
        }
        const auto place = std::string(part) + "." + name;
        if (size == std::end(sizes)) {
            throw wrongEntry(place, "is not known here");
        }
        const int64_t number = value.is_number_integer() ? value.template get<int64_t>() : 0;
        if (number < 1 || number > size->most) {
            throw wrongEntry(
                place, "must be a whole number from 1 to " + std::to_string(size->most));
        }
        config.*(size->member) = number;
    }
}

void requireDivisible(int64_t width, int64_t heads, const char* place)
{
    if (width % heads != 0 || width % 2 != 0) {
        throw wrongEntry(place, "must divide the width it belongs to");
    }
}

std::vector<int64_t> numbersOf(const json& record, const char* name, std::vector<int64_t> otherwise)
{
    if (!record.contains(name)) {
        return otherwise;
    }
    try {
        return record.at(name).get<std::vector<int64_t>>();
    } catch (const json::exception&) {
        throw wrongEntry(name, "must be a list of whole numbers");
    }
}

weights::Checkpoint randomSovits(
    const BaseConfig& config, const weights::Checkpoint& shipped, const Codebook& codebook)
{
    auto c = models::sovitsConfig(shipped);
    takeSizes(config.sovits, "sovits", kSovitsSizes, {"generator_blocks", "p_dropout"}, c);
    c.generator_blocks = numbersOf(config.sovits, "generator_blocks", c.generator_blocks);
    c.p_dropout = config.sovits.value("p_dropout", c.p_dropout);
    c.codebook_size = config.codebook_size;
    requireDivisible(c.hidden_channels, c.n_heads, "sovits.n_heads");
    requireDivisible(c.mrte_hidden, c.mrte_heads, "sovits.mrte_heads");
    if (c.generator_blocks.size() != 2 || std::ranges::min(c.generator_blocks) < 1) {
        throw wrongEntry("sovits.generator_blocks", "must be two whole numbers above 0");
    }
    models::Sovits sovits(c);
    const torch::NoGradGuard no_gradients;
    sovits->quantizer->embed.copy_(codebook.rows);
    sovits->ssl_proj->weight.copy_( // the standardised mean of two frames
        torch::diag(0.5 / codebook.deviation).unsqueeze(2).repeat({1, 1, c.frames_per_token}));
    sovits->ssl_proj->bias.copy_(-codebook.mean / codebook.deviation);

    weights::Checkpoint checkpoint;
    checkpoint.tensors = tensorsOf(*sovits);
    checkpoint.config = shipped.config;
    checkpoint.config["model"].update({{"n_heads", c.n_heads}, {"mrte_heads", c.mrte_heads},
        {"p_dropout", c.p_dropout}, {"n_layers", c.n_layers}, {"inter_channels", c.inter_channels},
        {"hidden_channels", c.hidden_channels}, {"filter_channels", c.filter_channels},
        {"gin_channels", c.gin_channels}});
    checkpoint.info = config.name;
    return checkpoint;
}

weights::Checkpoint randomGpt(const BaseConfig& config, const weights::Checkpoint& shipped)
{
    auto c = models::gptConfig(shipped);
    takeSizes(config.gpt, "gpt", kGptSizes, {"alignment_layers", "alignment_heads"}, c);
    requireDivisible(c.hidden_dim, c.head, "gpt.head");
    c.vocab_size = config.codebook_size + 1;
    auto& alignment = *c.timbre->alignment; // the shipped model has one
    alignment.layers = numbersOf(config.gpt, "alignment_layers", alignment.layers);
    alignment.heads = numbersOf(config.gpt, "alignment_heads", alignment.heads);

    weights::Checkpoint checkpoint;
    checkpoint.config = shipped.config;
    checkpoint.config["model"].update({{"head", c.head}, {"hidden_dim", c.hidden_dim},
        {"n_layer", c.n_layer}, {"vocab_size", c.vocab_size}});
    checkpoint.config["timbre"]["alignment_layers"] = alignment.layers;
    checkpoint.config["timbre"]["alignment_heads"] = alignment.heads;
    checkpoint.info = config.name;
    checkpoint.tensors = tensorsOf(*models::Gpt(c));
    checkpoint.path = config.name;
    models::gptConfig(checkpoint); // are the alignment heads among its heads?
    return checkpoint;
}

} // namespace

Codebook learnCodebook(const at::Tensor& x, int64_t size, uint64_t seed, jobs::Context& job)
{
    if (x.size(0) < size) {
        throw Error(ErrorKind::BadReference, "codebook",
            "There is too little speech for a codebook of " + std::to_string(size)
                + " rows: give more, or a smaller codebook_size.");
    }
    const torch::NoGradGuard no_gradients;
    Codebook book;
    book.mean = x.mean(0);
    book.deviation = x.std(0).clamp_min(1e-4);
    const auto standard = (x - book.mean) / book.deviation;
    nn::Random random(seed, 0xC0DEB00C);
    book.rows = spreadRows(standard, size, random);
    for (int i = 0; i < kIterations; ++i) {
        job.checkpoint();
        book.rows = moved(standard, book.rows);
        job.progress({0.5 + 0.5 * (i + 1) / kIterations, "codebook", i + 1, kIterations});
    }
    return book;
}

StartingPair startingPair(const BaseConfig& config, const std::vector<dataset::CheckedClip>& clips,
    const ModelFiles& shipped, const fs::path& folder, uint64_t seed, jobs::Context& job)
{
    const StartingPair pair{folder / "gpt.ckpt", folder / "sovits.pth"};
    if (fs::exists(pair.gpt) && fs::exists(pair.sovits)) {
        return pair;
    }
    fs::create_directories(folder);
    const auto codebook = learnCodebook(
        contentRows(clips, shipped.content_encoder, seed, job), config.codebook_size, seed, job);
    torch::manual_seed(seed);
    weights::writeZip(
        pair.gpt, randomGpt(config, weights::readCheckpoint(shipped.gpt)), {.prefix = "model."});
    weights::writeZip(
        pair.sovits, randomSovits(config, weights::readCheckpoint(shipped.sovits), codebook));
    return pair;
}

} // namespace timbre::training
