#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

/// Five positions: three GPs and a locum, four doctors in all.
const test::SmallWishes kFourDoctors{.positions = 5, .locums = 1, .vacant = 1};

}  // namespace

TEST_CASE("margins of the doctors, GPs and locums together, are read") {
    TempScenario scenario(test::small_inputs(kFourDoctors));
    CHECK_FALSE(loaded(scenario).margins.women.has_value());
    scenario.set("initial.margins.women", "4")
        .set("initial.margins.over_62", "1")
        .set("initial.margins.mean_age", "47.5")
        .set("initial.margins.specialists", "2")
        .set("initial.margins.in_training", "2");
    const inputs::GpMargins margins = loaded(scenario).margins;
    CHECK(margins.women == 4);
    CHECK(margins.over_62 == 1);
    CHECK(margins.mean_age == 47.5);
    CHECK(margins.specialists == 2);
    CHECK(margins.in_training == 2);
}

TEST_CASE("no margin is larger than the number of doctors") {
    TempScenario scenario(test::small_inputs(kFourDoctors));
    for (const char* name : {"women", "over_62", "specialists", "in_training"}) {
        const std::string key = std::string("initial.margins.") + name;
        scenario.set(key, "5");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == key);
        CHECK(problem.expected.en.starts_with("0..4"));
        scenario.remove(key);
    }
}

TEST_CASE("a doctor is a specialist or in training, not both") {
    TempScenario scenario(test::small_inputs(kFourDoctors));
    scenario.set("initial.margins.specialists", "3").set("initial.margins.in_training", "2");
    const Problem problem = only_problem(scenario);
    CHECK(problem.key == "initial.margins.in_training");
    CHECK(problem.expected.en.starts_with("0..1"));
}

TEST_CASE("the mean age must be possible with the number over 62") {
    TempScenario scenario(test::small_inputs(kFourDoctors));
    const auto mean_age = [&](const std::string& value) -> TempScenario& {
        return scenario.set("initial.margins.mean_age", value);
    };
    SECTION("without it, anything from 28 to 75") {
        loaded(mean_age("28"));
        loaded(mean_age("75"));
        CHECK(only_problem(mean_age("27.4")).key == "initial.margins.mean_age");
        CHECK(only_problem(mean_age("75.6")).key == "initial.margins.mean_age");
    }
    SECTION("two of four over 62: from (2 * 63 + 2 * 28) / 4 to (2 * 75 + 2 * 62) / 4") {
        scenario.set("initial.margins.over_62", "2");
        loaded(mean_age("45.5"));
        loaded(mean_age("68.5"));
        CHECK(only_problem(mean_age("44.9")).expected.en.starts_with("45.5..68.5 years"));
        only_problem(mean_age("69.1"));
    }
}

TEST_CASE("margins and roster must agree") {
    TempScenario scenario(test::small_inputs(kFourDoctors));
    scenario.set("initial.roster", "\"roster.csv\"");
    scenario.write("roster.csv",
                   "position,age,sex,specialist\np1,64,female,yes\np2,70,male,no\np3,66,,\n");
    SECTION("too few over 62") {
        scenario.set("initial.margins.over_62", "2");
        CHECK(only_problem(scenario).expected.en.starts_with("3..4"));
    }
    SECTION("too many women") {
        scenario.set("initial.margins.women", "4");
        CHECK(only_problem(scenario).expected.en.starts_with("1..3"));
    }
    SECTION("no specialist") {
        scenario.set("initial.margins.specialists", "0");
        CHECK(only_problem(scenario).expected.en.starts_with("1..3"));
    }
    SECTION("a mean age below what the known ages leave") {
        scenario.set("initial.margins.mean_age", "50");
        CHECK(only_problem(scenario).key == "initial.margins.mean_age");
        scenario.set("initial.margins.mean_age", "57");  // (64 + 70 + 66 + 28) / 4
        loaded(scenario);
    }
}
