#include "cli/program.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "output/result_file.h"
#include "support/scenario_files.h"

using namespace legeplan;
using cli::Exit;
using Words = std::vector<std::string>;

namespace {

/// The program on a small scenario.
struct Program {
    Exit run(const Words& words) {
        out.str("");
        err.str("");
        return cli::run_program(words, out, err);
    }
    std::string file() const { return scenario.file().string(); }
    std::string beside(const char* name) const {
        return (scenario.folder().path() / name).string();
    }

    test::TempScenario scenario{test::small_inputs({.months = 12})};
    std::ostringstream out;
    std::ostringstream err;
};

}  // namespace

TEST_CASE_METHOD(Program, "run writes the files that are asked for, and one document") {
    CHECK(run({"run", file(), "-n", "6", "-j", "2", "-o", beside("r.h5"), "--csv", beside("r.csv"),
               "--json", "--quiet"}) == Exit::done);
    CHECK(err.str().empty());
    const auto json = nlohmann::json::parse(out.str());
    CHECK(json["replicates"] == 6);
    CHECK(json["scenarios"][0]["id"] == "scenario");
    CHECK(json["scenarios"][0]["time"].size() == 12);
    const std::string document = out.str();
    CHECK(output::read_results(beside("r.h5")).replicates == 6);
    CHECK(scenario.folder().read("r.csv").find("indicator,scenario,") == 0);
    CHECK(run({"run", file(), "-n", "6", "-j", "1", "--json", "--quiet"}) == Exit::done);
    CHECK(out.str() == document);
}

TEST_CASE_METHOD(Program, "run answers people in their language") {
    CHECK(run({"run", file(), "-n", "2", "--quiet"}) == Exit::done);
    CHECK(out.str().find("2 simuleringer, frø 1") != std::string::npos);
    CHECK(run({"run", file(), "-n", "2", "--seed", "5", "--lang", "en"}) == Exit::done);
    CHECK(out.str().find("2 replicates, seed 5") != std::string::npos);
    CHECK(err.str().find("100 % (2 of 2 replicates)") != std::string::npos);
}

TEST_CASE_METHOD(Program, "compare pairs scenarios of the same period") {
    const test::TempScenario other(test::small_inputs({.free_share = 0.2, .months = 12}));
    CHECK(run({"compare", file(), other.file().string(), "-n", "4", "--json", "--quiet"}) ==
          Exit::done);
    const auto json = nlohmann::json::parse(out.str());
    REQUIRE(json["differences"].size() == 1);
    CHECK(json["differences"][0]["indicators"]["population"]["mean"][11] == 0.0);
    CHECK(json["differences"][0]["indicators"]["list_capacity"]["mean"][0] > 0.0);
    const test::TempScenario longer(test::small_inputs({.months = 24}));
    CHECK(run({"compare", file(), longer.file().string(), "-n", "4", "--quiet"}) ==
          Exit::scenario_or_usage_error);
    CHECK(err.str().find("har ikke samme periode") != std::string::npos);
}

TEST_CASE_METHOD(Program,
                 "a wrong scenario is refused with every problem, and nothing is written") {
    scenario.set("lists.open_above", "-1").set("gp.notice_months", "\"six\"");
    CHECK(run({"run", file(), "-n", "2", "-o", beside("r.h5"), "--lang", "en"}) ==
          Exit::scenario_or_usage_error);
    CHECK(err.str().find("2 problems:") != std::string::npos);
    CHECK(err.str().find("lists.open_above") != std::string::npos);
    CHECK(err.str().find("gp.notice_months") != std::string::npos);
    CHECK(out.str().empty());
    CHECK_FALSE(std::filesystem::exists(beside("r.h5")));
    CHECK(run({"check", file(), "--json"}) == Exit::scenario_or_usage_error);
    CHECK(nlohmann::json::parse(out.str())["problems"].size() == 2);
}

TEST_CASE_METHOD(Program, "results are never put where a scenario or something else stands") {
    const std::string before = scenario.folder().read("scenario.toml");
    CHECK(run({"run", file(), "-n", "2", "-o", file()}) == Exit::scenario_or_usage_error);
    CHECK(run({"run", file(), "-n", "2", "--csv", beside("population.csv")}) ==
          Exit::scenario_or_usage_error);
    CHECK(err.str().find("er en fil av et annet slag") != std::string::npos);
    CHECK(run({"run", file(), "-n", "2", "-o", beside("r"), "--csv", beside("r")}) ==
          Exit::scenario_or_usage_error);
    CHECK(scenario.folder().read("scenario.toml") == before);
    CHECK(run({"run", file(), "-n", "2", "-o", beside("no/r.h5")}) == Exit::run_failed);
}

TEST_CASE_METHOD(Program, "check, explain and diff read without running") {
    CHECK(run({"check", file()}) == Exit::done);
    CHECK(out.str().find("ingen feil") != std::string::npos);
    CHECK(run({"explain", file(), "lists.open_above", "--json"}) == Exit::done);
    const auto keys = nlohmann::json::parse(out.str())["keys"];
    REQUIRE(keys.size() == 1);
    CHECK(keys[0]["key"] == "lists.open_above");
    CHECK(keys[0]["line"] == scenario.line_of("scenario.toml", "lists.open_above"));
    const test::TempScenario other(test::small_inputs({.months = 12}));
    CHECK(run({"diff", file(), other.file().string(), "--lang", "en"}) == Exit::done);
    CHECK(out.str().find("No differences.") == 0);
}

TEST_CASE_METHOD(Program, "project and trace answer with what happens") {
    CHECK(run({"project", file()}) == Exit::done);
    CHECK(out.str().find("forventet befolkning uten tilfeldighet") != std::string::npos);
    CHECK(run({"trace", file(), "--replicate", "3", "--lang", "en"}) == Exit::done);
    CHECK(out.str().find("events of replicate 3, seed 1") != std::string::npos);
}

TEST_CASE_METHOD(Program, "a usage error tells where the help is") {
    CHECK(run({"run", file(), "--frobnicate"}) == Exit::scenario_or_usage_error);
    CHECK(err.str() == "feil: ukjent argument «--frobnicate».\nSe «legeplan run --help».\n");
    CHECK(run({}) == Exit::scenario_or_usage_error);
    CHECK(run({"--version"}) == Exit::done);
}

TEST_CASE_METHOD(Program, "an answer that cannot be delivered is a failure") {
    out.setstate(std::ios::badbit);
    CHECK(cli::run_program({"check", file()}, out, err) == Exit::run_failed);
    CHECK(err.str().find("kan ikke skrive til standard ut") != std::string::npos);
}
