#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "scenario/node.h"
#include "scenario/schema.h"

namespace legeplan::scenario {

/// The key that is being read, with where its problems go.
struct Reading {
    const KeySpec& spec;
    std::string key;  ///< as it stands in messages: policy[new_centre].rooms
    Problems& problems;

    void problem(const Node& at, Text message, Text expected, std::string suggestion = {}) const;

    /// What the key may hold, in words.
    Text expected() const;
};

/// What a key may hold, in words: "1..3500 persons", "a date such as 2021-07-01".
Text expected_text(const KeySpec& spec);

/// Finite number of usable size, whatever its range; a problem otherwise.
std::optional<double> read_finite(const Node& node, const Reading& reading, const Text& expected);

/// Whether a table has only the given members; a problem for each other one.
bool has_only(const Node& table, const std::vector<std::string>& names, const Reading& reading);

/// `unit` and `source` of a value written as a table. A written unit must be the key's.
struct Provenance {
    std::string unit;
    std::string source;
};

std::optional<Provenance> read_provenance(const Node& table, const Reading& reading);

}  // namespace legeplan::scenario
