#pragma once

#include "core/text/instructions.h"
#include "core/text/languagefrontend.h"

#include <functional>
#include <span>
#include <vector>

namespace timbre::text {

/// A run with its reading.
struct ReadRun {
    Language language = Language::zh;
    TrackedText text;
    G2p g2p;
};

/// Puts given readings into runs that were read as usual. Everything around them keeps its phones:
/// words were already found, tones and accents settled. What is left of a word that a reading
/// covers only in part is read on its own; in Korean, where sounds change across that border,
/// together with the respelling.
class Correcting {
public:
    /// `read` reads a text as the front end of a language does. `languages`: those that have phones
    /// at all.
    using Read = std::function<G2p(Language, const TrackedText&)>;
    using Speaks = std::function<bool(Language)>;
    Correcting(Read read, Speaks speaks, Mode mode);

    /// The first reading that applies wins. Adds a remark for one that cannot be used.
    std::vector<ReadRun> apply(std::vector<ReadRun> runs, const TrackedText& text,
        std::span<const GivenReading> readings, std::vector<Remark>& remarks) const;

private:
    class Run;

    Read m_read;
    Speaks m_speaks;
    Mode m_mode;
};

} // namespace timbre::text
