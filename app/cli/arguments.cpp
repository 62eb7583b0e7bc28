#include "app/cli/arguments.h"

#include <cmath>
#include <cstdio>

namespace timbre::cli {

static UsageError outOfRange(const char* name, const QString& value, double least, double most)
{
    return UsageError(
        QStringLiteral("--%1 must be a number from %2 to %3, not “%4”")
            .arg(QString::fromLatin1(name), QString::number(least), QString::number(most), value)
            .toStdString());
}

Arguments::Arguments(const char* description)
{
    m_parser.setApplicationDescription(QString::fromUtf8(description));
    m_parser.addHelpOption();
}

void Arguments::flag(const char* name, const char* help)
{
    m_parser.addOption({QString::fromLatin1(name), QString::fromUtf8(help)});
}

void Arguments::option(const char* name, const char* value, const char* help)
{
    m_parser.addOption(
        {QString::fromLatin1(name), QString::fromUtf8(help), QString::fromUtf8(value)});
}

void Arguments::positional(const char* name, const char* help)
{
    m_parser.addPositionalArgument(QString::fromUtf8(name), QString::fromUtf8(help));
}

void Arguments::parse(const QStringList& arguments)
{
    if (!m_parser.parse(arguments)) {
        throw UsageError(m_parser.errorText().toStdString());
    }
    if (m_parser.isSet("help")) {
        std::fputs(m_parser.helpText().toUtf8().constData(), stdout);
        throw HelpShown{};
    }
}

bool Arguments::has(const char* name) const
{
    return m_parser.isSet(name);
}

std::string Arguments::text(const char* name, const std::string& otherwise) const
{
    return has(name) ? m_parser.value(name).toStdString() : otherwise;
}

std::vector<std::filesystem::path> Arguments::paths(const char* name) const
{
    std::vector<std::filesystem::path> all;
    for (const QString& value : m_parser.values(name)) {
        all.emplace_back(value.toStdString());
    }
    return all;
}

std::optional<double> Arguments::number(const char* name, double least, double most) const
{
    if (!has(name)) {
        return std::nullopt;
    }
    bool ok = false;
    const double value = m_parser.value(name).toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < least || value > most) {
        throw outOfRange(name, m_parser.value(name), least, most);
    }
    return value;
}

std::optional<int64_t> Arguments::integer(const char* name, int64_t least, int64_t most) const
{
    if (!has(name)) {
        return std::nullopt;
    }
    bool ok = false;
    const qlonglong value = m_parser.value(name).toLongLong(&ok);
    if (!ok || value < least || value > most) {
        throw outOfRange(name, m_parser.value(name), double(least), double(most));
    }
    return value;
}

std::vector<std::string> Arguments::positionals() const
{
    std::vector<std::string> all;
    for (const QString& value : m_parser.positionalArguments()) {
        all.push_back(value.toStdString());
    }
    return all;
}

} // namespace timbre::cli
