// The engine with the shipped model: order, cancelling, determinism, what it says about bad input.

#include "core/base/error.h"
#include "core/inference/engine.h"
#include "tests/support/tests.h"

#include <stop_token>

using namespace timbre;
using namespace timbre::inference;

class TestEngine : public QObject {
    Q_OBJECT

    Engine m_engine;

    static Voice voice()
    {
        Voice voice = baseVoice();
        voice.reference.path = TIMBRE_SHARED_DIR "/base-model/golden/reference.wav";
        return voice;
    }

    std::vector<Sentence> speak(
        const std::string& text, SpeakOptions options = {}, SpeakReport* report = nullptr)
    {
        std::vector<Sentence> sentences;
        jobs::Context job;
        const auto result = m_engine.speak(
            voice(), text, options, [&](Sentence&& s) { sentences.push_back(std::move(s)); }, job);
        if (report) {
            *report = result;
        }
        return sentences;
    }

private Q_SLOTS:
    void sentencesComeInOrderAndCoverTheText()
    {
        const std::string text =
            "The first one is short. A second sentence follows it here! And is there a third? "
            "Yes, and a fourth one, which goes on for a while about boats. The fifth comes "
            "last of all, and it too has something to say about the weather at sea.";
        SpeakReport report;
        const auto sentences = speak(text, {}, &report);
        QVERIFY(sentences.size() >= 2);
        size_t end = 0;
        double seconds = 0.0;
        for (size_t i = 0; i < sentences.size(); ++i) {
            QCOMPARE(sentences[i].index, int(i));
            QVERIFY(sentences[i].source.begin >= end);
            end = sentences[i].source.end;
            QVERIFY(std::abs(sentences[i].begin_s - seconds) < 1e-6);
            seconds += double(sentences[i].samples.size()) / sentences[i].sampling_rate;
            for (const auto& word : sentences[i].words) {
                QVERIFY(word.begin_s >= sentences[i].begin_s && word.end_s <= seconds);
            }
        }
        QCOMPARE(end, text.size());
        QVERIFY(std::abs(report.audio_s - seconds) < 1e-6);
        QCOMPARE(report.sentences, int(sentences.size()));
    }

    void everyWordOfTheTextIsSpoken()
    {
        const auto sentences = speak("Twenty-five dogs, 3 cats and one very old parrot live here.");
        QStringList words;
        for (const auto& sentence : sentences) {
            for (const auto& word : sentence.words) {
                words << QString::fromStdString(word.text);
            }
        }
        QCOMPARE(words.size(), 11); // "Twenty-five" is read as one or two words
        QVERIFY(words.contains("parrot"));
    }

    void theSameSeedGivesTheSameSamplesWhateverWasSpokenBefore()
    {
        const auto first = speak("A calm sea and a slow boat.", {.seed = 5});
        speak("Something else in between.", {.seed = 9});
        const auto second = speak("A calm sea and a slow boat.", {.seed = 5});
        QVERIFY(first[0].samples == second[0].samples);
        QVERIFY(first[0].samples != speak("A calm sea and a slow boat.", {.seed = 6})[0].samples);
    }

    void speedAndPauseDoWhatTheySay()
    {
        const SpeakOptions normal{.seed = 2, .speed = 1.0, .pause_s = 0.0},
            fast{.seed = 2, .speed = 1.5, .pause_s = 0.0};
        const double slow_s =
            double(speak("The bridge was built of stone.", normal)[0].samples.size());
        const double fast_s =
            double(speak("The bridge was built of stone.", fast)[0].samples.size());
        QVERIFY(std::abs(slow_s / fast_s - 1.5) < 0.05);
        const SpeakOptions paused{.seed = 2, .pause_s = 1.0};
        const auto with_pause = speak("The bridge was built of stone.", paused)[0];
        QCOMPARE(double(with_pause.samples.size()), slow_s + with_pause.sampling_rate);
    }

    void marksAreFollowed()
    {
        const SpeakOptions options{.seed = 2, .pause_s = 0.0};
        const auto plain = speak("The bridge was built of stone.", options)[0];
        const std::string text =
            "[pause 1s]The bridge was built of [[stone|S T OW1 N]]."
            "[pause 500ms]<prosody rate=\"50%\">The bridge was built of stone.</prosody>";
        SpeakReport report;
        const auto sentences = speak(text, options, &report);

        QVERIFY(report.remarks.empty());
        QCOMPARE(sentences.size(), size_t(2));
        const int rate = plain.sampling_rate;
        // the given reading is the usual one, so only silence is added: before and after
        QCOMPARE(sentences[0].samples.size(), plain.samples.size() + size_t(rate * 3 / 2));
        QVERIFY(std::equal(
            plain.samples.begin(), plain.samples.end(), sentences[0].samples.begin() + rate));
        const double ratio = double(sentences[1].samples.size()) / double(plain.samples.size());
        QVERIFY2(ratio > 1.5 && ratio < 2.6,
            qPrintable(QString::number(ratio))); // another draw, half the speed
        const auto& word = sentences[0].words.back();
        QCOMPARE(text.substr(word.source.begin, word.source.size()), std::string("stone"));
        QVERIFY(sentences[0].words.front().begin_s >= 1.0);
        const auto& late = sentences[1].words.front();
        QCOMPARE(text.substr(late.source.begin, late.source.size()), std::string("The"));
    }

    void lexiconsChangeWhatIsSaid()
    {
        const text::LexiconStack stack(
            {text::Lexicon::parse("stone\ten\tG L AE1 S\nbad\ten\tQ9\n", "words.tsv")});
        QCOMPARE(stack.problems().size(), size_t(1));
        SpeakOptions options{.seed = 2};
        const auto plain = speak("It was built of glass.", options)[0];
        options.lexicons = stack;
        const auto corrected = speak("It was built of stone.", options)[0];
        QVERIFY(plain.samples == corrected.samples); // the same phones
    }

    void plainTextReadsMarksAsText()
    {
        SpeakOptions options{.marks = false};
        SpeakReport report;
        const auto sentences = speak("It was [pause 9s] late.", options, &report);
        QVERIFY(report.audio_s < 9);
        QVERIFY(sentences[0].text.find("pause") != std::string::npos);
    }

    void cancellingEndsWithinAStep()
    {
        std::stop_source stop;
        int sentences = 0;
        jobs::Context job(stop.get_token(), {});
        std::string text;
        for (int i = 0; i < 50; ++i) {
            text += "The river ran past the mill and under the bridge. ";
        }
        const auto sink = [&](Sentence&&) {
            ++sentences;
            stop.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(jobs::Cancelled, m_engine.speak(voice(), text, {}, sink, job));
        QCOMPARE(sentences, 1);
        QVERIFY(!speak("And it still speaks afterwards.").empty());
    }

    void textWithNothingToSpeakIsAnError()
    {
        for (const char* text : {"", "  \n", "...!?", "\xF0\x9F\x98\x80", "\xFF\xFE"}) {
            try {
                speak(text);
                QFAIL(text);
            } catch (const Error& error) {
                QCOMPARE(error.kind(), ErrorKind::BadText);
            }
        }
    }

    void whatCannotBeReadIsReported()
    {
        SpeakReport report;
        speak("Good morning \xF0\x9F\x98\x80 my dear friends.", {}, &report);
        QCOMPARE(report.skipped.size(), size_t(1));
        QCOMPARE(report.skipped[0].source.begin, size_t(13));
    }
};

TIMBRE_TEST(TestEngine)
#include "tst_engine.moc"
