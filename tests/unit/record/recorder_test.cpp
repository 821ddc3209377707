#include "record/recorder.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "steps/workload.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using record::Indicator;
using record::Record;
using state::Person;
using test::Town;

namespace {

/// The indicators of a town's state as it stands.
struct Recorded {
    explicit Recorded(const Town& town) : record(town.inputs.months()) {
        record::record_month(town.inputs, town.draw, town.state, town.report, 1, record);
    }
    double operator()(Indicator id) const { return static_cast<double>(record.at(id, 1)); }
    Record record;
};

/// Five positions: a woman and a man in post, a woman who is away, a locum, a vacancy.
struct KnownTown : Town {
    explicit KnownTown(const Inputs& given) : Town(given) {
        const int lengths[] = {100, 200, 300, 150, 50};
        const int caps[] = {130, 200, 400, 200, 90};
        const int non_residents[] = {1, 2, 3, 0, 4};
        const int ages[] = {40, 63, 62, 70, 30};
        for (std::size_t i = 0; i < 5; ++i) {
            state.lists.length[i] = lengths[i];
            state.lists.non_residents[i] = non_residents[i];
            position(i).list_cap = caps[i];
            position(i).doctor.born = state.month - 12 * ages[i];
            position(i).doctor.sex = i == 0 || i == 2 ? Sex::female : Sex::male;
            position(i).doctor.is_specialist = i == 1;
            position(i).doctor.training_months_left = i == 0 ? 7 : 0;
            position(i).doctor.absent_until = Month{};
            state.gp_hours[i] = 40.0 + 2.0 * static_cast<double>(i);
        }
        position(2).doctor.absent_until = state.month + 3;
        state.lists.outside = 11;
    }
};

Inputs five_positions() {
    return test::small_inputs({.positions = 5, .locums = 1, .vacant = 1});
}

}  // namespace

TEST_CASE("indicators of lists are those of the state") {
    const Inputs inputs = five_positions();
    const Recorded recorded{KnownTown(inputs)};
    CHECK(recorded(Indicator::list_capacity) == 130 + 200 + 400 + 200 + 90);
    CHECK(recorded(Indicator::list_length_total) == 800);
    CHECK(recorded(Indicator::list_free) == 30);  // full, away, a locum, vacant
    CHECK(recorded(Indicator::list_free_share) == Approx(30.0 / 1020.0));
    CHECK(recorded(Indicator::lists_open) == 1);
    CHECK(recorded(Indicator::lists_open_women) == 1);
    CHECK(recorded(Indicator::lists_open_men) == 0);
    CHECK(recorded(Indicator::mean_list_length) == 160);
    CHECK(recorded(Indicator::mean_list_length_with_gp) == Approx((800.0 - 200.0) / 3.0));
    CHECK(recorded(Indicator::persons_on_no_list) == 11);
    CHECK(recorded(Indicator::persons_on_list_without_gp) == 200);
    CHECK(recorded(Indicator::persons_on_list_without_doctor) == 50);
    CHECK(recorded(Indicator::persons_without_gp) == 211);
    CHECK(recorded(Indicator::non_residents_on_lists) == 10);
}

TEST_CASE("a list is open above the limit, not at it") {
    const Inputs inputs = five_positions();
    KnownTown town(inputs);
    town.position(0).list_cap = 120;
    CHECK(Recorded(town)(Indicator::lists_open) == 0);
    town.position(0).list_cap = 121;
    CHECK(Recorded(town)(Indicator::lists_open) == 1);
    town.position(1).list_cap = 300;
    CHECK(Recorded(town)(Indicator::lists_open) == 2);
    CHECK(Recorded(town)(Indicator::lists_open_men) == 1);
}

TEST_CASE("indicators of doctors count regular GPs and locums") {
    const Inputs inputs = five_positions();
    KnownTown town(inputs);
    const Recorded recorded(town);
    CHECK(recorded(Indicator::positions) == 5);
    CHECK(recorded(Indicator::positions_filled) == 3);
    CHECK(recorded(Indicator::positions_locum) == 1);
    CHECK(recorded(Indicator::positions_vacant) == 1);
    CHECK(recorded(Indicator::positions_without_gp) == 2);
    CHECK(recorded(Indicator::gps) == 4);
    CHECK(recorded(Indicator::gps_regular) == 3);
    CHECK(recorded(Indicator::gps_women) == 2);
    CHECK(recorded(Indicator::gps_mean_age) == Approx((40 + 63 + 62 + 70) / 4.0));
    CHECK(recorded(Indicator::gps_over_62) == 2);
    CHECK(recorded(Indicator::gps_specialists) == 1);
    CHECK(recorded(Indicator::gps_in_training) == 1);
    CHECK(recorded(Indicator::gp_hours_per_week) == Approx((40 + 42 + 44 + 46) / 4.0));
    town.position(1).is_closed = true;
    town.position(1).staffing = Staffing::vacant;
    const Recorded closed(town);
    CHECK(closed(Indicator::positions) == 4);
    CHECK(closed(Indicator::gps) == 3);
    CHECK(closed(Indicator::list_capacity) == 820);
}

TEST_CASE("flows are those of the report") {
    const Inputs inputs = five_positions();
    KnownTown town(inputs);
    town.report.births = 3;
    town.report.deaths = 2;
    town.report.in_moves = 9;
    town.report.out_moves = 5;
    town.report.gp_exits = 2;
    town.report.gp_retirements = 1;
    town.report.gp_recruits = 4;
    town.report.capacity_rule_met = true;
    const Recorded recorded(town);
    CHECK(recorded(Indicator::births) == 3);
    CHECK(recorded(Indicator::deaths) == 2);
    CHECK(recorded(Indicator::in_moves) == 9);
    CHECK(recorded(Indicator::out_moves) == 5);
    CHECK(recorded(Indicator::gp_exits) == 2);
    CHECK(recorded(Indicator::gp_retirements) == 1);
    CHECK(recorded(Indicator::gp_recruits) == 4);
    CHECK(recorded(Indicator::capacity_rule_met) == 1);
    CHECK(recorded(Indicator::consultations_demand) ==
          Approx(steps::need_in_month(inputs, town.draw, town.state).consultations));
}

TEST_CASE("the cohort at an age group's border counts by months passed") {
    struct Border {
        int age;
        Indicator below;
        Indicator above;
    };
    const Border border =
        GENERATE(Border{20, Indicator::population_0_19, Indicator::population_20_66},
                 Border{67, Indicator::population_20_66, Indicator::population_67_79},
                 Border{80, Indicator::population_67_79, Indicator::population_80_plus});
    const Inputs inputs = test::small_inputs({.persons = 0, .positions = 0});
    Town town(inputs);
    const auto cell = town.state.residents.layout().resident(Sex::male, 2022 - border.age);
    for (int i = 0; i < 24; ++i) {
        town.state.residents.add(cell, Person::outside());
    }
    for (int m = 1; m <= 12; ++m) {
        town.state.month = Month::of(2022, m);
        const Recorded recorded(town);
        CHECK(recorded(border.above) == Approx(2.0 * m));
        CHECK(recorded(border.below) == Approx(24.0 - 2.0 * m).margin(1e-9));
        CHECK(recorded(Indicator::population) == 24);
    }
    town.state.month = Month::of(2023, 1);
    CHECK(Recorded(town)(border.above) == 24);
    town.state.month = Month::of(2021, 12);
    CHECK(Recorded(town)(border.below) == 24);
}

TEST_CASE("waiting residents are on no list, waiting non-residents are not counted there") {
    const Inputs inputs = five_positions();
    KnownTown town(inputs);
    auto& residents = town.state.residents;
    for (const auto cell : {residents.layout().resident(Sex::male, 1980),
                            residents.layout().non_resident(Sex::male, 2)}) {
        const std::uint32_t index = residents.add(cell, Person::outside());
        residents.enqueue(cell, index, 1, 0, town.state.month - 3);
    }
    const auto young = residents.layout().resident(Sex::female, 2001);
    residents.enqueue(young, residents.add(young, Person::outside()), 1, 0, town.state.month - 8);
    CHECK(Recorded(town)(Indicator::persons_on_no_list) == 13);
    CHECK(Recorded(town)(Indicator::persons_without_gp) == 213);
    CHECK(Recorded(town)(Indicator::persons_waiting_for_list) == 2);
    CHECK(Recorded(town)(Indicator::list_waiting_months) == 5.5);
    residents.remove(young, residents.size(young) - 1);
    CHECK(Recorded(town)(Indicator::list_waiting_months) == 3.0);
}

TEST_CASE("a mean over nothing is undefined, not zero") {
    const Inputs inputs = test::small_inputs({.persons = 50, .positions = 0});
    Town town(inputs);
    const Recorded recorded(town);
    for (const Indicator id : {Indicator::list_free_share, Indicator::mean_list_length,
                               Indicator::mean_list_length_with_gp, Indicator::gps_mean_age,
                               Indicator::gp_hours_per_week}) {
        CHECK(std::isnan(recorded(id)));
    }
    CHECK(recorded(Indicator::positions) == 0);
    CHECK(recorded(Indicator::population) == 50);
}

TEST_CASE("every indicator is written in every month") {
    const Inputs inputs = five_positions();
    Town town(inputs);
    town.advance();
    Record record(inputs.months());
    for (std::size_t i = 0; i < record::kIndicators; ++i) {
        record.set(static_cast<Indicator>(i), 3, -7.0);
    }
    record::record_month(inputs, town.draw, town.state, town.report, 3, record);
    for (std::size_t i = 0; i < record::kIndicators; ++i) {
        INFO(record::indicator_specs()[i].name);
        CHECK(record.at(static_cast<Indicator>(i), 3) != -7.0F);
        CHECK(record.at(static_cast<Indicator>(i), 2) == 0.0F);
    }
}

TEST_CASE("supervision and duty are undefined while their steps are off") {
    Inputs inputs = five_positions();
    CHECK(std::isnan(Recorded(KnownTown(inputs))(Indicator::supervision_free)));
    CHECK(std::isnan(Recorded(KnownTown(inputs))(Indicator::duty_shifts_per_gp)));
    inputs.training.is_on = true;
    inputs.duty.is_on = true;
    test::set(inputs, Param::training_trainees_per_supervisor, 2.0);
    KnownTown town(inputs);
    for (std::size_t i = 0; i < 5; ++i) {
        town.position(i).doctor.supervises = true;
        town.position(i).doctor.cause = state::ExitCause::none;
    }
    town.state.duty_shifts_per_gp = 4.5;
    town.state.duty_doctors = 2;
    const Recorded recorded(town);
    CHECK(recorded(Indicator::supervision_free) == 2.0 - 1.0);
    CHECK(recorded(Indicator::duty_shifts_per_gp) == 4.5);
    CHECK(recorded(Indicator::gps_on_duty) == 2.0);
}

TEST_CASE("fewer than five doctors of a roster are not told about") {
    constexpr Indicator kHidden[] = {Indicator::gps_women,        Indicator::gps_mean_age,
                                     Indicator::gps_over_62,      Indicator::gps_specialists,
                                     Indicator::gps_in_training,  Indicator::gp_retirements,
                                     Indicator::lists_open_women, Indicator::lists_open_men};
    Inputs inputs = five_positions();
    const Recorded synthetic{KnownTown(inputs)};
    inputs.roster.emplace_back();
    KnownTown few(inputs);
    KnownTown many(inputs);
    many.position(4).staffing = Staffing::filled;
    for (const Indicator id : kHidden) {
        INFO(record::spec(id).name);
        CHECK_FALSE(std::isnan(synthetic(id)));
        CHECK(std::isnan(Recorded(few)(id)));
        CHECK_FALSE(std::isnan(Recorded(many)(id)));
    }
    CHECK(Recorded(few)(Indicator::gps) == 4.0);
}
