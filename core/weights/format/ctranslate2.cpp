#include "core/weights/format/ctranslate2.h"

#include <algorithm>
#include <array>
#include <map>

namespace timbre::weights {

namespace {

constexpr uint32_t kVersion = 6, kNewestKnown = 99;
constexpr size_t kLongestSpec = 64;
constexpr std::array kTypes = {
    DType::F32, DType::I8, DType::I16, DType::I32, DType::F16, DType::BF16};

/// u16 length that counts a closing NUL, then the characters.
std::string readName(Cursor& cursor)
{
    const auto text = cursor.text(cursor.u16());
    if (text.empty() || text.back() != '\0')
        cursor.source().corrupt("The file is damaged: a name in it has no end. Get it again.");
    return std::string(text.substr(0, text.size() - 1));
}

TensorSpan readVariable(Cursor& cursor)
{
    const Source& source = cursor.source();
    TensorSpan tensor;
    tensor.name = readName(cursor);
    const int rank = cursor.u8();
    for (int i = 0; i < rank; ++i)
        tensor.shape.push_back(cursor.u32());
    const uint8_t type = cursor.u8();
    if (type >= kTypes.size())
        source.corrupt("The file is damaged: tensor " + shown(tensor.name)
            + " has an unknown type. Get it again.");
    tensor.dtype = kTypes[type];
    const uint64_t bytes = cursor.u32();
    if (bytes != checkedProduct(elementCount(tensor.shape, source), itemSize(tensor.dtype), source))
        source.corrupt("The file is damaged: the shape of tensor " + shown(tensor.name)
            + " does not agree with its data. Get it again.");
    tensor.begin = cursor.position();
    if (bytes > cursor.left())
        source.corrupt("The file is truncated: tensor " + shown(tensor.name)
            + " claims more than the file holds. Get it again.");
    cursor.take(bytes);
    return tensor;
}

void readAliases(Cursor& cursor, std::vector<TensorSpan>& tensors)
{
    std::map<std::string, size_t> index;
    for (size_t i = 0; i < tensors.size(); ++i)
        index[tensors[i].name] = i;
    const uint32_t count = cursor.u32();
    for (uint32_t i = 0; i < count; ++i) {
        std::string alias = readName(cursor);
        const std::string target = readName(cursor);
        const auto found = index.find(target);
        if (found == index.end())
            cursor.source().corrupt("The file is damaged: " + shown(alias) + " stands for "
                + shown(target) + ", which is not in it. Get it again.");
        TensorSpan tensor = tensors[found->second];
        tensor.name = std::move(alias);
        tensors.push_back(std::move(tensor));
    }
}

} // namespace

bool looksLikeCTranslate2(const Source& source)
{
    if (source.bytes.size() < 8)
        return false;
    Cursor cursor(source);
    const uint32_t version = cursor.u32();
    const size_t length = cursor.u16();
    if (version == 0 || version > kNewestKnown || length < 2 || length > kLongestSpec
        || length > cursor.left())
        return false;
    const auto name = cursor.text(length);
    return name.back() == '\0'
        && std::all_of(name.begin(), name.end() - 1, [](char c) { return c > ' ' && c <= '~'; });
}

CTranslate2File parseCTranslate2(const Source& source)
{
    Cursor cursor(source);
    if (const uint32_t version = cursor.u32(); version != kVersion)
        source.fail(ErrorKind::WrongVersion,
            "This CTranslate2 model has format version " + std::to_string(version)
                + "; this program reads version 6. Convert the model again with CTranslate2 4.");
    CTranslate2File file;
    file.spec = readName(cursor);
    cursor.u32(); // revision of the spec
    const uint32_t count = cursor.u32();
    for (uint32_t i = 0; i < count; ++i)
        file.tensors.push_back(readVariable(cursor));
    readAliases(cursor, file.tensors);
    return file;
}

} // namespace timbre::weights
