#include "core/weights/format/pickle.h"
#include "core/weights/format/torchfile.h"

#include <map>

// The format of torch.save before 1.6: five pickles (magic number, protocol, system, the object,
// the keys of the storages), then for each key its number of elements and the elements.

namespace timbre::weights {

namespace {

using namespace std::string_view_literals;

// 0x1950a86a20f9469cfc6c, behind PROTO with the protocol's number and in newer protocols FRAME with
// a length.
constexpr std::string_view kFrame = "\x80\4\x95length.."sv;
constexpr std::string_view kMagic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv;
constexpr int64_t kProtocol = 1001;

void requireReadable(
    const Source& source, const pickle::Value& protocol, const pickle::Value& system)
{
    if (protocol.integer() != kProtocol)
        source.fail(ErrorKind::WrongVersion,
            "The file has a version of the old PyTorch format that this program does not know. "
            "Save it again.");
    const auto* little_endian = system.find("little_endian");
    if (little_endian && little_endian->integer() == 0)
        source.fail(ErrorKind::WrongFormat,
            "The file was saved on a big-endian machine, which this program does not read.");
}

/// Walks the storages, which stand in the order of the key list.
std::map<std::string, std::pair<uint64_t, uint64_t>> readStorages(
    Cursor& cursor, const pickle::Value& keys, const pickle::Objects& objects)
{
    const Source& source = cursor.source();
    std::map<std::string, DType> types;
    for (const pickle::Storage& storage : objects.storages())
        types[storage.key] = storage.dtype;

    std::map<std::string, std::pair<uint64_t, uint64_t>> places; // key -> elements, begin
    const auto* list = keys.as<pickle::List>();
    if (!list)
        source.corrupt(
            "The file is damaged: the list of its storages cannot be read. Get it again.");
    for (const pickle::Value* item : list->items) {
        const auto* key = item->as<std::string>();
        const auto type = key ? types.find(*key) : types.end();
        if (type == types.end())
            source.corrupt("The file is damaged: it lists a storage that its pickle does not know. "
                           "Get it again.");
        const uint64_t elements = cursor.u64();
        places[*key] = {elements, cursor.position()};
        cursor.take(checkedProduct(elements, itemSize(type->second), source));
    }
    return places;
}

} // namespace

bool looksLikeLegacy(const Source& source)
{
    const auto text = source.text();
    if (text.size() < kFrame.size() + kMagic.size() || text[0] != '\x80')
        return false;
    const bool framed = text[2] == kFrame[2]; // protocols 4 and 5
    return text.substr(framed ? kFrame.size() : 2).starts_with(kMagic);
}

std::unique_ptr<TorchFile> parseTorchLegacy(const Source& source)
{
    auto file = std::make_unique<TorchFile>(source);
    Cursor cursor(source);
    const auto next = [&] { return pickle::read(cursor, file->pool, file->objects); };
    next(); // the magic number, known by now
    const pickle::Value* protocol = next();
    requireReadable(source, *protocol, *next());
    file->root = next();
    const pickle::Value* keys = next();

    const auto places = readStorages(cursor, *keys, file->objects);
    for (const pickle::Storage& storage : file->objects.storages()) {
        const auto place = places.find(storage.key);
        if (place == places.end() || place->second.first < storage.elements)
            source.corrupt("The file is damaged: storage " + shown(storage.key)
                + " claims more than the file holds. Get it again.");
        file->storage_begin.push_back(place->second.second);
    }
    file->objects.requireFits(source);
    return file;
}

} // namespace timbre::weights
