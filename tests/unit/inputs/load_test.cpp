#include "inputs/load.h"

#include <cstdlib>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "support/problems.h"
#include "support/scenario_files.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

std::uint64_t hash_of(const std::string& name) {
    return random::hash_name(name.data(), name.size());
}

}  // namespace

TEST_CASE("inputs written to files come back as they were") {
    Inputs wanted = test::small_inputs({.positions = 5, .locums = 1, .vacant = 1});
    test::set_path(wanted, Param::fertility_total, {{2022, 1.4}, {2030, 1.6}});
    const Inputs inputs = loaded(TempScenario(wanted));

    CHECK(inputs.id == "scenario");
    CHECK(inputs.title.nb == wanted.title.nb);
    CHECK(inputs.title.en == wanted.title.en);
    CHECK(inputs.municipality == "Testby");
    CHECK(inputs.start == wanted.start);
    CHECK(inputs.end == wanted.end);
    for (std::size_t i = 0; i < inputs::kParams; ++i) {
        INFO(inputs::parameter_specs()[i].key);
        CHECK(inputs.parameters[i].name == hash_of(inputs::parameter_specs()[i].key));
        CHECK(inputs.parameters[i].name == wanted.parameters[i].name);
        CHECK(inputs.parameters[i].distribution.central() ==
              wanted.parameters[i].distribution.central());
        CHECK(inputs.parameters[i].path == wanted.parameters[i].path);
    }
    CHECK(inputs.population.initial == wanted.population.initial);
    CHECK(inputs.population.death_rate == wanted.population.death_rate);
    CHECK(inputs.population.fertility_rate == wanted.population.fertility_rate);
    CHECK(inputs.population.out_move_rate == wanted.population.out_move_rate);
    CHECK(inputs.population.in_moves_per_year == wanted.population.in_moves_per_year);
    CHECK(inputs.population.alternative.is_probabilistic);
    CHECK(inputs.lists.change_factor == wanted.lists.change_factor);
    CHECK(inputs.lists.non_resident_share == wanted.lists.non_resident_share);
    CHECK(inputs.lists.scheme_start == Month::of(2001, 6));
    CHECK(inputs.lists.relation_durations.size() == wanted.lists.relation_durations.size());
    CHECK(inputs.gp.retirement_rate == wanted.gp.retirement_rate);
    CHECK(inputs.gp.absence_rate == wanted.gp.absence_rate);
    CHECK(inputs.gp.move_rate_by_year_in_post == wanted.gp.move_rate_by_year_in_post);
    CHECK(inputs.gp.stock_age_share == wanted.gp.stock_age_share);
    CHECK(inputs.recruitment.locum_age_share == wanted.recruitment.locum_age_share);
    CHECK(inputs.workload.bands == wanted.workload.bands);
    CHECK(inputs.workload.band_of_age == wanted.workload.band_of_age);
    REQUIRE(inputs.positions.size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(inputs.positions[k].id == wanted.positions[k].id);
        CHECK(inputs.positions[k].office == wanted.positions[k].office);
        CHECK(inputs.positions[k].list_cap == wanted.positions[k].list_cap);
        CHECK(inputs.positions[k].list_length == wanted.positions[k].list_length);
        CHECK(inputs.positions[k].staffing == wanted.positions[k].staffing);
    }
    CHECK_FALSE(inputs.resolved_text.empty());
}

TEST_CASE("a band table gives each of its ages the band's rate, and its share in equal parts") {
    const Inputs inputs =
        loaded(TempScenario()
                   .write("retirement.csv", "age_from,age_to,rate\n66,70,0.5\n60,65,0.1\n")
                   .write("stock_ages.csv", "age_from,age_to,share\n30,39,0.25\n40,59,0.75\n"));
    CHECK(inputs.gp.retirement_rate[59] == 0.0);
    CHECK(inputs.gp.retirement_rate[60] == 0.1);
    CHECK(inputs.gp.retirement_rate[70] == 0.5);
    CHECK(inputs.gp.retirement_rate[71] == 0.0);
    CHECK(inputs.gp.stock_age_share[30] == Approx(0.025));
    CHECK(inputs.gp.stock_age_share[59] == Approx(0.0375));
}

TEST_CASE("a distribution is kept, and named by its key") {
    TempScenario scenario;
    scenario.set("gp.move_ratio",
                 "{ distribution = \"lognormal\", median = 0.6, sd_log = 0.3, unit = \"ratio\" }");
    const Inputs inputs = loaded(scenario);
    CHECK(inputs[Param::move_ratio].distribution.kind == random::DistributionKind::lognormal);
    CHECK(inputs[Param::move_ratio].distribution.central() == 0.6);
    CHECK(inputs[Param::move_ratio].name == hash_of("gp.move_ratio"));
}

TEST_CASE("scenario and inputs can be had together, the scenario also when fields disagree") {
    TempScenario scenario;
    Problems problems;
    auto good = inputs::load_with_scenario(scenario.file(), {}, problems);
    REQUIRE(good.has_value());
    CHECK(good->inputs.has_value());
    CHECK(good->scenario.integer("gp.notice_months") == 6);

    scenario.set("period.end", "2021-01-31");
    auto bad = inputs::load_with_scenario(scenario.file(), {}, problems);
    REQUIRE(bad.has_value());
    CHECK_FALSE(bad->inputs.has_value());
    CHECK(problems.size() == 1);

    scenario.set("gp.notice_months", "\"six\"");
    CHECK_FALSE(inputs::load_with_scenario(scenario.file(), {}, problems).has_value());
}

TEST_CASE("load throws every problem at once") {
    TempScenario scenario;
    scenario.replace_line("offices.csv", "office1,Legesenter 1,Office 1,2",
                          "office9,Legesenter 1,Office 1,2");
    scenario.write("retirement.csv", "age_from,age_to,rate\n60,50,0.1\n");
    scenario.set("lists.scheme_start", "2050-01-01");
    try {
        inputs::load(scenario.file());
        FAIL("loaded a scenario that is wrong");
    } catch (const ScenarioError& error) {
        INFO(error.problems().to_string());
        CHECK(error.problems().size() == 4);  // two positions are at office1
    }
}

TEST_CASE("the data folder is the environment's, else the one built in") {
    const char* old = std::getenv("LEGEPLAN_DATA");
    const std::string kept = old == nullptr ? "" : old;
    ::setenv("LEGEPLAN_DATA", "/some/where", 1);
    CHECK(inputs::LoadOptions{}.data_dir == "/some/where");
    ::setenv("LEGEPLAN_DATA", "", 1);
    CHECK(inputs::LoadOptions{}.data_dir == LEGEPLAN_DATA_DIR);
    if (old == nullptr) {
        ::unsetenv("LEGEPLAN_DATA");
    } else {
        ::setenv("LEGEPLAN_DATA", kept.c_str(), 1);
    }
}

TEST_CASE("the period starts on the first of a month, before its end, for at most 1,200 months") {
    TempScenario scenario;
    SECTION("start within a month") {
        scenario.set("period.start", "2022-01-02");
        CHECK(only_problem(scenario).key == "period.start");
    }
    SECTION("end before start") {
        scenario.set("period.end", "2021-12-31");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "period.end");
        CHECK(problem.where.line == scenario.line_of("scenario.toml", "period.end"));
    }
    SECTION("too long") {
        scenario.set("period.end", "2122-01-01");
        CHECK(only_problem(scenario).expected.en.find("at most 1200 months") != std::string::npos);
    }
    SECTION("the last day of the start month and 1,200 months are fine") {
        scenario.set("period.end", "2022-01-31");
        CHECK(loaded(scenario).months() == 1);
        scenario.set("period.end", "2121-12-31");
        CHECK(loaded(scenario).months() == 1200);
    }
}

TEST_CASE("a parameter that does not change over time cannot be a path") {
    TempScenario scenario;
    scenario.set("gp.absence_months", "{ by_year = { 2022 = 8, 2025 = 9 } }");
    const Problem problem = only_problem(scenario);
    CHECK(problem.key == "gp.absence_months");
    CHECK(problem.where.line == scenario.line_of("scenario.toml", "gp.absence_months"));
}

TEST_CASE("the shipped scenarios load") {
    const std::filesystem::path root = std::filesystem::path(LEGEPLAN_SOURCE_DIR) / "scenarios";
    std::size_t loaded_files = 0;
    for (const char* folder : {"gjovik", "loten", "tiny"}) {
        for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
            if (entry.path().extension() == ".toml") {
                Problems problems;
                const auto inputs = inputs::load(entry.path(), {root}, problems);
                INFO(problems.to_string());
                CHECK(inputs.has_value());
                ++loaded_files;
            }
        }
    }
    CHECK(loaded_files >= 15);
}
