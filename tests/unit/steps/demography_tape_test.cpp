#include "steps/demography_tape.h"

#include <memory>
#include <vector>

#include <catch2/catch.hpp>

#include "steps/population.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using steps::DemographyTape;

namespace {

/// What the events of a year follow from, as a test can turn one thing at a time.
struct Given {
    random::Streams streams{1, 2};
    state::CellLayout layout{2022, 2026, 6};
    int year = 2022;
    inputs::YearRates rates{};
    std::vector<std::uint32_t> sizes{5, 6, 7};

    const state::YearPlan* find(DemographyTape& tape) const {
        return tape.find({streams, layout, year, rates, sizes});
    }
};

state::YearPlan plan_of(CellId mover) {
    state::YearPlan plan;
    plan.months[3].in_moves.push_back(mover);
    plan.has_births = true;
    return plan;
}

/// A tape with the years 2022 and 2023.
DemographyTape tape_of_two_years() {
    DemographyTape tape;
    Given given;
    for (const int year : {2022, 2023}) {
        given.year = year;
        REQUIRE(given.find(tape) == nullptr);
        tape.keep(plan_of(static_cast<CellId>(year)));
    }
    return tape;
}

CellId mover_of(const state::YearPlan* plan) {
    REQUIRE(plan != nullptr);
    return plan->months[3].in_moves.front();
}

/// Demography alone, whose events can be laid beside those of another.
struct Town {
    Town(const Inputs& given, std::shared_ptr<DemographyTape> tape, std::uint64_t replicate = 0)
        : inputs(given),
          streams(4, replicate),
          draw(inputs::Draw::sample(inputs, streams)),
          layout(inputs.start.year(), inputs.end.year(), inputs.workload.bands),
          step(layout, std::move(tape)) {
        state.month = inputs.start - 1;
        state.origin = inputs.lists.scheme_start;
        state.residents = state::Residents(layout);
        for (int year = 1930; year <= 2021; ++year) {
            for (const Sex sex : {Sex::female, Sex::male}) {
                for (int i = 0; i < 40; ++i) {
                    state.residents.add(layout.resident(sex, year), state::Person::outside());
                }
            }
        }
    }

    void advance() {
        state.month = state.month + 1;
        report.begin_month();
        step.advance(inputs, draw, state, streams, report);
    }

    Inputs inputs;
    random::Streams streams;
    inputs::Draw draw;
    state::CellLayout layout;
    state::State state;
    state::StepReport report;
    steps::Population step;
};

/// Whether both go through the same months, event by event.
bool are_alike(Town& a, Town& b, int months) {
    for (int month = 0; month < months; ++month) {
        a.advance();
        b.advance();
        const auto& left = a.report.departures;
        const auto& came = a.report.joiners;
        if (left.size() != b.report.departures.size() || came.size() != b.report.joiners.size() ||
            a.report.births != b.report.births || a.report.deaths != b.report.deaths) {
            return false;
        }
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (left[i].cell != b.report.departures[i].cell) {
                return false;
            }
        }
        for (std::size_t i = 0; i < came.size(); ++i) {
            if (came[i].kind != b.report.joiners[i].kind ||
                came[i].cell != b.report.joiners[i].cell ||
                came[i].index != b.report.joiners[i].index) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a year is known where all that it follows from is the same") {
    DemographyTape tape = tape_of_two_years();
    Given given;
    CHECK(mover_of(given.find(tape)) == 2022);
    given.year = 2023;
    CHECK(mover_of(given.find(tape)) == 2023);
    given.year = 2022;
    CHECK(mover_of(given.find(tape)) == 2022);
}

TEST_CASE("a year in which anything differs is unknown, and those after it are forgotten") {
    const auto differs = [](const auto& change) {
        DemographyTape tape = tape_of_two_years();
        Given given;
        change(given);
        REQUIRE(given.find(tape) == nullptr);
        tape.keep(plan_of(77));
        CHECK(mover_of(given.find(tape)) == 77);
        given.year += 1;
        CHECK(given.find(tape) == nullptr);
    };
    differs([](Given& given) { given.streams = random::Streams(1, 3); });
    differs([](Given& given) { given.streams = random::Streams(2, 2); });
    differs([](Given& given) { given.layout = state::CellLayout(2022, 2027, 6); });
    differs([](Given& given) { given.year = 2020; });
    differs([](Given& given) { given.year = 2025; });
    differs([](Given& given) { given.rates.death[1][80] = 0.1; });
    differs([](Given& given) { given.rates.boys_share = 0.5; });
    differs([](Given& given) { given.sizes[2] = 8; });
}

TEST_CASE("a year that was not lived to its end is unknown") {
    DemographyTape tape = tape_of_two_years();
    Given given;
    given.year = 2024;
    CHECK(given.find(tape) == nullptr);
    CHECK(given.find(tape) == nullptr);
    given.year = 2023;
    CHECK(mover_of(given.find(tape)) == 2023);
}

TEST_CASE("demography from a tape is the demography drawn") {
    const Inputs inputs = test::small_inputs();
    const auto tape = std::make_shared<DemographyTape>();
    Town first(inputs, tape);
    Town alone(inputs, nullptr);
    CHECK(are_alike(first, alone, 30));
    Town second(inputs, tape);
    Town again(inputs, nullptr);
    CHECK(are_alike(second, again, 36));
    Town other_replicate(inputs, tape, 1);
    Town other_alone(inputs, nullptr, 1);
    CHECK(are_alike(other_replicate, other_alone, 14));
}

TEST_CASE("scenarios whose populations part go on with their own demography") {
    Inputs healthier = test::small_inputs();
    for (auto& by_age : healthier.population.death_rate) {
        for (double& rate : by_age) {
            rate *= 0.5;
        }
    }
    const Inputs inputs = test::small_inputs();
    const auto tape = std::make_shared<DemographyTape>();
    Town first(inputs, tape);
    Town alone(inputs, nullptr);
    REQUIRE(are_alike(first, alone, 24));
    Town other(healthier, tape);
    Town other_alone(healthier, nullptr);
    CHECK(are_alike(other, other_alone, 24));
    Town third(inputs, tape);
    Town third_alone(inputs, nullptr);
    CHECK(are_alike(third, third_alone, 24));
}
