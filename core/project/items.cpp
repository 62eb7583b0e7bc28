#include "core/project/items.h"

#include <algorithm>

namespace timbre::project {

std::string_view name(Grade grade)
{
    switch (grade) {
    case Grade::Accept:
        return "accept";
    case Grade::Repair:
        return "repair";
    case Grade::Drop:
        return "drop";
    case Grade::Unknown:
        break;
    }
    return "";
}

Grade gradeFromName(std::string_view text)
{
    for (const Grade grade : {Grade::Accept, Grade::Repair, Grade::Drop}) {
        if (name(grade) == text)
            return grade;
    }
    return Grade::Unknown;
}

std::optional<double> confidence(const Clip& clip)
{
    if (clip.words.empty())
        return std::nullopt;
    return std::min_element(clip.words.begin(), clip.words.end(), [](const auto& a, const auto& b) {
        return a.confidence < b.confidence;
    })->confidence;
}

} // namespace timbre::project
