// Weight files made by hand, whole ones and broken ones.

#pragma once

#include "core/base/atomicfile.h"
#include "core/weights/format/picklewriter.h"
#include "core/weights/format/zipwriter.h"

#include <QByteArray>
#include <QFile>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace timbre::testing {

inline const std::filesystem::path kModels =
    std::filesystem::path(TIMBRE_SHARED_DIR) / "golden/models";

using Entries = std::vector<std::pair<std::string, std::string>>;

inline QByteArray readAll(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Not atomic and not flushed, as AtomicFile is: tests write thousands.
inline void writeAll(const std::filesystem::path& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", path.c_str());
}

/// {"weight": {"a": float32 tensor of `shape` in storage "0"}}
inline std::string pickledModel(const std::vector<int64_t>& shape)
{
    weights::pickle::Writer tree;
    tree.beginDict();
    tree.text("weight");
    tree.beginDict();
    tree.text("a");
    tree.tensor("0", weights::DType::F32, shape);
    tree.endDict();
    tree.endDict();
    return tree.finish();
}

/// A sound model of one tensor of six floats; replace or add entries to break it.
inline Entries soundEntries()
{
    return {{"m/data.pkl", pickledModel({2, 3})}, {"m/byteorder", "little"},
        {"m/data/0", std::string(24, '\7')}, {"m/version", "3\n"}};
}

inline Entries with(Entries entries, const std::string& name, const std::string& data)
{
    std::erase_if(entries, [&](const auto& entry) { return entry.first == name; });
    entries.emplace_back(name, data);
    return entries;
}

inline Entries without(Entries entries, const std::string& name)
{
    std::erase_if(entries, [&](const auto& entry) { return entry.first == name; });
    return entries;
}

inline QByteArray zipped(
    const std::filesystem::path& folder, const Entries& entries, std::string_view head = "PK")
{
    const auto path = folder / "zipped";
    AtomicFile file(path);
    weights::ZipWriter zip(file, head);
    for (const auto& [name, data] : entries)
        zip.add(name, data);
    zip.finish();
    file.commit();
    return readAll(path);
}

inline QByteArray littleEndian(uint64_t value, int bytes)
{
    QByteArray result;
    for (int i = 0; i < bytes; ++i)
        result += char(value >> (8 * i));
    return result;
}

inline QByteArray safetensors(const QByteArray& header, int data_bytes)
{
    return littleEndian(uint64_t(header.size()), 8) + header + QByteArray(data_bytes, '\1');
}

inline QByteArray ctranslate2Name(const QByteArray& name)
{
    return littleEndian(uint64_t(name.size()) + 1, 2) + name + '\0';
}

/// A model.bin with a matrix of 2 x 3 halves, a scalar byte, and an alias.
inline QByteArray ctranslate2(
    uint32_t version = 6, const QByteArray& alias_of = "encoder/a", uint32_t bytes = 12)
{
    return littleEndian(version, 4) + ctranslate2Name("WhisperSpec") + littleEndian(3, 4)
        + littleEndian(2, 4) + ctranslate2Name("encoder/a") + '\2' + littleEndian(2, 4)
        + littleEndian(3, 4) + '\4' + littleEndian(bytes, 4) + QByteArray(12, '\0')
        + ctranslate2Name("b") + '\0' + '\1' + littleEndian(1, 4) + '\5' + littleEndian(1, 4)
        + ctranslate2Name("decoder/a") + ctranslate2Name(alias_of);
}

} // namespace timbre::testing
