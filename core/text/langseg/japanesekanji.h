#pragma once

namespace timbre::text {

/// Whether Japanese writes this Han character: JIS X 0208 has 6,355 of them. 华 or 这 are Chinese only.
/// True for all where the system cannot tell. Thread-safe.
bool isJapaneseKanji(char32_t c);

} // namespace timbre::text
