#pragma once

#include "core/weights/format/source.h"

#include <deque>
#include <optional>
#include <variant>
#include <vector>

/// What a pickle says, as plain data. Values are owned by a Pool and point to each other: they may
/// be shared, and in a hostile file even form a circle, so whoever walks them bounds the depth and
/// the number of steps.
namespace timbre::weights::pickle {

struct Value;

struct List {
    std::vector<const Value*> items;
};
struct Tuple {
    std::vector<const Value*> items;
};
struct Set {
    std::vector<const Value*> items;
};
struct Dict {
    std::vector<std::pair<const Value*, const Value*>>
        items; // in the file's order; of equal keys the last counts
};
struct Binary {
    std::string bytes;
};
struct BigInteger {
    std::string bytes; // two's complement, little endian, more than 64 bits
};
/// A class or function that is only named, "utils.HParams".
struct Name {
    std::string name;
};
/// An object of a class that this program does not know.
struct Record {
    std::string_view type; // "utils.HParams", in the Name that it was made from
    const Value* arguments = nullptr; // of its constructor, a Tuple or null
    const Value* state = nullptr; // usually a Dict of its attributes, or null
    Dict entries = {}; // of a class derived from dict
    List items = {}; // of a class derived from list
};
/// Indices into the Objects that the pickle was read with.
struct StorageRef {
    size_t index;
};
struct TensorRef {
    size_t index;
};

struct Value {
    std::variant<std::monostate, bool, int64_t, double, std::string, Binary, BigInteger, List,
        Tuple, Set, Dict, Name, Record, StorageRef, TensorRef>
        data; // monostate is None

    template <typename T>
    const T* as() const
    {
        return std::get_if<T>(&data);
    }
    bool isNone() const { return as<std::monostate>() != nullptr; }

    /// The entry of a Dict, or attribute of a Record; null when it is absent or this is neither.
    const Value* find(std::string_view key) const;
    const Value* find(int64_t key) const;

    /// The number of an int or bool, and of a float too.
    std::optional<int64_t> integer() const;
    std::optional<double> number() const;
};

/// Owns values, and refuses to hold more than any weight file needs.
class Pool {
public:
    explicit Pool(std::string subject)
        : m_subject(std::move(subject))
    {
    }
    Value* add(Value value);
    /// Counts a copy of what a tuple's items hold.
    void charge(const Value& arguments);

private:
    void count(size_t values);

    std::string m_subject;
    size_t m_count = 0;
    std::deque<Value> m_values; // addresses stay
};

} // namespace timbre::weights::pickle
