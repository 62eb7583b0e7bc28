#include "tests/support/tests.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>
#include <map>
#include <vector>

namespace timbre::testing {
namespace {

using Run = int (*)(int, char**);

std::map<QByteArray, Run>& registered()
{
    static std::map<QByteArray, Run> tests;
    return tests;
}

int runOne(Run run, char* program, char** rest, int rest_count)
{
    std::vector<char*> arguments{program};
    arguments.insert(arguments.end(), rest, rest + rest_count);
    return run(int(arguments.size()), arguments.data());
}

int runAll(char* program)
{
    int failed = 0;
    for (const auto& [name, run] : registered())
        failed += runOne(run, program, nullptr, 0);
    return failed;
}

} // namespace

Registered::Registered(const char* file, Run run)
{
    const QString name = QFileInfo(QString::fromLocal8Bit(file)).baseName();
    registered().emplace(name.mid(name.indexOf('_') + 1).toLocal8Bit(), run);
}

} // namespace timbre::testing

int main(int count, char** arguments)
{
    using namespace timbre::testing;
    QCoreApplication application(count, arguments);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    if (count < 2)
        return runAll(arguments[0]);
    const auto test = registered().find(arguments[1]);
    if (test == registered().end()) {
        std::fprintf(stderr, "There are no tests called %s here.\n", arguments[1]);
        return 2;
    }
    return runOne(test->second, arguments[0], arguments + 2, count - 2);
}
