#pragma once

#include "core/weights/format/value.h"

#include <unordered_map>

namespace timbre::weights::pickle {

/// The stack, marks and memo of the pickle machine. Whatever a pickle asks for that is not there is
/// Error(Corrupt).
class Stack {
public:
    Stack(Cursor& cursor, Pool& pool)
        : m_cursor(cursor)
        , m_pool(pool)
    {
    }

    void push(Value value) { m_values.push_back(m_pool.add(std::move(value))); }
    Value* top();
    Value* pop();
    std::vector<const Value*> pop(size_t count); ///< in the order they were pushed
    std::vector<const Value*> popToMark();
    void popItem(); ///< a value, or the mark when it is on top
    void duplicate() { m_values.push_back(top()); }
    void mark() { m_marks.push_back(m_values.size()); }

    void remember(uint64_t key) { m_memo[key] = top(); }
    void rememberNext() { remember(m_memo.size()); }
    void recall(uint64_t key);
    uint64_t memoKey(std::string_view line) const;

    [[noreturn]] void malformed(const std::string& what) const;

private:
    size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }

    Cursor& m_cursor;
    Pool& m_pool;
    std::vector<Value*> m_values;
    std::vector<size_t> m_marks;
    std::unordered_map<uint64_t, Value*> m_memo;
};

} // namespace timbre::weights::pickle
