#include "core/weights/format/picklewriter.h"

#include <bit>
#include <limits>

namespace timbre::weights::pickle {

namespace {

std::string storageClass(DType dtype)
{
    switch (dtype) {
    case DType::F64:
        return "torch\nDoubleStorage";
    case DType::F32:
        return "torch\nFloatStorage";
    case DType::F16:
        return "torch\nHalfStorage";
    case DType::BF16:
        return "torch\nBFloat16Storage";
    case DType::I64:
        return "torch\nLongStorage";
    case DType::I32:
        return "torch\nIntStorage";
    case DType::I16:
        return "torch\nShortStorage";
    case DType::I8:
        return "torch\nCharStorage";
    case DType::U8:
        return "torch\nByteStorage";
    case DType::Bool:
        return "torch\nBoolStorage";
    }
    return {};
}

} // namespace

Writer::Writer()
    : m_bytes("\x80\x02") // PROTO 2
{
}

void Writer::number(uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        m_bytes += char(value >> (8 * i));
}

void Writer::none()
{
    m_bytes += 'N';
}

void Writer::boolean(bool value)
{
    m_bytes += value ? '\x88' : '\x89';
}

void Writer::integer(int64_t value)
{
    const bool is_short = value >= std::numeric_limits<int32_t>::min()
        && value <= std::numeric_limits<int32_t>::max();
    m_bytes += is_short ? "J" : "\x8a\x08"; // BININT, or LONG1 of 8 bytes
    number(uint64_t(value), is_short ? 4 : 8);
}

void Writer::real(double value)
{
    m_bytes += 'G'; // big endian
    number(__builtin_bswap64(std::bit_cast<uint64_t>(value)), 8);
}

void Writer::text(std::string_view value)
{
    m_bytes += 'X';
    number(value.size(), 4);
    m_bytes += value;
}

void Writer::beginDict()
{
    m_bytes += "}("; // EMPTY_DICT, MARK
}

void Writer::endDict()
{
    m_bytes += 'u'; // SETITEMS
}

void Writer::beginList()
{
    m_bytes += "]("; // EMPTY_LIST, MARK
}

void Writer::endList()
{
    m_bytes += 'e'; // APPENDS
}

void Writer::json(const nlohmann::json& value)
{
    if (value.is_boolean()) {
        boolean(value.get<bool>());
    } else if (value.is_number_integer()) {
        integer(value.get<int64_t>());
    } else if (value.is_number()) {
        real(value.get<double>());
    } else if (value.is_string()) {
        text(value.get_ref<const std::string&>());
    } else if (value.is_array()) {
        beginList();
        for (const auto& item : value)
            json(item);
        endList();
    } else if (value.is_object()) {
        beginDict();
        for (const auto& [key, item] : value.items()) {
            text(key);
            json(item);
        }
        endDict();
    } else {
        none();
    }
}

void Writer::global(const std::string& module_and_name)
{
    const auto [place, is_new] = m_memo.emplace(module_and_name, uint8_t(m_memo.size()));
    if (is_new)
        m_bytes += 'c' + module_and_name + "\nq"; // GLOBAL, BINPUT
    else
        m_bytes += 'h'; // BINGET
    m_bytes += char(place->second);
}

void Writer::tuple(const std::vector<int64_t>& values)
{
    m_bytes += '(';
    for (const int64_t value : values)
        integer(value);
    m_bytes += 't';
}

void Writer::tensor(const std::string& key, DType dtype, const std::vector<int64_t>& shape)
{
    int64_t elements = 1;
    std::vector<int64_t> stride(shape.size());
    for (size_t i = shape.size(); i-- > 0;) {
        stride[i] = elements;
        // An impossible shape may overflow; the reader refuses it, so here it only must not be undefined.
        elements = int64_t(uint64_t(elements) * uint64_t(shape[i]));
    }
    // _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)
    global("torch._utils\n_rebuild_tensor_v2");
    m_bytes += "((";
    text("storage");
    global(storageClass(dtype));
    text(key);
    text("cpu");
    integer(elements);
    m_bytes += "tQ"; // TUPLE, BINPERSID
    integer(0);
    tuple(shape);
    tuple(stride);
    boolean(false);
    global("collections\nOrderedDict");
    m_bytes += ")RtR"; // OrderedDict(); the arguments' TUPLE; REDUCE
}

std::string Writer::finish()
{
    m_bytes += '.';
    return std::move(m_bytes);
}

} // namespace timbre::weights::pickle
