#include "core/weights/format/stack.h"

#include <charconv>

namespace timbre::weights::pickle {

void Stack::malformed(const std::string& what) const
{
    m_cursor.source().corrupt("The file is damaged: its pickle has " + what + " at byte "
        + std::to_string(m_cursor.position()) + ". Get it again.");
}

Value* Stack::top()
{
    if (m_values.size() <= floor())
        malformed("too little on its stack");
    return m_values.back();
}

Value* Stack::pop()
{
    Value* value = top();
    m_values.pop_back();
    return value;
}

void Stack::popItem()
{
    if (!m_marks.empty() && m_values.size() == m_marks.back())
        m_marks.pop_back();
    else
        pop();
}

std::vector<const Value*> Stack::popToMark()
{
    if (m_marks.empty())
        malformed("no mark");
    const auto begin = m_values.begin() + std::ptrdiff_t(m_marks.back());
    std::vector<const Value*> items(begin, m_values.end());
    m_values.erase(begin, m_values.end());
    m_marks.pop_back();
    return items;
}

std::vector<const Value*> Stack::pop(size_t count)
{
    std::vector<const Value*> items(count);
    for (size_t i = count; i-- > 0;)
        items[i] = pop();
    return items;
}

void Stack::recall(uint64_t key)
{
    const auto found = m_memo.find(key);
    if (found == m_memo.end())
        malformed("a reference to nothing");
    m_values.push_back(found->second);
}

uint64_t Stack::memoKey(std::string_view line) const
{
    uint64_t key = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), key);
    if (error != std::errc() || end != line.data() + line.size())
        malformed("a memo key that cannot be read");
    return key;
}

} // namespace timbre::weights::pickle
