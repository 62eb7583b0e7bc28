// The clips of a project: measured, compared, mended, and taken back.

#include "core/cleaning/voice/activity.h"
#include "core/prepare/judging.h"
#include "core/prepare/rendering.h"
#include "tests/cleaning/material.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace timbre;
using namespace timbre::test;
namespace fs = std::filesystem;

class TestJudging : public QObject {
    Q_OBJECT

    static constexpr int kRate = 24000;

    QTemporaryDir m_folder;
    cleaning::Cleaner m_cleaner;
    cleaning::VoiceActivity m_voice;
    inference::VoicePrints m_prints;
    prepare::Tools m_tools{&m_cleaner, &m_voice, &m_prints, nullptr};
    jobs::Context m_nobody;

    fs::path folder() const { return m_folder.path().toStdString(); }

    /// A clip that is the whole of a recording.
    prepare::ProjectClip clip(int64_t id, const Samples& samples, const char* speaker = "anna")
    {
        const std::string file = std::to_string(id) + ".wav";
        audio::writeAudio(folder() / file, samples, kRate, audio::SampleFormat::Wav16);
        prepare::ProjectClip clip;
        clip.recording = {id, file, file, kRate, int64_t(samples.size()), {}, {}};
        clip.clip.id = clip.clip.recording = id;
        clip.clip.end = int64_t(samples.size());
        clip.clip.speaker = speaker;
        return clip;
    }

    Samples sentence(int number, const char* name, double noise = 1e-4) const
    {
        static const char* const texts[] = {
            "The train leaves at nine, and we shall be there before the rain begins.",
            "Nobody knows how long the old bridge will stand, but it has stood for ages.",
            "She opened the window and listened to the quiet street below."};
        Samples samples(kRate / 4, 0.0f);
        const auto words = voice(texts[number % 3], name, kRate);
        samples.insert(samples.end(), words.begin(), words.end());
        samples.resize(samples.size() + kRate / 4, 0.0f);
        return samples + white(noise, samples.size(), unsigned(number + 1));
    }

private Q_SLOTS:
    void aStrangerIsNamedAmongTheClipsOfOneSpeaker()
    {
        std::vector<prepare::ProjectClip> clips;
        for (int i = 0; i < 4; ++i) {
            clips.push_back(clip(i + 1, sentence(i, "rms")));
        }
        clips.push_back(clip(5, sentence(0, "slt")));
        clips.push_back(clip(6, sentence(1, "slt"), "bea")); // alone: nothing to compare with
        const auto judged = prepare::judge(folder(), clips, m_tools, m_nobody);
        QCOMPARE(judged.size(), clips.size());
        for (size_t i = 0; i < 4; ++i) {
            QVERIFY2(judged[i].verdict.reason != "other-speaker", judged[i].verdict.reason.c_str());
        }
        QCOMPARE(judged[4].verdict.reason, std::string("other-speaker"));
        QCOMPARE(judged[4].verdict.grade, project::Grade::Drop);
        QVERIFY(!judged[5].verdict.values.count("speaker_distance"));
        QVERIFY(judged[0].verdict.values.count("inner_distance"));
    }

    void noiseIsMendedAndTheRecordingStaysAsItWas()
    {
        std::vector<prepare::ProjectClip> clips{
            clip(11, sentence(0, "rms", 0.01)), clip(12, sentence(1, "rms"))};
        const auto recorded = audio::readAudio(folder() / "11.wav").samples;
        const auto judged = prepare::judge(folder(), clips, m_tools, m_nobody);
        QCOMPARE(judged[0].verdict.grade, project::Grade::Repair);
        QVERIFY(prepare::repairable(judged[0]));
        clips[0].clip = judged[0];

        const auto repaired = prepare::repair(folder(), {clips[0]}, m_tools, m_nobody);

        QCOMPARE(repaired.size(), 1u);
        QCOMPARE(repaired[0].verdict.grade, project::Grade::Accept);
        QCOMPARE(repaired[0].repair.front().name, std::string("denoise"));
        QVERIFY(!prepare::repairable(repaired[0]));
        QVERIFY(
            repaired[0].verdict.values.at("snr_db") > judged[0].verdict.values.at("snr_db") + 10.0);
        QVERIFY(audio::readAudio(folder() / "11.wav").samples == recorded);
        const auto mended =
            prepare::clipSound(folder(), {repaired[0], clips[0].recording}, m_cleaner, m_nobody);
        QCOMPARE(mended.size(), recorded.size());
        QVERIFY(mended != recorded);
        fs::remove_all(folder() / "cache"); // it is made again
        QVERIFY(prepare::clipSound(folder(), {repaired[0], clips[0].recording}, m_cleaner, m_nobody)
            == mended);
        QVERIFY(prepare::clipSound(folder(), clips[0], m_cleaner, m_nobody) == recorded); // undone
    }

    void topsThatGrowBackStayBelowFullScale()
    {
        auto loud = sentence(2, "rms");
        const float peak =
            std::abs(*std::ranges::max_element(loud, {}, [](float x) { return std::abs(x); }));
        for (float& x : loud) {
            x = std::clamp(1.4f * x / peak, -0.99f, 0.99f);
        }
        auto clipped = clip(21, loud);
        clipped.clip = prepare::judge(folder(), {clipped}, m_tools, m_nobody)[0];
        QCOMPARE(clipped.clip.verdict.reason, std::string("clipping"));
        const auto repaired = prepare::repair(folder(), {clipped}, m_tools, m_nobody);
        QCOMPARE(repaired.size(), 1u);
        const auto sound =
            prepare::clipSound(folder(), {repaired[0], clipped.recording}, m_cleaner, m_nobody);
        QVERIFY(std::ranges::all_of(sound, [](float x) { return std::abs(x) < 1.0f; }));
    }

    void stepsOfTwoRecipesAreMergedInTheOrderOfTheEffects()
    {
        const auto recipe = prepare::merged(
            {{"high-pass", {{"hz", 50.0}}}, {"denoise", {}}}, {{"declip", {}}, {"denoise", {}}});
        QStringList names;
        for (const auto& step : recipe) {
            names << QString::fromStdString(step.effect);
        }
        QCOMPARE(names.join(' '), QString("declip high-pass denoise"));
    }

    void stoppingIsFelt()
    {
        std::stop_source stop;
        stop.request_stop();
        jobs::Context job(stop.get_token(), {});
        QVERIFY_EXCEPTION_THROWN(
            prepare::judge(folder(), {clip(31, sentence(0, "rms"))}, m_tools, job),
            jobs::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJudging)
#include "tst_judging.moc"
