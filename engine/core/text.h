#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "core/language.h"

namespace legeplan {

/// Words for people in both languages; the same twice where a scenario gives them once.
struct Text {
    std::string nb;
    std::string en;

    Text() = default;

    /// There is none from one text, so that neither language can be forgotten.
    Text(std::string in_nb, std::string in_en) : nb(std::move(in_nb)), en(std::move(in_en)) {}

    /// What fills a field of a template: an argument that is a Text gives each language its own.
    template <typename Argument>
    using Field = std::conditional_t<std::is_same_v<Argument, Text>, std::string, Argument>;

    /// Both templates, whose fields are checked at compile time, filled with the same arguments.
    template <typename... Arguments>
    static Text of(fmt::format_string<const Field<Arguments>&...> nb_template,
                   fmt::format_string<const Field<Arguments>&...> en_template,
                   const Arguments&... arguments) {
        return {fmt::format(nb_template, field<Language::nb>(arguments)...),
                fmt::format(en_template, field<Language::en>(arguments)...)};
    }

    /// What is the same in both languages: numbers, keys, and what stands in a file.
    static Text same(const std::string& words) { return {words, words}; }

    bool empty() const { return nb.empty() && en.empty(); }
    const std::string& in(Language language) const { return language == Language::nb ? nb : en; }

    bool operator==(const Text&) const = default;

private:
    template <Language language, typename Argument>
    static const Field<Argument>& field(const Argument& argument) {
        if constexpr (std::is_same_v<Argument, Text>) {
            return argument.in(language);
        } else {
            return argument;
        }
    }
};

}  // namespace legeplan
