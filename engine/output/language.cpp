#include "output/language.h"

namespace legeplan::output {

std::optional<Language> parse_language(std::string_view name) {
    if (name == "nb") {
        return Language::nb;
    }
    return name == "en" ? std::optional(Language::en) : std::nullopt;
}

const std::string& in_language(const Text& text, Language language) {
    const std::string& wanted = language == Language::nb ? text.nb : text.en;
    const std::string& other = language == Language::nb ? text.en : text.nb;
    return wanted.empty() ? other : wanted;
}

}  // namespace legeplan::output
