#include "study/relation_fit.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using study::RelationFit;
using study::RelationPrior;
using study::RelationTargets;

namespace {

const study::Survival kForever = [](double) { return 1.0; };

RelationPrior prior() {
    RelationPrior prior;
    prior.lengths = {{1.0, 0.86}, {2.0, 0.74}, {5.0, 0.5}, {10.0, 0.3}};
    prior.leave_list = 0.01;
    prior.scheme_years = 21;
    prior.least_age = 27;
    return prior;
}

double over(const RelationFit& fit, double years) {
    double share = 0.0;
    for (const inputs::DurationShare& row : study::list_durations(fit)) {
        const double width = row.years_to - row.years_from;
        share += row.share * std::clamp((row.years_to - years) / width, 0.0, 1.0);
    }
    return share;
}

}  // namespace

TEST_CASE("the table gives the shares that are asked for") {
    for (const auto& [over_2, over_10] : {std::pair{0.74, 0.3}, {0.68, 0.2}, {0.8, 0.45}}) {
        const RelationFit fit =
            study::fit_relations(prior(), {over_2, over_10, {}}, kForever, kForever);
        CHECK(over(fit, 2.0) == Approx(over_2).margin(1e-4));
        CHECK(over(fit, 10.0) == Approx(over_10).margin(1e-4));
        CHECK(fit.is_met);
    }
}

TEST_CASE("a median is met beside the two shares") {
    const RelationFit fit = study::fit_relations(prior(), {0.74, 0.3, 6.0}, kForever, kForever);
    CHECK(over(fit, 6.0) == Approx(0.5).margin(1e-3));
    CHECK(over(fit, 2.0) == Approx(0.74).margin(1e-4));
    CHECK(fit.rows.size() == 3);
    CHECK(fit.rows[2].fitted == Approx(6.0).margin(0.02));
}

TEST_CASE("the cuts at the GP's time in post and at the person's age are taken out") {
    const study::Survival posts = [](double years) { return std::exp(-0.03 * years); };
    const study::Survival ages = [](double years) { return 1.0 - years / 80.0; };
    const RelationFit fit = study::fit_relations(prior(), {0.74, 0.3, {}}, posts, ages);
    CHECK(over(fit, 2.0) * posts(2.0) * ages(2.0) == Approx(0.74).margin(1e-3));
    CHECK(over(fit, 10.0) * posts(10.0) * ages(10.0) == Approx(0.3).margin(1e-3));
}

TEST_CASE("relations longer than the GPs have been in post are not met, and that is said") {
    const study::Survival short_posts = [](double years) { return std::exp(-0.3 * years); };
    const RelationFit fit = study::fit_relations(prior(), {0.74, 0.3, {}}, short_posts, kForever);
    CHECK_FALSE(fit.is_met);
    CHECK(fit.rows[1].fitted < 0.1);
}

TEST_CASE("time in post is the scenario's table, cut at the GPs' ages") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.gp.post_durations = {{0.0, 10.0, 0.5}, {10.0, 20.0, 0.5}};
    inputs.gp.stock_age_share.fill(0.0);
    inputs.gp.stock_age_share[30] = 0.5;
    inputs.gp.stock_age_share[60] = 0.5;
    const study::Survival posts = study::in_post(inputs, 27);
    CHECK(posts(0.0) == Approx(1.0));
    CHECK(posts(2.0) == Approx(0.9));
    CHECK(posts(10.0) == Approx(0.25));
}
