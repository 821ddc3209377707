#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

/// A published figure with what is given besides its title, date and source.
std::string figure(const std::string& lines) {
    return "[[figure]]\nid = \"plan\"\ntitle = { nb = \"Tall\", en = \"Figure\" }\n"
           "date = 2025-12-31\nsource = \"the plan\"\n" +
           lines;
}

}  // namespace

TEST_CASE("published figures change nothing in the inputs but the text of the scenario") {
    TempScenario scenario;
    const inputs::Inputs before = loaded(scenario);
    scenario.append(figure("value = 9.2\nindicator = \"doctor_fte_per_10000\"\n"));
    const inputs::Inputs after = loaded(scenario);
    CHECK(before.resolved_text.find("[[figure]]") == std::string::npos);
    CHECK(after.resolved_text.find("[[figure]]") != std::string::npos);
    CHECK(after.parameters.size() == before.parameters.size());
    CHECK(after.policies.size() == before.policies.size());
}

TEST_CASE("a published figure is one figure, in one unit") {
    TempScenario scenario;
    const auto problem = [&](const std::string& lines) {
        scenario.append(figure(lines));
        return only_problem(scenario);
    };
    SECTION("neither a number nor words") {
        CHECK(problem("").message.en == "neither value nor words");
    }
    SECTION("both") {
        CHECK(problem("value = 1\nwords = \"one\"\n").message.en == "both value and words");
    }
    SECTION("a range that goes down") {
        CHECK(problem("value = 10\nto = 8\n").key == "figure[plan].to");
    }
    SECTION("the end of a range without its start") {
        CHECK(problem("words = \"some\"\nto = 8\n").key == "figure[plan].to");
    }
    SECTION("words against an indicator") {
        CHECK(problem("words = \"few\"\nindicator = \"gps\"\n").key == "figure[plan].indicator");
    }
    SECTION("a unit besides the indicator's") {
        CHECK(problem("value = 3\nindicator = \"gps\"\nunit = \"doctors\"\n").key ==
              "figure[plan].unit");
    }
    SECTION("per without what is divided") {
        CHECK(problem("value = 3\nper = \"gps\"\n").key == "figure[plan].per");
    }
    SECTION("no source") {
        scenario.append("[[figure]]\nid = \"plan\"\ntitle = \"Figure\"\ndate = 2025-12-31\n"
                        "value = 3\n");
        CHECK(only_problem(scenario).key == "figure[plan].source");
    }
}
