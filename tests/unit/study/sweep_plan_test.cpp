#include "study/sweep_plan.h"

#include <set>

#include <catch2/catch.hpp>

#include "run/scenario.h"
#include "support/scenario_files.h"

using namespace legeplan;
using study::SweepPlan;

namespace {

std::string study_text(const std::string& seeds, const std::string& scenarios) {
    return "format = 1\ntitle = \"T\"\n[study]\nscenarios = [" + scenarios +
           "]\nreplicates = 25\nunit_replicates = 10\nseed = 3\nseeds = \"" + seeds +
           "\"\nindicators = [\"population\", \"births\"]\ntimes = \"year_ends\"\n"
           "[design]\ntype = \"grid\"\n[[axis]]\nid = \"level\"\nkey = \"recruitment.level\"\n"
           "type = \"range\"\nfrom = 0.2\nto = 0.8\nlevels = 4\n";
}

SweepPlan plan(const std::string& seeds = "paired",
               const std::string& scenarios = "\"legeplan:tiny/baseline.toml\"") {
    const test::TempFolder folder;
    const auto file = folder.write("study.toml", study_text(seeds, scenarios));
    return SweepPlan(study::load_study(file, LEGEPLAN_DATA_DIR), LEGEPLAN_DATA_DIR);
}

}  // namespace

TEST_CASE("units run through points and blocks of replicates, the last one shorter") {
    const SweepPlan made = plan();
    CHECK(made.points() == 4);
    CHECK(made.units_per_point() == 3);
    CHECK(made.units() == 12);
    const study::Unit last = made.unit(5);
    CHECK(last.planned == 1);
    CHECK(last.block.first == 20);
    CHECK(last.block.count == 5);
    // Two indicators at two year ends of 2021 and 2022.
    CHECK(made.values_of(last) == 5 * 2 * 2);
    CHECK(made.shard_bytes() == 4 * 25 * 2 * 2 * 4.0);
}

TEST_CASE("paired points share their seed, independent ones have their own") {
    std::set<std::uint64_t> seeds;
    for (std::size_t p = 0; p < 4; ++p) {
        CHECK(plan().point(p).seed == 3);
        seeds.insert(plan("independent").point(p).seed);
    }
    CHECK(seeds.size() == 4);
}

TEST_CASE("a point's block holds the values of its scenario's replicates") {
    const SweepPlan made = plan();
    const study::Unit unit = made.unit(4);
    const auto values = made.runner(unit.planned)(unit.block, {});
    REQUIRE(values.size() == made.values_of(unit));
    const run::Scenario scenario = run::scenario_of(
        made.spaces().front().at(made.design_points()[made.point(unit.planned).point].values));
    record::Record record(scenario.months, scenario.snapshots());
    scenario.make_worker(nullptr)(3, 11, record);
    CHECK(values[4] == record.at(record::Indicator::population, 12));
    CHECK(values[5] == record.at(record::Indicator::population, 24));
    CHECK(values[6] == record.at(record::Indicator::births, 12));
}

TEST_CASE("several scenarios have all points each, and share the months") {
    const SweepPlan made =
        plan("paired", "\"legeplan:gjovik/baseline.toml\", \"legeplan:loten/baseline.toml\"");
    CHECK(made.points() == 8);
    CHECK(made.point(5).scenario == 1);
    CHECK(made.point(5).point == 1);
    CHECK(made.study().ids == std::vector<std::string>{"gjovik_baseline", "loten_baseline"});
    CHECK(made.months().front() == Month::of(2021, 12));
}

TEST_CASE("what a sweep is about changes with the study and with a scenario") {
    CHECK(plan().identity() == plan().identity());
    CHECK(plan().identity() != plan("independent").identity());
    CHECK(plan().identity() != plan("paired", "\"legeplan:tiny/policy.toml\"").identity());
}

TEST_CASE("the telling points hold the ends of a range, and wrong values are told once") {
    const SweepPlan made = plan();
    CHECK(made.telling_points() == std::vector<std::size_t>{0, 3});
    Problems problems;
    made.check({0, 1, 2, 3}, problems);
    CHECK_FALSE(problems.any());
}
