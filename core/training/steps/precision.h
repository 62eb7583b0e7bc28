#pragma once

#include "core/training/optim/optimizer.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <optional>

namespace timbre::training {

/// While it lives, this thread computes matrix products and convolutions in the given type, the
/// rest as torch's autocast says. kFloat switches autocast off, also inside another one.
class Autocast {
public:
    Autocast(c10::Device device, c10::ScalarType type);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    c10::DeviceType m_device;
    bool m_was_on, m_cached;
    c10::ScalarType m_previous;
};

/// Whether training may use a type there: float16 on GPUs only, bfloat16 where the processor or
/// the GPU computes with it (elsewhere it is emulated and slower than float32).
bool canTrainWith(c10::ScalarType type, c10::Device device);

/// Keeps float16 gradients away from zero: the loss is multiplied by a scale that shrinks when a
/// gradient overflows and grows after 2000 steps without (Micikevicius et al., arXiv:1710.03740,
/// section 3.2). For other types it is always 1.
class LossScaler {
public:
    explicit LossScaler(c10::ScalarType type)
        : m_on(type == c10::ScalarType::Half)
        , m_scale(m_on ? 65536.0 : 1.0)
    {
    }

    at::Tensor scaled(const at::Tensor& loss) const;
    double scale() const { return m_scale; }

    /// Brings gradients back to their size. False: one is not finite. Then the update is to be
    /// left out; with float16 the scale halves and that is no fault unless isAtFloor().
    bool unscale(const std::vector<Parameter>& parameters);
    bool isAtFloor() const { return m_scale <= 1.0; }

    State state() const;
    void restore(const State& state);

private:
    const bool m_on;
    double m_scale;
    int64_t m_good = 0; ///< steps since the last change
};

/// The first parameter, in the network's order, whose gradient has a value that is not finite.
std::optional<std::string> firstNonFinite(const std::vector<Parameter>& parameters);

/// The same for the values themselves: where a loss that is not finite may come from.
std::optional<std::string> firstBrokenValue(const torch::nn::Module& module);

} // namespace timbre::training
