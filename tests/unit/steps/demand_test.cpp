#include "steps/demand.h"

#include <catch2/catch.hpp>

#include "steps/workload.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using test::Town;

namespace {

/// A town whose lists hold what a test puts on them.
struct KnownLists : Town {
    explicit KnownLists(const Inputs& given) : Town(given) {
        for (auto& counts : state.lists.by_group) {
            counts.fill(0);
        }
        for (auto& position : state.workforce.positions) {
            position.staffing = Staffing::filled;
        }
    }
    double hours(std::size_t list) {
        steps::advance_workload(inputs, draw, state);
        steps::add_other_hours(inputs, draw, state);
        return state.gp_hours[list];
    }
};

}  // namespace

TEST_CASE("home visits count beyond the nation's, visitors as they are") {
    const Inputs inputs =
        test::small_inputs({.parameters = {{Param::care_home_share, 0.02},
                                           {Param::reference_care_home_share, 0.01},
                                           {Param::students, 50.0},
                                           {Param::cabins, 200.0},
                                           {Param::commuters, 300.0}}});
    Town town(inputs);
    const double residents = static_cast<double>(state::population(town.state));
    const steps::OtherDemand demand = steps::other_demand(town.draw, town.state);
    CHECK(demand.home_visits == Approx(residents * 0.01 * 4.0 * 2.0));
    CHECK(demand.visitors == Approx(50.0 * 1.0 + 200.0 * 0.5 + 300.0 * 0.2));
}

TEST_CASE("a municipality like the reference has the reference hours") {
    const Inputs inputs = test::small_inputs(
        {.parameters = {{Param::care_home_share, 0.01}, {Param::reference_care_home_share, 0.01}}});
    KnownLists town(inputs);
    town.state.lists.by_group[0][5] = 500;
    steps::advance_workload(inputs, town.draw, town.state);
    const double before = town.state.gp_hours[0];
    CHECK(town.hours(0) == Approx(before));
}

TEST_CASE("without services every doctor has the reference's side posts") {
    Inputs inputs = test::small_inputs({.parameters = {{Param::reference_side_hours, 3.0}}});
    inputs.services.is_on = false;
    KnownLists town(inputs);
    CHECK(town.hours(0) == Approx(10.0 + 3.0));
    town.position(0).staffing = Staffing::locum;
    CHECK(town.hours(0) == Approx(10.0 + 3.0));
}

TEST_CASE("side posts take hours of permanent GPs, combination posts of their own GP") {
    const Inputs inputs = test::small_inputs();
    KnownLists town(inputs);
    town.state.services.side_per_gp = 0.1;
    town.position(1).staffing = Staffing::locum;
    town.position(2).contract = Contract::combination;
    town.position(2).combined_fte = 0.2;
    CHECK(town.hours(0) == Approx(10.0 + 3.75));
    CHECK(town.hours(1) == Approx(10.0));
    CHECK(town.hours(2) == Approx(10.0 + 3.75 + 7.5));
}

TEST_CASE("home visits go by the old on the list, visitors evenly to those with a doctor") {
    const Inputs inputs =
        test::small_inputs({.parameters = {{Param::care_home_share, 0.1}, {Param::cabins, 600.0}}});
    KnownLists town(inputs);
    town.position(2).staffing = Staffing::vacant;
    town.state.lists.by_group[0][5] = 30;
    town.state.lists.by_group[1][5] = 10;
    const double per_consultation = 40.0 / (1100.0 * 3.0);
    const steps::OtherDemand demand = steps::other_demand(town.draw, town.state);
    const double own = per_consultation * 30 * inputs.workload.consultations_per_person_year[5] *
                       steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    CHECK(town.hours(0) ==
          Approx(10.0 + own +
                 per_consultation * (0.75 * demand.home_visits + 0.5 * demand.visitors / 2.0)));
}

TEST_CASE("a primary health team takes its share of the hours with patients alone") {
    const Inputs inputs = test::small_inputs();
    KnownLists town(inputs);
    town.state.services.side_per_gp = 0.1;
    town.state.lists.by_group[0][3] = 1000;
    const double before = town.hours(0);
    town.position(0).shifted_share = 0.2;
    CHECK(town.hours(0) == Approx(10.0 + 3.75 + 0.8 * (before - 10.0 - 3.75)));
}
