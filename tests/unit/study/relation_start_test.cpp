#include "study/relation_start.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using study::RelationFit;
using study::RelationPrior;
using study::RelationTargets;

namespace {

RelationPrior prior() {
    RelationPrior prior;
    prior.lengths = {{1.0, 0.86}, {2.0, 0.74}, {5.0, 0.5}, {10.0, 0.3}};
    prior.scheme_years = 15;
    prior.least_age = 27;
    return prior;
}

const study::Survival kForever = [](double) { return 1.0; };

}  // namespace

TEST_CASE("a scenario's own start is brought to the shares that are known") {
    const inputs::Inputs inputs = test::small_inputs();
    const RelationTargets targets{0.55, 0.08, {}};
    // Cuts that the scenario does not have: the curve alone would be far from its start.
    const study::Survival short_posts = [](double years) { return std::exp(-0.02 * years); };
    const RelationFit fit =
        study::fit_relations_at_start(inputs, prior(), targets, short_posts, kForever);
    inputs::Inputs changed = inputs;
    changed.lists.relation_durations = study::list_durations(fit);
    const auto start = study::relations_at_start(changed);
    REQUIRE(start.has_value());
    INFO(start->over_2_years << " and " << start->over_10_years);
    CHECK(fit.rows[0].target == targets.over_2_years);
    CHECK(fit.rows[0].fitted == start->over_2_years);
    CHECK(fit.is_met == (std::abs(start->over_2_years - 0.55) <= 0.01 &&
                         std::abs(start->over_10_years - 0.08) <= 0.01));
    CHECK(fit.is_met);
}

TEST_CASE("shares above what the GPs' times in post allow are not met") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.gp.post_durations = {{0.0, 1.0, 1.0}};
    const RelationFit fit =
        study::fit_relations_at_start(inputs, prior(), {0.7, 0.3, {}}, kForever, kForever);
    CHECK_FALSE(fit.is_met);
}

TEST_CASE("without continuity nothing is simulated") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.continuity.is_on = false;
    CHECK_FALSE(study::relations_at_start(inputs).has_value());
    const RelationFit fit =
        study::fit_relations_at_start(inputs, prior(), {0.7, 0.25, {}}, kForever, kForever);
    CHECK(fit.rows[0].fitted == Approx(0.7));
}

TEST_CASE("relations are run on as far as the scenario's period reaches") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.end = inputs.start + (12 * 5 - 2);
    CHECK(study::relations_ahead(inputs).empty());
    inputs.end = inputs.start + (12 * 10 - 1);
    const auto ahead = study::relations_ahead(inputs);
    REQUIRE(ahead.size() == 2);
    CHECK(ahead[0].years == 5);
    CHECK(ahead[1].years == 10);
    inputs.continuity.is_on = false;
    CHECK(study::relations_ahead(inputs).empty());
}

TEST_CASE("where nobody changes and no GP leaves, relations run on are longer") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.end = inputs.start + (12 * 5 - 1);
    const auto before = study::relations_ahead(inputs);
    test::without_gp_events(inputs);
    test::set(inputs, inputs::Param::change_rate, 0.0);
    const auto after = study::relations_ahead(inputs);
    REQUIRE(before.size() == 1);
    REQUIRE(after.size() == 1);
    CHECK(after[0].shares.over_2_years > before[0].shares.over_2_years + 0.02);
}
