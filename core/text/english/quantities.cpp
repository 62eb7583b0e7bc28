#include "core/text/english/numbers.h"
#include "core/text/english/prepare.h"
#include "core/text/english/rewriting.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace timbre::text::english {
namespace {

using Words = std::u32string;
using View = std::u32string_view;

constexpr std::array<View, 12> kMonths{U"January", U"February", U"March", U"April", U"May", U"June",
    U"July", U"August", U"September", U"October", U"November", U"December"};

/// Digits without separators.
Words digitsOf(View text)
{
    Words digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
        [](char32_t c) { return c >= U'0' && c <= U'9'; });
    return digits;
}

size_t valueOf(View digits)
{
    size_t value = 0;
    for (const char32_t digit : digits)
        value = 10 * value + (digit - U'0');
    return value;
}

Words counted(View digits)
{
    return cardinalWithoutPauses(digitsOf(digits));
}

/// "1,234.50" as it is said.
Words decimal(View number)
{
    const size_t point = number.find(U'.');
    Words words = point == 0 ? U"zero" : counted(number.substr(0, point));
    if (point != number.npos)
        words += U" point " + digitByDigit(digitsOf(number.substr(point)));
    return words;
}

Words inDigits(View digits)
{
    return digitByDigit(digitsOf(digits));
}

Words date(View day, View month, View year)
{
    return Words(kMonths[valueOf(month) - 1]) + U" " + ordinal(day) + U", " + plainNumber(year);
}

View fullMonth(View name)
{
    for (const View month : kMonths) {
        if (month.substr(0, 3) == name.substr(0, 3))
            return month;
    }
    return name;
}

/// Whether the full stop of "p.m." ends a sentence too.
Words stopAfter(const Match& match, size_t group)
{
    const auto rest = match.subject().substr(match.end());
    const bool ends = rest.empty() || rest.front() == U'"'
        || (rest.size() > 1 && rest[0] == U' ' && rest[1] >= U'A' && rest[1] <= U'Z');
    return match[group].empty() || !ends ? U"" : U".";
}

Words halfOfDay(View letter)
{
    return letter == U"a" || letter == U"A" ? U" A M" : U" P M";
}

/// Groups: hours, minutes, seconds, a or p, its last dot.
Words clock(const Match& match)
{
    const size_t hours = valueOf(match[1]), minutes = valueOf(match[2]);
    const bool marked = match.has(4);
    const size_t shown = hours > 12 ? hours - 12 : hours == 0 ? 12 : hours;
    static constexpr View kHours[]{U"", U"one", U"two", U"three", U"four", U"five", U"six",
        U"seven", U"eight", U"nine", U"ten", U"eleven", U"twelve"};
    Words words(kHours[shown]);
    if (minutes == 0 && !match.has(3))
        words += marked ? U"" : U" o'clock";
    else
        words += (minutes < 10 ? U" oh " : U" ") + cardinal(match[2], false);
    if (match.has(3))
        words += U" and " + cardinal(match[3], false) + U" seconds";
    if (marked)
        return words + halfOfDay(match[4]) + stopAfter(match, 5);
    return words + (hours > 12 ? U" P M" : hours == 0 ? U" A M" : U"");
}

struct Currency {
    char32_t sign;
    View one, many, small_one, small_many;
};
constexpr std::array<Currency, 7> kCurrencies{{{U'$', U"dollar", U"dollars", U"cent", U"cents"},
    {U'£', U"pound", U"pounds", U"penny", U"pence"}, {U'€', U"euro", U"euros", U"cent", U"cents"},
    {U'¥', U"yen", U"yen", U"sen", U"sen"}, {U'₹', U"rupee", U"rupees", U"paisa", U"paise"},
    {U'₩', U"won", U"won", U"jeon", U"jeon"},
    {U'₽', U"ruble", U"rubles", U"kopeck", U"kopecks"}}};

View scaleOf(View sign)
{
    if (sign == U"K" || sign == U"k")
        return U"thousand";
    if (sign == U"M" || sign == U"m" || sign == U"mn")
        return U"million";
    return sign == U"B" || sign == U"bn" ? U"billion" : sign;
}

Words withUnit(View digits, View one, View many)
{
    return counted(digits) + U" "
        + Words(valueOf(digits.substr(0, 9)) == 1 && digits.size() < 9 ? one : many);
}

/// "2.5" million dollars, "3.50" -> three dollars and fifty cents.
Words money(char32_t sign, View amount, View scale)
{
    const auto currency = std::find_if(
        kCurrencies.begin(), kCurrencies.end(), [&](const Currency& c) { return c.sign == sign; });
    if (!scale.empty())
        return decimal(amount)
            .append(U" ")
            .append(scaleOf(scale))
            .append(U" ")
            .append(currency->many);
    const size_t point = amount.find(U'.');
    const Words whole = digitsOf(amount.substr(0, point));
    Words small = point == amount.npos ? U"" : digitsOf(amount.substr(point));
    if (small.size() > 2)
        return decimal(amount) + U" " + Words(currency->many);
    small += small.size() == 1 ? U"0" : U"";
    const bool has_whole = whole.find_first_not_of(U'0') != whole.npos;
    const bool has_small = small.find_first_not_of(U'0') != small.npos;
    const Words large = withUnit(whole, currency->one, currency->many);
    if (!has_small)
        return large;
    const Words rest = withUnit(small, currency->small_one, currency->small_many);
    return has_whole ? large + U" and " + rest : rest;
}

struct Unit {
    View sign, one, many;
};
constexpr std::array<Unit, 51> kUnits{{{U"km/h", U"kilometer per hour", U"kilometers per hour"},
    {U"kph", U"kilometer per hour", U"kilometers per hour"},
    {U"mph", U"mile per hour", U"miles per hour"},
    {U"m/s", U"meter per second", U"meters per second"},
    {U"km²", U"square kilometer", U"square kilometers"}, {U"m²", U"square meter", U"square meters"},
    {U"cm²", U"square centimeter", U"square centimeters"}, {U"m³", U"cubic meter", U"cubic meters"},
    {U"cm³", U"cubic centimeter", U"cubic centimeters"}, {U"km", U"kilometer", U"kilometers"},
    {U"cm", U"centimeter", U"centimeters"}, {U"mm", U"millimeter", U"millimeters"},
    {U"m", U"meter", U"meters"}, {U"ft", U"foot", U"feet"}, {U"yd", U"yard", U"yards"},
    {U"mi", U"mile", U"miles"}, {U"kg", U"kilogram", U"kilograms"},
    {U"mg", U"milligram", U"milligrams"}, {U"g", U"gram", U"grams"}, {U"lbs", U"pound", U"pounds"},
    {U"lb", U"pound", U"pounds"}, {U"oz", U"ounce", U"ounces"},
    {U"ml", U"milliliter", U"milliliters"}, {U"mL", U"milliliter", U"milliliters"},
    {U"L", U"liter", U"liters"}, {U"tbsp", U"tablespoon", U"tablespoons"},
    {U"tsp", U"teaspoon", U"teaspoons"}, {U"KB", U"kilobyte", U"kilobytes"},
    {U"MB", U"megabyte", U"megabytes"}, {U"GB", U"gigabyte", U"gigabytes"},
    {U"TB", U"terabyte", U"terabytes"}, {U"GHz", U"gigahertz", U"gigahertz"},
    {U"MHz", U"megahertz", U"megahertz"}, {U"kHz", U"kilohertz", U"kilohertz"},
    {U"Hz", U"hertz", U"hertz"}, {U"kWh", U"kilowatt hour", U"kilowatt hours"},
    {U"kW", U"kilowatt", U"kilowatts"}, {U"MW", U"megawatt", U"megawatts"},
    {U"W", U"watt", U"watts"}, {U"V", U"volt", U"volts"},
    {U"mAh", U"milliamp hour", U"milliamp hours"}, {U"dB", U"decibel", U"decibels"},
    {U"ms", U"millisecond", U"milliseconds"}, {U"s", U"second", U"seconds"},
    {U"min", U"minute", U"minutes"}, {U"h", U"hour", U"hours"}, {U"hr", U"hour", U"hours"},
    {U"hrs", U"hour", U"hours"}, {U"kcal", U"kilocalorie", U"kilocalories"},
    {U"°C", U"degree celsius", U"degrees celsius"},
    {U"°F", U"degree fahrenheit", U"degrees fahrenheit"}}};

/// Groups: number, unit. Anything that is no unit stays.
Words quantity(const Match& match)
{
    const auto unit = std::find_if(
        kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.sign == match[2]; });
    const bool letter_apart = match[0].size() > match[1].size() + match[2].size()
        && match[2].size() == 1 && View(U"gmL").find(match[2].front()) == View::npos;
    if (unit == kUnits.end() || letter_apart)
        return Words(match[0]);
    return decimal(match[1]) + U" " + Words(match[1] == U"1" ? unit->one : unit->many);
}

/// "1990s", "the '80s".
Words decade(View century, View ten)
{
    static constexpr View kTens[]{U"hundreds", U"tens", U"twenties", U"thirties", U"forties",
        U"fifties", U"sixties", U"seventies", U"eighties", U"nineties"};
    const size_t index = valueOf(ten);
    if (century == U"20" && index == 0)
        return U"two thousands";
    return century.empty() ? Words(kTens[index])
                           : cardinal(century, false) + U" " + Words(kTens[index]);
}

/// "(555) 123-4567": digit by digit, a pause between the groups.
Words telephone(const Match& match)
{
    Words words, group;
    for (const char32_t c : Words(match[0]) + U' ') {
        if (c >= U'0' && c <= U'9') {
            group += c;
        } else if (!group.empty()) {
            words += (words.empty() ? U"" : U", ") + digitByDigit(group);
            group.clear();
        }
    }
    return words;
}

Words list(const Match& match)
{
    Words words;
    for (const char32_t c : match[0])
        words += c == U'.' ? Words(U" point ") : Words(1, c);
    return words;
}

void readDates(TrackedText& text)
{
    static const Regex iso(R"(\b([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\b)");
    static const Regex american(R"(\b(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])/([12][0-9]{3})\b)");
    static const Regex british(R"(\b(1[3-9]|2[0-9]|3[01])/(0?[1-9]|1[0-2])/([12][0-9]{3})\b)");
    static const Regex month_day(
        R"(\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? ([12]?[0-9]|3[01])\b(?![:.]?[0-9]|%| ?[ap]\.?m))");
    static const Regex short_month(
        R"(\b(Jan|Feb|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?= [0-9]{1,2}(?:st|nd|rd|th)\b)))");
    static const Regex day_month(
        R"(\b([12]?[0-9]|3[01]) (January|February|March|April|May|June|July|August|September|October|November|December)\b)");
    text.replaceAll(iso, [](const Match& m) { return date(m[3], m[2], m[1]); });
    text.replaceAll(american, [](const Match& m) { return date(m[2], m[1], m[3]); });
    text.replaceAll(british, [](const Match& m) { return date(m[1], m[2], m[3]); });
    text.replaceAll(
        month_day, [](const Match& m) { return Words(fullMonth(m[1])) + U" " + ordinal(m[2]); });
    text.replaceAll(
        day_month, [](const Match& m) { return U"the " + ordinal(m[1]) + U" of " + Words(m[2]); });
    text.replaceAll(short_month, [](const Match& m) { return Words(fullMonth(m[1])); });
}

void readTimes(TrackedText& text)
{
    static const Regex time(
        R"(\b([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(?!:?[0-9])(?: ?([AaPp])\.?[Mm]\b(\.?))?)");
    static const Regex hour(R"(\b(1[0-2]|[1-9]) ?([AaPp])\.?[Mm]\b(\.?))");
    static const Regex ratio("(?<=[0-9]):(?=[0-9])");
    text.replaceAll(time, clock);
    text.replaceAll(hour,
        [](const Match& m) { return cardinal(m[1], false) + halfOfDay(m[2]) + stopAfter(m, 3); });
    text.replaceAll(ratio, U" to ");
}

void readMoney(TrackedText& text)
{
    static const Regex before(
        R"(([$£€¥₹₩₽]) ?([0-9]++(?:,[0-9]++)*+(?:\.[0-9]++)?|\.[0-9]++)(?: ?((?:hundred|thousand|million|billion|trillion|bn|mn|[KkMmB])\b))?)");
    static const Regex after(
        R"((?<![0-9.,])([0-9]++(?:,[0-9]++)*+(?:\.[0-9]++)?) ?([$£€¥₹₩₽])(?![0-9]))");
    text.replaceAll(before, [](const Match& m) { return money(m[1].front(), m[2], m[3]); });
    text.replaceAll(after, [](const Match& m) { return money(m[2].front(), m[1], {}); });
}

void readMeasures(TrackedText& text)
{
    static const Regex measure(
        R"((?<![0-9.,A-Za-z])([0-9]++(?:,[0-9]++)*+(?:\.[0-9]++)?) ?((?:[A-Za-z]{1,4}+(?:/[hs])?|°[CF])[²³]?)(?![A-Za-z0-9]))");
    static const Regex full_decade(R"(\b(1[0-9]|20)([0-9])0'?s\b)");
    static const Regex short_decade(R"((?<=[tT]he )'?([2-9])0'?s\b)");
    text.replaceAll(full_decade, [](const Match& m) { return decade(m[1], m[2]); });
    text.replaceAll(short_decade, [](const Match& m) { return decade({}, m[1]); });
    text.replaceAll(measure, quantity);
}

/// Signs and hyphens between numbers, before anything else is read.
void readRanges(TrackedText& text)
{
    static const Regex phone(
        R"((?<![0-9-])(?:\+?[0-9]{1,3}[ .-])?(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[.-][0-9]{4}(?![0-9-])|(?<![0-9-])[0-9]{3}-[0-9]{4}(?![0-9-]))");
    static const Regex range(
        R"((?<![\w.-])([0-9]{1,2}|[12][0-9]{3})[-–]([0-9]{1,2}|[12][0-9]{3})(?![\w-]))");
    static const Rewriting rules{
        {"(?<=[0-9])[-–](?=[$£€¥]|[0-9]{1,2}:[0-9]{2})", U" to "},
        {"(?<=[0-9])–(?=[0-9])", U" to "},
        {"(?<=[0-9])-(?=[0-9]+ ?=)", U" minus "},
        {"(?<=[0-9])-(?=[0-9])", U" "},
        {"(?:^|(?<=[\\s($]))-(?=[.0-9$£€])", U"minus "},
    };
    text.replaceAll(phone, telephone);
    text.replaceAll(range, [](const Match& m) {
        const bool sum = m.subject().substr(m.end()).starts_with(U"=")
            || m.subject().substr(m.end()).starts_with(U" =");
        const bool rising = valueOf(m[1]) < valueOf(m[2]);
        return Words(m[1]) + (sum ? U" minus " : rising ? U" to " : U" ") + Words(m[2]);
    });
    rules.apply(text);
}

void readFractions(TrackedText& text)
{
    static const Regex version(R"((?<![0-9.])[0-9]++(?:\.[0-9]++){2,}+)");
    static const Rewriting rules{
        {"(?<=[0-9])½", U" and a half"},
        {"½", U"one half"},
        {"(?<=[0-9])¼", U" and a quarter"},
        {"¼", U"one quarter"},
        {"(?<=[0-9])¾", U" and three quarters"},
        {"¾", U"three quarters"},
        {"(?<=[0-9]) (?=[1-9]/[1-9])", U" and "},
        {"\\b24/7\\b", U"twenty-four seven"},
    };
    text.replaceAll(version, list);
    rules.apply(text);
}

/// What would be taken for a list number or lose its first digit; long numbers without pauses.
void readLongNumbers(TrackedText& text)
{
    static const Regex grouped(
        R"((?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})++)(?:\.([0-9]++))?(?![0-9]))");
    static const Regex leading_point(R"((?<![0-9A-Za-z])\.([0-9]++))");
    static const Regex long_number("(?<![0-9./])[0-9]{5,36}(?![0-9./]|[a-z])");
    static const Regex full_stop(R"((?<![0-9.,])(?<!^)(?<![.!?] )([0-9]++)\.(?= ))");
    text.replaceAll(grouped, [](const Match& m) { return decimal(m[0]); });
    text.replaceAll(leading_point, [](const Match& m) { return U"point " + inDigits(m[1]); });
    text.replaceAll(long_number, [](const Match& m) { return counted(m[0]); });
    text.replaceAll(full_stop, [](const Match& m) { return plainNumber(m[1]) + U"."; });
}

} // namespace

void readQuantities(TrackedText& text)
{
    readDates(text);
    readRanges(text);
    readTimes(text);
    readMoney(text);
    readMeasures(text);
    readFractions(text);
    readLongNumbers(text);
}

} // namespace timbre::text::english
