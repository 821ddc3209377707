#include "output/profile_file.h"

#include <cmath>
#include <filesystem>
#include <memory>

#include <catch2/catch.hpp>

#include "output/result_file.h"
#include "run/scenario.h"
#include "support/small_inputs.h"

using namespace legeplan;
using record::Profile;

namespace {

/// A run of a small municipality, with or without the planner's own roster.
run::Results small_results(bool has_roster) {
    auto inputs = std::make_shared<inputs::Inputs>(test::small_inputs());
    run::Scenario scenario = run::scenario_of(inputs);
    scenario.has_roster = has_roster;
    run::Options options;
    options.replicates = 20;
    options.threads = 1;
    return run::summarise(run::run_experiment({std::move(scenario)}, options), run::Pairing::none,
                          1);
}

/// The results written to a file and read again.
run::Results through_file(const run::Results& results, const char* name) {
    const auto path = std::filesystem::temp_directory_path() / name;
    output::AtomicFile file(path);
    output::write_results(file, results, output::provenance_now("test", 1));
    run::Results read = output::read_results(path);
    std::filesystem::remove(path);
    return read;
}

const record::Series& row(const run::Results& results, Profile id, std::size_t bin) {
    return results.scenarios.front().profiles[record::first_row(id) + bin];
}

}  // namespace

TEST_CASE("profiles and risks come back from a file as they were") {
    const run::Results results = small_results(false);
    const run::Results read = through_file(results, "legeplan_profile_file_test.h5");
    for (std::size_t r = 0; r < record::kProfileRows; ++r) {
        const record::Series& before = results.scenarios.front().profiles[r];
        const record::Series& after = read.scenarios.front().profiles[r];
        CHECK(after.mean == before.mean);
        CHECK(after.quantiles == before.quantiles);
    }
    CHECK(read.scenarios.front().risks == results.scenarios.front().risks);
    double doctors = 0.0;
    for (std::size_t bin = 0; bin < record::spec(Profile::gp_ages).bins; ++bin) {
        doctors += row(read, Profile::gp_ages, bin).mean.front();
    }
    CHECK(doctors == Approx(3.0));
}

TEST_CASE("ages of the doctors of a roster are not kept") {
    const run::Results results = small_results(true);
    for (std::size_t bin = 0; bin < record::spec(Profile::gp_ages).bins; ++bin) {
        CHECK(std::isnan(row(results, Profile::gp_ages, bin).mean.front()));
    }
    CHECK_FALSE(std::isnan(row(results, Profile::list_lengths, 0).mean.front()));
}

TEST_CASE("the last day of a month counts from 1970") {
    CHECK(output::last_day(Month::of(1970, 1)) == 30);
    CHECK(output::last_day(Month::of(2024, 2)) == 19782);
}
