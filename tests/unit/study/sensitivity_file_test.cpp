#include "study/sensitivity_file.h"

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;

namespace {

const std::string kHead = "format = 1\n"
                          "title = \"Which numbers matter\"\n"
                          "[sensitivity]\n"
                          "scenarios = [\"base.toml\", \"other.toml\"]\n"
                          "indicators = [\"population\"]\n"
                          "at = 2030-12-31\n"
                          "seed = 3\n";
const std::string kMorris = "[morris]\ntrajectories = 4\nlevels = 4\nreplicates = 2\n";

study::SensitivityPlan load(const std::string& text) {
    const test::TempFolder folder;
    return study::load_sensitivity(folder.write("s.toml", text), {});
}

std::string problems(const std::string& text) {
    try {
        load(text);
    } catch (const ScenarioError& error) {
        return error.problems().to_string();
    }
    return {};
}

void says(const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("a file for sensitivity gives its plan") {
    const auto plan = load(kHead + kMorris + "[budget]\ndraws = 10\nreplicates = 3\n");
    CHECK(plan.scenarios.size() == 2);
    CHECK(plan.at == Month::of(2030, 12));
    REQUIRE(plan.morris.has_value());
    CHECK(plan.morris->trajectories == 4);
    CHECK_FALSE(plan.sobol.has_value());
    CHECK(plan.budget->draws == 10);
}

TEST_CASE("what a file for sensitivity lacks is told") {
    says(problems(kHead), "nothing to do (expected [morris], [sobol] or [budget])");
    says(problems(kHead + "[morris]\nlevels = 3\n"), "morris.trajectories: missing");
    std::string odd = kMorris;
    odd.replace(odd.find("levels = 4"), 10, "levels = 5");
    says(problems(kHead + odd), "morris.levels: 5 (expected an even number)");
    says(problems(kHead + "[sobol]\nrows = 8\nreplicates = 1\nsingle = 2\n"),
         "sobol.single: there is no [morris] to choose by");
    std::string twice = kHead;
    twice.replace(twice.find("other.toml"), 10, "base.toml");
    says(problems(twice + kMorris), "\"base.toml\" stands more than once");
}
