// Official layouts, on the small networks of the golden data (v2Pro: with a speaker vector):
// features, the reference's prepared folder, a step of both stages, and what is exported.

#include "core/base/error.h"
#include "core/models/gpt/gpt.h"
#include "core/models/sovits/sovits.h"
#include "core/training/features/maker.h"
#include "core/training/features/preparedfolder.h"
#include "core/training/stage.h"
#include "core/weights/write.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <torch/torch.h>

namespace fs = std::filesystem;
using namespace timbre;
using namespace timbre::training;

class TestOfficial : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const fs::path golden = TIMBRE_SHARED_DIR "/golden/models";
        if (!fs::exists(golden)) {
            QSKIP("the golden data are not here");
        }
        m_here = m_folder.path().toStdString();
        auto sovits = weights::readCheckpoint(golden / "sovits/sovits_v2Pro.pth");
        sovits.tensors.merge(weights::readSafetensors(golden / "train/enc_q_v2Pro.safetensors"));
        weights::writeZip(m_here / "s2Gv2Pro.pth", sovits);
        m_options.models.gpt = golden / "gpt/gpt_v2.ckpt";
        m_options.models.sovits = m_here / "s2Gv2Pro.pth";
        m_options.models.content_encoder = golden / "hubert";
        m_options.models.speaker_encoder = golden / "sv/eres2netv2.ckpt";
        m_options.models.bert = golden / "bert";
        m_options.run = m_here / "run";

        FeatureMaker maker(m_options.models);
        QVERIFY(!maker.base());
        jobs::Context job;
        std::vector<dataset::RowMessage> messages;
        std::vector<dataset::CheckedClip> clips;
        const std::pair<const char*, const char*> texts[] = {
            {"refA.wav", "The train leaves at nine."}, {"refB.wav", "Good morning to all of you."}};
        for (const auto& [name, text] : texts) {
            clips.push_back(
                {{golden / "audio" / name, "me", text::Language::en, text, 1}, 3.06, name});
        }
        for (auto& made : maker.makeAll(clips, m_here / "features", messages, job)) {
            m_clips.push_back(std::move(made.features));
        }
        QCOMPARE(int(m_clips.size()), 2);
        QVERIFY(messages.empty());
    }

    void featuresAreInTheReferencesAmounts()
    {
        const auto& clip = m_clips.front();
        QCOMPARE(clip.wave.size(0), 97920); // 3.06 s at 32 kHz
        QCOMPARE(clip.ssl.size(0), 64);
        QCOMPARE(clip.codes.size(0), clip.ssl.size(1) / 2);
        QCOMPARE(clip.sv.size(0), 1280);
        QCOMPARE(clip.phones.size(0), int64_t(clip.phone_names.size()));
        QVERIFY(!clip.bert.defined()); // English
    }

    void featuresComeFromTheCacheWhileNothingChanges()
    {
        const auto files = QDir(m_folder.filePath("features")).entryList(QDir::Files);
        QCOMPARE(files.size(), 2);
        const auto again = readFeatures(m_here / "features" / files.front().toStdString());
        QVERIFY(again);
        const auto& same = again->name == m_clips[0].name ? m_clips[0] : m_clips[1];
        QVERIFY(torch::equal(again->ssl, same.ssl));
        QCOMPARE(again->phone_names, same.phone_names);
    }

    void aPreparedFolderGivesTheSameClipsBack()
    {
        const auto folder = m_here / "logs";
        writePreparedFolder(folder, m_clips);
        QVERIFY(isPreparedFolder(folder));
        std::vector<dataset::RowMessage> messages;
        const auto back = readPreparedFolder(folder, false, true, messages);
        QCOMPARE(back.size(), m_clips.size());
        for (size_t i = 0; i < back.size(); ++i) {
            QVERIFY(torch::equal(back[i].phones, m_clips[i].phones));
            QVERIFY(torch::equal(back[i].codes, m_clips[i].codes));
            QVERIFY(torch::equal(back[i].ssl, m_clips[i].ssl));
            QVERIFY(torch::equal(back[i].sv, m_clips[i].sv));
            QVERIFY(torch::equal(back[i].wave, m_clips[i].wave)); // 16 bit on both sides
        }
        fs::remove(folder / "4-cnhubert" / (m_clips[0].name + ".pt"));
        QCOMPARE(readPreparedFolder(folder, false, true, messages).size(), size_t(1));
        QVERIFY(dataset::message(messages.at(0)).starts_with("clip 1: refA.wav"));
    }

    void aStepOfTheAcousticModelAndItsExport()
    {
        const auto stage = officialSovitsStage({m_options, m_held});
        stage->beginEpoch(1);
        const auto report = stage->run({0}, 0);
        QVERIFY(report.updated);
        QCOMPARE(report.losses.front().first, std::string("total"));

        stage->exportTo(m_here / "voice.pth", "sovits-e1");
        const auto original = weights::readCheckpoint(m_options.models.sovits);
        const auto voice = weights::readCheckpoint(m_here / "voice.pth");
        QCOMPARE(voice.head, std::string("05")); // tells v2Pro, for the reference's loader
        QVERIFY(voice.config == original.config);
        for (const auto& [name, tensor] : original.tensors) {
            QCOMPARE(voice.tensors.contains(name), !name.starts_with("enc_q."));
        }
        QCOMPARE(voice.tensors.at("dec.conv_pre.weight").scalar_type(), torch::kHalf);
        models::loadSovits(voice); // strict: throws when anything is missing
        QVERIFY_EXCEPTION_THROWN(
            [&] {
                auto other = m_options;
                other.models.sovits = m_here / "voice.pth";
                officialSovitsStage({other, m_held});
            }(),
            Error); // a finished voice has no posterior encoder
    }

    void aStepOfTheGptAndItsExport()
    {
        const auto stage = gptStage({m_options, m_held}, false);
        stage->beginEpoch(1);
        for (int i = 0; i < 4; ++i) { // gradients of four batches make one update
            QCOMPARE(stage->run({0, 1}, i).updated, i == 3);
        }
        stage->exportTo(m_here / "voice.ckpt", "gpt-e1");
        const auto original = weights::readCheckpoint(m_options.models.gpt);
        const auto voice = weights::readCheckpoint(m_here / "voice.ckpt");
        QCOMPARE(voice.tensors.size(), original.tensors.size());
        const char* name = "h.layers.0.linear1.weight";
        QVERIFY(!torch::equal(voice.tensors.at(name), original.tensors.at(name)));
        models::loadGpt(voice);
    }

private:
    QTemporaryDir m_folder;
    fs::path m_here;
    TrainingOptions m_options;
    std::vector<ClipFeatures> m_clips;
    std::shared_ptr<const ClipSet> m_held = std::make_shared<HeldClips>(m_clips);
};

TIMBRE_TEST(TestOfficial)
#include "tst_official.moc"
