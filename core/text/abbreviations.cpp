#include "core/text/abbreviations.h"

#include <set>
#include <string>

namespace timbre::text {
namespace {

using Set = std::set<std::u32string_view>;

const Set kTitles{U"mr", U"mrs", U"ms", U"mx", U"messrs", U"dr", U"prof", U"st", U"ste", U"mt",
    U"ft", U"rev", U"hon", U"gov", U"sen", U"rep", U"pres", U"gen", U"col", U"maj", U"capt",
    U"cmdr", U"lt", U"sgt", U"cpl", U"pvt", U"adm", U"cf", U"e.g", U"i.e", U"viz", U"vs", U"approx",
    U"ca", U"est", U"mme", U"mlle", U"sr", U"fr", U"br"};

const Set kCounted{U"no", U"nos", U"fig", U"figs", U"vol", U"vols", U"ch", U"chap", U"sec", U"art",
    U"eq", U"p", U"pp", U"pt", U"ed", U"op", U"ver", U"tel", U"ext", U"rm", U"apt"};

const Set kMayEnd{U"etc", U"inc", U"ltd", U"co", U"corp", U"bros", U"jr", U"dept", U"univ", U"assn",
    U"ave", U"blvd", U"rd", U"a.m", U"p.m", U"am", U"pm", U"u.s", U"u.k", U"u.n", U"e.u", U"d.c",
    U"u.s.a", U"ph.d", U"m.d", U"b.a", U"m.a", U"b.c", U"a.d", U"al", U"jan", U"feb", U"mar",
    U"apr", U"jun", U"jul", U"aug", U"sep", U"sept", U"oct", U"nov", U"dec", U"mon", U"tue",
    U"tues", U"wed", U"thu", U"thurs", U"fri", U"lb", U"lbs", U"oz", U"hr", U"hrs", U"min", U"mins",
    U"sec", U"secs", U"yr", U"yrs", U"max"};

const Set kOpeners{U"the", U"a", U"an", U"he", U"she", U"it", U"we", U"they", U"you", U"i", U"this",
    U"that", U"these", U"those", U"there", U"here", U"then", U"but", U"and", U"so", U"or", U"yet",
    U"however", U"when", U"where", U"what", U"why", U"who", U"how", U"if", U"as", U"after",
    U"before", U"in", U"on", U"at", U"by", U"for", U"from", U"with", U"his", U"her", U"my", U"our",
    U"their", U"your", U"its", U"is", U"was", U"are", U"do", U"did", U"can", U"no", U"not", U"now",
    U"once", U"all", U"some", U"everyone", U"nobody", U"nothing"};

std::u32string lowered(std::u32string_view word)
{
    std::u32string result(word);
    for (char32_t& c : result)
        c = c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    return result;
}

} // namespace

Abbreviation abbreviation(std::u32string_view word)
{
    const auto key = lowered(word);
    if (kTitles.contains(key))
        return Abbreviation::Title;
    if (kCounted.contains(key))
        return Abbreviation::Counted;
    return kMayEnd.contains(key) ? Abbreviation::MayEnd : Abbreviation::None;
}

bool isSentenceOpener(std::u32string_view word)
{
    return kOpeners.contains(lowered(word));
}

} // namespace timbre::text
