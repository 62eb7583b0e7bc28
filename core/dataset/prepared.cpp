#include "core/dataset/prepared.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <charconv>
#include <fstream>
#include <functional>
#include <sstream>

namespace fs = std::filesystem;

namespace timbre::dataset {
namespace {

constexpr const char* kSemanticHead = "item_name\tsemantic_audio"; // the reference's first line

std::vector<std::string> parts(const std::string& line, char separator)
{
    std::vector<std::string> found;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, separator);) {
        found.push_back(part);
    }
    return found;
}

/// Numbers between blanks, commas or brackets: "[1, 2]", "1 2".
std::vector<int64_t> numbers(const std::string& text)
{
    std::vector<int64_t> values;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        int64_t value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error == std::errc()) {
            values.push_back(value);
        }
        at = next == at ? at + 1 : next;
    }
    return values;
}

/// NAME.ext, else NAME-0.ext, NAME-1.ext, ...
void eachLine(const fs::path& folder, const std::string& stem, const std::string& extension,
    const std::function<void(const std::string&)>& take)
{
    std::vector<fs::path> files;
    if (fs::exists(folder / (stem + extension))) {
        files.push_back(folder / (stem + extension));
    }
    for (int i = 0; files.empty() || i > 0; ++i) {
        const auto part = folder / (stem + "-" + std::to_string(i) + extension);
        if (!fs::exists(part)) {
            break;
        }
        files.push_back(part);
    }
    if (files.empty()) {
        throw Error(ErrorKind::NotFound, (folder / (stem + extension)).string(),
            "This folder was not prepared for training: the file is missing.");
    }
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        for (std::string line; std::getline(stream, line);) {
            if (!line.empty() && line.back() == '\r') {
                line.pop_back();
            }
            take(line);
        }
    }
}

template <class Values>
std::string joined(const Values& values, const char* separator)
{
    std::ostringstream text;
    const char* before = "";
    for (const auto& value : values) {
        text << before << value;
        before = separator;
    }
    return text.str();
}

} // namespace

std::vector<NameText> readNameTexts(const fs::path& folder)
{
    std::vector<NameText> rows;
    eachLine(folder, "2-name2text", ".txt", [&](const std::string& line) {
        const auto fields = parts(line, '\t');
        if (fields.size() >= 2 && !fields[0].empty() && !fields[1].empty()) {
            rows.push_back({fields[0], parts(fields[1], ' '),
                fields.size() > 2 ? numbers(fields[2]) : std::vector<int64_t>(),
                fields.size() > 3 ? fields[3] : std::string()});
        }
    });
    return rows;
}

std::vector<NameSemantic> readNameSemantics(const fs::path& folder)
{
    std::vector<NameSemantic> rows;
    eachLine(folder, "6-name2semantic", ".tsv", [&](const std::string& line) {
        const auto fields = parts(line, '\t');
        if (fields.size() == 2 && line != kSemanticHead) {
            rows.push_back({fields[0], numbers(fields[1])});
        }
    });
    return rows;
}

void writeNameTexts(const fs::path& folder, std::span<const NameText> rows)
{
    AtomicFile file(folder / "2-name2text.txt");
    for (const NameText& row : rows) { // as Python prints a list, or None
        const auto word2ph =
            row.word2ph.empty() ? std::string("None") : "[" + joined(row.word2ph, ", ") + "]";
        file.write(
            row.name + '\t' + joined(row.phones, " ") + '\t' + word2ph + '\t' + row.norm + '\n');
    }
    file.commit();
}

void writeNameSemantics(const fs::path& folder, std::span<const NameSemantic> rows)
{
    AtomicFile file(folder / "6-name2semantic.tsv");
    file.write(std::string(kSemanticHead) + '\n');
    for (const NameSemantic& row : rows) {
        file.write(row.name + '\t' + joined(row.codes, " ") + '\n');
    }
    file.commit();
}

} // namespace timbre::dataset
