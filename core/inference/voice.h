#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace timbre::inference {

/// A recording of the person to be imitated: 3 to 10 seconds.
struct ReferenceClip {
    std::filesystem::path path;
    std::string text; ///< what is said in it; empty: the voice is taken over, the manner is not
    std::string language = "auto"; ///< a text::Mode by name
    bool trim = false; ///< a longer recording is cut at a pause; else it is an error
};

/// Weights, reference clips and settings: all that makes a voice. A value; holds no tensors.
struct Voice {
    std::string name;
    std::filesystem::path gpt, sovits; ///< weights in the reference's formats
    ReferenceClip reference;
    std::vector<std::filesystem::path>
        aux_references; ///< further clips whose timbre is averaged in

    bool complete() const { return !gpt.empty() && !sovits.empty() && !reference.path.empty(); }
};

/// The weights that ship with the program (English). No reference clip yet.
Voice baseVoice();

/// Reads FOLDER/voice.json; paths in it are relative to the folder.
/// A voice that is a bundle is unpacked first (voicebundle.h).
/// Throws Error(NotFound, WrongFormat, WrongVersion) that says what is wrong with which entry.
Voice readVoice(const std::filesystem::path& folder);

/// Writes FOLDER/voice.json atomically. The files it names are not copied.
void writeVoice(const Voice& voice, const std::filesystem::path& folder);

/// FOLDER/voice.json of a voice that is a bundle inside the folder and nothing else.
void writeBundledVoice(
    const std::string& name, const std::string& bundle, const std::filesystem::path& folder);

/// A *.timbre file, a folder with a voice.json, or the name of a voice below
/// paths::userData()/voices, or "base". Throws Error(NotFound) that lists the voices there are.
Voice findVoice(const std::string& name_or_folder);

/// The names below paths::userData()/voices, sorted; "base" comes first.
std::vector<std::string> voiceNames();

} // namespace timbre::inference
