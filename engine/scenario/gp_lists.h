#pragma once

#include <filesystem>
#include <string_view>

#include "scenario/foreign_table.h"

namespace legeplan::scenario {

/// How the table of doctors begins, by which a file that an import wrote is known.
inline constexpr std::string_view kRosterStart = "# The doctors of the positions (initial.roster).";

/// A municipality's GP lists as the scenario's tables want them.
struct GpLists {
    ForeignTable positions;     ///< holds nothing about a person
    ForeignTable roster;        ///< ages and sexes of the doctors: personal
    std::int64_t over_cap = 0;  ///< lists longer than their cap
};

/// Reads a list of GPs in CSV (comma, semicolon or tab; UTF-8 or Latin-1).
///
/// Columns: gp_id, list_cap and list_length; contract, age, sex, specialist, vacant_since and
/// office when known, or their Norwegian names. A row with `vacant_since` has a locum when it gives
/// an age or sex, else nobody. Positions are named p1, p2, ... in the order of the file: gp_id goes
/// into neither table. Throws: ScenarioError with every problem and its line.
GpLists import_gp_lists(const std::filesystem::path& path);

}  // namespace legeplan::scenario
