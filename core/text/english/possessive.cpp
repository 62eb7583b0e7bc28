#include "core/text/english/possessive.h"

#include <set>

namespace timbre::text::english {

std::vector<std::string_view> possessiveEnding(std::string_view last)
{
    static const std::set<std::string_view> voiceless{"P", "T", "K", "F", "TH", "HH"};
    static const std::set<std::string_view> hissing{"S", "Z", "SH", "ZH", "CH", "JH"};
    if (voiceless.contains(last))
        return {"S"};
    if (hissing.contains(last))
        return {"AH0", "Z"};
    return {"Z"};
}

} // namespace timbre::text::english
