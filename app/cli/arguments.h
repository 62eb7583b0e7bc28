#pragma once

#include <QCommandLineParser>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace timbre::cli {

/// Thrown for options that do not exist or do not fit; main prints it with a pointer to --help.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown when --help was asked for; the help has been printed.
struct HelpShown { };

/// QCommandLineParser with typed, checked values.
class Arguments {
public:
    explicit Arguments(const char* description);

    void flag(const char* name, const char* help);
    void option(const char* name, const char* value, const char* help);
    void positional(const char* name, const char* help);

    /// Throws UsageError or HelpShown.
    void parse(const QStringList& arguments);

    bool has(const char* name) const;
    std::string text(const char* name, const std::string& otherwise = {}) const;
    std::vector<std::filesystem::path> paths(
        const char* name) const; ///< an option given several times
    std::optional<double> number(const char* name, double least, double most) const;
    std::optional<int64_t> integer(const char* name, int64_t least, int64_t most) const;
    std::vector<std::string> positionals() const;

private:
    QCommandLineParser m_parser;
};

} // namespace timbre::cli
