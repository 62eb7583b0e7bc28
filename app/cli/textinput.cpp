#include "app/cli/textinput.h"

#include "app/cli/arguments.h"

#include "core/base/error.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace timbre::cli {
namespace {

std::string all(std::istream& stream)
{
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string fromFile(const std::string& name)
{
    if (name == "-") {
        return all(std::cin);
    }
    if (std::filesystem::is_directory(name)) {
        throw Error(ErrorKind::Unreadable, name, "This is a folder; name a text file.");
    }
    errno = 0;
    std::ifstream stream(name, std::ios::binary);
    if (!stream) {
        throw systemError(errno ? errno : ENOENT, name, "Reading the text");
    }
    return all(stream);
}

std::string withoutByteOrderMark(std::string text)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    return text.starts_with(kMark) ? text.substr(kMark.size()) : std::move(text);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

} // namespace

std::string textInput(const Arguments& arguments)
{
    const auto words = arguments.positionals();
    const int given =
        int(arguments.has("text")) + int(arguments.has("text-file")) + int(!words.empty());
    if (given == 0) {
        throw UsageError("a text is missing");
    }
    if (given > 1) {
        throw UsageError("give the text once: as --text, --text-file or the last argument");
    }
    if (arguments.has("text-file")) {
        return withoutByteOrderMark(fromFile(arguments.text("text-file")));
    }
    return arguments.has("text") ? arguments.text("text") : joined(words);
}

} // namespace timbre::cli
