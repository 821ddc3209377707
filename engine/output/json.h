#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "run/results.h"

namespace legeplan::output {

/// Major version of every document and result file that is written.
inline constexpr int kFormat = 1;

/// The results as one JSON document; the same bytes for the same seed, whatever ran it.
///
/// Keys keep their order; what is undefined is null. Series hold the ends of the months simulated,
/// and `initial` the state before the first.
nlohmann::ordered_json to_json(const run::Results& results);

/// A text in both languages.
nlohmann::ordered_json to_json(const Text& text);

/// Numbers with null for what is not finite.
nlohmann::ordered_json to_json(std::span<const double> values);

}  // namespace legeplan::output
