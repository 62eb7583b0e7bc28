#include "core/weights/format/objects.h"

#include <algorithm>
#include <set>
#include <utility>

namespace timbre::weights::pickle {

namespace {

// Tensors with gaps are copied; more than this in proportion to the file is an attack.
constexpr uint64_t kCopyFactor = 4, kCopyMinimum = 1 << 20;

constexpr size_t kLongestKey = 100; // torch writes decimal numbers

constexpr std::pair<std::string_view, DType> kStorageClasses[] = {
    {"torch.DoubleStorage", DType::F64}, {"torch.FloatStorage", DType::F32},
    {"torch.HalfStorage", DType::F16}, {"torch.BFloat16Storage", DType::BF16},
    {"torch.LongStorage", DType::I64}, {"torch.IntStorage", DType::I32},
    {"torch.ShortStorage", DType::I16}, {"torch.CharStorage", DType::I8},
    {"torch.ByteStorage", DType::U8}, {"torch.BoolStorage", DType::Bool}};

/// Constructors that occur in training checkpoints and whose objects nobody here needs: kept as
/// records.
const std::set<std::string_view> kPlainConstructors = {"collections.Counter", "datetime.timedelta",
    "numpy.dtype", "numpy.core.multiarray._reconstruct", "numpy.core.multiarray.scalar",
    "numpy._core.multiarray._reconstruct", "numpy._core.multiarray.scalar", "pathlib.PosixPath",
    "pathlib.PurePosixPath", "pathlib.PureWindowsPath", "pathlib.WindowsPath",
    "pathlib._local.PosixPath", "pathlib._local.WindowsPath", "torch.device",
    "torch.serialization._get_layout"};

DType storageType(const Value& type, const Source& source)
{
    const auto* name = type.as<Name>();
    if (!name)
        source.corrupt("The file is damaged: a storage in its pickle has no type. Get it again.");
    for (const auto& [known, dtype] : kStorageClasses) {
        if (known == name->name)
            return dtype;
    }
    source.fail(ErrorKind::WrongFormat,
        "The file holds tensors of type " + shown(name->name)
            + ", which this program does not read.");
}

std::vector<int64_t> integers(const Value& value, const Source& source)
{
    std::vector<int64_t> result;
    const auto* tuple = value.as<Tuple>();
    const auto* list = value.as<List>();
    if (!tuple && !list)
        source.corrupt("The file is damaged: a tensor in its pickle has no shape. Get it again.");
    for (const Value* item : tuple ? tuple->items : list->items) {
        const auto number = item->integer();
        if (!number || *number < 0)
            source.corrupt("The file is damaged: a tensor in its pickle has an impossible shape. "
                           "Get it again.");
        result.push_back(*number);
    }
    return result;
}

const Value& argument(const Tuple& arguments, size_t index, const Source& source)
{
    if (index >= arguments.items.size())
        source.corrupt(
            "The file is damaged: a call in its pickle lacks an argument. Get it again.");
    return *arguments.items[index];
}

/// OrderedDict(), OrderedDict(dict) and OrderedDict([(key, value), ...]).
Dict orderedDict(const Tuple& arguments, const Source& source)
{
    Dict dict;
    if (arguments.items.empty())
        return dict;
    if (const auto* other = arguments.items[0]->as<Dict>())
        return *other;
    const auto* pairs = arguments.items[0]->as<List>();
    for (const Value* item : pairs ? pairs->items : std::vector<const Value*>()) {
        const auto* tuple = item->as<Tuple>();
        const auto* list = item->as<List>();
        const auto& pair = tuple ? tuple->items : list ? list->items : arguments.items;
        if (pair.size() != 2)
            source.corrupt("The file is damaged: a dict in its pickle is malformed. Get it again.");
        dict.items.emplace_back(pair[0], pair[1]);
    }
    return dict;
}

/// _codecs.encode(text, "latin1"): how protocol 2 writes bytes. Text is UTF-8 here.
Binary latin1(const Value& text, const Source& source)
{
    const auto* utf8 = text.as<std::string>();
    if (!utf8)
        source.corrupt(
            "The file is damaged: a byte string in its pickle is malformed. Get it again.");
    Binary result;
    for (size_t i = 0; i < utf8->size(); ++i) {
        const auto lead = uint8_t((*utf8)[i]);
        if (lead >= 0xc0 && i + 1 < utf8->size())
            result.bytes += char((lead << 6) | (uint8_t((*utf8)[++i]) & 0x3f));
        else
            result.bytes += char(lead);
    }
    return result;
}

/// The builtins that write plain data; empty when `name` is none of them.
std::optional<Value> callBuiltin(
    const std::string& name, const Value& arguments, const Source& source)
{
    const auto& items = *arguments.as<Tuple>();
    if (name == "collections.OrderedDict")
        return Value{orderedDict(items, source)};
    if (name == "collections.defaultdict")
        return Value{Dict{}};
    if (name == "_codecs.encode")
        return Value{latin1(argument(items, 0, source), source)};
    if (name == "torch.Size" || name == "builtins.set" || name == "__builtin__.set"
        || name == "builtins.bytearray" || name == "__builtin__.bytearray")
        return items.items.empty() ? Value{Tuple{}} : *items.items[0];
    if (name == "copy_reg._reconstructor" || name == "copyreg._reconstructor") {
        const auto* type = argument(items, 0, source).as<Name>();
        return Value{
            Record{.type = type ? std::string_view(type->name) : "", .arguments = &arguments}};
    }
    if (kPlainConstructors.contains(name))
        return Value{Record{.type = name, .arguments = &arguments}};
    return std::nullopt;
}

} // namespace

bool TensorView::isContiguous() const
{
    int64_t expected = 1;
    for (size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && stride[i] != expected)
            return false;
        expected *= shape[i]; // no overflow: asked after requireFits()
    }
    return true;
}

Value Objects::persistent(const Value& id, const Source& source)
{
    const auto* tuple = id.as<Tuple>();
    const auto* kind =
        tuple && !tuple->items.empty() ? tuple->items[0]->as<std::string>() : nullptr;
    if (!kind || *kind != "storage" || tuple->items.size() < 5)
        source.corrupt("The file is damaged: its pickle refers to something that is no storage. "
                       "Get it again.");
    if (tuple->items.size() > 5 && !tuple->items[5]->isNone())
        source.fail(ErrorKind::WrongVersion,
            "The file uses storage views of PyTorch before 0.4. Save it again with a newer "
            "PyTorch.");

    const auto* key = tuple->items[2]->as<std::string>();
    const auto elements = tuple->items[4]->integer();
    if (!key || key->size() > kLongestKey || !elements || *elements < 0)
        source.corrupt("The file is damaged: a storage in its pickle is malformed. Get it again.");
    const Storage storage{*key, storageType(*tuple->items[1], source), uint64_t(*elements)};
    const auto [place, is_new] = m_storage_of_key.emplace(*key, m_storages.size());
    if (is_new) {
        m_storages.push_back(storage);
    } else if (const Storage& known = m_storages[place->second];
               known.dtype != storage.dtype || known.elements != storage.elements) {
        source.corrupt("The file is damaged: storage " + shown(*key)
            + " is described in two ways. Get it again.");
    }
    return Value{StorageRef{place->second}};
}

Value Objects::rebuildTensor(const Tuple& arguments, const Source& source)
{
    const auto* storage = argument(arguments, 0, source).as<StorageRef>();
    const auto offset = argument(arguments, 1, source).integer();
    if (!storage || !offset || *offset < 0)
        source.corrupt("The file is damaged: a tensor in its pickle has no storage. Get it again.");
    TensorView view{storage->index, *offset, integers(argument(arguments, 2, source), source),
        integers(argument(arguments, 3, source), source)};
    if (view.shape.size() != view.stride.size())
        source.corrupt(
            "The file is damaged: a tensor in its pickle has an impossible shape. Get it again.");
    m_tensors.push_back(std::move(view));
    return Value{TensorRef{m_tensors.size() - 1}};
}

Value Objects::call(const Name& callable, const Value& arguments, const Source& source)
{
    const std::string& name = callable.name;
    const auto* items = arguments.as<Tuple>();
    if (!items)
        source.corrupt("The file is damaged: a call in its pickle has no arguments. Get it again.");
    if (name == "torch._utils._rebuild_tensor_v2" || name == "torch._utils._rebuild_tensor")
        return rebuildTensor(*items, source);
    if (name == "torch._utils._rebuild_parameter"
        || name == "torch._utils._rebuild_parameter_with_state")
        return argument(*items, 0, source);
    if (auto result = callBuiltin(name, arguments, source))
        return *std::move(result);
    source.fail(ErrorKind::WrongFormat,
        "The file wants to call " + shown(name)
            + ", which is no part of a model. It was not called; do not trust this file.");
}

void Objects::requireFits(const Source& file) const
{
    uint64_t copied = 0;
    for (const TensorView& view : m_tensors) {
        const Storage& storage = m_storages[view.storage];
        const uint64_t elements = view.elements(file);
        uint64_t last = uint64_t(view.offset);
        for (size_t i = 0; i < view.shape.size() && elements > 0; ++i)
            last = checkedSum(last,
                checkedProduct(uint64_t(view.shape[i] - 1), uint64_t(view.stride[i]), file), file);
        if (elements > 0 && last >= storage.elements)
            file.corrupt("The file is damaged: a tensor claims more values than storage "
                + shown(storage.key) + " holds. Get it again.");
        if (elements > 0 && !view.isContiguous())
            copied =
                checkedSum(copied, checkedProduct(elements, itemSize(storage.dtype), file), file);
        if (copied > kCopyFactor * file.bytes.size() + kCopyMinimum)
            file.corrupt(
                "The file is damaged: its tensors claim more memory than they have values. "
                "Get it again.");
    }
}

} // namespace timbre::weights::pickle
