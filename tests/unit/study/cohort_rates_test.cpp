#include "study/cohort_rates.h"

#include <catch2/catch.hpp>

#include "projection/projection.h"
#include "support/histories.h"
#include "support/small_inputs.h"

using namespace legeplan;
using study::Ages;

TEST_CASE("a year of the cohort model is a year of the deterministic twin") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 3000});
    const int year = inputs.start.year();
    const auto history =
        test::made_history(inputs, year, 1, test::in_moves_of(inputs), [](int) { return 1.0; });
    const auto twin = projection::project(inputs, inputs::Draw::central(inputs));
    const Ages difference = history.years.at(year + 1) - twin.at_year_end.front();
    CHECK(difference.abs().maxCoeff() < 1e-9);
}

TEST_CASE("rates before the start are there too") {
    const inputs::Inputs inputs = test::small_inputs();
    const study::RatesByYear rates(inputs, inputs.start.year() - 15, inputs.start.year());
    CHECK(rates(inputs.start.year() - 15).death(80, 0) > 0.0);
}

TEST_CASE("ageing keeps everyone, the open group too") {
    Ages persons = Ages::Constant(2.0);
    const Ages older = study::age_by_one(persons);
    CHECK(older.sum() == Approx(persons.sum()));
    CHECK(older(0, 0) == 0.0);
    CHECK(older(kTopAge, 1) == 4.0);
}

TEST_CASE("in-moves by age reached keep their sum but for half of the infants") {
    Ages table = Ages::Zero();
    table(0, 0) = 2.0;
    table(30, 1) = 4.0;
    const Ages cohorts = study::cohorts_of(table);
    CHECK(cohorts.sum() == Approx(table.sum()));
    CHECK(cohorts(0, 0) == 1.0);
    CHECK(cohorts(30, 1) == 2.0);
    CHECK(cohorts(31, 1) == 2.0);
}
