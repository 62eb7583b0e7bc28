#include "core/base/error.h"
#include "core/text/languagefrontend.h"

namespace timbre::text {

[[noreturn]] static void unavailable(std::string_view language)
{
    throw Error(ErrorKind::MissingModel, std::string(language), "This language cannot be read yet.");
}

std::unique_ptr<LanguageFrontEnd> makeEnglish(const FrontEndOptions&)
{
    unavailable("en");
}

} // namespace timbre::text
