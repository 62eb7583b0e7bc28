// The loop around the steps, with a stage that is only arithmetic: what goes wrong is made to go
// wrong on purpose.

#include "core/training/loop.h"
#include "core/training/runs/runs.h"
#include "tests/support/tests.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/training/verdict.h"

#include <QTemporaryDir>

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <new>
#include <numeric>
#include <sys/resource.h>
#include <thread>

using namespace timbre;
using namespace timbre::training;

namespace {

/// The weight is the sum of all clips seen, each times the rate; the order matters a little.
class Sum final : public Stage {
public:
    int64_t fits = 1000; ///< clips at once before the memory runs out
    int64_t bad_from = -1, bad_to = -1; ///< runs whose loss is not finite
    int64_t runs = 0, dropped = 0, restored = 0;
    std::vector<int64_t> sizes;
    double weight = 1.0, lr = 1.0;

    std::string name() const override { return "sovits"; }
    int64_t clips() const override { return 10; }
    int64_t defaultEpochs() const override { return 2; }
    int64_t defaultBatchSize() const override { return 4; }
    std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const override
    {
        return shuffledBatches(10, 2, batch_size, 7, epoch);
    }
    StepReport run(const Batch& batch, int64_t) override
    {
        if (int64_t(batch.size()) > fits) {
            throw std::bad_alloc();
        }
        if (runs >= bad_from && runs < bad_to) {
            ++runs;
            return {{{"total", NAN}}, 0, lr, false, "dec.ups.0.weight"};
        }
        ++runs;
        sizes.push_back(int64_t(batch.size()));
        for (const int64_t clip : batch) {
            weight = weight * 0.999 + lr * double(clip + 1);
        }
        return {{{"total", 1.0}}, 1.0, lr, true, {}};
    }
    void drop() override { ++dropped; }
    void setLearningRateScale(double scale) override { lr = scale; }
    State state() const override
    {
        State state;
        state.tensors["weight"] = torch::full({1}, weight, torch::kDouble);
        state.numbers["runs"] = double(runs);
        return state;
    }
    void restore(const State& state) override
    {
        ++restored;
        weight = state.tensors.at("weight").item<double>();
    }
    void exportTo(const std::filesystem::path& file, const std::string&) const override
    {
        AtomicFile out(file);
        out.write(std::to_string(weight));
        out.commit();
    }
    int64_t trainedParameters() const override { return 1; }
    int64_t parameters() const override { return 1; }
};

struct Watch {
    std::vector<Event> events;
    EventSink sink()
    {
        return [this](const Event& event) { events.push_back(event); };
    }
    int count(Event::Kind kind) const
    {
        return int(std::count_if(
            events.begin(), events.end(), [&](const Event& event) { return event.kind == kind; }));
    }
    bool says(const std::string& text) const
    {
        return std::any_of(events.begin(), events.end(),
            [&](const Event& event) { return event.text.find(text) != std::string::npos; });
    }
};

const LoopOptions kTwoEpochs{.epochs = 2, .batch_size = 4, .key = "k"};

} // namespace

class TestLoop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aStoppedRunGoesOnToTheSameWeights()
    {
        Sum whole;
        train(whole, run("whole"), kTwoEpochs);

        auto options = kTwoEpochs;
        options.checkpoint_every_s = 0.0; // after every step
        Sum first;
        std::stop_source stop;
        jobs::Context job(stop.get_token(), {});
        int steps = 0;
        const EventSink sink = [&](const Event& event) {
            if (event.kind == Event::Kind::Step && ++steps == 7) {
                stop.request_stop();
            }
        };
        const auto stopped = trainStage(first, options, run("cut"), {}, sink, job);
        QVERIFY(!stopped.finished);
        QCOMPARE(first.runs, 7);

        Sum second;
        options.resume = true;
        const auto result = train(second, run("cut"), options);
        QVERIFY(result.finished);
        QCOMPARE(second.runs, 3);
        QCOMPARE(second.weight, whole.weight);
    }

    void withoutMemoryTheBatchHalvesAndNoClipIsLost()
    {
        Sum stage;
        stage.fits = 1;
        Watch watch;
        const auto result = train(stage, run("a"), kTwoEpochs, watch.sink());
        QVERIFY(result.finished);
        QCOMPARE(std::accumulate(stage.sizes.begin(), stage.sizes.end(), int64_t(0)), 40);
        QVERIFY(watch.says("batches of 2"));
        QVERIFY(watch.says("batches of 1"));
        QCOMPARE(stage.dropped, 2);

        stage.fits = 0;
        QVERIFY_EXCEPTION_THROWN(train(stage, run("b"), kTwoEpochs), Error);
    }

    void aStepThatIsNotFiniteIsLeftOutAndNamed()
    {
        Sum stage;
        stage.bad_from = 3;
        stage.bad_to = 4;
        Watch watch;
        QVERIFY(train(stage, run("a"), kTwoEpochs, watch.sink()).finished);
        QVERIFY(watch.says("dec.ups.0.weight"));
        QCOMPARE(stage.lr, 0.5);
        QCOMPARE(stage.restored, 0);
    }

    void severalInARowReturnToTheLastCheckpoint()
    {
        Sum stage;
        stage.bad_from = 6; // the second epoch: there is a checkpoint
        stage.bad_to = 10;
        Watch watch;
        QVERIFY(train(stage, run("a"), kTwoEpochs, watch.sink()).finished);
        QCOMPARE(stage.restored, 1);

        Sum broken;
        broken.bad_from = 6;
        broken.bad_to = 1000;
        auto more = kTwoEpochs;
        more.epochs = 20;
        QVERIFY_EXCEPTION_THROWN(train(broken, run("b"), more), Error);
    }

    void aFullDiskKeepsTheCheckpointBefore()
    {
        Sum stage;
        Watch watch;
        auto one = kTwoEpochs;
        one.epochs = 1;
        train(stage, run("a"), one);
        const auto before = run("a").newest("sovits");
        QVERIFY(before);

        auto more = kTwoEpochs;
        more.resume = true;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        const rlimit small{200, old.rlim_max}; // bytes: nothing of a checkpoint fits
        setrlimit(RLIMIT_FSIZE, &small);
        Sum again;
        const auto result = train(again, run("a"), more, watch.sink());
        setrlimit(RLIMIT_FSIZE, &old);

        QVERIFY(result.finished);
        QVERIFY(watch.says("the checkpoint before stays"));
        QCOMPARE(int64_t(run("a").newest("sovits")->record.at("step")),
            int64_t(before->record.at("step")));
    }

    void aCheckpointCutOffByAPowerLossIsPassedOver()
    {
        Sum stage;
        train(stage, run("a"), kTwoEpochs);
        const auto files =
            QDir(path("a/sovits")).entryList({"state-*.ckpt"}, QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 2);
        QVERIFY(QFile::resize(path("a/sovits/") + files.back(), 300));
        QCOMPARE(int64_t(run("a").newest("sovits")->record.at("step")), 5);
    }

    void anotherDataSetIsNotResumed()
    {
        Sum stage;
        train(stage, run("a"), kTwoEpochs);
        auto other = kTwoEpochs;
        other.resume = true;
        other.key = "another";
        QVERIFY_EXCEPTION_THROWN(train(stage, run("a"), other), Error);
    }

    void theBestEpochIsKeptAndRisingErrorsStopTheRun()
    {
        Sum stage;
        auto many = kTwoEpochs;
        many.epochs = 10;
        const double rates[] = {0.2, 0.1, 0.3, 0.4, 0.5, 0.5, 0.5};
        Watch watch;
        jobs::Context job;
        const Listen listen = [&](const std::filesystem::path&, int64_t epoch) {
            return std::optional(Measured{"sovits", epoch, rates[epoch], 0.8, {}});
        };
        const auto result = trainStage(stage, many, run("a"), listen, watch.sink(), job);
        QVERIFY(result.finished);
        QCOMPARE(result.best_epoch, 1);
        QCOMPARE(int(result.measured.size()), 4); // the start and three epochs
        QVERIFY(std::filesystem::exists(run("a").best("sovits")));
        const auto exports = QDir(path("a/sovits")).entryList({"epoch-*"}, QDir::Files);
        QCOMPARE(exports.size(), 2);
    }

    void onlyWhatMisreadsNoMoreThanTheStartIsBest()
    {
        const auto measured = [](double error_rate, double similarity, int64_t words) {
            return Measured{"sovits", 1, error_rate, similarity, {}, words};
        };
        const std::vector start{measured(0.20, 0.7, 342)};
        QVERIFY(!isBest(measured(0.21, 0.9, 342), start));
        QVERIFY(isBest(measured(0.20, 0.8, 342), start));

        const std::vector more{start[0], measured(0.21, 0.9, 342)}; // which does not count
        QVERIFY(isBest(measured(0.19, 0.8, 342), more));
        QVERIFY(!isBest(measured(0.18, 0.6, 342), more));

        const std::vector few{measured(0.20, 0.7, 47)};
        QVERIFY(isBest(measured(0.22, 0.9, 47), few)); // one word is chance
    }

    void aPausedRunWaits()
    {
        Sum stage;
        const auto folder = run("a");
        setPaused(folder.path(), true);
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            setPaused(folder.path(), false);
        });
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(train(stage, folder, kTwoEpochs).finished);
        QVERIFY(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(250));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    RunFolder run(const QString& name) const { return RunFolder(path(name).toStdString()); }

    static LoopResult train(
        Sum& stage, const RunFolder& run, const LoopOptions& options,
        const EventSink& sink = [](const Event&) {})
    {
        jobs::Context job;
        return trainStage(stage, options, run, {}, sink, job);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

TIMBRE_TEST(TestLoop)
#include "tst_loop.moc"
