#include "core/text/lexicon.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/text/lexicon/context.h"
#include "core/text/pronunciation.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace timbre::text {
namespace {

constexpr std::string_view kHeadings = "phrase\tlanguage\treading\tcontext";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> columnsOf(std::string_view line)
{
    std::vector<std::string_view> columns;
    for (size_t begin = 0; begin <= line.size();) {
        const size_t end = std::min(line.find('\t', begin), line.size());
        columns.push_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return columns;
}

bool isUtf8(std::string_view bytes)
{
    for (size_t at = 0; at < bytes.size();) {
        const auto [character, length] = decode(bytes, at);
        if (character == kReplacementCharacter && length == 1)
            return false;
        at += length;
    }
    return true;
}

[[noreturn]] void bad(std::string_view subject, std::string why)
{
    throw Error(ErrorKind::BadText, std::string(subject), std::move(why));
}

void check(const LexiconEntry& entry)
{
    const auto plain = [](std::string_view text) {
        return text.find_first_of("\t\n\r") == text.npos;
    };
    if (!isUtf8(entry.phrase + entry.reading + entry.context))
        bad(entry.phrase, "This is not UTF-8; save the file in that encoding.");
    if (trimmed(entry.phrase).empty())
        bad(entry.phrase, "The phrase is missing.");
    if (trimmed(entry.reading).empty())
        bad(entry.phrase, "The reading is missing.");
    if (!plain(entry.phrase) || !plain(entry.reading) || !plain(entry.context))
        bad(entry.phrase, "An entry may hold no tabs and no line breaks.");
    ContextRule{entry.context};
    notationOf(entry.reading, entry.language);
}

LexiconEntry entryOf(std::string_view line)
{
    const auto columns = columnsOf(line);
    if (columns.size() < 3 || columns.size() > 4)
        bad(line,
            "An entry has three or four columns, parted by tabs: phrase, language, reading, "
            "context.");
    const bool escaped = columns[0].starts_with('\\');
    return {std::string(columns[0].substr(escaped ? 1 : 0)), languageFromName(columns[1]),
        std::string(columns[2]), columns.size() > 3 ? std::string(columns[3]) : std::string()};
}

std::string lineOf(const LexiconEntry& entry)
{
    const bool escape = entry.phrase.starts_with('#') || entry.phrase.starts_with('\\');
    std::string line = (escape ? "\\" : "") + entry.phrase + '\t'
        + std::string(name(entry.language)) + '\t' + entry.reading;
    return entry.context.empty() ? line : line + '\t' + entry.context;
}

bool isHeading(std::string_view line)
{
    const auto columns = columnsOf(line);
    return columns.size() >= 3 && columns[0] == "phrase" && columns[1] == "language";
}

} // namespace

Lexicon Lexicon::load(const std::filesystem::path& path)
{
    if (std::filesystem::is_directory(path))
        throw Error(ErrorKind::Unreadable, path.string(), "This is a folder; name a lexicon file.");
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw systemError(errno ? errno : ENOENT, path.string(), "Reading the lexicon");
    const std::string tsv{std::istreambuf_iterator<char>(stream), {}};
    return parse(tsv, path.filename().string());
}

Lexicon Lexicon::parse(std::string_view tsv, std::string name)
{
    Lexicon lexicon(std::move(name));
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (tsv.starts_with(kByteOrderMark))
        tsv.remove_prefix(kByteOrderMark.size());
    for (size_t number = 1; !tsv.empty(); ++number) {
        const size_t end = std::min(tsv.find('\n'), tsv.size());
        lexicon.addLine(tsv.substr(0, end), number);
        tsv.remove_prefix(std::min(end + 1, tsv.size()));
    }
    return lexicon;
}

void Lexicon::addLine(std::string_view line, size_t number)
{
    if (trimmed(line).empty() || line.starts_with('#') || (number == 1 && isHeading(line)))
        return;
    try {
        LexiconEntry entry = entryOf(line);
        check(entry);
        m_entries.push_back(std::move(entry));
        m_lines.push_back(number);
    } catch (const Error& error) {
        m_problems.push_back(m_name + ":" + std::to_string(number) + ": " + error.detail());
    }
}

void Lexicon::add(LexiconEntry entry)
{
    check(entry);
    const auto same = std::ranges::find_if(m_entries, [&](const LexiconEntry& other) {
        return other.phrase == entry.phrase && other.language == entry.language
            && other.context == entry.context;
    });
    if (same != m_entries.end()) {
        *same = std::move(entry);
        return;
    }
    m_entries.push_back(std::move(entry));
    m_lines.push_back(0);
}

void Lexicon::remove(size_t index)
{
    m_entries.erase(m_entries.begin() + ptrdiff_t(index));
    m_lines.erase(m_lines.begin() + ptrdiff_t(index));
}

std::string Lexicon::origin(size_t index) const
{
    return m_lines[index] == 0 ? m_name : m_name + ":" + std::to_string(m_lines[index]);
}

std::string Lexicon::toTsv() const
{
    std::string tsv(kHeadings);
    for (const LexiconEntry& entry : m_entries)
        tsv += "\n" + lineOf(entry);
    return tsv + "\n";
}

void Lexicon::save(const std::filesystem::path& path) const
{
    AtomicFile file(path);
    file.write(toTsv());
    file.commit();
}

} // namespace timbre::text
