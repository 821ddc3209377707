#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legeplan::scenario {

/// A name of the scenario files and what people call it in Norwegian.
struct Term {
    std::string_view name;  ///< "add_positions"
    std::string_view nb;    ///< "nye hjemler"
};

/// The candidate that a Norwegian word stands for ("nye_hjemler", "rekruttering", "nivaa"), with
/// the words; null when none is like it. Capitals, `_` and `-` for spaces, and aa, oe and o for å
/// and ø do not matter.
const Term* term_for(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace legeplan::scenario
