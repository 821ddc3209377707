#include <algorithm>
#include <cmath>
#include <cstdint>

#include "inputs/load_parts.h"

namespace legeplan::inputs {

namespace {

std::string percent(double share) {
    return scenario::number_text(std::round(share * 1e4) / 100.0) + " %";
}

/// A person's worth of rounding is no contradiction.
constexpr double kRounding = 1.0;

/// The lists hold the residents that are registered here, and non-residents; what is over is
/// theirs.
void check_identity(const Loading& loading) {
    std::int64_t on_lists = 0;
    for (const InitialPosition& position : loading.inputs.positions) {
        on_lists += position.list_length;
    }
    std::int64_t residents = 0;
    for (const auto& by_age : loading.inputs.population.initial) {
        for (const int persons : by_age) {
            residents += persons;
        }
    }
    const double elsewhere = loading.central(Param::elsewhere_share);
    const double none = loading.central(Param::none_share);
    const double registered = static_cast<double>(residents) * (1.0 - elsewhere - none);
    if (static_cast<double>(on_lists) + kRounding >= registered) {
        return;
    }
    loading.problem(
        loading.scenario.table("initial.positions"), "list_length",
        Text::of("{} personer på alle lister", "{} persons on all lists", on_lists),
        Text::of(
            "minst {}: {} innbyggere, minus {} med fastlege i en annen kommune "
            "(lists.elsewhere_share) og {} uten liste (lists.none_share); det listene har ut over "
            "det, er personer fra andre kommuner",
            "at least {}: {} residents less {} with a GP elsewhere (lists.elsewhere_share) and {} "
            "on no list (lists.none_share); what the lists hold above that are non-residents",
            scenario::number_text(std::ceil(registered - kRounding)), residents, percent(elsewhere),
            percent(none)));
}

}  // namespace

void check_places(const Loading& loading) {
    check_identity(loading);
}

}  // namespace legeplan::inputs
