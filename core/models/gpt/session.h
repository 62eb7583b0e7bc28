#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace timbre::models {

struct GptImpl;

/// One sentence to be spoken.
struct GptInput {
    std::vector<int64_t> phones; ///< the prompt's, then the text's
    at::Tensor bert = {}; ///< [bert_dim, phones] float; undefined: zeros
    std::vector<int64_t> prompt = {}; ///< codes of the reference clip; empty: it speaks without one
    int64_t text_begin = 0; ///< the first phone of the text, for alignment heads
    uint64_t stream = 0; ///< its own sequence of random draws: the sentence's number in the text
};

/// Indices of phones, half open.
struct PhoneRange {
    int64_t begin = 0, end = 0;
};

/// A network at work on a batch of sentences ("rows"): it has read them and is fed one code per row
/// and step. One session, one thread; any number of sessions may share a network. No session
/// changes the network.
class GptSession {
public:
    virtual ~GptSession() = default;

    /// Reads the sentences; afterwards logits() predict the first code. Called once.
    virtual void start(std::span<const GptInput> inputs) = 0;

    /// Feeds one code per row; afterwards logits() predict the next.
    virtual void step(std::span<const int64_t> tokens) = 0;

    /// The latest logits of a row [vocab]; they may be written to (a penalty is).
    virtual std::span<float> logits(int64_t row) = 0;

    /// How much the alignment heads looked at each phone when the row's latest code was fed
    /// [phones]: the mean over the heads of the last alignment layer. Empty when the network has no
    /// such heads, and after start().
    virtual std::span<const float> attention(int64_t row) = 0;

    /// From the next step on the row's alignment heads see these phones only.
    virtual void setWindow(int64_t row, PhoneRange phones) = 0;

    /// Forgets all but the first `tokens` codes that were fed to this row.
    virtual void truncate(int64_t row, int64_t tokens) = 0;

    /// Keeps these rows, ascending; the others are finished. The rows are renumbered from 0.
    virtual void keepRows(std::span<const int64_t> rows) = 0;
};

/// The fastest way to run this network where it lies: own kernels for float32 on the CPU, else
/// LibTorch.
std::unique_ptr<GptSession> makeSession(GptImpl& gpt);

/// With LibTorch's operations: any device and dtype; rows of different length are padded on the
/// left, as in the reference. The plain way, against which the kernels are tested.
std::unique_ptr<GptSession> makeTensorSession(GptImpl& gpt);

/// With own kernels; null where they do not fit (another device or dtype, a width that is no
/// multiple of 16). A row gives the same bytes alone and in any batch, and with any number of
/// threads.
std::unique_ptr<GptSession> makeKernelSession(GptImpl& gpt);

} // namespace timbre::models
