#pragma once

#include "core/text/script.h"

namespace timbre::text {

/// Reads the marks in a text. In brackets:
///     [[word|reading]]    the reading as pronunciation.h takes it
///     [pause 500ms]       also 1.5s; [pause] is half a second
///     [spell]ABC[/spell]  letter by letter
/// and of SSML: speak, p, s (with xml:lang), break (time, strength), sub (alias), phoneme (ph;
/// alphabet ipa, arpabet, pinyin, jyutping, kana), say-as (interpret-as, format), lang (xml:lang),
/// prosody (rate). Both may be mixed. &lt; &gt; &amp; &quot; &apos; and &#91; stand for characters
/// that would be marks.
///
/// Never fails: what looks like no mark is text ("3 < 5", "[1]"); unknown tags are left out, marks
/// that do not pair or do not fit do nothing, and both leave a remark. `mode` helps to choose the
/// language of say-as. Linear in the text's length, at any depth of nesting.
Script parseMarkup(std::string_view source, Mode mode);

} // namespace timbre::text
