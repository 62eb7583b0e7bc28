// Not a test: what the verdict says about real recordings that were spoiled in known ways. The
// table in core/cleaning/README.md comes from here; verdict_table.sh fetches the recordings.
//     verdict_table FOLDER OTHER...   one folder of WAV files per speaker; the first is judged

#include "core/base/error.h"
#include "core/cleaning/voice/activity.h"
#include "core/prepare/judging.h"
#include "tests/cleaning/material.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>

using namespace timbre;
using namespace timbre::test;
namespace fs = std::filesystem;

namespace {

constexpr int kRate = 16000; // of the recordings

struct Condition {
    const char *name, *wanted;
    std::function<Samples(const Samples&, unsigned)> spoil;
};

std::vector<Samples> recordings(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".wav") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<Samples> all;
    for (const auto& file : files) {
        const auto sound = audio::readAudio(file);
        all.push_back(audio::resampleHq(audio::channelMean(sound), sound.sampling_rate, kRate));
    }
    return all;
}

Samples scaled(Samples samples, double factor)
{
    for (float& x : samples) {
        x = float(x * factor);
    }
    return samples;
}

Samples noisy(const Samples& clean, double snr_db, unsigned seed)
{
    return clean + white(rms(clean) * std::pow(10.0, -snr_db / 20.0), clean.size(), seed);
}

/// Its peak is brought to `drive` and cut off at 0.9.
Samples clipped(const Samples& clean, double drive)
{
    float peak = 0.0f;
    for (const float x : clean) {
        peak = std::max(peak, std::abs(x));
    }
    Samples result = scaled(clean, drive / peak);
    for (float& x : result) {
        x = std::clamp(x, -0.9f, 0.9f);
    }
    return result;
}

Samples hummed(const Samples& clean)
{
    Samples result = clean;
    for (int line = 1; line <= 5; ++line) {
        result = result + sine(50.0 * line, 0.02 / line, double(clean.size()) / kRate, kRate);
    }
    return result;
}

Samples chords(const Samples& clean)
{
    Samples result = clean;
    const double loudness = 0.5 * rms(clean); // 6 dB below the voice
    for (const double hz : {261.6, 329.6, 392.0, 523.3}) {
        result = result + sine(hz, loudness * 0.7, double(clean.size()) / kRate, kRate);
    }
    return result;
}

Samples telephone(const Samples& clean)
{
    auto narrow = audio::resampleHq(audio::resampleHq(clean, kRate, 6800), 6800, kRate);
    narrow.resize(clean.size());
    return narrow;
}

/// The second half is another person's.
Samples interrupted(const Samples& clean, const Samples& other)
{
    Samples result(clean.begin(), clean.begin() + long(clean.size() / 2));
    const double factor = rms(clean) / std::max(rms(other), 1e-6);
    const auto part = scaled(other, factor);
    result.insert(result.end(), part.begin() + long(part.size() / 4), part.end());
    return result;
}

class Table {
public:
    Table(std::vector<Samples> clean, std::vector<Samples> others)
        : m_clean(std::move(clean))
        , m_others(std::move(others))
    {
    }

    void print(const Condition& condition)
    {
        std::vector<prepare::ProjectClip> clips;
        const bool all = std::string_view(condition.name) == "as recorded";
        const size_t spoiled = all ? m_clean.size() : m_clean.size() / 4; // the set stays one voice
        for (size_t i = 0; i < m_clean.size(); ++i) {
            clips.push_back(
                clip(i, i < spoiled ? condition.spoil(m_clean[i], unsigned(i + 1)) : m_clean[i]));
        }
        auto judged = prepare::judge(folder(), clips, m_tools, m_nobody);
        std::map<project::Grade, int> grades;
        std::map<std::string, int> reasons;
        std::vector<prepare::ProjectClip> to_repair;
        for (size_t i = 0; i < spoiled; ++i) {
            ++grades[judged[i].verdict.grade];
            ++reasons[judged[i].verdict.reason];
            if (prepare::repairable(judged[i])) {
                to_repair.push_back({judged[i], clips[i].recording});
            }
        }
        int mended = 0;
        for (const auto& clip : prepare::repair(folder(), to_repair, m_tools, m_nobody)) {
            mended += clip.verdict.grade == project::Grade::Accept ? 1 : 0;
        }
        std::string why;
        for (const auto& [reason, count] : reasons) {
            why += reason.empty() ? "" : reason + " " + std::to_string(count) + " ";
        }
        std::printf("| %s | %s | %d | %d | %d | %d | %s|\n", condition.name, condition.wanted,
            grades[project::Grade::Accept], grades[project::Grade::Repair],
            grades[project::Grade::Drop], mended, why.c_str());
        if (qEnvironmentVariableIsSet("VERBOSE")) {
            for (size_t i = 0; i < spoiled; ++i) {
                for (const auto& [name, value] : judged[i].verdict.values) {
                    std::printf("%s=%.3g ", name.c_str(), value);
                }
                std::printf("-> %s\n", judged[i].verdict.reason.c_str());
            }
        }
        std::fflush(stdout);
    }

    const Samples& other(unsigned number) const { return m_others[number % m_others.size()]; }

private:
    fs::path folder() const { return m_folder.path().toStdString(); }

    prepare::ProjectClip clip(size_t number, const Samples& samples)
    {
        const std::string file = std::to_string(number) + ".wav";
        audio::writeAudio(folder() / file, samples, kRate, audio::SampleFormat::Float);
        prepare::ProjectClip clip;
        clip.recording = {int64_t(number) + 1, file, file, kRate, int64_t(samples.size()), {}, {}};
        clip.clip.id = clip.clip.recording = clip.recording.id;
        clip.clip.end = int64_t(samples.size());
        fs::remove_all(folder() / "cache");
        return clip;
    }

    std::vector<Samples> m_clean, m_others;
    QTemporaryDir m_folder;
    cleaning::Cleaner m_cleaner;
    cleaning::VoiceActivity m_voice;
    inference::VoicePrints m_prints;
    prepare::Tools m_tools{&m_cleaner, &m_voice, &m_prints, nullptr};
    jobs::Context m_nobody;
};

} // namespace

int main(int argc, char** argv)
try {
    if (argc < 3) {
        std::puts("verdict_table FOLDER OTHER...");
        return 2;
    }
    std::vector<Samples> others;
    for (int i = 2; i < argc; ++i) {
        const auto more = recordings(argv[i]);
        others.insert(others.end(), more.begin(), more.end());
    }
    Table table(recordings(argv[1]), others);
    using S = Samples;
    const Condition conditions[] = {
        {"as recorded", "accept", [](const S& s, unsigned) { return s; }},
        {"noise, 30 dB", "accept", [](const S& s, unsigned n) { return noisy(s, 30, n); }},
        {"noise, 20 dB", "repair", [](const S& s, unsigned n) { return noisy(s, 20, n); }},
        {"noise, 12 dB", "repair", [](const S& s, unsigned n) { return noisy(s, 12, n); }},
        {"noise, 3 dB", "drop", [](const S& s, unsigned n) { return noisy(s, 3, n); }},
        {"overdriven by 2 dB", "repair", [](const S& s, unsigned) { return clipped(s, 1.13); }},
        {"overdriven by 6 dB", "drop", [](const S& s, unsigned) { return clipped(s, 1.8); }},
        {"overdriven by 24 dB", "drop", [](const S& s, unsigned) { return clipped(s, 16.0); }},
        {"hum of the mains", "repair", [](const S& s, unsigned) { return hummed(s); }},
        {"room, 0.8 s", "repair", [](const S& s, unsigned) { return inRoom(s, 0.8, 0.12, kRate); }},
        {"room, 2 s", "drop", [](const S& s, unsigned) { return inRoom(s, 2.0, 0.12, kRate); }},
        {"softer by 36 dB", "repair", [](const S& s, unsigned) { return scaled(s, 0.016); }},
        {"telephone, 3.4 kHz", "drop", [](const S& s, unsigned) { return telephone(s); }},
        {"chords, 6 dB below", "drop", [](const S& s, unsigned) { return chords(s); }},
        {"another speaker", "drop", [&](const S&, unsigned n) { return table.other(n); }},
        {"two speakers", "drop",
            [&](const S& s, unsigned n) { return interrupted(s, table.other(n)); }},
    };
    std::puts("| spoiled by | wanted | accept | repair | drop | mended | reasons |");
    std::puts("|---|---|---|---|---|---|---|");
    for (const Condition& condition : conditions) {
        table.print(condition);
    }
    return 0;
} catch (const Error& error) {
    std::fprintf(stderr, "%s: %s\n", error.subject().c_str(), error.detail().c_str());
    return 3;
}
