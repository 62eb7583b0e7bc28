#include "core/text/langseg/japanesekanji.h"

#include <iconv.h>

#include <bitset>

namespace timbre::text {
namespace {

constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;
using Kanji = std::bitset<kLast - kFirst + 1>;

bool converts(iconv_t converter, char32_t c)
{
    char in[sizeof c], out[8];
    for (size_t i = 0; i < sizeof c; ++i) {
        in[i] = char(c >> (8 * i));
    }
    char *from = in, *to = out;
    size_t left = sizeof in, room = sizeof out;
    return iconv(converter, &from, &left, &to, &room) == 0;
}

Kanji readKanji()
{
    Kanji kanji;
    const iconv_t converter = iconv_open("SHIFT_JIS", "UTF-32LE");
    if (converter == iconv_t(-1)) { // NOLINT(performance-no-int-to-ptr): iconv's own value
        return kanji.set();
    }
    for (char32_t c = kFirst; c <= kLast; ++c) {
        kanji[c - kFirst] = converts(converter, c);
    }
    iconv_close(converter);
    return kanji;
}

} // namespace

bool isJapaneseKanji(char32_t c)
{
    static const Kanji kanji = readKanji();
    return c < kFirst || c > kLast || kanji[c - kFirst];
}

} // namespace timbre::text
