#include "core/text/zh/normalizer.h"

#include "core/text/characters.h"
#include "core/text/zh/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbre::text::zh {
namespace {

// A run of digits is tried from its first digit only: (?<!\d) keeps long ones from costing their square.
#define RUN "(?<![0-9])[0-9]+"
#define UNITS "(%|°C|℃|度|摄氏度|cm2|cm²|cm3|cm³|cm|db|ds|kg|km|m2|m²|m³|m3|ml|m|mm|s)"
#define POWERS "[⁰¹²³⁴⁵⁶⁷⁸⁹ˣʸⁿ]"
#define OPERAND "(?:-?" RUN "(?:\\.[0-9]+)?" POWERS "*|\\.[0-9]+" POWERS "*|[A-Za-z]" POWERS "*)"
#define CLOCK "([0-1]?[0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9]))?"
// Words that count or measure; by their first characters, for nothing behind a match changes.
#define MEASURES \
    "(?=[处台架枚趟幅平方堵间床株批项例列篇栋注亩封艘把目套段人所朵匹张座回场尾条个首阙阵网炮顶丘棵只支袭辆挑担颗壳窠" \
    "曲墙群腔砣客贯扎捆刀令打手罗坡山岭江溪钟队单双对出口头脚板跳枝件贴针线管名位身堂课本页家户层丝毫厘分钱两斤铢石" \
    "钧锱忽寸尺丈里寻常铺程米撮勺合升斗盘碗碟叠桶笼盆盒杯斛锅簋篮罐瓶壶卮盏箩箱煲啖袋钵年月日季刻时周天秒旬纪岁世更" \
    "夜春夏秋冬代伏辈丸泡粒幢堆根道面片块元亿千万百吨角毛]|微[克米]|公分|小时|美元|十吨)"

using Replacement = std::pair<std::u32string_view, std::u32string_view>;

// Replaced one after the other over the whole sentence, also inside Latin words, as the reference does.
constexpr std::array<Replacement, 17> kUnitNames{{{U"cm2", U"平方厘米"}, {U"cm²", U"平方厘米"},
    {U"cm3", U"立方厘米"}, {U"cm³", U"立方厘米"}, {U"cm", U"厘米"}, {U"db", U"分贝"}, {U"ds", U"毫秒"},
    {U"kg", U"千克"}, {U"km", U"千米"}, {U"m2", U"平方米"}, {U"m²", U"平方米"}, {U"m³", U"立方米"},
    {U"m3", U"立方米"}, {U"ml", U"毫升"}, {U"m", U"米"}, {U"mm", U"毫米"}, {U"s", U"秒"}}};

constexpr std::array<Replacement, 51> kSigns{{{U"/", U"每"}, {U"①", U"一"}, {U"②", U"二"}, {U"③", U"三"},
    {U"④", U"四"}, {U"⑤", U"五"}, {U"⑥", U"六"}, {U"⑦", U"七"}, {U"⑧", U"八"}, {U"⑨", U"九"}, {U"⑩", U"十"},
    {U"α", U"阿尔法"}, {U"β", U"贝塔"}, {U"γ", U"伽玛"}, {U"Γ", U"伽玛"}, {U"δ", U"德尔塔"}, {U"Δ", U"德尔塔"},
    {U"ε", U"艾普西龙"}, {U"ζ", U"捷塔"}, {U"η", U"依塔"}, {U"θ", U"西塔"}, {U"Θ", U"西塔"}, {U"ι", U"艾欧塔"},
    {U"κ", U"喀帕"}, {U"λ", U"拉姆达"}, {U"Λ", U"拉姆达"}, {U"μ", U"缪"}, {U"ν", U"拗"}, {U"ξ", U"克西"},
    {U"Ξ", U"克西"}, {U"ο", U"欧米克伦"}, {U"π", U"派"}, {U"Π", U"派"}, {U"ρ", U"肉"}, {U"ς", U"西格玛"},
    {U"Σ", U"西格玛"}, {U"σ", U"西格玛"}, {U"τ", U"套"}, {U"υ", U"宇普西龙"}, {U"φ", U"服艾"}, {U"Φ", U"服艾"},
    {U"χ", U"器"}, {U"ψ", U"普赛"}, {U"Ψ", U"普赛"}, {U"ω", U"欧米伽"}, {U"Ω", U"欧米伽"}, {U"+", U"加"},
    {U"-", U"减"}, {U"×", U"乘"}, {U"÷", U"除"}, {U"=", U"等"}}};

constexpr std::u32string_view kPowers = U"⁰¹²³⁴⁵⁶⁷⁸⁹ˣʸⁿ", kPowerNames = U"0123456789xyn";

bool isSpecial(char32_t c)
{
    return std::u32string_view(U"—《》【】<>{}()（）#&@“”^_|\\").find(c) != std::u32string_view::npos;
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool hasDigits(const TrackedText& text)
{
    return std::ranges::any_of(text.view(), isDigit);
}

/// Full-width letters and digits; the full-width blank stays, as in the reference.
char32_t halfWidth(char32_t c)
{
    const bool wide = (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
    return wide ? c - 0xFEE0 : c;
}

std::u32string sign(const Match& match, std::u32string_view word)
{
    return std::u32string(match[1].empty() ? U"" : word);
}

/// Minutes and seconds: 05 -> 零五.
std::u32string clockPart(std::u32string_view digits)
{
    const size_t zeros = std::min(digits.find_first_not_of(U'0'), digits.size());
    return (zeros > 0 ? U"零" : U"") + number(digits.substr(zeros));
}

bool isZero(std::u32string_view digits)
{
    return digits.find_first_not_of(U'0') == std::u32string_view::npos;
}

/// `half` are the minutes that decide on 半: of the second time of a range, too, they are the first's.
std::u32string clock(const Match& match, size_t group, std::u32string_view half)
{
    const auto minute = match[group + 1], second = match[group + 3];
    auto result = number(match[group]) + U"点";
    if (!isZero(minute))
        result += half == U"30" ? U"半" : clockPart(minute) + U"分";
    if (!isZero(second))
        result += clockPart(second) + U"秒";
    return result;
}

std::u32string date(const Match& match, size_t month, size_t day, std::u32string_view day_word)
{
    auto result = digitByDigit(match[1]) + U"年";
    if (match.has(month))
        result += cardinal(match[month]) + U"月";
    if (match.has(day))
        result += cardinal(match[day]) + std::u32string(day_word);
    return result;
}

std::u32string operatorName(char32_t c)
{
    switch (c) {
    case U'+':
        return U"加";
    case U'-':
        return U"减";
    case U'×':
        return U"乘";
    case U'÷':
        return U"除";
    default:
        return U"等于";
    }
}

/// A number with sign, or a decimal without a number before its point (group 5).
std::u32string signedNumber(const Match& match)
{
    return match.has(5) ? number(match[5]) : sign(match, U"负") + number(match[2]);
}

/// Parts between separators, joined by a pause; what is no digit (the + of +86) is silent.
std::u32string telephone(std::u32string_view text, char32_t separator)
{
    std::u32string result, part;
    for (const char32_t c : text) {
        if (isDigit(c))
            part += c;
        if (c == separator)
            result += telephoneDigits(std::exchange(part, {})) + U"，";
    }
    return result + telephoneDigits(part);
}

void strip(TrackedText& text)
{
    size_t begin = 0, end = text.size();
    while (begin < end && isSpace(text[begin]))
        ++begin;
    while (end > begin && isSpace(text[end - 1]))
        --end;
    if (end - begin != text.size())
        text = text.slice(begin, end);
}

} // namespace

Normalizer::Normalizer(const DataFile& data)
    : m_from(data.array<uint32_t>("simplify.from"))
    , m_to(data.array<uint32_t>("simplify.to"))
    , m_sentence_end("[：、，；。？！,;?!][”’]?")
    , m_date("([0-9]{4}|[0-9]{2})年((0?[1-9]|1[0-2])月)?((0?[1-9]|[12][0-9]|30|31)([日号]))?")
    , m_date2("([0-9]{4})([- /.])(0[1-9]|1[012])\\2(0[1-9]|[12][0-9]|3[01])")
    , m_time_range(CLOCK "(~|-)" CLOCK)
    , m_time(CLOCK)
    , m_unit_range("(?:-?" RUN "(?:\\.[0-9]+)?|\\.[0-9]+)" UNITS "~(?:-?[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)" UNITS)
    , m_temperature("(-?)(" RUN "(?:\\.[0-9]+)?)(°C|℃|度|摄氏度)")
    , m_arithmetic("(" OPERAND ")([+\\-×÷=])(" OPERAND ")")
    , m_power(POWERS "+")
    , m_fraction("(-?)(" RUN ")/([0-9]+)")
    , m_percentage("(-?)(" RUN "(?:\\.[0-9]+)?)%")
    , m_mobile("(?<![0-9])(?:\\+?86 ?)?1(?:[38][0-9]|5[0-35-9]|7[678]|9[89])[0-9]{8}(?![0-9])")
    , m_telephone("(?<![0-9])(?:0(?:10|2[1-3]|[3-9][0-9]{2})-?)?[1-9][0-9]{6,7}(?![0-9])")
    , m_service("400-?[0-9]{3}-?[0-9]{4}")
    , m_range("(?<![0-9+\\-×÷=])(-?[0-9]+(?:\\.[0-9]+)?)[-~](-?[0-9]+(?:\\.[0-9]+)?)(?![0-9+\\-×÷=])")
    , m_negative("-([0-9]+)")
    , m_version("((" RUN ")(\\.[0-9]+)(\\.[0-9]+)?(\\.[0-9]+)+)")
    , m_decimal("(-?)((" RUN ")(\\.[0-9]+))|(\\.[0-9]+)")
    , m_measured("(" RUN ")([多余几+])?" MEASURES)
    , m_long("[0-9]{3}[0-9]*")
    , m_number("(-?)(([0-9]+)(\\.[0-9]+)?)|(\\.[0-9]+)")
{
}

std::vector<TrackedText> Normalizer::sentences(const TrackedText& text) const
{
    auto plain = text;
    plain.removeIf([](char32_t c) { return c == U' ' || isSpecial(c); });
    std::vector<size_t> ends;
    for (const Match& match : m_sentence_end.findAll(plain.view()))
        ends.push_back(match.end());
    std::vector<TrackedText> result;
    size_t begin = 0;
    for (size_t i = 0, next = 0; i <= plain.size(); ++i) {
        const bool after_mark = next < ends.size() && ends[next] == i;
        next += after_mark ? 1 : 0;
        const bool line_end = i < plain.size() && plain[i] == U'\n';
        if (!after_mark && !line_end && i < plain.size())
            continue;
        auto piece = plain.slice(begin, i);
        begin = line_end ? i + 1 : i;
        strip(piece);
        if (!piece.empty())
            result.push_back(sentence(std::move(piece)));
    }
    return result;
}

char32_t Normalizer::simplified(char32_t character) const
{
    if (character < 0x80)
        return character;
    const auto found = std::ranges::lower_bound(m_from, uint32_t(character));
    return found != m_from.end() && *found == character ? char32_t(m_to[size_t(found - m_from.begin())]) : character;
}

TrackedText Normalizer::sentence(TrackedText text) const
{
    text.mapEach([this](char32_t c) { return halfWidth(simplified(c)); });
    if (hasDigits(text)) {
        dates(text);
        times(text);
    }
    units(text);
    arithmetic(text);
    if (hasDigits(text)) { // powers brought some of their own, times took some away
        shares(text);
        telephones(text);
        plainNumbers(text);
    }
    for (const auto& [from, to] : kSigns)
        text.replaceAll(from, to);
    text.removeIf([](char32_t c) { return isSpecial(c); });
    return text;
}

void Normalizer::dates(TrackedText& text) const
{
    text.replaceAll(m_date, [](const Match& match) { return date(match, 3, 5, match[6]); });
    text.replaceAll(m_date2, [](const Match& match) { return date(match, 3, 4, U"日"); });
}

void Normalizer::times(TrackedText& text) const
{
    text.replaceAll(m_time_range,
        [](const Match& match) { return clock(match, 1, match[2]) + U"至" + clock(match, 6, match[2]); });
    text.replaceAll(m_time, [](const Match& match) { return clock(match, 1, match[2]); });
}

void Normalizer::units(TrackedText& text) const
{
    text.replaceAll(m_unit_range, [](const Match& match) {
        std::u32string result(match[0]);
        std::ranges::replace(result, U'~', U'至');
        return result;
    });
    text.replaceAll(m_temperature, [](const Match& match) {
        return sign(match, U"零下") + number(match[2]) + U"度";
    });
    for (const auto& [from, to] : kUnitNames)
        text.replaceAll(from, to);
}

void Normalizer::arithmetic(TrackedText& text) const
{
    while (m_arithmetic.search(text.view())) {
        text.replaceAll(m_arithmetic, [](const Match& match) {
            return std::u32string(match[1]) + operatorName(match[2][0]) + std::u32string(match[3]);
        });
    }
    text.replaceAll(m_power, [](const Match& match) {
        std::u32string result = U"的";
        for (const char32_t c : match[0])
            result += kPowerNames[kPowers.find(c)];
        return result + U"次方";
    });
}

void Normalizer::shares(TrackedText& text) const
{
    text.replaceAll(m_fraction, [](const Match& match) {
        return sign(match, U"负") + number(match[3]) + U"分之" + number(match[2]);
    });
    text.replaceAll(m_percentage,
        [](const Match& match) { return sign(match, U"负") + U"百分之" + number(match[2]); });
}

void Normalizer::telephones(TrackedText& text) const
{
    text.replaceAll(m_mobile, [](const Match& match) { return telephone(match[0], U' '); });
    text.replaceAll(m_telephone, [](const Match& match) { return telephone(match[0], U'-'); });
    text.replaceAll(m_service, [](const Match& match) { return telephone(match[0], U'-'); });
}

void Normalizer::plainNumbers(TrackedText& text) const
{
    const auto spoken = [this](std::u32string_view part) {
        TrackedText number;
        number.append(part, {});
        number.replaceAll(m_number, signedNumber);
        return std::u32string(number.view());
    };
    text.replaceAll(m_range,
        [&](const Match& match) { return spoken(match[1]) + U"到" + spoken(match[2]); });
    text.replaceAll(m_negative, [](const Match& match) { return U"负" + number(match[1]); });
    text.replaceAll(m_version, [](const Match& match) {
        std::u32string result;
        for (const char32_t c : match[0])
            result += c == U'.' ? U"点" : number({&c, 1});
        return result;
    });
    text.replaceAll(m_decimal, signedNumber);
    text.replaceAll(m_measured, [](const Match& match) {
        const auto count = number(match[1]);
        return (count == U"二" ? U"两" : count) + (match[2] == U"+" ? U"多" : std::u32string(match[2]));
    });
    text.replaceAll(m_long, [](const Match& match) { return telephoneDigits(match[0]); });
    text.replaceAll(m_number, signedNumber);
}

} // namespace timbre::text::zh
