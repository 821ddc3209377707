#include <cmath>
#include <cstdint>

#include "inputs/load_parts.h"
#include "inputs/places.h"

namespace legeplan::inputs {

namespace {

std::string percent(double share) {
    return scenario::number_text(std::round(share * 1e4) / 100.0) + " %";
}

/// The lists hold the residents that are registered here, and non-residents; what is over is
/// theirs.
void check_identity(const Loading& loading) {
    const double elsewhere = loading.central(Param::elsewhere_share);
    const double none = loading.central(Param::none_share);
    std::int64_t on_lists = 0;
    for (const InitialPosition& position : loading.inputs.positions) {
        on_lists += position.list_length;
    }
    const std::int64_t least = least_on_lists(loading.inputs);
    if (on_lists >= least) {
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
            least, residents_at_start(loading.inputs), percent(elsewhere), percent(none)));
}

}  // namespace

std::int64_t residents_at_start(const Inputs& inputs) {
    std::int64_t residents = 0;
    for (const auto& by_age : inputs.population.initial) {
        for (const int persons : by_age) {
            residents += persons;
        }
    }
    return residents;
}

std::int64_t least_on_lists(const Inputs& inputs) {
    constexpr double kRounding = 1.0;
    const double here = 1.0 - inputs[Param::elsewhere_share].distribution.central() -
                        inputs[Param::none_share].distribution.central();
    return static_cast<std::int64_t>(
        std::ceil(static_cast<double>(residents_at_start(inputs)) * here - kRounding));
}

void check_places(const Loading& loading) {
    check_identity(loading);
}

}  // namespace legeplan::inputs
