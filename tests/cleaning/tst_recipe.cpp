#include "core/base/error.h"
#include "core/cleaning/recipe.h"
#include "tests/support/tests.h"

using namespace timbre;
using namespace timbre::cleaning;

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecipeSurvivesJson()
    {
        const Recipe recipe{{"high-pass", {{"hz", 90.5}}}, {"denoise", {}, false},
            {"gate", {{"noise.0", -71.25}, {"reduction_db", 12}}}};
        QCOMPARE(recipeFromJson(toJson(recipe)), recipe);
    }

    void whatIsNoRecipeIsRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("nothing") << "";
        QTest::newRow("half") << "[{\"effect\":";
        QTest::newRow("no name") << "[{\"values\": {}}]";
        QTest::newRow("words for numbers")
            << "[{\"effect\": \"gain\", \"values\": {\"db\": \"loud\"}}]";
        QTest::newRow("numbers") << "[1, 2]";
    }
    void whatIsNoRecipeIsRefused()
    {
        QFETCH(QString, json);
        QVERIFY_EXCEPTION_THROWN(recipeFromJson(json.toStdString()), Error);
    }

    void valuesOutsideTheirRangeAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(requireValid(Recipe{{"sparkle", {}}}), Error);
        QVERIFY_EXCEPTION_THROWN(requireValid(Recipe{{"gain", {{"db", 1000}}}}), Error);
        QVERIFY_EXCEPTION_THROWN(requireValid(Recipe{{"gain", {{"hz", 1}}}}), Error);
        QVERIFY_EXCEPTION_THROWN(requireValid(Recipe{{"gain", {{"db", std::nan("")}}}}), Error);
        requireValid(Recipe{{"gain", {{"db", -3}}}, {"hum", {{"hum.1", 50.1}}}});
    }

    void usualValuesLieInTheirRange()
    {
        for (const Description& effect : effects()) {
            for (const Parameter& parameter : effect.parameters) {
                QVERIFY(parameter.usual >= parameter.least && parameter.usual <= parameter.most);
            }
        }
    }
};

TIMBRE_TEST(RecipeTest)
#include "tst_recipe.moc"
