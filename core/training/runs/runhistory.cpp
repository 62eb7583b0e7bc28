#include "core/training/runs/runhistory.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using nlohmann::json;

namespace timbre::training {
namespace {

std::vector<std::pair<std::string, double>> lossesOf(const json& line)
{
    std::vector<std::pair<std::string, double>> losses;
    for (const auto& [name, value] : line.at("losses").items()) {
        losses.emplace_back(name, value.is_number() ? value.get<double>() : 0.0);
    }
    std::ranges::stable_partition(losses, [](const auto& loss) { return loss.first == "total"; });
    return losses;
}

dataset::RowMessage rowOf(const json& line)
{
    return {line.at("row"), dataset::problemFromName(line.value("problem", "other")),
        line.at("skipped"), line.value("detail", line.value("text", ""))};
}

Plan planOf(const json& object)
{
    Plan plan;
    plan.speech_s = object.at("speech_s");
    plan.version = object.at("version");
    plan.device = object.at("device");
    plan.precision = object.at("precision");
    for (const json& row : object.at("messages")) {
        plan.messages.push_back(rowOf(row));
    }
    for (const json& stage : object.at("stages")) {
        StagePlan planned;
        planned.stage = stage.at("stage");
        planned.clips = stage.at("clips");
        planned.batch_size = stage.at("batch_size");
        planned.steps_per_epoch = stage.at("steps_per_epoch");
        planned.epochs = stage.at("epochs");
        planned.step_s = stage.at("step_s");
        planned.minutes = stage.at("minutes");
        planned.trained_parameters = stage.at("trained_parameters");
        planned.parameters = stage.at("parameters");
        planned.memory_bytes = stage.at("memory_bytes");
        plan.stages.push_back(std::move(planned));
    }
    return plan;
}

/// Takes the lines of one kind in. What a line lacks is a json::exception: the line is left out.
class Reading {
public:
    Reading(RunHistory& history, const json& line)
        : m_history(history)
        , m_line(line)
        , m_event(line.at("event"))
        , m_stage(line.value("stage", ""))
    {
    }

    void take()
    {
        if (m_event == "begin") {
            begin();
        } else if (m_event == "progress") {
            m_history.preparing = m_stage;
            m_history.preparing_fraction = m_line.value("fraction", 0.0);
        } else if (m_event == "set") {
            m_history.sentences = m_line.at("sentences").get<std::vector<std::string>>();
        } else if (m_event == "message") {
            m_history.messages.push_back(rowOf(m_line));
        } else if (m_event == "plan") {
            plan();
        } else if (m_event == "finished" || m_event == "stopped" || m_event == "failed") {
            end();
        } else if (!m_stage.empty()) {
            ofStage();
        }
        if (m_event != "step" && m_event != "progress" && m_event != "set") {
            remember();
        }
    }

private:
    void begin()
    {
        m_history.ending = RunHistory::Ending::None;
        m_history.preparing = "check";
        m_history.preparing_fraction = 0.0;
        m_history.messages.clear();
    }

    void plan()
    {
        m_history.plan = planOf(m_line.at("plan"));
        m_history.messages = m_history.plan->messages;
        for (const StagePlan& planned : m_history.plan->stages) {
            StageHistory& stage = named(planned.stage);
            stage.steps_per_epoch = std::max<int64_t>(1, planned.steps_per_epoch);
            stage.epochs = planned.epochs;
        }
    }

    void end()
    {
        using Ending = RunHistory::Ending;
        m_history.preparing.clear();
        m_history.ending = m_event == "finished" ? Ending::Finished
            : m_event == "stopped"               ? Ending::Stopped
                                                 : Ending::Failed;
        m_history.voice_folder = m_line.value("folder", "");
        m_history.failed_kind = m_line.value("kind", "");
        m_history.failed_subject = m_line.value("subject", "");
        m_history.failed_detail = m_line.value("detail", "");
    }

    void ofStage()
    {
        StageHistory& stage = named(m_stage);
        m_history.stage = m_stage;
        m_history.preparing.clear();
        if (m_event == "step") {
            step(stage);
        } else if (m_event == "probe") {
            probe(stage);
        } else if (m_event == "checkpoint") {
            stage.kept_step = m_line.at("step");
        } else if (m_event == "stage-end") {
            stage.done = true;
        }
    }

    void step(StageHistory& stage)
    {
        StepPoint point{m_line.at("step"), lossesOf(m_line), m_line.value("grad_norm", 0.0),
            m_line.value("lr", 0.0), m_line.value("step_s", 0.0),
            m_line.value("memory_bytes", int64_t(0))};
        const auto repeated =
            std::ranges::lower_bound(stage.points, point.step, {}, &StepPoint::step);
        stage.points.erase(repeated, stage.points.end());
        stage.step = point.step;
        stage.points.push_back(std::move(point));
        m_history.eta_s = m_line.value("eta_s", 0.0);
    }

    void probe(StageHistory& stage)
    {
        MeasuredEpoch measured{
            m_line.at("epoch"), m_line.at("error_rate"), m_line.at("similarity"), {}};
        for (const json& sound : m_line.at("sounds")) {
            measured.sounds.emplace_back(sound.get<std::string>());
        }
        const auto repeated =
            std::ranges::lower_bound(stage.measured, measured.epoch, {}, &MeasuredEpoch::epoch);
        stage.measured.erase(repeated, stage.measured.end());
        if (m_line.at("best").get<bool>()) {
            stage.best_epoch = measured.epoch;
        }
        stage.measured.push_back(std::move(measured));
    }

    void remember()
    {
        LogEntry entry;
        entry.event = m_event;
        entry.stage = m_stage;
        entry.text = m_line.value("text", "");
        entry.epoch = m_line.value("epoch", int64_t(0));
        entry.epochs = m_line.value("epochs", int64_t(0));
        entry.step = m_line.value("step", int64_t(0));
        entry.error_rate = m_line.value("error_rate", 0.0);
        entry.similarity = m_line.value("similarity", 0.0);
        entry.best = m_line.value("best", false);
        m_history.log.push_back(std::move(entry));
    }

    StageHistory& named(const std::string& name)
    {
        if (auto* stage = m_history.find(name)) {
            return *stage;
        }
        m_history.stages.emplace_back().name = name;
        return m_history.stages.back();
    }

    RunHistory& m_history;
    const json& m_line;
    const std::string m_event, m_stage;
};

} // namespace

void RunHistory::add(std::string_view text)
{
    try {
        const auto line = json::parse(text);
        Reading(*this, line).take();
    } catch (const json::exception&) { // cut off by a power loss, or of a later version
    }
}

double Plan::minutes() const
{
    double sum = 0.0;
    for (const StagePlan& stage : stages) {
        sum += stage.minutes;
    }
    return sum;
}

StageHistory* RunHistory::find(const std::string& name)
{
    const auto found = std::ranges::find(stages, name, &StageHistory::name);
    return found == stages.end() ? nullptr : &*found;
}

const StageHistory* RunHistory::find(const std::string& name) const
{
    return const_cast<RunHistory*>(this)->find(name);
}

double RunHistory::fraction() const
{
    int64_t done = 0, all = 0;
    for (const StageHistory& stage : stages) {
        done += stage.done ? stage.steps() : stage.step;
        all += stage.steps();
    }
    return all > 0 ? double(done) / double(all) : 0.0;
}

int64_t RunHistory::keptEpochs() const
{
    int64_t kept = 0;
    for (const StageHistory& stage : stages) {
        kept += stage.keptEpochs();
    }
    return kept;
}

std::optional<Plan> planFromJson(std::string_view text)
{
    try {
        return planOf(json::parse(text));
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

RunReader::RunReader(std::filesystem::path run)
    : m_file(run / "log.jsonl")
{
}

bool RunReader::read(RunHistory& history, size_t most)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(m_file, missing);
    if (missing || size == m_offset) {
        return false;
    }
    if (size < m_offset) {
        history = {};
        m_offset = 0;
    }
    std::ifstream file(m_file, std::ios::binary);
    file.seekg(std::streamoff(m_offset));
    std::string piece(std::min<size_t>(most, size - m_offset), '\0');
    file.read(piece.data(), std::streamsize(piece.size()));
    piece.resize(size_t(file.gcount()));
    const auto end = piece.rfind('\n');
    if (end == std::string::npos) {
        return false; // the end of the line is still to come
    }
    for (size_t begin = 0; begin <= end;) {
        const auto stop = piece.find('\n', begin);
        history.add(std::string_view(piece).substr(begin, stop - begin));
        begin = stop + 1;
    }
    m_offset += end + 1;
    return true;
}

} // namespace timbre::training
