#include <catch2/catch.hpp>

#include "study/regret_study.h"
#include "support/scenario_files.h"

using namespace legeplan;

namespace {

const std::string kHead = "format = 1\n"
                          "title = \"Regret\"\n"
                          "[regret]\n"
                          "policies = [\"a.toml\", \"b.toml\"]\n"
                          "indicator = \"persons_without_gp\"\n"
                          "wish = \"lower\"\n"
                          "at = 2030-12-31\n"
                          "replicates = 10\n"
                          "seed = 1\n"
                          "error = 0.05\n";
const std::string kFuture = "[[future]]\nid = \"hard\"\ntitle = \"Hard\"\n";

study::RegretPlan load(const std::string& text) {
    const test::TempFolder folder;
    return study::load_regret(folder.write("r.toml", text), {});
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

TEST_CASE("a file for regret gives policies and futures") {
    const auto plan = load(kHead + kFuture + "keys = [\"recruitment.level\"]\nvalues = [0.2]\n");
    CHECK(plan.ids == std::vector<std::string>{"a", "b"});
    CHECK(plan.is_wished_low);
    REQUIRE(plan.futures.size() == 1);
    CHECK(plan.futures[0].axes[0].key == "recruitment.level");
    CHECK(plan.futures[0].values[0].number == 0.2);
    CHECK(load(kHead + kFuture).futures[0].axes.empty());
}

TEST_CASE("what a file for regret lacks is told") {
    says(problems(kHead), "no future");
    says(problems(kHead + kFuture + "keys = [\"a.b\"]\n"), "1 keys and 0 values");
    says(problems(kHead + kFuture + "keys = [\"a.b\", \"a.b\"]\nvalues = [1, 2]\n"),
         "2 keys and 2 values (expected a value for each key, each key once)");
    std::string one = kHead;
    one.replace(one.find(", \"b.toml\""), 10, "");
    says(problems(one + kFuture), "1 files (expected 2..50 files)");
}
