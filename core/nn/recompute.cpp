#include "core/nn/recompute.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>

namespace timbre::nn {
namespace {

using Block = std::function<at::Tensor(const at::Tensor&)>;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// What a second pass needs to be the same as the first: the random generator and autocast, which
/// belong to the thread, and the backward pass may run on another one.
struct Held : torch::CustomClassHolder {
    Held(Block b, const at::Tensor& x)
        : block(std::move(b))
        , device(x.device())
        , generator(at::globalContext().defaultGenerator(device))
        , random(generator.get_state())
        , autocast(at::autocast::is_autocast_enabled(device.type()))
        , type(at::autocast::get_autocast_dtype(device.type()))
    {
    }

    at::Tensor again(const at::Tensor& x)
    {
        const auto now = generator.get_state();
        const bool was_on = at::autocast::is_autocast_enabled(device.type());
        const auto was = at::autocast::get_autocast_dtype(device.type());
        generator.set_state(random);
        at::autocast::set_autocast_enabled(device.type(), autocast);
        at::autocast::set_autocast_dtype(device.type(), type);
        const auto y = block(x);
        at::autocast::set_autocast_enabled(device.type(), was_on);
        at::autocast::set_autocast_dtype(device.type(), was);
        if (!was_on) { // its copies of weights hang in this graph
            at::autocast::clear_cache();
        }
        generator.set_state(now);
        return y;
    }

    Block block;
    at::Device device;
    at::Generator generator;
    at::Tensor random;
    bool autocast;
    at::ScalarType type;
};

struct Recompute : torch::autograd::Function<Recompute> {
    /// `witness` wants a gradient even where x does not, so that there is a way back to the block's
    /// own parameters.
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor&,
        const c10::intrusive_ptr<Held>& held)
    {
        context->save_for_backward({x});
        context->saved_data["held"] = c10::IValue::make_capsule(held);
        return held->block(x);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients)
    {
        const auto saved = context->get_saved_variables()[0];
        const auto held =
            c10::static_intrusive_pointer_cast<Held>(context->saved_data["held"].toCapsule());
        const torch::AutoGradMode enable(true);
        const auto x = saved.detach().set_requires_grad(saved.requires_grad());
        const auto y = held->again(x);
        torch::autograd::backward({y}, {gradients[0]}); // also those of the block's parameters
        return {x.grad(), at::Tensor(), at::Tensor()};
    }
};

} // namespace

at::Tensor recomputed(const Block& block, const at::Tensor& x)
{
    if (!torch::GradMode::is_enabled()) {
        return block(x);
    }
    const auto witness = torch::zeros({0}, x.options().requires_grad(true));
    return Recompute::apply(x, witness, c10::make_intrusive<Held>(block, x));
}

} // namespace timbre::nn
