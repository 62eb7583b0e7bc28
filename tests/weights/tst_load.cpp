// Tensors into a module: strict about names and shapes, and each Error names the tensor.

#include "core/base/error.h"
#include "core/weights/load.h"
#include "tests/support/tests.h"

#include <QTest>

#include <torch/torch.h>

using namespace timbre;

namespace {

weights::TensorMap linearTensors()
{
    return {{"weight", torch::full({2, 3}, 0.5, torch::kHalf)},
        {"bias", torch::full({2}, -1.0, torch::kHalf)}};
}

} // namespace

class tst_load : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void halfTensorsAreWidened()
    {
        torch::nn::Linear linear(3, 2);

        weights::loadInto(*linear, linearTensors(), "linear.ckpt");

        QCOMPARE(linear->weight.scalar_type(), torch::kFloat);
        QVERIFY(linear->weight.eq(0.5).all().item<bool>());
        QVERIFY(linear->bias.eq(-1.0).all().item<bool>());
        QVERIFY(linear->weight.requires_grad());
    }

    void whatDoesNotFitIsNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << "missing"
                                 << "Tensor bias is missing";
        QTest::newRow("unknown") << "unknown"
                                 << "Tensor extra is unknown";
        QTest::newRow("misshapen")
            << "misshapen"
            << "Tensor weight has the shape [3, 2], the network needs [2, 3]";
        QTest::newRow("integers") << "integers"
                                  << "Tensor bias is of type";
    }

    void whatDoesNotFitIsNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, said);
        auto tensors = linearTensors();
        if (change == "missing")
            tensors.erase("bias");
        else if (change == "unknown")
            tensors["extra"] = torch::zeros({1});
        else if (change == "misshapen")
            tensors["weight"] = torch::zeros({3, 2});
        else
            tensors["bias"] = torch::zeros({2}, torch::kLong);
        torch::nn::Linear linear(3, 2);

        try {
            weights::loadInto(*linear, tensors, "linear.ckpt");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::MismatchedModel);
            QCOMPARE(error.subject(), std::string("linear.ckpt"));
            QVERIFY2(QString::fromStdString(error.detail()).startsWith(said), error.what());
        }
    }

    void aMissingBatchCounterIsFine()
    {
        torch::nn::BatchNorm1d norm(2);
        const auto ones = torch::ones({2});

        weights::loadInto(*norm,
            {{"weight", ones}, {"bias", ones}, {"running_mean", ones}, {"running_var", ones}}, "x");

        QVERIFY(norm->running_mean.eq(1.0).all().item<bool>());
    }
};

TIMBRE_TEST(tst_load)
#include "tst_load.moc"
