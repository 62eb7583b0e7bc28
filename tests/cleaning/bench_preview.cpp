// How soon the first 0.2 s of a cleaned part can be heard, and how long 10 s of it take, for every
// effect and for the recipe that the studio begins with:
//   bench_preview [SECONDS]        default: a recording of 60 s
// Wall and processor time; the network is warm, as it is once the page was shown.

#include "core/cleaning/cleaner.h"
#include "tests/cleaning/material.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace timbre;
using namespace timbre::cleaning;
using test::operator+;

static double cpu_ms()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

static double wall_ms()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

static void measure(
    const Cleaner& cleaner, const char* name, const Recipe& recipe, const audio::Audio& recording)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(600)); // the next network is loaded
    const bool same_length = !describe(recipe.front().effect).changes_length;
    const int64_t begin = same_length ? 48000 * 20 : 0;
    const SoundSource source{.sampling_rate = recording.sampling_rate,
        .channels = 1,
        .frames = recording.frames(),
        .read = [&](int64_t at, std::span<float> samples) {
            const auto count = std::min<int64_t>(int64_t(samples.size()), recording.frames() - at);
            std::copy_n(recording.samples.begin() + at, count, samples.begin());
            return count;
        }};
    jobs::Context job;
    const double wall = wall_ms(), cpu = cpu_ms();
    const audio::Audio around{.samples = {recording.samples.begin() + 48000 * 20 - 24000,
                                  recording.samples.begin() + 48000 * 20 + 72000},
        .channels = 1,
        .sampling_rate = 48000};
    const auto chain = cleaner.chain(cleaner.learnRoughly(recipe, around, job), source, begin);
    chain->read(begin, begin + 9600, job);
    const double first = wall_ms() - wall, first_cpu = cpu_ms() - cpu;
    chain->read(begin, begin + 480000, job);
    std::printf("%-22s first 0.2 s %6.1f ms (cpu %6.1f)   10 s %7.1f ms (cpu %7.1f)\n", name, first,
        first_cpu, wall_ms() - wall, cpu_ms() - cpu);
}

int main(int argc, char** argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 60.0;
    const auto sentence = test::voice(test::kSentence, "rms");
    test::Samples speech;
    while (double(speech.size()) < seconds * 48000) {
        speech.insert(speech.end(), sentence.begin(), sentence.end());
        speech.resize(speech.size() + 24000, 0.0f);
    }
    const auto recording = test::mono(speech + test::white(0.003, speech.size()));
    const Cleaner cleaner;
    cleaner.warmUp();
    for (const Description& effect : effects()) {
        const std::string name(effect.name);
        Step step{name, {}};
        if (name == "stretch") {
            step.values = {{"tempo", 0.9}, {"pitch", 2.0}};
        }
        measure(cleaner, name.c_str(), {step}, recording);
    }
    measure(cleaner, "high-pass to loudness",
        {{"high-pass", {}}, {"denoise", {}}, {"loudness", {}}}, recording);
    return 0;
}
