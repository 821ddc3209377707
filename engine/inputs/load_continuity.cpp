#include "inputs/load_parts.h"
#include "scenario/number_text.h"

namespace legeplan::inputs {

namespace {

/// Row of the table for each class of relation length; a problem for the first that differs.
bool has_all_classes(const Loading& loading, const scenario::Table& table) {
    if (table.rows() != kRelationClasses) {
        loading.problem(table, "years_to", Text::of("{} rader", "{} rows", table.rows()),
                        Text::of("{}: opp til 1, 3, 5, 10, 15, 100 år",
                                 "{}: up to 1, 3, 5, 10, 15, 100 years", kRelationClasses));
        return false;
    }
    for (std::size_t k = 0; k < kRelationClassYears.size(); ++k) {
        if (table.integers("years_to")[k] != kRelationClassYears[k]) {
            loading.problem(table, k, "years_to",
                            Text::same(std::to_string(table.integers("years_to")[k])),
                            Text::of("{}: klassene slutter ved 1, 3, 5, 10, 15 og 100 år",
                                     "{}: the classes end at 1, 3, 5, 10, 15 and 100 years",
                                     kRelationClassYears[k]));
            return false;
        }
    }
    return true;
}

}  // namespace

void load_continuity(Loading& loading) {
    ContinuityInputs& continuity = loading.inputs.continuity;
    continuity.is_on = loading.scenario.boolean("continuity.enabled");
    const scenario::Table& table = loading.scenario.table("continuity.odds_table");
    if (!has_all_classes(loading, table)) {
        return;
    }
    for (std::size_t k = 0; k < kRelationClasses; ++k) {
        continuity.out_of_hours_odds[k] = table.numbers("out_of_hours")[k];
        continuity.admission_odds[k] = table.numbers("acute_admission")[k];
    }
}

}  // namespace legeplan::inputs
