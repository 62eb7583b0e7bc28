#include "core/prepare/prepare.h"

#include <nlohmann/json.hpp>

namespace timbre::prepare {
namespace {

nlohmann::json asJson(const Clip& clip)
{
    nlohmann::json words = nlohmann::json::array();
    for (const auto& word : clip.heard.words) {
        words.push_back({{"text", word.text}, {"confidence", word.confidence}});
    }
    nlohmann::json json{
        {"source", clip.source.string()},
        {"begin_s", clip.begin_s},
        {"end_s", clip.end_s},
        {"verdict", cleaning::name(clip.verdict.grade)},
        {"reason", clip.verdict.reason()},
        {"reasons", clip.verdict.reasons},
        {"measures", cleaning::asValues(clip.measures)},
    };
    if (!clip.file.empty()) {
        json["file"] = clip.file.string();
    }
    if (!clip.verdict.repair.empty()) {
        json["repair"] = nlohmann::json::parse(cleaning::toJson(clip.verdict.repair));
    }
    if (!clip.repaired.empty()) {
        json["repaired"] = nlohmann::json::parse(cleaning::toJson(clip.repaired));
    }
    if (!clip.heard.language.empty()) {
        json["text"] = clip.heard.text;
        json["language"] = clip.heard.language;
        json["words"] = words;
    }
    return json;
}

} // namespace

std::string toJson(const Report& report)
{
    nlohmann::json clips = nlohmann::json::array(), skipped = nlohmann::json::array();
    std::map<std::string, int> grades{{"accept", 0}, {"repair", 0}, {"drop", 0}};
    int repaired = 0;
    for (const Clip& clip : report.clips) {
        clips.push_back(asJson(clip));
        ++grades[std::string(cleaning::name(clip.verdict.grade))];
        repaired += clip.repaired.empty() ? 0 : 1;
    }
    for (const auto& file : report.skipped) {
        skipped.push_back({{"file", file.path.string()}, {"reason", file.reason}});
    }
    const nlohmann::json json{
        {"list", report.list.string()},
        {"seconds", report.seconds},
        {"denoiser", report.neural ? "neural" : "gate or none"},
        {"verdicts", grades},
        {"repaired", repaired},
        {"clips", clips},
        {"skipped", skipped},
    };
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace timbre::prepare
