#include "record/profiles.h"

#include <catch2/catch.hpp>

#include "record/recorder.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using record::Profile;
using record::Record;
using test::Town;

TEST_CASE("a bin holds its lower edge, and the end bins are open") {
    const record::ProfileSpec& ages = record::spec(Profile::gp_ages);
    CHECK(ages.bin_of(18) == 0);
    CHECK(ages.bin_of(29) == 0);
    CHECK(ages.bin_of(30) == 1);
    CHECK(ages.bin_of(69) == 8);
    CHECK(ages.bin_of(70) == 9);
    CHECK(ages.bin_of(99) == 9);
    CHECK(ages.lower_edge(9) == 70);
}

TEST_CASE("snapshots are the start, every December and the last month") {
    using Times = std::vector<std::size_t>;
    CHECK(record::snapshot_times(Month::of(2021, 7), 30) == Times{0, 6, 18, 30});
    CHECK(record::snapshot_times(Month::of(2022, 1), 14) == Times{0, 12, 14});
}

TEST_CASE("profiles count every inhabitant, doctor and list once") {
    const inputs::Inputs inputs = test::small_inputs({.positions = 5, .locums = 1, .vacant = 1});
    const auto snapshots = record::snapshot_times(inputs.start, inputs.months());
    Record record(inputs.months(), snapshots);
    Town town(inputs);
    record::record_month(inputs, town.draw, town.state, town.report, 0, record);
    town.advance(3);
    // Within a year the cohorts at the borders are split, and nobody is lost.
    record::record_month(inputs, town.draw, town.state, town.report, 12, record);
    for (const std::size_t snapshot : {0U, 1U}) {
        const std::size_t time = snapshots[snapshot];
        const auto sum = [&](Profile id) {
            double total = 0.0;
            for (std::size_t bin = 0; bin < record::spec(id).bins; ++bin) {
                total += static_cast<double>(record.at(id, bin, snapshot));
            }
            return total;
        };
        const auto indicator = [&](record::Indicator id) {
            return static_cast<double>(record.at(id, time));
        };
        CHECK(sum(Profile::population_women) + sum(Profile::population_men) ==
              Approx(indicator(record::Indicator::population)));
        CHECK(sum(Profile::gp_ages) == indicator(record::Indicator::gps));
        CHECK(sum(Profile::list_lengths) == indicator(record::Indicator::positions));
    }
}

TEST_CASE("the groups of the population add up to the indicators of age") {
    const inputs::Inputs inputs = test::small_inputs();
    Record record(inputs.months(), {0});
    const Town town(inputs);
    record::record_month(inputs, town.draw, town.state, town.report, 0, record);
    double over_80 = 0.0;
    double under_20 = 0.0;
    for (const Profile id : {Profile::population_women, Profile::population_men}) {
        for (std::size_t bin = 0; bin < record::spec(id).bins; ++bin) {
            const double persons = static_cast<double>(record.at(id, bin, 0));
            over_80 += bin >= 16 ? persons : 0.0;
            under_20 += bin < 4 ? persons : 0.0;
        }
    }
    CHECK(over_80 == Approx(record.at(record::Indicator::population_80_plus, 0)));
    CHECK(under_20 == Approx(record.at(record::Indicator::population_0_19, 0)));
}

TEST_CASE("a doctor and a list stand in their bins, and a closed position in none") {
    const inputs::Inputs inputs = test::small_inputs({.positions = 3, .vacant = 1});
    Town town(inputs);
    town.position(0).doctor.born = town.state.month - 12 * 63;
    town.position(1).doctor.born = town.state.month - 12 * 41;
    town.state.lists.length[0] = 1012;
    town.state.lists.length[1] = 99;
    town.state.lists.length[2] = 2500;
    Record record(inputs.months(), {0});
    const auto count = [&](Profile id, int value) {
        return record.at(id, record::spec(id).bin_of(value), 0);
    };
    record::record_month(inputs, town.draw, town.state, town.report, 0, record);
    CHECK(count(Profile::gp_ages, 60) == 1.0F);
    CHECK(count(Profile::gp_ages, 40) == 1.0F);
    CHECK(count(Profile::list_lengths, 1000) == 1.0F);
    CHECK(count(Profile::list_lengths, 0) == 1.0F);
    CHECK(count(Profile::list_lengths, 2000) == 1.0F);

    town.position(0).is_closed = true;
    record::record_month(inputs, town.draw, town.state, town.report, 0, record);
    CHECK(count(Profile::gp_ages, 60) == 0.0F);
    CHECK(count(Profile::list_lengths, 1000) == 0.0F);
}
