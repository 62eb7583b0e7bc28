// What is seen of a whole sound: peaks at any zoom, mel rows, loudness, clipping, and the cache.

#include "core/audio/audiofile.h"
#include "core/overview/overview.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <numbers>

using namespace timbre;
using namespace timbre::overview;

static std::vector<float> sine(double hz, double amplitude, int64_t frames, int rate = 48000)
{
    std::vector<float> samples(static_cast<size_t>(frames));
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i] = float(amplitude * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
    }
    return samples;
}

class OverviewTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(name).toStdString();
    }

private Q_SLOTS:
    void peaksAreThoseOfThePlainSamples_data()
    {
        QTest::addColumn<double>("zoom");
        for (const int zoom : {256, 512, 1024, 4096, 65536, 250000}) {
            QTest::addRow("%d", zoom) << double(zoom);
        }
    }

    void peaksAreThoseOfThePlainSamples()
    {
        QFETCH(double, zoom);
        auto samples = sine(50, 0.5, 1'000'000);
        samples[777'777] = 0.9f; // a click that no zoom may lose
        PeakPyramid pyramid;
        pyramid.append(std::span(samples).first(333)); // not a whole block
        pyramid.append(std::span(samples).subspan(333));
        pyramid.finish();

        const int count = int(std::ceil(double(samples.size()) / zoom));
        const auto columns = pyramid.columns(0, zoom, count);

        QCOMPARE(pyramid.frames(), int64_t(samples.size()));
        float high = 0.0f;
        for (int i = 0; i < count; ++i) {
            const auto begin = size_t(i * zoom);
            const auto end = std::min(samples.size(), size_t((i + 1) * zoom));
            const Peak plain = peakOf(std::span(samples).subspan(begin, end - begin));
            high = std::max(high, columns[size_t(i)].high);
            if (std::fmod(zoom, 256.0) == 0.0 && end < samples.size()) {
                QCOMPARE(columns[size_t(i)].low, plain.low);
                QCOMPARE(columns[size_t(i)].high, plain.high);
                QVERIFY(
                    std::abs(columns[size_t(i)].rms - plain.rms) < 1e-5f); // order of float sums
            }
        }
        QCOMPARE(high, 0.9f);
    }

    void columnsOutsideOfTheSoundAreFlat()
    {
        PeakPyramid pyramid;
        pyramid.append(sine(1000, 0.5, 2560));
        const auto columns = pyramid.columns(-2560, 256, 30);
        QCOMPARE(columns[5].high, 0.0f);
        QVERIFY(columns[12].high > 0.4f);
        QCOMPARE(columns[25].high, 0.0f);
    }

    void aSineFillsItsRowOfTheMel_data()
    {
        QTest::addColumn<double>("hz");
        QTest::newRow("low") << 220.0;
        QTest::newRow("middle") << 1000.0;
        QTest::newRow("high") << 9000.0;
    }

    void aSineFillsItsRowOfTheMel()
    {
        QFETCH(double, hz);
        MelAnalyser analyser(48000);
        const auto column = analyser.column(sine(hz, 1.0, MelAnalyser::kWindow));
        const auto strongest = std::max_element(column.begin(), column.end()) - column.begin();
        QVERIFY(std::abs(double(strongest) + 0.5 - rowOfHz(hz, melTopHz(48000))) <= 1.0);
        QVERIFY(
            *std::max_element(column.begin(), column.end()) >= 240); // within 5 dB of full scale
        QVERIFY(*std::min_element(column.begin(), column.end()) == 0);
    }

    void hertzAndRowsAreInverse()
    {
        QCOMPARE(rowOfHz(0, 16000), 0.0);
        QCOMPARE(rowOfHz(16000, 16000), double(kMelRows));
        QVERIFY(std::abs(hzOfRow(rowOfHz(440, 16000), 16000) - 440) < 1e-6);
    }

    void loudnessIsThatOfTheStandard()
    {
        // EBU Tech 3341: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS; one channel of it 3 LU
        // less.
        Overview overview(48000);
        overview.append(sine(1000, std::pow(10.0, -23.0 / 20.0), 48000 * 3), 1);
        overview.finish();
        const auto loudness = overview.loudness(0, 100);
        QCOMPARE(loudness.frames_per_value, int64_t(4800));
        QCOMPARE(loudness.lufs.size(), size_t(30));
        QVERIFY(std::abs(loudness.lufs[20] + 26.0f) < 0.1f);
    }

    void clippedPlacesAreFoundInAnyChannel()
    {
        std::vector<float> stereo(2000, 0.1f);
        for (size_t frame = 300; frame < 305; ++frame) {
            stereo[2 * frame + 1] = -1.0f;
        }
        Overview overview(48000);
        overview.append(std::span(stereo).first(602), 2); // the run crosses two pieces
        overview.append(std::span(stereo).subspan(602), 2);
        const auto runs = overview.clipped(0, 1000);
        QCOMPARE(runs.size(), size_t(1));
        QCOMPARE(runs[0].begin, int64_t(300));
        QCOMPARE(runs[0].end, int64_t(305));
        QVERIFY(overview.clipped(305, 1000).empty());
    }

    void theCacheGivesTheSameAndBelongsToOneFile()
    {
        const auto path = file("tone äöü 声.wav");
        audio::writeAudio(path, sine(300, 0.7, 200'000), 48000, audio::SampleFormat::Wav16);
        jobs::Context job;
        const auto first = openOverview(path);
        QVERIFY(!first->complete());
        fill(*first, path, job);

        const auto second = openOverview(path);
        QVERIFY(second->complete());
        QCOMPARE(second->frames(), int64_t(200'000));
        QCOMPARE(second->peaks(5000, 700, 3)[1].high, first->peaks(5000, 700, 3)[1].high);
        QCOMPARE(second->mel(0, 3, 4), first->mel(0, 3, 4));
        QCOMPARE(second->mel(2, 0, 9), first->mel(2, 0, 9));
        QCOMPARE(second->loudness(0, 50).lufs, first->loudness(0, 50).lufs);

        audio::writeAudio(path, sine(300, 0.7, 100'000), 48000, audio::SampleFormat::Wav16);
        QVERIFY(!openOverview(path)->complete());
    }

    void aDamagedCacheIsNotBelieved()
    {
        const auto path = file("damaged.wav");
        audio::writeAudio(path, sine(300, 0.7, 50'000), 48000, audio::SampleFormat::Wav16);
        jobs::Context job;
        fill(*openOverview(path), path, job);
        QVERIFY(openOverview(path)->complete());
        const auto size = std::filesystem::file_size(cachePath(path));
        std::filesystem::resize_file(cachePath(path), size - 7);
        QVERIFY(!openOverview(path)->complete());
        std::ofstream(cachePath(path), std::ios::trunc) << "nonsense";
        QVERIFY(!openOverview(path)->complete());
    }

    void stoppingLeavesNoCache()
    {
        const auto path = file("stopped.wav");
        audio::writeAudio(path, sine(300, 0.7, 300'000), 48000, audio::SampleFormat::Wav16);
        std::stop_source stop;
        jobs::Context job(stop.get_token(), [&](const jobs::Progress&) { stop.request_stop(); });
        const auto overview = openOverview(path);
        QVERIFY_EXCEPTION_THROWN(fill(*overview, path, job), jobs::Cancelled);
        QVERIFY(overview->frames() > 0 && !overview->complete());
        QVERIFY(!std::filesystem::exists(cachePath(path)));
    }
};

TIMBRE_TEST(OverviewTest)
#include "tst_overview.moc"
