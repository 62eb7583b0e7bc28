#pragma once

#include "core/weights/format/layout.h"

#include <nlohmann/json.hpp>

#include <map>

namespace timbre::weights::pickle {

/// Writes one pickle of protocol 2 that torch.load(weights_only=True) reads: plain data and
/// tensors. Values follow each other; a dict takes key, value, key, value between begin and end.
class Writer {
public:
    Writer();

    void none();
    void boolean(bool value);
    void integer(int64_t value);
    void real(double value);
    void text(std::string_view value);
    void json(const nlohmann::json& value); ///< arrays become lists

    void beginDict();
    void endDict();
    void beginList();
    void endList();

    /// A contiguous tensor that fills the storage `key`.
    void tensor(const std::string& key, DType dtype, const std::vector<int64_t>& shape);

    /// Closes the pickle and gives it away.
    std::string finish();

private:
    void tuple(const std::vector<int64_t>& values);
    void global(const std::string& module_and_name);
    void number(uint64_t value, int bytes);

    std::string m_bytes;
    std::map<std::string, uint8_t> m_memo; // of the few globals
};

} // namespace timbre::weights::pickle
