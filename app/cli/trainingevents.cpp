#include "app/cli/trainingevents.h"

#include "core/inference/device.h"
#include "core/training/eventjson.h"

#include <cstdio>

namespace timbre::cli {
namespace {

using training::Event;

std::string heldOut(const Event& event)
{
    for (const auto& [name, value] : event.losses) {
        if (name == "held_out") {
            char text[40];
            std::snprintf(text, sizeof text, ", held out %.3f", value);
            return text;
        }
    }
    return {};
}

void printEvent(const Event& event)
{
    const auto total = event.losses.empty() ? 0.0 : event.losses.front().second;
    switch (event.kind) {
    case Event::Kind::Message:
        std::fprintf(stderr, "%s\n", dataset::message(*event.row).c_str());
        break;
    case Event::Kind::Plan:
        std::printf(
            "%.0f s of speech. %s\n", event.plan->speech_s, training::inWords(*event.plan).c_str());
        break;
    case Event::Kind::Epoch:
        std::printf("%s epoch %lld of %lld: loss %.3f%s; %.3f s a step, %.3f s of it waiting for "
                    "data\n",
            event.stage.c_str(), static_cast<long long>(event.epoch),
            static_cast<long long>(event.epochs), total, heldOut(event).c_str(), event.step_s,
            event.data_s);
        break;
    case Event::Kind::Probe:
        std::printf("%s epoch %lld: %.1f %% of the words misread, similarity %.3f%s\n",
            event.stage.c_str(), static_cast<long long>(event.epoch), 100.0 * event.error_rate,
            event.similarity, event.best ? " (best)" : "");
        break;
    case Event::Kind::Note:
        std::fprintf(stderr, "%s: %s\n", event.stage.c_str(), event.text.c_str());
        break;
    default:
        break;
    }
    std::fflush(stdout);
}

} // namespace

void printLine(const nlohmann::json& line)
{
    std::puts(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

training::EventSink eventPrinter(bool as_json)
{
    return [as_json](const Event& event) {
        if (as_json) {
            printLine(training::toJson(event));
        } else {
            printEvent(event);
        }
    };
}

std::string trainingDevice(const std::string& choice)
{
    using inference::DeviceChoice;
    const auto device = inference::deviceChoice(choice);
    const bool gpu = inference::openDevices().cuda_usable;
    const bool cuda = device == DeviceChoice::Cuda || (device == DeviceChoice::Auto && gpu);
    return cuda ? "cuda" : "cpu";
}

} // namespace timbre::cli
