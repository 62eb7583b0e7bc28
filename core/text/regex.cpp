#include "core/text/regex.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>

namespace timbre::text {
namespace {

struct FreeMatchData {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

// One match takes at most this many steps, so that no text can make a pattern run for ever.
constexpr uint32_t kStepLimit = 50'000'000;

PCRE2_SPTR units(std::u32string_view text)
{
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

} // namespace

struct Regex::Code {
    pcre2_code* code = nullptr;
    pcre2_match_context* context = nullptr;

    ~Code()
    {
        pcre2_match_context_free(context);
        pcre2_code_free(code);
    }
};

std::u32string_view Match::operator[](size_t group) const
{
    return has(group) ? m_subject.substr(begin(group), end(group) - begin(group))
                      : std::u32string_view();
}

Regex::Regex(std::string_view pattern, unsigned options)
{
    const auto wide = fromUtf8(pattern);
    uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK;
    flags |= options & IgnoreCase ? PCRE2_CASELESS : 0;
    flags |= options & MultiLine ? PCRE2_MULTILINE : 0;
    int error = 0;
    PCRE2_SIZE at = 0;
    auto code = std::make_shared<Code>();
    code->code = pcre2_compile(units(wide), wide.size(), flags, &error, &at, nullptr);
    uint32_t groups = 0;
    if (code->code)
        pcre2_pattern_info(code->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (!code->code || groups >= Match::kMaxGroups)
        throw Error(ErrorKind::Internal, std::string(pattern),
            "The pattern is wrong at character " + std::to_string(at) + ".");
    pcre2_jit_compile(code->code, PCRE2_JIT_COMPLETE);
    code->context = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(code->context, kStepLimit);
    m_code = std::move(code);
}

std::optional<Match> Regex::run(std::u32string_view subject, size_t from, unsigned flags) const
{
    if (from > subject.size())
        return std::nullopt;
    const std::unique_ptr<pcre2_match_data, FreeMatchData> data(
        pcre2_match_data_create_from_pattern(m_code->code, nullptr));
    const auto match = [&](uint32_t extra) {
        return pcre2_match(m_code->code, units(subject), subject.size(), from,
            flags | extra | PCRE2_NO_UTF_CHECK, data.get(), m_code->context);
    };
    int groups = match(0);
    if (groups == PCRE2_ERROR_JIT_STACKLIMIT)
        groups = match(PCRE2_NO_JIT); // slower, but its stack is the heap
    if (groups == PCRE2_ERROR_NOMATCH)
        return std::nullopt;
    if (groups < 0)
        throw Error(ErrorKind::BadText, "", "The text is too long in one piece. Break it into sentences.");
    Match result;
    result.m_subject = subject;
    result.m_ends.fill(Match::kUnset);
    const auto* ends = pcre2_get_ovector_pointer(data.get());
    for (int i = 0; i < 2 * groups; ++i)
        result.m_ends[size_t(i)] = ends[i] == PCRE2_UNSET ? Match::kUnset : ends[i];
    return result;
}

std::optional<Match> Regex::search(std::u32string_view subject, size_t from) const
{
    return run(subject, from, 0);
}

std::optional<Match> Regex::matchAt(std::u32string_view subject, size_t at) const
{
    return run(subject, at, PCRE2_ANCHORED);
}

bool Regex::fullMatch(std::u32string_view subject) const
{
    return run(subject, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED).has_value();
}

std::vector<Match> Regex::findAll(std::u32string_view subject) const
{
    std::vector<Match> result;
    size_t from = 0;
    while (auto match = search(subject, from)) {
        from = match->length() == 0 ? match->end() + 1 : match->end();
        result.push_back(std::move(*match));
    }
    return result;
}

} // namespace timbre::text
