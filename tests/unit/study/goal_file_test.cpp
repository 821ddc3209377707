#include "study/goal_file.h"

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;
using study::Goal;

namespace {

const std::string kHead = "format = 1\n"
                          "title = { nb = \"Et mål\", en = \"A goal\" }\n"
                          "[goal]\n"
                          "scenario = \"base.toml\"\n"
                          "probability = 0.9\n"
                          "indifference = 0.02\n"
                          "error = 0.05\n"
                          "first_replicates = 100\n"
                          "most_replicates = 1000\n"
                          "monotone = \"checked\"\n"
                          "seed = 1\n"
                          "check_seed = 2\n"
                          "check_replicates = 100\n";

const std::string kCondition = "[[condition]]\n"
                               "id = \"free\"\n"
                               "type = \"period\"\n"
                               "indicator = \"list_free_share\"\n"
                               "at_least = 0.05\n"
                               "from = 2025-12-31\n"
                               "to = 2030-12-31\n"
                               "every = \"year_end\"\n"
                               "holds = \"each\"\n";

const std::string kLever = "[[lever]]\n"
                           "id = \"count\"\n"
                           "type = \"number\"\n"
                           "key = \"policy[extra].count\"\n"
                           "from = 0\n"
                           "to = 4\n"
                           "step = 2\n"
                           "wish = \"smallest\"\n";

Goal load(const std::string& text) {
    const test::TempFolder folder;
    return study::load_goal(folder.write("goal.toml", text), {});
}

std::string problems(const std::string& text, Language language = Language::en) {
    try {
        load(text);
    } catch (const ScenarioError& error) {
        return error.problems().to_string(language);
    }
    return {};
}

void says(const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
}

std::vector<std::string> values_of(const study::Lever& lever) {
    std::vector<std::string> values;
    for (const study::AxisValue& value : lever.values) {
        values.push_back(value.toml);
    }
    return values;
}

}  // namespace

TEST_CASE("a goal states its scenario, its probability, conditions and levers; the rest is known") {
    const std::string least = "format = 1\n[goal]\nscenario = \"base.toml\"\nprobability = 0.9\n";
    const Goal goal = load(least + kCondition + kLever);
    CHECK(goal.title == Text::same("goal"));
    CHECK(goal.target.probability == 0.9);
    CHECK(goal.target.indifference == study::kDefaultIndifference);
    CHECK(goal.target.error == study::kDefaultError);
    CHECK(goal.target.first == study::kDefaultFirstReplicates);
    CHECK(goal.target.most == study::kDefaultMostReplicates);
    CHECK(goal.monotone == study::Monotone::checked);
    CHECK(goal.seed == 1);
    CHECK(goal.check_seed == 2);
    CHECK(goal.check_replicates == study::kDefaultCheckReplicates);
    // What is not given gives way to what is.
    const auto with = [&](const std::string& line) {
        return load(least + line + kCondition + kLever);
    };
    CHECK(with("seed = 7\n").check_seed == 8);
    CHECK(with("seed = 1000000000000000\n").check_seed == 999999999999999);
    CHECK(with("most_replicates = 50\n").target.first == 50);
    CHECK(with("first_replicates = 20000\n").target.most == 20000);
    says(problems(least + "check_seed = 1\n" + kCondition + kLever), "goal.check_seed");
}

TEST_CASE("a goal file gives its goal") {
    const Goal goal = load(kHead + kCondition + kLever);
    CHECK(goal.target.probability == 0.9);
    CHECK(goal.target.first == 100);
    CHECK(goal.monotone == study::Monotone::checked);
    CHECK(goal.is_line());
    REQUIRE(goal.conditions.size() == 1);
    CHECK(goal.conditions[0].from == Month::of(2025, 12));
    CHECK(goal.conditions[0].is_year_ends);
    CHECK(goal.conditions[0].at_least == 0.05);
    CHECK_FALSE(goal.conditions[0].at_most.has_value());
    REQUIRE(goal.levers.size() == 1);
    CHECK(values_of(goal.levers[0]) == std::vector<std::string>{"0", "2", "4"});
}

TEST_CASE("the most wished value of a lever stands first") {
    const std::string largest = "[[lever]]\nid = \"share\"\ntype = \"number\"\nkey = \"a.b\"\n"
                                "from = 0.1\nto = 0.35\nstep = 0.1\nwish = \"largest\"\n";
    CHECK(values_of(load(kHead + kCondition + largest).levers[0]) ==
          std::vector<std::string>{"0.3", "0.2", "0.1"});
    const std::string date = "[[lever]]\nid = \"when\"\ntype = \"date\"\nkey = \"policy[a].date\"\n"
                             "from = 2023-10-31\nto = 2024-10-30\nstep_months = 4\n"
                             "wish = \"latest\"\n";
    CHECK(values_of(load(kHead + kCondition + date).levers[0]) ==
          std::vector<std::string>{"2024-06-30", "2024-02-29", "2023-10-31"});
    const std::string list = "[[lever]]\nid = \"kind\"\ntype = \"list\"\nkey = \"policy[a].form\"\n"
                             "values = [\"b\", \"a\"]\n";
    CHECK(values_of(load(kHead + kCondition + list).levers[0]) ==
          std::vector<std::string>{"\"b\"", "\"a\""});
}

TEST_CASE("a value may mean that the item is absent") {
    const auto goal = load(kHead + kCondition + kLever + "absent_at = 0\n");
    CHECK(values_of(goal.levers[0]) == std::vector<std::string>{"", "2", "4"});
    CHECK(goal.levers[0].values[0].number == 0.0);
    says(problems(kHead + kCondition + kLever + "absent_at = 1\n"),
         "lever[count].absent_at: 1 (expected one of the lever's values)");
    const std::string other = "[[lever]]\nid = \"cap\"\ntype = \"list\"\n"
                              "key = \"policy[extra].list_cap\"\nvalues = [800]\n";
    says(problems(kHead + kCondition + kLever + "absent_at = 0\n" + other),
         "lever[cap].key: lever[count] may take its item away");
}

TEST_CASE("everything wrong with a goal is told at once, by file and line, in both languages") {
    std::string head = kHead;
    head.replace(head.find("check_seed = 2"), 14, "check_seed = 1");
    std::string condition = kCondition;
    condition.replace(condition.find("at_least = 0.05\n"), 16, "");
    const std::string text = head + condition + kLever + kLever;
    says(problems(head + condition + kLever), "goal.toml:12: goal.check_seed: 1");
    says(problems(head + condition + kLever),
         "condition[free].at_least: neither a least nor a largest value");
    says(problems(head + condition + kLever, Language::nb), "et annet frø enn goal.seed");
    says(problems(kHead + kCondition), "0 levers (expected 1..3 of [[lever]])");
    says(problems(kHead + kLever), "no condition");
    says(problems(kHead + "replicats = 3\n" + kCondition + kLever), "goal.replicats: unknown key");
}

TEST_CASE("several levers need an objective that can rank them") {
    const std::string second = "[[lever]]\nid = \"cap\"\ntype = \"number\"\nkey = \"a.b\"\n"
                               "from = 1\nto = 2\nstep = 1\nwish = \"largest\"\n";
    says(problems(kHead + kCondition + kLever + second), "objective.type: missing");
    const std::string objective = "[objective]\ntype = \"levers\"\n";
    says(problems(kHead + objective + kCondition + kLever + second), "lever[cap].weight");
    const std::string weighed =
        kHead + objective + kCondition + kLever + "weight = 1\n" + second + "weight = 0.5\n";
    const Goal goal = load(weighed);
    CHECK_FALSE(goal.is_line());
    CHECK(goal.levers[1].weight == 0.5);
    says(problems(kHead + "[objective]\ntype = \"indicator\"\n" + kCondition + kLever),
         "objective.indicator: missing");
    const std::string cost = "[objective]\ntype = \"indicator\"\n"
                             "indicator = \"cost_municipality_present_value\"\n"
                             "at = 2030-12-31\n";
    CHECK(load(kHead + cost + kCondition + kLever).objective->at == Month::of(2030, 12));
}

TEST_CASE("a lever has no more values than can be looked at") {
    std::string lever = kLever;
    lever.replace(lever.find("to = 4"), 6, "to = 4e6");
    says(problems(kHead + kCondition + lever), "lever[count].to: 2000000 steps");
    lever.replace(lever.find("to = 4e6"), 8, "to = -4");
    says(problems(kHead + kCondition + lever), "lever[count].to: -2 steps");
}
