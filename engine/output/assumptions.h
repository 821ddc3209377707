#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "inputs/inputs.h"

namespace legeplan::output {

/// One value that a scenario rests on.
struct Assumption {
    std::string key;  ///< "gp.notice_months", "policy[new_centre].rooms"
    Text label;
    /// One of { number }, { distribution, parameters }, { path }, { text }, { title }, { list },
    /// { table }: a table's comments stand as its source.
    nlohmann::ordered_json value;
    std::string unit;
    std::string source;
};

/// A measure of a scenario, in words.
struct Measure {
    std::string id;
    Text title;
    std::string date;  ///< "2022-10-01", empty when it has none
    std::string type;
    std::int64_t count = 0;  ///< of its new positions
};

/// A published figure that a run is held against (figure[] of a scenario).
struct PlanFigure {
    std::string id;
    Text title;
    std::optional<double> value;  ///< absent: it is said in words
    std::optional<double> to;     ///< upper end of a range
    Text words;
    Text unit;              ///< empty where it is that of an indicator
    std::string indicator;  ///< empty: nothing in the model answers to it
    std::string per;        ///< indicator that the other is divided by
    Month month{};          ///< that it is of
    Text source;
    Text note;
};

/// What the resolved text of a scenario says, as a result file keeps it.
struct ScenarioFacts {
    std::string municipality;
    Text title;
    Text description;
    std::vector<Measure> measures;
    std::vector<PlanFigure> figures;
    std::vector<Assumption> assumptions;  ///< in the order of the text

    /// nullptr when the scenario does not give the key.
    const Assumption* find(std::string_view key) const;
};

/// Throws: std::runtime_error where the text is not a resolved scenario.
ScenarioFacts read_facts(const std::string& resolved_text);

}  // namespace legeplan::output
