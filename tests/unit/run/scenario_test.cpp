#include "run/scenario.h"

#include <cstring>
#include <memory>
#include <utility>

#include <catch2/catch.hpp>

#include "inputs/load.h"
#include "support/scenario_files.h"
#include "support/small_inputs.h"

using namespace legeplan;
using record::Indicator;

namespace {

/// Undefined values are equal too, which they are not as numbers.
bool is_same_bytes(const record::Record& a, const record::Record& b) {
    return a.values().size() == b.values().size() &&
           std::memcmp(a.values().data(), b.values().data(), a.values().size() * sizeof(float)) ==
               0;
}

}  // namespace

TEST_CASE("a scenario to run says what its inputs say") {
    inputs::Inputs inputs = test::small_inputs();
    inputs.id = "tynset";
    inputs.title = {"Tynset i dag", "Tynset today"};
    inputs.resolved_text = "format = 1\n";
    const auto shared = std::make_shared<const inputs::Inputs>(inputs);
    const run::Scenario scenario = run::scenario_of(shared);
    CHECK(scenario.id == "tynset");
    CHECK(scenario.title.en == "Tynset today");
    CHECK(scenario.start == inputs.start);
    CHECK(scenario.months == 36);
    CHECK(scenario.times() == 37);
    CHECK(scenario.resolved_text == "format = 1\n");
    CHECK_FALSE(scenario.has_roster);
    using Names = std::vector<std::string>;
    const auto off = [&](bool on) {
        inputs.training.is_on = inputs.services.is_on = inputs.continuity.is_on = true;
        inputs.duty.is_on = inputs.costs.is_on = on;
        return run::scenario_of(std::make_shared<const inputs::Inputs>(inputs)).switched_off;
    };
    CHECK(off(true).empty());
    CHECK(off(false) == Names{"duty", "costs"});
}

TEST_CASE("a published figure is held against an indicator that there is, or two states") {
    const auto problem = [](const std::string& lines) {
        test::TempScenario file;
        file.append("[[figure]]\nid = \"plan\"\ntitle = \"Figure\"\ndate = 2025-12-31\n"
                    "source = \"the plan\"\nvalue = 3\n" +
                    lines);
        Problems problems;
        const auto loaded = inputs::load_with_scenario(file.file(), {}, problems);
        REQUIRE(loaded);
        REQUIRE_FALSE(problems.any());
        run::check_figures(loaded->scenario, problems);
        return problems.to_string();
    };
    CHECK(problem("indicator = \"gps\"\n").empty());
    CHECK(problem("indicator = \"list_capacity\"\nper = \"positions\"\n").empty());
    CHECK_THAT(problem("indicator = \"gp\"\n"), Catch::Contains("no indicator has the id \"gp\""));
    CHECK_THAT(problem("indicator = \"gps\"\nper = \"places\"\n"), Catch::Contains("\"places\""));
    CHECK_THAT(problem("indicator = \"births\"\nper = \"population\"\n"),
               Catch::Contains("\"births\" is what happens in a month"));
    CHECK_THAT(problem("indicator = \"population\"\nper = \"births\"\n"),
               Catch::Contains("\"births\" is what happens in a month"));
}

TEST_CASE("a worker outlives the scenario it was made for, and its memory can be used again") {
    run::Worker worker;
    {
        auto inputs = std::make_shared<const inputs::Inputs>(test::small_inputs());
        const run::Scenario scenario = run::scenario_of(std::move(inputs));
        worker = scenario.make_worker(nullptr);
    }
    record::Record first(36);
    record::Record second(36);
    worker(1, 5, first);
    worker(1, 6, second);
    CHECK(first.at(Indicator::population, 0) == 300.0F);
    CHECK_FALSE(is_same_bytes(first, second));
    worker(1, 5, second);
    CHECK(is_same_bytes(first, second));
}

TEST_CASE("scenarios run together have the bytes of each alone") {
    inputs::Inputs base = test::small_inputs({.start = Month::of(2022, 7), .months = 30});
    base.id = "base";
    inputs::Inputs shorter =
        test::small_inputs({.free_share = 0.0, .start = Month::of(2022, 7), .months = 30});
    shorter.id = "shorter";
    inputs::Inputs older = base;
    older.id = "older";
    for (auto& by_age : older.population.death_rate) {
        for (double& rate : by_age) {
            rate *= 0.5;
        }
    }
    inputs::Inputs longer = test::small_inputs({.months = 40});
    longer.id = "longer";
    std::vector<run::Scenario> scenarios;
    for (const inputs::Inputs& own : {base, shorter, older, longer, base}) {
        scenarios.push_back(run::scenario_of(std::make_shared<const inputs::Inputs>(own)));
    }
    run::Options options;
    options.replicates = 12;
    options.threads = 2;
    const run::Experiment together = run::run_experiment(scenarios, options);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const run::Experiment alone = run::run_experiment({scenarios[s]}, options);
        for (std::uint64_t replicate = 0; replicate < options.replicates; ++replicate) {
            const auto a = together.draws[s].slot(replicate);
            const auto b = alone.draws[0].slot(replicate);
            REQUIRE(a.size() == b.size());
            CHECK(std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
        }
    }
}
