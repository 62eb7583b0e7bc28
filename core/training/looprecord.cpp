#include "core/training/looprecord.h"

using nlohmann::json;

namespace timbre::training {
namespace {

json toJson(const Measured& m)
{
    json sounds = json::array();
    for (const auto& sound : m.sounds) {
        sounds.push_back(sound.string());
    }
    return {{"stage", m.stage}, {"epoch", m.epoch}, {"error_rate", m.error_rate},
        {"similarity", m.similarity}, {"sounds", sounds}, {"words", m.words}};
}

Measured measuredFrom(const json& record)
{
    Measured m{record.at("stage"), record.at("epoch"), record.at("error_rate"),
        record.at("similarity"), {}, record.at("words")};
    for (const auto& sound : record.at("sounds")) {
        m.sounds.emplace_back(sound.get<std::string>());
    }
    return m;
}

} // namespace

json toJson(const LoopRecord& record)
{
    json measured = json::array();
    for (const auto& m : record.measured) {
        measured.push_back(toJson(m));
    }
    return {{"epoch", record.epoch}, {"batch", record.batch}, {"step", record.step},
        {"batch_size", record.batch_size}, {"limit", record.limit}, {"lr_scale", record.lr_scale},
        {"ended", record.ended}, {"elapsed_s", record.elapsed_s}, {"measured", measured},
        {"best_epoch", record.best_epoch}};
}

LoopRecord loopRecord(const json& saved)
{
    LoopRecord record{.epoch = saved.at("epoch"),
        .batch = saved.at("batch"),
        .step = saved.at("step"),
        .batch_size = saved.at("batch_size"),
        .limit = saved.at("limit"),
        .lr_scale = saved.at("lr_scale"),
        .elapsed_s = saved.at("elapsed_s"),
        .ended = saved.at("ended"),
        .measured = {},
        .best_epoch = saved.at("best_epoch")};
    for (const auto& m : saved.at("measured")) {
        record.measured.push_back(measuredFrom(m));
    }
    return record;
}

} // namespace timbre::training
