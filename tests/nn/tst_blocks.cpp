#include "core/nn/coupling.h"
#include "core/nn/mask.h"
#include "core/nn/melstyle.h"
#include "core/nn/relativeencoder.h"
#include "core/nn/resblock.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

using namespace timbre;

namespace {

constexpr int64_t kGin = 6;
const nn::WaveNetConfig kLayers{
    .hidden_channels = 8, .dilation_rate = 2, .n_layers = 3, .gin_channels = kGin};

float difference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<float>();
}

torch::Tensor allReal(int64_t frames)
{
    return torch::ones({1, 1, frames});
}

/// Shaw et al., equations 3 and 4, position by position.
torch::Tensor attentionByHand(
    nn::RelativeAttentionImpl& layer, const torch::Tensor& x, int64_t window)
{
    const int64_t heads = 2, width = x.size(1) / heads, frames = x.size(2);
    const auto q = layer.conv_q(x), k = layer.conv_k(x), v = layer.conv_v(x);
    auto y = torch::zeros_like(x);
    for (int64_t h = 0; h < heads; ++h) {
        const auto part = [&](const torch::Tensor& t, int64_t frame) {
            return t.index({0, torch::indexing::Slice(h * width, (h + 1) * width), frame});
        };
        for (int64_t i = 0; i < frames; ++i) {
            auto scores = torch::zeros({frames});
            const auto near = [&](int64_t j) { return std::abs(j - i) <= window; };
            for (int64_t j = 0; j < frames; ++j) {
                const auto key =
                    near(j) ? part(k, j) + layer.emb_rel_k[0][j - i + window] : part(k, j);
                scores[j] = part(q, i).dot(key) / std::sqrt(double(width));
            }
            const auto weights = scores.softmax(0);
            for (int64_t j = 0; j < frames; ++j) {
                const auto value =
                    near(j) ? part(v, j) + layer.emb_rel_v[0][j - i + window] : part(v, j);
                part(y, i).add_(weights[j] * value);
            }
        }
    }
    return layer.conv_o(y);
}

} // namespace

class TestBlocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void foldedWeightNormChangesNothingButTheNames()
    {
        nn::ResBlock1 block(6, 5, std::vector<int64_t>{1, 3});
        const auto x = torch::randn({2, 6, 20});
        const auto before = block(x);

        nn::foldWeightNorm(*block);

        QVERIFY(difference(block(x), before) < 1e-6f); // float32, the same weights
        QVERIFY(block->named_parameters().contains("convs1.0.weight"));
        QVERIFY(!block->named_parameters().contains("convs1.0.weight_g"));
    }

    void relativeAttentionFollowsItsFormula_data()
    {
        QTest::addColumn<int>("frames");
        QTest::newRow("longer than the window") << 12;
        QTest::newRow("shorter than the window") << 3;
        QTest::newRow("one frame") << 1;
    }

    void relativeAttentionFollowsItsFormula()
    {
        QFETCH(int, frames);
        const torch::NoGradGuard no_grad;
        nn::RelativeAttention layer(
            nn::AttentionConfig{.channels = 8, .n_heads = 2, .window_size = 4});
        const auto x = torch::randn({1, 8, frames});

        const auto y = layer(x, x, torch::ones({1, 1, frames, frames}));

        QVERIFY(
            difference(y, attentionByHand(*layer, x, 4)) < 1e-5f); // float32, other summation order
    }

    void paddingDoesNotReachTheRealFrames()
    {
        nn::RelativeEncoder encoder(
            nn::RelativeEncoderConfig{.hidden_channels = 8, .filter_channels = 16, .n_layers = 2});
        encoder->eval();
        const auto x = torch::randn({1, 8, 9});
        const auto mask = nn::sequenceMask(torch::tensor({6}), 9, x.options());

        const auto padded = encoder(x, mask);

        QVERIFY(difference(padded.slice(2, 0, 6), encoder(x.slice(2, 0, 6), allReal(6))) < 1e-5f);
        QCOMPARE(padded.slice(2, 6).abs().max().item<float>(), 0.0f);
    }

    void styleIgnoresHowMuchPaddingThereIs()
    {
        nn::MelStyleEncoder encoder(
            nn::MelStyleConfig{.in_channels = 10, .style_hidden = 8, .style_vector_dim = kGin});
        encoder->eval();
        const auto style = [&](const torch::Tensor& x) {
            return encoder(x, nn::sequenceMask(torch::tensor({7}), x.size(2), x.options()));
        };
        const auto x = torch::constant_pad_nd(torch::randn({1, 10, 7}), {0, 9});

        const auto y = style(x);

        QCOMPARE(y.sizes(), torch::IntArrayRef({1, kGin, 1}));
        QVERIFY(difference(y, style(torch::constant_pad_nd(x, {0, 8}))) < 1e-5f);
    }

    void flowReversedUndoesItself()
    {
        const torch::NoGradGuard no_grad;
        nn::CouplingFlow flow(4, 3, kLayers);
        for (auto& parameter : flow->parameters()) { // its last layers start at zero
            parameter.add_(0.3 * torch::randn_like(parameter));
        }
        const auto x = torch::randn({1, 4, 11}), ge = torch::randn({1, kGin, 1});

        const auto there = flow(x, allReal(11), ge);
        const auto back = flow(there, allReal(11), ge, true);

        QVERIFY(difference(there, x) > 0.1f);
        QVERIFY(difference(back, x) < 1e-4f); // float32 sums of the shifts
    }

    void waveNetMasksItsOutput()
    {
        nn::WaveNet layers(kLayers);
        const auto mask = nn::sequenceMask(torch::tensor({5}), 8, torch::kFloat);

        const auto y = layers(torch::randn({1, 8, 8}) * mask, mask, torch::randn({1, kGin, 1}));

        QCOMPARE(y.slice(2, 5).abs().max().item<float>(), 0.0f);
    }
};

TIMBRE_TEST(TestBlocks)
#include "tst_blocks.moc"
