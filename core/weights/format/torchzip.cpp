#include "core/weights/format/pickle.h"
#include "core/weights/format/torchfile.h"
#include "core/weights/format/zip.h"

#include <algorithm>
#include <map>

namespace timbre::weights {

namespace {

constexpr std::string_view kPickle = "/data.pkl";
constexpr int kNewestVersion = 10; // what PyTorch 2 reads at most

using Entries = std::map<std::string, ZipEntry, std::less<>>;

/// The archive's one folder, which may have any name.
std::string findFolder(const Source& source, const Entries& entries)
{
    for (const auto& [name, entry] : entries) {
        const auto slash = name.find('/');
        if (slash != name.npos && std::string_view(name).substr(slash) == kPickle)
            return name.substr(0, slash);
    }
    source.fail(ErrorKind::WrongFormat,
        "This zip archive is no weight file of PyTorch: it has no data.pkl.");
}

void requireReadable(const Source& source, const Entries& entries, const std::string& folder)
{
    if (entries.contains(folder + "/constants.pkl"))
        source.fail(ErrorKind::WrongFormat,
            "This is a TorchScript program, not a weight file. Save the model's state_dict "
            "instead.");
    if (const auto order = entries.find(folder + "/byteorder"); order != entries.end()) {
        if (zipEntryData(source, order->second).text() != "little")
            source.fail(ErrorKind::WrongFormat,
                "The file was saved on a big-endian machine, which this program does not read.");
    }
    if (const auto found = entries.find(folder + "/version"); found != entries.end()) {
        const auto text = zipEntryData(source, found->second).text();
        const int version = std::atoi(std::string(text.substr(0, 8)).c_str());
        if (version < 1 || version > kNewestVersion)
            source.fail(ErrorKind::WrongVersion,
                "The file has format version " + shown(text.substr(0, text.find('\n')))
                    + "; this program reads 1 to 10. Save the model again with PyTorch 2.");
    }
}

const ZipEntry* findStorage(const Source& source, const Entries& entries, const std::string& folder,
    const pickle::Storage& storage)
{
    const auto found = entries.find(folder + "/data/" + storage.key);
    if (found == entries.end()) {
        if (storage.elements == 0)
            return nullptr;
        source.corrupt("The file is damaged: the numbers of storage " + shown(storage.key)
            + " are missing. Get it again.");
    }
    if (checkedProduct(storage.elements, itemSize(storage.dtype), source) > found->second.size)
        source.corrupt("The file is damaged: storage " + shown(storage.key)
            + " claims more than the file holds. Get it again.");
    return &found->second;
}

/// Fills storage_begin. Together the storages cannot be longer than the file, unless its table of
/// contents lies.
void locateStorages(
    const Source& source, const Entries& entries, const std::string& folder, TorchFile& file)
{
    uint64_t total = 0;
    for (const pickle::Storage& storage : file.objects.storages()) {
        const ZipEntry* entry = findStorage(source, entries, folder, storage);
        total += entry ? entry->size : 0; // each at most the file's size
        if (total > source.bytes.size())
            source.corrupt(
                "The file is damaged: its storages claim more than the file holds. Get it again.");
        if (entry)
            zipEntryData(source, *entry); // compares the check sum
        file.storage_begin.push_back(entry ? entry->begin : 0);
    }
}

} // namespace

std::unique_ptr<TorchFile> parseTorchZip(const Source& source)
{
    auto file = std::make_unique<TorchFile>(source);
    file->head = replacedHead(source);
    Entries entries;
    for (ZipEntry& entry : readZip(source))
        entries.emplace(entry.name, std::move(entry));
    const std::string folder = findFolder(source, entries);
    requireReadable(source, entries, folder);

    Cursor cursor(zipEntryData(source, entries.at(folder + std::string(kPickle))));
    file->root = pickle::read(cursor, file->pool, file->objects);
    locateStorages(source, entries, folder, *file);
    file->objects.requireFits(source);
    return file;
}

} // namespace timbre::weights
