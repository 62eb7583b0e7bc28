#include "core/weights/format/pickle.h"

#include "core/weights/format/stack.h"

#include <bit>
#include <charconv>

// The opcodes are those of Python's Lib/pickletools.py, which documents each of them.

namespace timbre::weights::pickle {

namespace {

constexpr int kNewestProtocol = 5;

class Machine {
public:
    Machine(Cursor& cursor, Pool& pool, Objects& objects)
        : m_cursor(cursor)
        , m_pool(pool)
        , m_objects(objects)
        , m_stack(cursor, pool)
    {
    }

    const Value* run()
    {
        for (;;) {
            const uint8_t op = m_cursor.u8();
            if (op == '.')
                return m_stack.pop();
            if (!framing(op) && !scalar(op) && !text(op) && !collection(op) && !memo(op)
                && !object(op))
                malformed("an unknown instruction");
        }
    }

private:
    bool framing(uint8_t op);
    bool scalar(uint8_t op);
    bool text(uint8_t op);
    bool collection(uint8_t op);
    bool memo(uint8_t op);
    bool object(uint8_t op);

    [[noreturn]] void malformed(const std::string& what) const { m_stack.malformed(what); }
    /// Always true, as every step below: the instruction was carried out.
    bool push(Value value);

    template <typename T>
    T parsed(std::string_view line) const;
    bool decimal(std::string_view line);
    bool bigInteger(uint64_t bytes);
    bool quoted(std::string_view line);
    bool append(const std::vector<const Value*>& items);
    bool insert(const std::vector<const Value*>& items);
    const Name& name(const Value* value);
    bool call(const Value* callable, const Value* arguments);
    bool instance(const Value* type, const Value* arguments);
    bool oldInstance(const Value* type, std::vector<const Value*> arguments);
    bool build();

    Cursor& m_cursor;
    Pool& m_pool;
    Objects& m_objects;
    Stack m_stack;
};

bool Machine::push(Value value)
{
    m_stack.push(std::move(value));
    return true;
}

bool Machine::framing(uint8_t op)
{
    switch (op) {
    case 0x80: // PROTO
        if (const int protocol = m_cursor.u8(); protocol > kNewestProtocol)
            m_cursor.source().fail(ErrorKind::WrongVersion,
                "The file uses pickle protocol " + std::to_string(protocol)
                    + "; this program reads up to 5. Save it again with pickle_protocol=2.");
        return true;
    case 0x95: // FRAME
        m_cursor.u64();
        return true;
    case '(': // MARK
        m_stack.mark();
        return true;
    case '0': // POP, of a value or of a mark
        m_stack.popItem();
        return true;
    case '1': // POP_MARK
        m_stack.popToMark();
        return true;
    case '2': // DUP
        m_stack.duplicate();
        return true;
    default:
        return false;
    }
}

template <typename T>
T Machine::parsed(std::string_view line) const
{
    T number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || end != line.data() + line.size())
        malformed("a number that cannot be read");
    return number;
}

bool Machine::decimal(std::string_view line)
{
    if (line == "00" || line == "01") // how protocol 0 writes a bool
        return push({line == "01"});
    if (line.ends_with('L'))
        line.remove_suffix(1);
    return push({parsed<int64_t>(line)});
}

bool Machine::bigInteger(uint64_t bytes)
{
    const std::string_view digits = m_cursor.text(bytes);
    if (digits.size() > 8)
        return push({BigInteger{std::string(digits)}});
    uint64_t number = !digits.empty() && uint8_t(digits.back()) >= 0x80 ? ~uint64_t(0) : 0;
    for (size_t i = digits.size(); i-- > 0;)
        number = (number << 8) | uint8_t(digits[i]);
    return push({int64_t(number)});
}

bool Machine::scalar(uint8_t op)
{
    switch (op) {
    case 'N':
        return push({});
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
        return push({op == 0x88});
    case 'I': // INT
    case 'L': // LONG
        return decimal(m_cursor.line());
    case 'J': // BININT
        return push({int64_t(int32_t(m_cursor.u32()))});
    case 'K': // BININT1
        return push({int64_t(m_cursor.u8())});
    case 'M': // BININT2
        return push({int64_t(m_cursor.u16())});
    case 0x8a: // LONG1
        return bigInteger(m_cursor.u8());
    case 0x8b: // LONG4
        return bigInteger(m_cursor.u32());
    case 'F': // FLOAT
        return push({parsed<double>(m_cursor.line())});
    case 'G': // BINFLOAT, big endian
        return push({std::bit_cast<double>(__builtin_bswap64(m_cursor.u64()))});
    default:
        return false;
    }
}

/// Protocol 0's 'text' or "text". Escapes stay as they are: weight files have none.
bool Machine::quoted(std::string_view line)
{
    if (line.size() < 2 || line.front() != line.back()
        || (line.front() != '\'' && line.front() != '"'))
        malformed("a string without quotes");
    return push({std::string(line.substr(1, line.size() - 2))});
}

bool Machine::text(uint8_t op)
{
    switch (op) {
    case 'S': // STRING
        return quoted(m_cursor.line());
    case 'V': // UNICODE
        return push({std::string(m_cursor.line())});
    case 'T': // BINSTRING
    case 'X': // BINUNICODE
        return push({std::string(m_cursor.text(m_cursor.u32()))});
    case 'U': // SHORT_BINSTRING
    case 0x8c: // SHORT_BINUNICODE
        return push({std::string(m_cursor.text(m_cursor.u8()))});
    case 0x8d: // BINUNICODE8
        return push({std::string(m_cursor.text(m_cursor.u64()))});
    case 'B': // BINBYTES
        return push({Binary{std::string(m_cursor.text(m_cursor.u32()))}});
    case 'C': // SHORT_BINBYTES
        return push({Binary{std::string(m_cursor.text(m_cursor.u8()))}});
    case 0x8e: // BINBYTES8
    case 0x96: // BYTEARRAY8
        return push({Binary{std::string(m_cursor.text(m_cursor.u64()))}});
    default:
        return false;
    }
}

bool Machine::append(const std::vector<const Value*>& items)
{
    Value* target = m_stack.top();
    auto* list = std::get_if<List>(&target->data);
    if (auto* record = std::get_if<Record>(&target->data))
        list = &record->items;
    auto* set = std::get_if<Set>(&target->data);
    if (!list && !set)
        malformed("items for something that is no list");
    auto& place = list ? list->items : set->items;
    place.insert(place.end(), items.begin(), items.end());
    return true;
}

bool Machine::insert(const std::vector<const Value*>& items)
{
    Value* target = m_stack.top();
    auto* dict = std::get_if<Dict>(&target->data);
    if (auto* record = std::get_if<Record>(&target->data))
        dict = &record->entries;
    if (!dict || items.size() % 2 != 0)
        malformed("entries for something that is no dict");
    for (size_t i = 0; i < items.size(); i += 2)
        dict->items.emplace_back(items[i], items[i + 1]);
    return true;
}

bool Machine::collection(uint8_t op)
{
    switch (op) {
    case ']': // EMPTY_LIST
        return push({List{}});
    case ')': // EMPTY_TUPLE
        return push({Tuple{}});
    case '}': // EMPTY_DICT
        return push({Dict{}});
    case 0x8f: // EMPTY_SET
        return push({Set{}});
    case 'l': // LIST
        return push({List{m_stack.popToMark()}});
    case 't': // TUPLE
        return push({Tuple{m_stack.popToMark()}});
    case 0x91: // FROZENSET
        return push({Set{m_stack.popToMark()}});
    case 'd': { // DICT
        const auto items = m_stack.popToMark();
        push({Dict{}});
        return insert(items);
    }
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: // TUPLE3
        return push({Tuple{m_stack.pop(op - 0x84u)}});
    case 'a': // APPEND
        return append({m_stack.pop()});
    case 'e': // APPENDS
    case 0x90: // ADDITEMS
        return append(m_stack.popToMark());
    case 's': { // SETITEM
        const Value* value = m_stack.pop();
        const Value* key = m_stack.pop();
        return insert({key, value});
    }
    case 'u': // SETITEMS
        return insert(m_stack.popToMark());
    default:
        return false;
    }
}

bool Machine::memo(uint8_t op)
{
    switch (op) {
    case 'p': // PUT
        m_stack.remember(m_stack.memoKey(m_cursor.line()));
        return true;
    case 'q': // BINPUT
        m_stack.remember(m_cursor.u8());
        return true;
    case 'r': // LONG_BINPUT
        m_stack.remember(m_cursor.u32());
        return true;
    case 0x94: // MEMOIZE
        m_stack.rememberNext();
        return true;
    case 'g': // GET
        m_stack.recall(m_stack.memoKey(m_cursor.line()));
        return true;
    case 'h': // BINGET
        m_stack.recall(m_cursor.u8());
        return true;
    case 'j': // LONG_BINGET
        m_stack.recall(m_cursor.u32());
        return true;
    default:
        return false;
    }
}

const Name& Machine::name(const Value* value)
{
    const auto* name = value->as<Name>();
    if (!name)
        malformed("a call of something that has no name");
    return *name;
}

/// The result may copy what the arguments hold, so that counts against the pool: a short pickle can
/// ask for the same copy again and again.
bool Machine::call(const Value* callable, const Value* arguments)
{
    m_pool.charge(*arguments);
    return push(m_objects.call(name(callable), *arguments, m_cursor.source()));
}

/// cls.__new__(cls, *arguments): an OrderedDict or a plain record.
bool Machine::instance(const Value* type, const Value* arguments)
{
    const std::string& class_name = name(type).name;
    if (class_name == "collections.OrderedDict")
        return push({Dict{}});
    return push({Record{.type = class_name, .arguments = arguments}});
}

/// INST and OBJ of old protocols call whatever is named: without arguments a class, else a call
/// like any other.
bool Machine::oldInstance(const Value* type, std::vector<const Value*> arguments)
{
    const bool plain = arguments.empty();
    const Value* tuple = m_pool.add({Tuple{std::move(arguments)}});
    if (plain)
        return instance(type, tuple);
    return call(type, tuple);
}

/// object.__setstate__(state): only records keep it (an OrderedDict's holds `_metadata`, a tensor's
/// nothing needed).
bool Machine::build()
{
    const Value* state = m_stack.pop();
    Value* target = m_stack.top();
    if (auto* record = std::get_if<Record>(&target->data))
        record->state = state;
    else if (!target->as<Dict>() && !target->as<List>() && !target->as<TensorRef>())
        malformed("attributes for something that has none");
    return true;
}

bool Machine::object(uint8_t op)
{
    switch (op) {
    case 'c': { // GLOBAL
        const std::string module(m_cursor.line());
        return push({Name{module + '.' + std::string(m_cursor.line())}});
    }
    case 0x93: { // STACK_GLOBAL
        const auto* name = m_stack.pop()->as<std::string>();
        const auto* module = m_stack.pop()->as<std::string>();
        if (!name || !module)
            malformed("a class without a name");
        return push({Name{*module + '.' + *name}});
    }
    case 'R': { // REDUCE
        const Value* arguments = m_stack.pop();
        return call(m_stack.pop(), arguments);
    }
    case 'b': // BUILD
        return build();
    case 0x92: // NEWOBJ_EX: keyword arguments on top
        m_stack.pop();
        [[fallthrough]];
    case 0x81: { // NEWOBJ
        const Value* arguments = m_stack.pop();
        return instance(m_stack.pop(), arguments);
    }
    case 'i': { // INST
        const std::string module(m_cursor.line());
        const Value* type = m_pool.add({Name{module + '.' + std::string(m_cursor.line())}});
        return oldInstance(type, m_stack.popToMark());
    }
    case 'o': { // OBJ
        auto arguments = m_stack.popToMark();
        if (arguments.empty())
            malformed("an object without a class");
        const Value* type = arguments.front();
        arguments.erase(arguments.begin());
        return oldInstance(type, std::move(arguments));
    }
    case 'Q': { // BINPERSID
        const Value* id = m_stack.pop();
        return push(m_objects.persistent(*id, m_cursor.source()));
    }
    default:
        return false;
    }
}

} // namespace

const Value* read(Cursor& cursor, Pool& pool, Objects& objects)
{
    return Machine(cursor, pool, objects).run();
}

} // namespace timbre::weights::pickle
