#include "core/project/rows.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace timbre::project {
namespace {

using nlohmann::json;

std::string wordsJson(const std::vector<Word>& words)
{
    json list = json::array();
    for (const Word& word : words)
        list.push_back({word.text, word.confidence, word.heard});
    return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Word> words(const std::string& text)
{
    std::vector<Word> words;
    if (text == "[]") // most clips of a large project; parsing would take longer than reading
        return words;
    for (const json& entry : json::parse(text))
        words.push_back({entry.at(0), entry.at(1), entry.at(2)});
    return words;
}

std::string verdictJson(const Verdict& verdict)
{
    json object = json::object();
    if (verdict.grade != Grade::Unknown)
        object = {{"grade", name(verdict.grade)}, {"reason", verdict.reason}};
    if (!verdict.values.empty())
        object["values"] = verdict.values;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Verdict verdict(const std::string& text)
{
    Verdict verdict;
    if (text == "{}")
        return verdict;
    const json object = json::parse(text);
    verdict.grade = gradeFromName(object.value("grade", ""));
    verdict.reason = object.value("reason", "");
    verdict.values = object.value("values", std::map<std::string, double>());
    return verdict;
}

Clip clipOf(const Statement& row)
{
    Clip clip;
    clip.id = row.integer(0);
    clip.recording = row.integer(1);
    clip.begin = row.integer(2);
    clip.end = row.integer(3);
    clip.speaker = row.text(4);
    clip.language = row.text(5);
    clip.text = row.text(6);
    clip.words = words(row.text(7));
    clip.checked = row.integer(8) != 0;
    clip.dropped = row.integer(9) != 0;
    clip.verdict = verdict(row.text(10));
    clip.repair = recipeFromJson(row.text(11));
    clip.heard = row.text(12);
    return clip;
}

void bind(Statement& statement, const Clip& clip)
{
    statement.bind(clip.recording)
        .bind(clip.begin)
        .bind(clip.end)
        .bind(clip.speaker)
        .bind(clip.language)
        .bind(clip.text)
        .bind(wordsJson(clip.words))
        .bind(int64_t(clip.checked))
        .bind(int64_t(clip.dropped))
        .bind(verdictJson(clip.verdict))
        .bind(toJson(clip.repair))
        .bind(clip.heard);
}

void bind(Statement& statement, const Recording& recording)
{
    statement.bind(recording.name)
        .bind(recording.file)
        .bind(int64_t(recording.sampling_rate))
        .bind(recording.frames)
        .bind(toJson(recording.recipe))
        .bind(recording.original);
}

} // namespace

std::vector<Recording> readRecordings(Database& database)
{
    std::vector<Recording> all;
    auto row = database.prepare(
        "SELECT id, name, file, sampling_rate, frames, recipe, original FROM recording "
        "ORDER BY id");
    while (row.step())
        all.push_back({row.integer(0), row.text(1), row.text(2), int(row.integer(3)),
            row.integer(4), recipeFromJson(row.text(5)), row.text(6)});
    return all;
}

std::vector<Clip> readClips(Database& database)
try {
    std::vector<Clip> all;
    auto row = database.prepare(
        "SELECT id, recording, begin_sample, end_sample, speaker, language, text, words, checked, "
        "dropped, verdict, repair, heard FROM clip ORDER BY recording, begin_sample, id");
    while (row.step())
        all.push_back(clipOf(row));
    return all;
} catch (const json::exception&) {
    throw Error(ErrorKind::Corrupt, database.path().string(),
        "The project file is damaged. Open a backup of it.");
}

int64_t insert(Database& database, const Recording& recording)
{
    auto statement = database.prepare(
        "INSERT INTO recording (name, file, sampling_rate, frames, recipe, original) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    bind(statement, recording);
    statement.run();
    return database.lastId();
}

int64_t insert(Database& database, const Clip& clip)
{
    auto statement = database.prepare(
        "INSERT INTO clip (recording, begin_sample, end_sample, speaker, language, text, words, "
        "checked, dropped, verdict, repair, heard) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind(statement, clip);
    statement.run();
    return database.lastId();
}

void update(Database& database, const Recording& recording)
{
    auto statement = database.prepare("UPDATE recording SET name = ?, file = ?, sampling_rate = ?, "
                                      "frames = ?, recipe = ?, original = ? WHERE id = ?");
    bind(statement, recording);
    statement.bind(recording.id).run();
}

void update(Database& database, const Clip& clip)
{
    auto statement = database.prepare(
        "UPDATE clip SET recording = ?, begin_sample = ?, end_sample = ?, speaker = ?, "
        "language = ?, text = ?, words = ?, checked = ?, dropped = ?, verdict = ?, repair = ?, "
        "heard = ? "
        "WHERE id = ?");
    bind(statement, clip);
    statement.bind(clip.id).run();
}

} // namespace timbre::project
