#include "core/weights/format/container.h"

#include "core/weights/format/ctranslate2.h"
#include "core/weights/format/safetensors.h"
#include "core/weights/format/torchfile.h"

namespace timbre::weights {

namespace {

using namespace std::string_view_literals;

constexpr size_t kSmallestFile = 16;
constexpr std::string_view kLocalHeaderTail = "\3\4", kEmptyZip = "PK\5\6";

struct Kind {
    std::string_view head, what;
};

/// What people pick by mistake, or find on the disk after a download that failed.
constexpr Kind kOtherKinds[] = {{"RIFF"sv, "a WAV sound"}, {"fLaC"sv, "a FLAC sound"},
    {"OggS"sv, "an Ogg sound"}, {"ID3"sv, "an MP3 sound"}, {"\x89PNG"sv, "a picture"},
    {"\xff\xd8\xff"sv, "a picture"}, {"%PDF"sv, "a PDF document"},
    {"\x1f\x8b"sv, "a gzip archive; unpack it first"},
    {"7z\xbc\xaf"sv, "a 7z archive; unpack it first"}, {"Rar!"sv, "a RAR archive; unpack it first"},
    {"\xfd"
     "7zXZ"sv,
        "an xz archive; unpack it first"},
    {"GGUF"sv, "a GGUF model, which this program does not read"},
    {"version https://git-lfs"sv,
        "a placeholder of Git LFS; run \"git lfs pull\" to get the model itself"},
    {"<!DOCTYPE"sv, "a web page; the download went wrong"},
    {"<!doctype"sv, "a web page; the download went wrong"},
    {"<html"sv, "a web page; the download went wrong"}, {"{"sv, "a text in JSON"},
    {"#!"sv, "a script"},
    {"\x7f"
     "ELF"sv,
        "a program"}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[noreturn]] void refuse(const Source& source)
{
    const auto text = source.text();
    for (const Kind& kind : kOtherKinds) {
        if (text.starts_with(kind.head))
            source.fail(ErrorKind::WrongFormat,
                "This is not a weight file but " + std::string(kind.what) + ".");
    }
    if (text.find_first_not_of('\0') == text.npos)
        source.corrupt("The file holds nothing but zeros: a download was cut off. Get it again.");
    if (text.size() < kSmallestFile)
        source.corrupt("The file is truncated: " + std::to_string(text.size())
            + " bytes are no model. Get it again.");
    if (text[0] == '\x80' && uint8_t(text[1]) <= 5)
        source.fail(
            ErrorKind::WrongFormat, "This is a Python pickle that torch.save did not write.");
    source.fail(ErrorKind::WrongFormat,
        "This is not a weight file: it is none of PyTorch, safetensors and CTranslate2.");
}

bool looksLikeZip(const Source& source)
{
    const auto text = source.text();
    if (text.starts_with(kEmptyZip))
        return true;
    return text.size() >= 4 && text.substr(2, 2) == kLocalHeaderTail
        && (text.starts_with("PK") || (isDigit(text[0]) && isDigit(text[1])));
}

} // namespace

Container detectContainer(const Source& source)
{
    if (looksLikeZip(source))
        return Container::Zip;
    if (looksLikeLegacy(source))
        return Container::Legacy;
    if (looksLikeSafetensors(source))
        return Container::Safetensors;
    if (looksLikeCTranslate2(source))
        return Container::CTranslate2;
    refuse(source);
}

std::string replacedHead(const Source& source)
{
    const auto head = source.text().substr(0, 2);
    if (head == "PK")
        return {};
    if (head < "00" || head > "06")
        source.fail(ErrorKind::WrongVersion,
            "The file is marked as version " + shown(head)
                + ", which this program does not know. It may be newer than the program.");
    return std::string(head);
}

} // namespace timbre::weights
