#include "record/service_recorder.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "steps/continuity.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using record::Indicator;
using record::Record;
using test::Town;

TEST_CASE("continuity is recorded as means and shares of residents with a permanent GP") {
    const Inputs inputs = test::small_inputs();
    Town town(inputs);
    town.advance(2);
    Record record(inputs.months());
    record::record_continuity(inputs, town.state, 1, record);
    const auto now = steps::continuity(town.state);
    REQUIRE(now.residents > 0);
    const auto at = [&](Indicator id) { return static_cast<double>(record.at(id, 1)); };
    CHECK(at(Indicator::continuity_years) == Approx(now.years_sum / now.residents));
    CHECK(at(Indicator::continuity_over_2_years) * now.residents == Approx(now.over_2_years));
    CHECK(at(Indicator::continuity_over_10_years) * now.residents == Approx(now.over_10_years));
    double sum = 0.0;
    for (const Indicator id :
         {Indicator::continuity_up_to_1_year, Indicator::continuity_2_3_years,
          Indicator::continuity_4_5_years, Indicator::continuity_6_10_years,
          Indicator::continuity_11_15_years, Indicator::continuity_over_15_years}) {
        sum += at(id);
    }
    CHECK(sum == Approx(1.0));
    CHECK(at(Indicator::continuity_over_10_years) ==
          Approx(at(Indicator::continuity_11_15_years) + at(Indicator::continuity_over_15_years)));
    CHECK(at(Indicator::continuity_out_of_hours) ==
          Approx(steps::expected_odds_ratio(now, inputs.continuity.out_of_hours_odds)));
    CHECK(at(Indicator::continuity_admissions) > at(Indicator::continuity_out_of_hours));
}

TEST_CASE("continuity that is not simulated is undefined") {
    Inputs inputs = test::small_inputs();
    inputs.continuity.is_on = false;
    Town town(inputs);
    Record record(inputs.months());
    record::record_continuity(inputs, town.state, 0, record);
    CHECK(std::isnan(record.at(Indicator::continuity_years, 0)));
    CHECK(std::isnan(record.at(Indicator::continuity_admissions, 0)));
}

namespace {

double at(const Record& record, Indicator id) {
    return static_cast<double>(record.at(id, 1));
}

}  // namespace

TEST_CASE("services are recorded as need, what is lacking and corrected list length") {
    Inputs inputs = test::small_inputs({.parameters = {{inputs::Param::public_health_fte, 1.0}}});
    inputs.services.posts = {
        {"a", 1, inputs::Service::school, inputs::Holder::gps, 1, 0.3, 0},
        {"b", 2, inputs::Service::public_health, inputs::Holder::own, 2, 0.4, 1}};
    Town town(inputs);
    Record record(inputs.months());
    record::record_services(inputs, town.draw, town.state, 1, record);
    CHECK(at(record, Indicator::side_posts_fte) == Approx(0.3));
    CHECK(at(record, Indicator::own_posts_fte) == Approx(0.4));
    CHECK(at(record, Indicator::own_posts_vacant_fte) == Approx(0.4));
    CHECK(at(record, Indicator::public_health_fte_need) == 1.0);
    CHECK(at(record, Indicator::school_fte_gap) ==
          Approx(at(record, Indicator::school_fte_need) - 0.3));
    const double lacking = 0.6 + at(record, Indicator::nursing_home_fte_need) +
                           at(record, Indicator::child_health_fte_need) +
                           at(record, Indicator::administration_fte_need);
    CHECK(at(record, Indicator::services_fte_gap) == Approx(lacking));  // schools have enough
    int persons = 0;
    for (const int length : town.state.lists.length) {
        persons += length;
    }
    CHECK(at(record, Indicator::list_length_corrected) == Approx((persons + 450.0) / 3.0));
    CHECK(at(record, Indicator::doctor_fte_per_10000) ==
          Approx(3.4 / static_cast<double>(state::population(town.state)) * 10000.0));
}

TEST_CASE("services and costs that are off are undefined") {
    Inputs inputs = test::small_inputs();
    inputs.services.is_on = false;
    inputs.costs.is_on = false;
    Town town(inputs);
    town.advance();
    Record record(inputs.months());
    record::record_services(inputs, town.draw, town.state, 1, record);
    record::record_costs(inputs, town.state, town.report, 1, record);
    for (const Indicator id :
         {Indicator::school_fte_need, Indicator::school_fte_gap, Indicator::side_posts_fte,
          Indicator::list_length_corrected, Indicator::cost_municipality, Indicator::cost_state,
          Indicator::cost_capitation, Indicator::cost_municipality_present_value}) {
        CHECK(std::isnan(record.at(id, 1)));
    }
}

TEST_CASE("costs are recorded by line; one without a price is undefined") {
    Inputs inputs = test::small_inputs();
    inputs.costs.is_priced[static_cast<std::size_t>(inputs::CostLine::training_grants)] = false;
    Town town(inputs);
    town.advance();
    Record record(inputs.months());
    record::record_costs(inputs, town.state, town.report, 1, record);
    CHECK(at(record, Indicator::cost_capitation) > 0.0);
    CHECK(at(record, Indicator::cost_municipality) == at(record, Indicator::cost_capitation));
    CHECK(at(record, Indicator::cost_municipality_year) == at(record, Indicator::cost_capitation));
    CHECK(std::isnan(record.at(Indicator::cost_locums, 1)));
    CHECK(at(record, Indicator::cost_investments) == 0.0);
    // No line of the state has a price: what it pays is not known.
    CHECK(std::isnan(record.at(Indicator::cost_state, 1)));
    CHECK(std::isnan(record.at(Indicator::cost_state_present_value, 1)));
}
