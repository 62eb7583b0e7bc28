#include "core/training/eventjson.h"

#include <array>

using nlohmann::json;

namespace timbre::training {
namespace {

json lossesOf(const Event& event)
{
    json losses = json::object();
    for (const auto& [name, value] : event.losses) {
        losses[name] = value;
    }
    return losses;
}

json rowOf(const dataset::RowMessage& row)
{
    return {{"row", row.row}, {"skipped", row.skipped}, {"problem", dataset::name(row.problem)},
        {"detail", row.detail}, {"text", dataset::message(row)}};
}

void addStep(json& line, const Event& event)
{
    line.update({{"step", event.step}, {"steps", event.steps}, {"epoch", event.epoch},
        {"losses", lossesOf(event)}, {"grad_norm", event.grad_norm}, {"lr", event.lr},
        {"step_s", event.step_s}, {"data_s", event.data_s}, {"eta_s", event.eta_s},
        {"memory_bytes", event.memory_bytes}});
}

void addProbe(json& line, const Event& event)
{
    json sounds = json::array();
    for (const auto& sound : event.sounds) {
        sounds.push_back(sound.string());
    }
    line.update({{"epoch", event.epoch}, {"error_rate", event.error_rate},
        {"similarity", event.similarity}, {"best", event.best}, {"sounds", sounds}});
}

} // namespace

const char* kindName(Event::Kind kind)
{
    constexpr std::array names{"message", "plan", "stage-begin", "step", "epoch", "probe",
        "checkpoint", "note", "stage-end"};
    return names[size_t(kind)];
}

json toJson(const Plan& plan)
{
    json stages = json::array();
    for (const StagePlan& stage : plan.stages) {
        stages.push_back({{"stage", stage.stage}, {"clips", stage.clips},
            {"batch_size", stage.batch_size}, {"steps_per_epoch", stage.steps_per_epoch},
            {"epochs", stage.epochs}, {"step_s", stage.step_s}, {"minutes", stage.minutes},
            {"trained_parameters", stage.trained_parameters}, {"parameters", stage.parameters},
            {"memory_bytes", stage.memory_bytes}});
    }
    json messages = json::array();
    for (const auto& row : plan.messages) {
        messages.push_back(rowOf(row));
    }
    return {{"speech_s", plan.speech_s}, {"version", plan.version}, {"device", plan.device},
        {"precision", plan.precision}, {"minutes", plan.minutes()}, {"stages", stages},
        {"messages", messages}, {"words", inWords(plan)}};
}

json toJson(const Event& event)
{
    json line{{"event", kindName(event.kind)}};
    if (!event.stage.empty()) {
        line["stage"] = event.stage;
    }
    switch (event.kind) {
    case Event::Kind::Message:
        line.update(rowOf(*event.row));
        break;
    case Event::Kind::Plan:
        line["plan"] = toJson(*event.plan);
        break;
    case Event::Kind::Step:
        addStep(line, event);
        break;
    case Event::Kind::Epoch:
        line.update({{"epoch", event.epoch}, {"epochs", event.epochs}, {"step", event.step},
            {"losses", lossesOf(event)}, {"step_s", event.step_s}, {"data_s", event.data_s}});
        break;
    case Event::Kind::Probe:
        addProbe(line, event);
        break;
    case Event::Kind::Checkpoint:
        line.update({{"step", event.step}, {"file", event.file.string()}});
        break;
    case Event::Kind::Note:
        line.update({{"step", event.step}, {"text", event.text}});
        break;
    case Event::Kind::StageBegin:
    case Event::Kind::StageEnd:
        line.update({{"step", event.step}, {"epochs", event.epochs}});
        break;
    }
    return line;
}

} // namespace timbre::training
