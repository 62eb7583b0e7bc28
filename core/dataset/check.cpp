#include "core/dataset/check.h"

#include "core/audio/audiofile.h"
#include "core/base/error.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace timbre::dataset {
namespace {

constexpr float kFullScale = 0.999f;
constexpr double kOverdriven = 0.005; // a share of samples at full scale that is heard

std::string written(const char* format, double value)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

std::string hashOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
        return {};
    }
    return hash.result().toHex().toStdString();
}

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool belongs(char32_t c, text::Language language)
{
    const bool han = isBetween(c, 0x3400, 0x9FFF) || isBetween(c, 0x20000, 0x2FA1F);
    switch (language) {
    case text::Language::en:
        return isBetween(c, 'A', 'Z') || isBetween(c, 'a', 'z') || isBetween(c, '0', '9');
    case text::Language::ja:
        return han || isBetween(c, 0x3040, 0x30FF);
    case text::Language::ko:
        return isBetween(c, 0xAC00, 0xD7A3) || isBetween(c, 0x1100, 0x11FF);
    default:
        return han;
    }
}

bool isInLanguage(const DatasetItem& item)
{
    const auto characters = QString::fromStdString(item.text).toUcs4();
    return std::ranges::any_of(characters, [&](uint c) { return belongs(c, item.language); });
}

class Checker {
public:
    explicit Checker(const CheckOptions& options)
        : m_options(options)
    {
    }

    CheckedDataset result;

    void take(const DatasetItem& item)
    {
        if (m_options.only && item.language != *m_options.only) {
            return skip(item, Problem::WrongLanguage,
                std::string(text::name(*m_options.only)) + ", the only language of this model");
        }
        if (!isInLanguage(item)) {
            return skip(item, Problem::WrongLanguage, std::string(text::name(item.language)));
        }
        const auto hash = hashOf(item.clip);
        const auto [known, is_new] = m_rows.emplace(hash, item.row);
        if (!is_new && !hash.empty()) {
            return skip(item, Problem::Double, std::to_string(known->second));
        }
        try {
            takeSound(item, hash);
        } catch (const Error& error) {
            skip(item, Problem::UnreadableClip, error.detail());
        }
    }

private:
    void skip(const DatasetItem& item, Problem problem, std::string detail = {})
    {
        result.messages.push_back({item.row, problem, true, std::move(detail)});
    }

    void takeSound(const DatasetItem& item, const std::string& hash)
    {
        const auto sound = audio::readAudio(item.clip);
        double power = 0.0;
        int64_t full = 0;
        for (const float sample : sound.samples) {
            power += double(sample) * sample;
            full += std::abs(sample) >= kFullScale;
        }
        const auto count = double(sound.samples.size());
        if (10.0 * std::log10(power / count + 1e-20) < m_options.silence_db) {
            return skip(item, Problem::Silent);
        }
        if (sound.seconds() < m_options.shortest_s) {
            return skip(item, Problem::TooShort, written("%.1f s", sound.seconds()));
        }
        if (sound.seconds() > m_options.longest_s) {
            return skip(item, Problem::TooLong, written("%.0f s", sound.seconds()));
        }
        if (double(full) / count > kOverdriven) {
            result.messages.push_back({item.row, Problem::Clipped, false,
                written("%.1f %%", 100.0 * double(full) / count)});
        }
        result.clips.push_back({item, sound.seconds(), hash});
        result.seconds += sound.seconds();
    }

    const CheckOptions& m_options;
    std::map<std::string, int> m_rows; // by content
};

void warnAboutSet(CheckedDataset& set, const CheckOptions& options)
{
    std::set<std::string> speakers;
    for (const auto& clip : set.clips) {
        speakers.insert(clip.item.speaker);
    }
    if (speakers.size() > 1) {
        std::string names;
        for (const auto& name : speakers) {
            names += (names.empty() ? "" : ", ") + (name.empty() ? "unnamed" : name);
        }
        set.messages.push_back({0, Problem::SeveralSpeakers, false, names});
    }
    if (set.seconds < options.enough_s) {
        set.messages.push_back({0, Problem::LittleSpeech, false, written("%.0f s", set.seconds)});
    }
}

} // namespace

CheckedDataset check(const Dataset& dataset, const CheckOptions& options, jobs::Context& job)
{
    Checker checker(options);
    checker.result.messages = dataset.messages;
    int64_t done = 0;
    const auto total = int64_t(dataset.items.size());
    for (const DatasetItem& item : dataset.items) {
        job.checkpoint();
        checker.take(item);
        ++done;
        job.progress({double(done) / double(total), "check", done, total});
    }
    auto set = std::move(checker.result);
    std::ranges::stable_sort(set.messages, {}, &RowMessage::row);
    if (set.clips.empty()) {
        const auto first = std::ranges::find_if(set.messages, &RowMessage::skipped);
        throw Error(ErrorKind::BadReference, "data set",
            "None of its clips can be used"
                + (first == set.messages.end() ? "." : ", for instance " + message(*first) + "."));
    }
    warnAboutSet(set, options);
    return set;
}

} // namespace timbre::dataset
