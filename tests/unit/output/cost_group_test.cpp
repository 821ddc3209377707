#include "output/cost_group.h"

#include <catch2/catch.hpp>

#include "output/provenance.h"
#include "output/result_file.h"
#include "support/scenario_files.h"

using namespace legeplan;

namespace {

run::ScenarioSummary scenario(const char* id, std::vector<Text> not_priced) {
    run::ScenarioSummary summary;
    summary.id = id;
    summary.title = {id, id};
    summary.start = Month::of(2022, 1);
    summary.months = 2;
    summary.price_year = 2023;
    summary.not_priced = std::move(not_priced);
    for (std::size_t k = 0; k < record::kIndicators; ++k) {
        summary.indicators.emplace_back(3);
    }
    summary.profiles.assign(record::kProfileRows, record::Series(summary.snapshots().size()));
    summary.risks.assign(record::risk_specs().size(), std::vector<double>(3, 0.0));
    return summary;
}

}  // namespace

TEST_CASE("a result file says the price year and what has no price") {
    const test::TempFolder folder;
    const auto path = folder.path() / "r.h5";
    run::Results results;
    results.replicates = 1;
    results.scenarios = {scenario("a", {{"Vikarer", "Locums"},
                                        {"Investeringer: Nytt senter", "Investments: Centre"}}),
                         scenario("b", {})};
    output::AtomicFile file(path);
    output::write_results(file, results, output::provenance_now("test", 1));
    const run::Results read = output::read_results(path);
    REQUIRE(read.scenarios.size() == 2);
    CHECK(read.scenarios[0].price_year == 2023);
    REQUIRE(read.scenarios[0].not_priced.size() == 2);
    CHECK(read.scenarios[0].not_priced[0].nb == "Vikarer");
    CHECK(read.scenarios[0].not_priced[1].en == "Investments: Centre");
    CHECK(read.scenarios[1].not_priced.empty());
}

TEST_CASE("a file without costs is read as one without notes") {
    const test::TempFolder folder;
    const output::hdf5::Handle file = output::hdf5::create_file(folder.path() / "old.h5");
    run::Results results;
    results.scenarios = {scenario("a", {})};
    output::read_cost_group(file.id(), results);
    CHECK(results.scenarios[0].not_priced.empty());
}
