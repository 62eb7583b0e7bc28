#include "core/text/abbreviations.h"
#include "core/text/english/letters.h"
#include "core/text/english/numbers.h"
#include "core/text/english/prepare.h"
#include "core/text/utf8.h"

#include <map>

namespace timbre::text::english {
namespace {

using Words = std::u32string;
using View = std::u32string_view;

const std::map<View, View>& expansions()
{
    static const std::map<View, View> expansions{{U"Mr", U"Mister"}, {U"Mrs", U"Missus"},
        {U"Ms", U"Ms"}, {U"Messrs", U"Messrs"}, {U"Prof", U"Professor"}, {U"Mt", U"Mount"},
        {U"Rev", U"Reverend"}, {U"Gov", U"Governor"}, {U"Sen", U"Senator"},
        {U"Rep", U"Representative"}, {U"Pres", U"President"}, {U"Gen", U"General"},
        {U"Col", U"Colonel"}, {U"Maj", U"Major"}, {U"Capt", U"Captain"}, {U"Lt", U"Lieutenant"},
        {U"Sgt", U"Sergeant"}, {U"Adm", U"Admiral"}, {U"Hon", U"Honorable"}, {U"Jr", U"Junior"},
        {U"Sr", U"Senior"}, {U"vs", U"versus"}, {U"etc", U"et cetera"},
        {U"approx", U"approximately"}, {U"dept", U"department"}, {U"Dept", U"Department"},
        {U"Inc", U"Incorporated"}, {U"Ltd", U"Limited"}, {U"Corp", U"Corporation"},
        {U"Co", U"Company"}, {U"Bros", U"Brothers"}, {U"Ave", U"Avenue"}, {U"Blvd", U"Boulevard"},
        {U"Rd", U"Road"}, {U"cf", U"compare"}, {U"lb", U"pounds"}, {U"lbs", U"pounds"},
        {U"oz", U"ounces"}, {U"hrs", U"hours"}, {U"mins", U"minutes"}, {U"Univ", U"University"},
        {U"Fr", U"Father"}};
    return expansions;
}

const std::map<View, View>& countedExpansions()
{
    static const std::map<View, View> expansions{{U"No", U"Number"}, {U"no", U"number"},
        {U"Nos", U"Numbers"}, {U"nos", U"numbers"}, {U"Fig", U"Figure"}, {U"fig", U"figure"},
        {U"Figs", U"Figures"}, {U"Vol", U"Volume"}, {U"vol", U"volume"}, {U"Ch", U"Chapter"},
        {U"ch", U"chapter"}, {U"Sec", U"Section"}, {U"sec", U"section"}, {U"Art", U"Article"},
        {U"Eq", U"Equation"}, {U"p", U"page"}, {U"pp", U"pages"}, {U"Pt", U"Part"},
        {U"pt", U"part"}, {U"Ext", U"Extension"}, {U"ext", U"extension"}, {U"Rm", U"Room"},
        {U"Apt", U"Apartment"}, {U"Op", U"Opus"}};
    return expansions;
}

bool isCapital(char32_t c)
{
    return isUpper(c);
}

/// What follows a dot: the next character behind a blank, 0 at the end.
char32_t nextAfter(const Match& match)
{
    const auto rest = match.subject().substr(match.end());
    const size_t at = rest.find_first_not_of(U" \"'");
    return at == rest.npos ? U'\0' : rest[at];
}

View wordAfter(const Match& match)
{
    auto rest = match.subject().substr(match.end());
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(U" \"'")));
    size_t end = 0;
    while (end < rest.size() && isLetter(rest[end]))
        ++end;
    return rest.substr(0, end);
}

bool followsCapital(const Match& match)
{
    const auto before = match.subject().substr(0, match.begin());
    if (before.empty() || before.back() != U' ')
        return false;
    const auto word = before.substr(0, before.size() - 1);
    const size_t blank = word.find_last_of(U' ');
    const auto last = blank == word.npos ? word : word.substr(blank + 1);
    return !last.empty() && isCapital(last.front()) && isLetter(last.back());
}

/// A full stop where the abbreviation also ends the sentence.
Words stopAfter(const Match& match)
{
    const bool ends = nextAfter(match) == 0 || isSentenceOpener(wordAfter(match));
    return ends && nextAfter(match) != U',' && !isLower(nextAfter(match)) ? U"." : U"";
}

/// "Dr. Smith" and "Sunset Dr.", "St. Mary" and "Main St."
Words saintOrStreet(const Match& match)
{
    const bool doctor = match[1] == U"Dr";
    const bool name_follows = isCapital(nextAfter(match)) && !isSentenceOpener(wordAfter(match));
    if (name_follows || !followsCapital(match))
        return doctor ? U"Doctor" : U"Saint";
    return (doctor ? U"Drive" : U"Street") + stopAfter(match);
}

Words expanded(const Match& match)
{
    if (match[1] == U"Dr" || match[1] == U"St")
        return saintOrStreet(match);
    if (const auto found = expansions().find(match[1]); found != expansions().end()) {
        const bool title = abbreviation(match[1]) == Abbreviation::Title;
        return Words(found->second) + (title ? U"" : stopAfter(match));
    }
    const auto counted = countedExpansions().find(match[1]);
    const char32_t next = nextAfter(match);
    if (counted != countedExpansions().end() && next >= U'0' && next <= U'9')
        return Words(counted->second);
    return Words(match[0]);
}

/// The value of I, V and X as digits.
Words romanDigits(View roman)
{
    int value = 0;
    for (size_t i = 0; i < roman.size(); ++i) {
        const auto worth = [&](size_t at) {
            return at >= roman.size() ? 0 : roman[at] == U'X' ? 10 : roman[at] == U'V' ? 5 : 1;
        };
        value += worth(i) < worth(i + 1) ? -worth(i) : worth(i);
    }
    return fromUtf8(std::to_string(value));
}

/// "U.S." -> "U S", "Ph.D." -> "P H D".
Words letters(const Match& match)
{
    Words words;
    for (const char32_t c : match[0]) {
        if (isLetter(c))
            (words += words.empty() ? U"" : U" ") += isLower(c) ? c - U'a' + U'A' : c;
    }
    return words + stopAfter(match);
}

} // namespace

void expandShortForms(TrackedText& text)
{
    static const Regex latin(R"(\b(?:([eE])\.[gG]\.|[iI]\.[eE]\.),?)");
    static const Regex dotted(R"(\b(?:(?:[A-Za-z]\.){2,}+|Ph\.D\.))");
    static const Regex initial(R"((?<![\w'.])([A-Z])\.(?= [A-Z](?:[a-z]|\.)))");
    static const Regex roman(
        R"(\b((?:Chapter|Part|Volume|Book|Act|Scene|War|Section|Article|Phase|Type|Class|Mark|Level|Stage|Appendix|Figure|Table|Title|Episode|Season|Round) )([IVX]{1,6})\b(?!'))");
    static const Regex monarch(
        R"(\b((?:King|Queen|Pope|Louis|Henry|George|Edward|Charles|James|William|Richard|Elizabeth|Mary|John Paul|Pius|Benedict|Leo|Gregory|Innocent|Urban|Clement|Alexander|Nicholas|Catherine|Peter|Frederick|Napoleon|Philip|Ferdinand|Ptolemy) )([IVX]{2,6})\b(?!'))");
    static const Regex short_form(R"((?<![\w'.])([A-Za-z]{1,6})\.)");
    text.replaceAll(latin, [](const Match& m) { return m.has(1) ? U"for example," : U"that is,"; });
    text.replaceAll(dotted, letters);
    text.replaceAll(initial, [](const Match& m) {
        const auto next = wordAfter(m);
        return Words(next.size() > 1 && isSentenceOpener(next) ? m[0] : m[1]);
    });
    text.replaceAll(
        roman, [](const Match& m) { return Words(m[1]) + cardinal(romanDigits(m[2]), false); });
    text.replaceAll(
        monarch, [](const Match& m) { return Words(m[1]) + U"the " + ordinal(romanDigits(m[2])); });
    text.replaceAll(short_form, expanded);
}

} // namespace timbre::text::english
