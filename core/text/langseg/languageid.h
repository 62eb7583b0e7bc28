#pragma once

#include "core/text/datafile.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// fastText's language identification (lid.176.ftz) of a word or phrase. Immutable and thread-safe.
class LanguageId {
public:
    /// Throws Error(Corrupt).
    explicit LanguageId(const DataFile& data);
    ~LanguageId();

    /// The most probable language, e.g. "zh"; empty if there is none.
    std::string best(std::u32string_view text) const;
    /// Whether `language` is among the five most probable ones, with at least 1 %.
    bool isPossible(std::u32string_view text, std::string_view language) const;

private:
    std::vector<std::string> predict(std::u32string_view text, int count, float threshold) const;

    class Model;
    std::unique_ptr<Model> m_model;
};

} // namespace timbre::text
