// The command line tool. One file per command; main.cpp finds it by name.
// Results go to stdout, everything else to stderr. A command returns an exit code or throws Error.

#pragma once

#include <QStringList>

namespace timbre::cli {

/// What the shell sees. Documented in `timbre --help`.
enum ExitCode {
    kOk = 0,
    kInternal = 1, ///< a fault of the program, or of the machine (memory, GPU)
    kUsage = 2, ///< options that do not exist or do not fit
    kInput = 3, ///< a text, clip or file that cannot be used
    kModel = 4, ///< a model that is missing or does not fit
    kOutput = 5, ///< a place that cannot be written to, a full disk
    kCancelled = 130, ///< Ctrl-C, as a shell has it
};

struct Command {
    const char* name;
    const char* summary;
    int (*run)(const QStringList& arguments); ///< arguments[0] is "timbre NAME"
};

int runSpeak(const QStringList& arguments);
int runText(const QStringList& arguments);
int runTrain(const QStringList& arguments);
int runTrainBase(const QStringList& arguments);
int runTranscribe(const QStringList& arguments);
int runPrepare(const QStringList& arguments);
int runModels(const QStringList& arguments);
int runDoctor(const QStringList& arguments);
int runBench(const QStringList& arguments);

} // namespace timbre::cli
