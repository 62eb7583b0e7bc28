#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// The text files of a data set that the reference has prepared (its "logs/NAME" folder).
namespace timbre::dataset {

/// A row of 2-name2text.txt: name, phones, phones per character (zh and yue only), normalised text.
struct NameText {
    std::string name; ///< of the wave file
    std::vector<std::string> phones;
    std::vector<int64_t> word2ph;
    std::string norm;
};

/// A row of 6-name2semantic.tsv.
struct NameSemantic {
    std::string name;
    std::vector<int64_t> codes;
};

/// Both also read the parts that several processes wrote (2-name2text-0.txt, ...). Rows that are
/// not whole are left out. Throw Error(NotFound, Unreadable).
std::vector<NameText> readNameTexts(const std::filesystem::path& folder);
std::vector<NameSemantic> readNameSemantics(const std::filesystem::path& folder);

/// Atomic.
void writeNameTexts(const std::filesystem::path& folder, std::span<const NameText> rows);
void writeNameSemantics(const std::filesystem::path& folder, std::span<const NameSemantic> rows);

} // namespace timbre::dataset
