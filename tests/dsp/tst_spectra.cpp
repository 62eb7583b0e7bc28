#include "core/base/error.h"
#include "core/dsp/fbank.h"
#include "core/dsp/ge2emel.h"
#include "core/dsp/mel.h"
#include "core/dsp/whispermel.h"
#include "tests/dsp/tones.h"
#include "tests/support/tests.h"

#include <cmath>

using namespace timbre;
using namespace timbre::dsp;
using timbre::testing::tone;

namespace {

bool near(const at::Tensor& got, double want, double tolerance)
{
    return (got - want).abs().max().item<double>() <= tolerance;
}

template <class Function>
bool isInvalid(Function function)
{
    try {
        function();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::InvalidArgument;
    }
    return false;
}

} // namespace

class SpectraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsOneHop_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("hop");
        QTest::addColumn<int>("frames");
        QTest::newRow("one second") << 32000 << 640 << 50;
        QTest::newRow("whole hops") << 97920 << 640 << 153;
        QTest::newRow("a part of a hop is dropped") << 97920 + 639 << 640 << 153;
        QTest::newRow("shortest") << 705 << 640 << 1;
        QTest::newRow("base model") << 73368 << 480 << 152;
    }
    void aFrameIsOneHop()
    {
        QFETCH(int, samples);
        QFETCH(int, hop);
        QFETCH(int, frames);
        const auto spec = linearSpectrogram(torch::zeros({samples}), {.hop_length = hop});
        QCOMPARE(spec.sizes().vec(), (std::vector<int64_t>{1, 1025, frames}));
    }

    void toneStandsInItsBin()
    {
        const auto spec = linearSpectrogram(tone(1000, 32000, 32000, 0.5)); // bin 64 of 15.625 Hz
        const auto inner = spec[0].slice(1, 2, -2); // the mirrored ends bend the tone
        QVERIFY((inner.argmax(0) == 64).all().item<bool>());
        QVERIFY(near(
            inner[64], 0.5 * 1024 / 2, 0.05)); // amplitude x sum of the window / 2; float32 FFT
    }

    void silenceIsTheFloorUnderTheRoot()
    {
        QVERIFY(near(linearSpectrogram(torch::zeros({6400})), 1e-4, 1e-9));
    }

    void batchRowsAreIndependent()
    {
        const auto pair = torch::stack({tone(300, 32000, 6400), tone(700, 32000, 6400)});
        const auto spec = linearSpectrogram(pair);
        QVERIFY(torch::equal(spec[1], linearSpectrogram(pair[1])[0]));
    }

    void gradientReachesTheSamples()
    {
        auto samples = torch::zeros({6400}).requires_grad_(); // silence: the root must not give NaN
        melSpectrogram(samples).sum().backward();
        QVERIFY(samples.grad().isfinite().all().item<bool>());
    }

    void impossibleSoundsAreRefused()
    {
        QVERIFY(isInvalid([] { linearSpectrogram(torch::zeros({704})); }));
        QVERIFY(isInvalid([] { linearSpectrogram(torch::zeros({700}), {1024, 800, 1024}); }));
        QVERIFY(isInvalid([] { linearSpectrogram(torch::zeros({1, 1, 6400})); }));
        QVERIFY(isInvalid([] { linearSpectrogram(torch::zeros({6400}, torch::kLong)); }));
        QVERIFY(isInvalid([] { linearSpectrogram(torch::zeros({6400}), {.hop_length = 0}); }));
        QVERIFY(isInvalid([] { kaldiFbank(torch::zeros({399})); }));
        QVERIFY(isInvalid([] { whisperMel(torch::zeros({200})); }));
        QVERIFY(isInvalid([] { ge2eMel(torch::zeros({2, 16000})); }));
        QVERIFY(isInvalid([] { ge2eMel(torch::zeros({0})); }));
    }

    void melBandsPeakAtSlaneysFrequencies()
    {
        // librosa's documentation, mel_frequencies(n_mels=40): corners of 38 bands up to 11025 Hz
        const std::vector<double> corners{0, 85.317, 170.635, 255.952, 341.269, 426.586, 511.904,
            597.221, 682.538, 767.855, 853.173, 938.49, 1024.856, 1119.114, 1222.042, 1334.436,
            1457.167, 1591.187, 1737.532, 1897.337, 2071.84, 2262.393, 2470.47, 2697.686, 2945.799,
            3216.731, 3512.582, 3835.643, 4188.417, 4573.636, 4994.285, 5453.621, 5955.205, 6502.92,
            7101.009, 7754.107, 8467.272, 9246.028, 10096.408, 11025};
        const auto basis = melBasis(
            {.sampling_rate = 22050, .filter_length = 22050, .n_mel_channels = 38}); // 1 Hz bins
        const auto peaks = basis.argmax(1);
        for (int64_t band = 0; band < 38; ++band) {
            QVERIFY(std::abs(double(peaks[band].item<int64_t>()) - corners[size_t(band) + 1])
                <= 0.501); // nearest bin
        }
        QVERIFY(near(basis.sum(1), 1.0, 1e-3)); // unit area; sampled triangles
    }

    void melOfSilenceIsTheFloor()
    {
        const auto mel = melSpectrogram(torch::zeros({32000}));
        QCOMPARE(mel.sizes().vec(), (std::vector<int64_t>{1, 128, 50}));
        QVERIFY(near(mel, std::log(1e-5), 1e-5)); // float32
    }

    void fbankOfSilenceAndOfAConstantIsTheFloor()
    {
        const double floor = std::log(1.1920928955078125e-07);
        QVERIFY(near(kaldiFbank(torch::zeros({16000})), floor, 1e-5)); // float32
        QVERIFY(
            near(kaldiFbank(torch::full({16000}, 0.5)), floor, 1e-5)); // each frame loses its mean
    }

    void fbankFramesArePartialNever_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("frames");
        QTest::newRow("one frame") << 400 << 1;
        QTest::newRow("not yet two") << 559 << 1;
        QTest::newRow("two") << 560 << 2;
        QTest::newRow("3.06 s") << 48960 << 304;
    }
    void fbankFramesArePartialNever()
    {
        QFETCH(int, samples);
        QFETCH(int, frames);
        QCOMPARE(kaldiFbank(torch::zeros({1, samples})).sizes().vec(),
            (std::vector<int64_t>{frames, 80}));
    }

    void fbankToneStandsInItsBand()
    {
        // 1 kHz is 1000 on Kaldi's scale; bands peak at 31.75 + 34.67 (b + 1): 27 is the nearest
        const auto fbank = kaldiFbank(tone(1000, 16000, 16000));
        QVERIFY((fbank.argmax(1) == 27).all().item<bool>());
    }

    void whisperMelOfSilence()
    {
        const auto mel = whisperMel(torch::zeros({16000}));
        QCOMPARE(mel.sizes().vec(), (std::vector<int64_t>{80, 100}));
        QVERIFY(near(mel, (-10.0 + 4.0) / 4.0, 1e-6)); // log10 of the floor, scaled
    }

    void whisperMelSpansEightDecades()
    {
        const auto mel = whisperMel(tone(440, 16000, 32000));
        QVERIFY(std::abs((mel.max() - mel.min()).item<double>() - 2.0) < 1e-5); // 8 / 4, float32
    }

    void ge2eMelIsLinearInPower()
    {
        const auto loud = ge2eMel(tone(440, 16000, 16000)),
                   soft = ge2eMel(tone(440, 16000, 16000, 0.5));
        QCOMPARE(loud.sizes().vec(), (std::vector<int64_t>{101, 40}));
        QVERIFY(near(loud - 4.0 * soft, 0.0, 1e-4)); // values up to 50, float32
    }

    void onlyAQuietSoundIsRaised()
    {
        const auto quiet = tone(440, 16000, 16000, 0.001), loud = tone(440, 16000, 16000, 0.1);
        const double rms = raisedToLoudness(quiet).pow(2).mean().sqrt().item<double>();
        QVERIFY(std::abs(20 * std::log10(rms) + 30.0) < 1e-3); // -30 dB, float32
        QVERIFY(torch::equal(raisedToLoudness(loud), loud));
        QVERIFY(torch::equal(raisedToLoudness(torch::zeros({100})), torch::zeros({100})));
    }
};

TIMBRE_TEST(SpectraTest)
#include "tst_spectra.moc"
