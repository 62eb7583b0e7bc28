// What the base model speaks is understood: twenty sentences, spoken by the engine and written down
// by Whisper base.

#include "core/inference/engine.h"
#include "core/inference/transcriber.h"
#include "tests/support/tests.h"

#include <algorithm>
#include <sstream>

using namespace timbre;

namespace {

constexpr const char* kSentences[] = {
    "The birch canoe slid on the smooth planks.",
    "Glue the sheet to the dark blue background.",
    "It is easy to tell the depth of a well.",
    "Rice is often served in round bowls.",
    "The juice of lemons makes fine punch.",
    "The box was thrown beside the parked truck.",
    "Four hours of steady work faced us.",
    "A large size in stockings is hard to sell.",
    "The boy was there when the sun rose.",
    "A rod is used to catch pink salmon.",
    "The source of the huge river is the clear spring.",
    "Kick the ball straight and follow through.",
    "Help the woman get back to her feet.",
    "A pot of tea helps to pass the evening.",
    "The soft cushion broke the man's fall.",
    "The salt breeze came across from the sea.",
    "The girl at the booth sold fifty bonds.",
    "The small pup gnawed a hole in the sock.",
    "The fish twisted and turned on the bent hook.",
    "Press the pants and sew a button on the vest.",
};

std::vector<std::string> words(const std::string& text)
{
    std::string plain;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c))) {
            plain += char(std::tolower(static_cast<unsigned char>(c)));
        } else if (c != '\'') {
            plain += ' ';
        }
    }
    std::istringstream stream(plain);
    std::vector<std::string> all;
    for (std::string word; stream >> word;) {
        all.push_back(word);
    }
    return all;
}

/// Substitutions, insertions and deletions (Levenshtein distance over words).
size_t wordErrors(const std::vector<std::string>& said, const std::vector<std::string>& heard)
{
    std::vector<size_t> row(heard.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (size_t i = 1; i <= said.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= heard.size(); ++j) {
            const size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (said[i - 1] != heard[j - 1])});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

class TestIntelligibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWordErrorRateStaysWithinTheModelsMeasuredFigure()
    {
        inference::Engine engine;
        inference::Transcriber transcriber;
        inference::Voice voice = inference::baseVoice();
        voice.reference.path = TIMBRE_SHARED_DIR "/base-model/golden/reference.wav";
        jobs::Context job;
        size_t errors = 0, count = 0;
        for (const char* sentence : kSentences) {
            std::vector<float> samples;
            int rate = 0;
            inference::SpeakOptions options;
            options.language = text::Mode::En;
            options.seed = 1;
            engine.speak(
                voice, sentence, options,
                [&](inference::Sentence&& spoken) {
                    samples.insert(samples.end(), spoken.samples.begin(), spoken.samples.end());
                    rate = spoken.sampling_rate;
                },
                job);
            const auto heard = transcriber.transcribe(samples, rate, "en", job);
            const auto said = words(sentence);
            const size_t wrong = wordErrors(said, words(heard.text));
            qInfo("%zu of %zu wrong: %s -> %s", wrong, said.size(), sentence, heard.text.c_str());
            errors += wrong;
            count += said.size();
        }
        const double rate = double(errors) / double(count);
        qInfo("word error rate %.1f %%", 100.0 * rate);
        QVERIFY2(rate <= 0.30, "the base model's card promises at most 30 % over twenty sentences");
    }
};

TIMBRE_TEST(TestIntelligibility)
#include "tst_intelligibility.moc"
