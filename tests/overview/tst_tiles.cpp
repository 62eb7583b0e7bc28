// Tiles arrive in the order of the wish, are kept, and are not begun once nobody looks at them.

#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/overview/tiles.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <atomic>
#include <cmath>
#include <semaphore>

using namespace timbre;
using namespace timbre::overview;

using Numbers = TileCache<int, int>;

class TilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path noise(int channels = 1) const
    {
        std::vector<float> samples(size_t(300'000 * channels));
        uint32_t state = 1;
        for (float& x : samples) {
            state = state * 1664525u + 1013904223u;
            x = float(int32_t(state)) / 4e9f;
        }
        const auto path = std::filesystem::path(m_folder.path().toStdString())
            / (std::to_string(channels) + ".wav");
        audio::writeAudio(path, samples, 48000, audio::SampleFormat::Float, channels);
        return path;
    }

private Q_SLOTS:
    void wishesThatAreReplacedAreNotBegun()
    {
        std::counting_semaphore<100> go(0);
        std::atomic<int> made = 0;
        Numbers tiles(
            10, 1,
            [&]() -> Numbers::Make {
                return [&](const int& key) {
                    go.acquire();
                    ++made;
                    return std::make_shared<const int>(key * key);
                };
            },
            [] {});
        tiles.want({1, 2, 3, 4, 5});
        QTest::qWait(20); // the worker waits inside of tile 1
        tiles.want({7});
        go.release(100);
        QTRY_VERIFY(tiles.idle());
        QCOMPARE(made.load(), 2);
        QVERIFY(tiles.find(1) && !tiles.find(2) && tiles.find(7));
        QCOMPARE(*tiles.find(7), 49);
    }

    void theLeastRecentlyUsedOneGoes()
    {
        Numbers tiles(
            3, 1,
            []() -> Numbers::Make {
                return [](const int& key) { return std::make_shared<const int>(key); };
            },
            [] {});
        tiles.want({1, 2, 3});
        QTRY_VERIFY(tiles.idle());
        QVERIFY(tiles.find(1)); // used again: 2 is the oldest now
        tiles.want({4});
        QTRY_VERIFY(tiles.idle());
        QVERIFY(tiles.find(1) && !tiles.find(2) && tiles.find(3) && tiles.find(4));
        tiles.want({4});
        QVERIFY(tiles.idle());
        QCOMPARE(tiles.made(), int64_t(4));
    }

    void melTilesAreSpectraOfTheirPlace()
    {
        const auto path = noise();
        const auto tiles = melTilesOf(path, [] {});
        const MelTileKey key{2, 1}; // columns every 256 frames, from frame 65536 on
        tiles->want({key, {5, 40}});
        QTRY_VERIFY(tiles->idle());

        audio::AudioReader reader(path);
        MelAnalyser analyser(48000);
        std::vector<float> window(MelAnalyser::kWindow);
        for (const int column : {0, 17, 255}) {
            reader.read(65536 + column * 256 - MelAnalyser::kWindow / 2, window);
            QCOMPARE(tiles->find(key)->columns[size_t(column)], analyser.column(window));
        }
        QCOMPARE(tiles->find({5, 40})->columns[0], MelColumn{}); // after the end: silence
    }

    void sampleTilesAreTheSamples()
    {
        const auto path = noise(2);
        const auto tiles = sampleTilesOf(path, [] {});
        tiles->want({4, 9});
        QTRY_VERIFY(tiles->idle());
        const auto audio = audio::readAudio(path);
        const auto mean = audio::channelMean(audio);
        const auto tile = tiles->find(4); // the last one: 300000 - 4 * 65536 frames
        QCOMPARE(int64_t(tile->samples.size()), 300'000 - 4 * SampleTile::kFrames);
        QCOMPARE(tile->samples.front(), mean[size_t(4 * SampleTile::kFrames)]);
        QCOMPARE(tile->samples.back(), mean.back());
        QVERIFY(tiles->find(9)->samples.empty());
    }

    void aFileThatIsGoneGivesNothingAndDoesNotFail()
    {
        const auto tiles = sampleTilesOf("/nowhere/a.wav", [] {});
        tiles->want({0});
        QTRY_VERIFY(tiles->idle());
        QVERIFY(!tiles->find(0));
    }
};

TIMBRE_TEST(TilesTest)
#include "tst_tiles.moc"
