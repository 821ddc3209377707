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
    inputs.continuity.is_simulated = false;
    Town town(inputs);
    Record record(inputs.months());
    record::record_continuity(inputs, town.state, 0, record);
    CHECK(std::isnan(record.at(Indicator::continuity_years, 0)));
    CHECK(std::isnan(record.at(Indicator::continuity_admissions, 0)));
}
