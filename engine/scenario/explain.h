#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "scenario/scenario.h"

namespace legeplan::scenario {

/// One key of a scenario, with where its value came from.
struct Explained {
    std::string key;    ///< "position.list_cap", "policy[new_centre].rooms"
    std::string value;  ///< in no language, see plain_text; empty when the key is not given
    std::string unit;
    std::string source;
    Location where;
    std::string doc_en;
    std::string doc_nb;
    bool is_given = true;
};

/// The keys of a scenario; with `key` that one alone, or all of a section ("position"), a list
/// ("policy") or an item ("policy[new_centre]").
///
/// Throws ScenarioError when there is no such key.
std::vector<Explained> explain(const Scenario& scenario, const std::optional<std::string>& key);

/// One key in which two scenarios differ.
struct Difference {
    std::string key;
    std::string a;  ///< value in the first, empty when it is not given there
    std::string b;  ///< value in the second
    std::string unit_a;
    std::string unit_b;
    Location where_a;
    Location where_b;
    std::string doc_en;
    std::string doc_nb;
    std::size_t cells_changed = 0;  ///< of a table that both have
};

/// The keys whose values differ, in the order of explain(); sources and comments do not count.
std::vector<Difference> differences(const Scenario& a, const Scenario& b);

}  // namespace legeplan::scenario
