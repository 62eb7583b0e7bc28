// Any bytes as a text: marks, lexicon files, normalisers and front ends give a reading or throw
// Error, in bounded time and memory, and spans stay inside the text.

#include "core/base/error.h"
#include "core/text/frontend.h"
#include "core/text/lexicon.h"
#include "core/text/markup.h"

#include <array>
#include <cstdint>
#include <cstdlib>

using namespace timbre::text;

namespace {

void require(bool promise)
{
    if (!promise)
        std::abort();
}

void checkReading(const Reading& reading, size_t size)
{
    require(reading.phones.size() == reading.phone_ids.size());
    for (const Segment& segment : reading.segments) {
        int phones = 0;
        for (const Word& word : segment.words) {
            require(word.source.end <= size && word.phone_begin <= word.phone_end);
            require(word.phone_begin == phones);
            phones = word.phone_end;
        }
        require(segment.words.empty() || size_t(phones) == segment.phones.size());
        size_t in_characters = 0;
        for (const int count : segment.word2ph)
            in_characters += size_t(count);
        require(segment.word2ph.empty() || in_characters == segment.phones.size());
    }
}

const FrontEnd& frontEnd()
{
    static const FrontEnd front_end;
    return front_end;
}

const LexiconStack& someLexicon()
{
    static const LexiconStack stack(
        {Lexicon::parse("a\ten\tEY1\tafter=the\nlead\ten\tL EH1 D\n重\tzh\tchong2\n"
                        "橋\tja\tはし'\n1\tzh\tyao1\n나라\tko\t나라\n大\tyue\tdaai6\n",
            "some")});
    return stack;
}

void speak(std::string_view source, Mode mode, SymbolVersion version)
{
    const auto script = parseMarkup(source, mode);
    for (auto& [piece, instructions, rate, pause] : cut(script, mode, CutMethod::Auto).pieces) {
        require(piece.source.end <= source.size());
        const auto found = someLexicon().find(piece.text);
        auto& readings = instructions.readings;
        readings.insert(readings.end(), found.begin(), found.end());
        try {
            const auto reading = frontEnd().read(piece.text, mode, version, instructions);
            checkReading(reading, piece.text.size());
            for (const Segment& segment : reading.segments)
                require(piece.sourceOf(segment.source).end <= source.size());
        } catch (const timbre::Error&) {
            // one clear message
        }
    }
}

} // namespace

/// The first byte chooses the mode and version, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    constexpr std::array kModes{Mode::Auto, Mode::AutoYue, Mode::AllZh, Mode::AllJa, Mode::AllYue,
        Mode::AllKo, Mode::En, Mode::Zh};
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    speak(
        text, kModes[data[0] % kModes.size()], data[0] & 8 ? SymbolVersion::v1 : SymbolVersion::v2);
    Lexicon::parse(text, "any");
    return 0;
}
