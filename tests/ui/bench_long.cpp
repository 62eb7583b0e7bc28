// What a long recording costs: cuts by loudness and by voice, and cleaning, with the most memory
// that was in use so far:
//   bench_long [HOURS] [--denoise]        default 3 hours

#include "tests/ui/sounds.h"
#include "ui/record/cleanedpart.h"
#include "ui/record/slicing.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

using namespace timbre;
using namespace timbre::ui;

static double peak_mb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stod(line.substr(6)) / 1024.0;
        }
    }
    return 0.0;
}

template <class Work>
static void report(const char* what, Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    std::printf("%-24s %7.1f s   most memory so far %7.1f MB\n", what,
        double(timer.elapsed()) / 1000.0, peak_mb());
    std::fflush(stdout);
}

int main(int argc, char** argv)
{
    const double hours = argc > 1 ? std::atof(argv[1]) : 3.0;
    const bool denoise = argc > 2 && std::strcmp(argv[2], "--denoise") == 0;
    QTemporaryDir folder;
    const std::filesystem::path sound = folder.filePath("long.wav").toStdString();
    report("writing the recording", [&] {
        const auto minute = babble(60.0);
        audio::AudioWriter writer(sound, 48000, 1, audio::SampleFormat::Wav16);
        for (int i = 0; i < int(hours * 60.0); ++i) {
            writer.write(minute);
        }
        writer.commit();
    });
    jobs::Context job;
    report("cuts by loudness", [&] { findCuts(sound, dsp::SlicerOptions{}, nullptr, job); });
    report("cuts by voice", [&] { findCuts(sound, cleaning::VoiceSliceOptions{}, nullptr, job); });
    report("cleaning", [&] {
        const cleaning::Cleaner cleaner;
        const cleaning::Step noise{denoise ? "denoise" : "gate", {}};
        cleanFile(cleaner, {{"high-pass", {}}, noise, {"loudness", {}}}, sound,
            folder.filePath("clean.wav").toStdString(), job);
    });
    return 0;
}
