#include "core/weights/format/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace timbre::weights {

namespace {

using Json = nlohmann::json;

constexpr uint64_t kLengthBytes = 8;
constexpr uint64_t kLargestHeader = 100'000'000; // the format's own limit

constexpr std::pair<std::string_view, DType> kNames[] = {{"F64", DType::F64}, {"F32", DType::F32},
    {"F16", DType::F16}, {"BF16", DType::BF16}, {"I64", DType::I64}, {"I32", DType::I32},
    {"I16", DType::I16}, {"I8", DType::I8}, {"U8", DType::U8}, {"BOOL", DType::Bool}};

/// The header's JSON object. The callback rejects a name that comes twice, which the parser would
/// let pass.
Json parseHeader(const Source& source, std::string_view text)
{
    std::set<std::string> names;
    bool twice = false;
    const auto look = [&](int depth, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::key && depth == 1)
            twice |= !names.insert(value.get<std::string>()).second;
        return true;
    };
    Json header = Json::parse(text.begin(), text.end(), look, /*allow_exceptions=*/false);
    if (!header.is_object())
        source.corrupt("The file is damaged: the header of this safetensors file is not valid "
                       "JSON. Get it again.");
    if (twice)
        source.corrupt("The file is damaged: its header names a tensor twice. Get it again.");
    return header;
}

std::vector<int64_t> numbers(
    const Source& source, const std::string& name, const Json& entry, const char* key)
{
    std::vector<int64_t> result;
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_array())
        source.corrupt(
            "The file is damaged: tensor " + shown(name) + " has no " + key + ". Get it again.");
    for (const Json& number : *found) {
        if (!number.is_number_unsigned() || number.get<uint64_t>() > uint64_t(INT64_MAX))
            source.corrupt("The file is damaged: tensor " + shown(name)
                + " has an impossible number in its " + key + ". Get it again.");
        result.push_back(number.get<int64_t>());
    }
    return result;
}

DType dtypeOf(const Source& source, const std::string& name, const Json& entry)
{
    const auto found = entry.find("dtype");
    if (found == entry.end() || !found->is_string())
        source.corrupt(
            "The file is damaged: tensor " + shown(name) + " has no dtype. Get it again.");
    const auto& wanted = found->get_ref<const std::string&>();
    for (const auto& [text, dtype] : kNames) {
        if (text == wanted)
            return dtype;
    }
    source.fail(ErrorKind::WrongFormat,
        "Tensor " + shown(name) + " is of type " + shown(wanted)
            + ", which this program does not read.");
}

/// One tensor; checks that its bytes are as many as its shape says and lie in the file.
TensorSpan tensorSpan(
    const Source& source, const std::string& name, const Json& entry, uint64_t data_begin)
{
    if (!entry.is_object())
        source.corrupt("The file is damaged: the entry of tensor " + shown(name)
            + " is no record. Get it again.");
    TensorSpan tensor{name, dtypeOf(source, name, entry), numbers(source, name, entry, "shape"), 0};
    const auto offsets = numbers(source, name, entry, "data_offsets");
    if (offsets.size() != 2 || offsets[1] < offsets[0])
        source.corrupt("The file is damaged: tensor " + shown(name)
            + " has impossible offsets. Get it again.");
    const uint64_t bytes =
        checkedProduct(elementCount(tensor.shape, source), itemSize(tensor.dtype), source);
    if (bytes != uint64_t(offsets[1] - offsets[0]))
        source.corrupt("The file is damaged: the shape of tensor " + shown(name)
            + " does not agree with its data. Get it again.");
    if (uint64_t(offsets[1]) > source.bytes.size() - data_begin)
        source.corrupt("The file is truncated: tensor " + shown(name)
            + " claims more than the file holds. Get it again.");
    tensor.begin = data_begin + uint64_t(offsets[0]);
    return tensor;
}

/// The format allows neither gaps nor overlaps nor a tail: a cheap check that finds most damage.
void requireNoGaps(const Source& source, const std::vector<TensorSpan>& tensors, uint64_t position)
{
    for (const TensorSpan& tensor : tensors) {
        if (tensor.begin != position)
            source.corrupt("The file is damaged: tensor " + shown(tensor.name)
                + " does not follow the one before it. Get it again.");
        position += elementCount(tensor.shape, source) * itemSize(tensor.dtype);
    }
    if (position != source.bytes.size())
        source.corrupt(
            "The file is damaged: there is something behind its last tensor. Get it again.");
}

} // namespace

bool looksLikeSafetensors(const Source& source)
{
    if (source.bytes.size() <= kLengthBytes || source.bytes[kLengthBytes] != std::byte('{'))
        return false;
    return Cursor(source).u64() <= kLargestHeader;
}

SafetensorsFile parseSafetensors(const Source& source)
{
    Cursor cursor(source);
    if (!looksLikeSafetensors(source))
        source.fail(ErrorKind::WrongFormat, "This is not a safetensors file.");
    const Json header = parseHeader(source, cursor.text(cursor.u64()));

    SafetensorsFile file;
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") {
            file.tensors.push_back(tensorSpan(source, name, entry, cursor.position()));
        } else if (entry.is_object()) {
            for (const auto& [key, value] : entry.items())
                file.metadata[key] = value.is_string() ? value.get<std::string>() : std::string();
        }
    }
    std::stable_sort(
        file.tensors.begin(), file.tensors.end(), [&](const TensorSpan& a, const TensorSpan& b) {
            const bool a_empty = elementCount(a.shape, source) == 0,
                       b_empty = elementCount(b.shape, source) == 0;
            return std::pair(a.begin, !a_empty) < std::pair(b.begin, !b_empty);
        });
    requireNoGaps(source, file.tensors, cursor.position());
    return file;
}

std::string_view safetensorsName(DType dtype)
{
    for (const auto& [text, known] : kNames) {
        if (known == dtype)
            return text;
    }
    return {};
}

} // namespace timbre::weights
