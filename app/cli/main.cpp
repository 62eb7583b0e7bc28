#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/inference/device.h"
#include "core/jobs/context.h"

#include <QCoreApplication>

#include <cstdio>

using namespace timbre;
using namespace timbre::cli;

namespace {

constexpr Command kCommands[] = {
    {"speak", "read a text aloud in the voice of a reference clip", runSpeak},
    {"text", "show how a text will be read", runText},
    {"train", "train a voice from clips with their texts", runTrain},
    {"train-base", "train a base model from scratch on several speakers", runTrainBase},
    {"transcribe", "write down what is said in recordings", runTranscribe},
    {"prepare", "make clips for training out of recordings", runPrepare},
    {"models", "import, list, describe and remove model files", runModels},
    {"doctor", "check this machine, its GPU, models and sound devices", runDoctor},
    {"bench", "measure the speed of every stage", runBench},
};

void printHelp(FILE* out)
{
    std::fprintf(out,
        "Timbre Studio %s: a synthetic voice of your own.\n\nusage: timbre COMMAND [OPTIONS]\n\n",
        TIMBRE_VERSION);
    for (const Command& command : kCommands) {
        std::fprintf(out, "  %-12s %s\n", command.name, command.summary);
    }
    std::fputs(
        "\n`timbre COMMAND --help` explains its options.\n\n"
        "exit codes: 0 done · 1 fault of the program or the machine · 2 wrong options · 3 text or "
        "clip that\n"
        "cannot be used · 4 model missing or unfit · 5 cannot write the result · 130 interrupted\n",
        out);
}

int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidArgument:
        return kUsage;
    case ErrorKind::MissingModel:
    case ErrorKind::MismatchedModel:
    case ErrorKind::WrongVersion:
        return kModel;
    case ErrorKind::NotWritable:
    case ErrorKind::DiskFull:
        return kOutput;
    case ErrorKind::OutOfMemory:
    case ErrorKind::Device:
    case ErrorKind::Internal:
        return kInternal;
    default:
        return kInput;
    }
}

int run(const Command& command, QStringList arguments)
{
    arguments.removeFirst();
    arguments[0] = QStringLiteral("timbre %1").arg(command.name);
    try {
        return command.run(arguments);
    } catch (const HelpShown&) {
        return kOk;
    } catch (const UsageError& error) {
        std::fprintf(stderr, "timbre %s: %s (try --help)\n", command.name, error.what());
        return kUsage;
    } catch (const jobs::Cancelled&) {
        std::fprintf(stderr, "timbre %s: interrupted; nothing was written\n", command.name);
        return kCancelled;
    } catch (const Error& error) {
        std::fprintf(stderr, "timbre %s: %s\n", command.name, error.what());
        return exitCode(error.kind());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "timbre %s: something went wrong inside the program: %s\n",
            command.name, error.what());
        return kInternal;
    }
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory();
    inference::openDevices(); // before any other question to LibTorch
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("timbre");
    QCoreApplication::setApplicationVersion(TIMBRE_VERSION);
    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == "--help" || name == "-h" || name == "help") {
        printHelp(name.isEmpty() ? stderr : stdout);
        return name.isEmpty() ? kUsage : kOk;
    }
    if (name == "--version") {
        std::puts("timbre " TIMBRE_VERSION);
        return kOk;
    }
    for (const Command& command : kCommands) {
        if (name == command.name) {
            return run(command, arguments);
        }
    }
    std::fprintf(stderr, "timbre: there is no command “%s” (try --help)\n", qPrintable(name));
    return kUsage;
}
