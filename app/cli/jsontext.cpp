#include "app/cli/jsontext.h"

#include <QString>

#include <cstdio>

namespace timbre::cli {

std::string validUtf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toStdString();
}

void printJson(const nlohmann::json& object)
{
    std::puts(object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

} // namespace timbre::cli
