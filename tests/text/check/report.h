// text_check - our readings against recorded ones of the reference system, one line per file.
// A check_*.cpp compares the files of one group; files that are missing are skipped silently.

#pragma once

#include "core/text/frontend.h"
#include "core/text/languagefrontend.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace timbre::text::check {

using Json = nlohmann::json;
using Tokens = std::vector<std::string>;

/// One line of a file: two lists to compare (phones, pieces, characters of a text).
struct Outcome {
    Tokens got, want;
};

/// A record of one language against its reading: the phones, unknown ones as UNK, and whether norm is the same.
Outcome outcome(const Json& record, const G2p& reading, const SymbolTable& symbols);

/// The characters of a text, for files that hold normalised text.
Tokens characters(const std::string& utf8);

/// Whether the reference raised at this record; then an Error of ours, or an empty result, is right.
bool gaveUp(const Json& record);

/// Phones of one language's own file, followed by norm and word2ph where the record has them.
Outcome g2pOutcome(const LanguageFrontEnd& language, const Json& record, SymbolVersion version);

/// Prints a line per file and counts. Not thread-safe.
class Report {
public:
    Report(std::filesystem::path folder, bool verbose)
        : m_folder(std::move(folder))
        , m_verbose(verbose)
    {
    }

    /// Runs `line` on each record of FOLDER/name.jsonl. Lines are exact when both lists are equal; the file
    /// passes with at least `least_exact` percent. A line that throws is a line that differs.
    void file(const std::string& name, double least_exact, const std::function<Outcome(const Json&)>& line);
    /// A claim about no file, e.g. a table.
    void claim(const std::string& name, bool holds, const std::string& otherwise = {});

    const std::filesystem::path& folder() const { return m_folder; }
    int passed() const { return m_passed; }
    int failed() const { return m_failed; }

private:
    void show(const Json& record, const Outcome& outcome) const;

    std::filesystem::path m_folder;
    bool m_verbose;
    int m_passed = 0, m_failed = 0;
};

/// What one group compares. The front end is in strict compatibility.
using Check = void (*)(const FrontEnd& front_end, Report& report);

void checkSymbols(const FrontEnd&, Report&);
void checkMandarin(const FrontEnd&, Report&); ///< zh_v1, zh_v2, zh_norm, zh_v2_steps
void checkCantonese(const FrontEnd&, Report&); ///< yue_v2
void checkEnglish(const FrontEnd&, Report&); ///< en_v1, en_v2, en_norm, en_steps
void checkSplit(const FrontEnd&, Report&); ///< split, preseg
void checkJapanese(const FrontEnd&, Report&); ///< ja_v1, ja_v2
void checkKorean(const FrontEnd&, Report&); ///< ko_v2
void checkLanguages(const FrontEnd&, Report&); ///< langseg
void checkMixed(const FrontEnd&, Report&); ///< mixed
void checkPipeline(const FrontEnd&, Report&); ///< pipeline

} // namespace timbre::text::check
