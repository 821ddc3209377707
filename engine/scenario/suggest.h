#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace legeplan::scenario {

/// Number of letters to insert, delete, replace or swap with their neighbour to turn one word into
/// the other, or `limit + 1` when more than `limit`. Capitals count as small letters, `-` as `_`.
/// Source: Damerau (1964), optimal string alignment.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate most like the word, the first of equals; empty when none is like it (at most two
/// letters wrong, one in words of up to four letters) or when they are thousands.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

/// The candidate most like the word as closest() finds it, else the one that it means in Norwegian.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Names as "a, b and c"; empty when they are more than twenty.
Text all_of(const std::vector<std::string>& names);

/// Candidates as "one of a, b or c", to say what was expected; empty when they are more than
/// twenty.
Text one_of(const std::vector<std::string>& candidates);

}  // namespace legeplan::scenario
