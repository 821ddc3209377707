#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Holder;
using inputs::Policy;
using inputs::Service;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

const std::string kPost = "[[services.post]]\nid = \"doctors\"\nservice = \"prison\"\n";

}  // namespace

TEST_CASE("posts say which service, who holds them and how many are vacant") {
    TempScenario scenario;
    scenario.append(kPost + "holder = \"own\"\ncount = 3\nfte = 0.5\nvacant = 2\n");
    const inputs::ServiceInputs services = loaded(scenario).services;
    REQUIRE(services.posts.size() == 1);
    CHECK(services.posts[0].service == Service::prison);
    CHECK(services.posts[0].holder == Holder::own);
    CHECK(services.posts[0].count == 3);
    CHECK(services.posts[0].fte == 0.5);
    CHECK(services.posts[0].vacant == 2);
    CHECK(services.is_on);
    CHECK(services.refugee_stream == -1);
}

TEST_CASE("posts that contradict themselves are problems") {
    TempScenario scenario;
    SECTION("more vacant than there are") {
        scenario.append(kPost + "holder = \"own\"\ncount = 1\nfte = 0.5\nvacant = 2\n");
        CHECK(only_problem(scenario).expected.en == "at most the number of posts, 1");
    }
    SECTION("vacant side posts") {
        scenario.append(kPost + "holder = \"gps\"\ncount = 1\nfte = 0.5\nvacant = 1\n");
        CHECK(only_problem(scenario).key == "services.post[doctors].vacant");
    }
}

TEST_CASE("nursing-home places are the sum of the sites") {
    TempScenario scenario;
    scenario.set("services.nursing_home.basis", "\"places\"");
    SECTION("with sites") {
        scenario.set("services.nursing_home.sites", "\"homes.csv\"");
        scenario.write("homes.csv", "site,places\nA,63\nB,121\n");
        const inputs::ServiceInputs services = loaded(scenario).services;
        CHECK(services.nursing_home_by_places);
        CHECK(services.nursing_home_places == 184.0);
    }
    SECTION("without") {
        CHECK(only_problem(scenario).key == "services.nursing_home.sites");
    }
}

TEST_CASE("the stream of refugees must be one of the population's") {
    TempScenario scenario;
    scenario.set("services.migration.stream", "\"refugees\"");
    CHECK(only_problem(scenario).key == "services.migration.stream");
}

TEST_CASE("policies on services are read") {
    TempScenario scenario;
    scenario.append(
        "[[policy]]\nid = \"school\"\ntype = \"service_post\"\ndate = 2022-03-01\n"
        "service = \"school\"\nholder = \"gps\"\ncount = 2\nfte = 0.1\n"
        "[[policy]]\nid = \"both\"\ntype = \"combination_posts\"\ndate = 2022-04-01\n"
        "service = \"administration\"\nfte = 0.02\npositions = [\"p2\"]\n"
        "surplus = \"attrition\"\nwhen = \"at_takeover\"\n"
        "[[policy]]\nid = \"plan\"\ntype = \"salary_plan\"\ndate = 2022-05-01\neffect = 1.2\n"
        "[[policy]]\nid = \"team\"\ntype = \"primary_health_team\"\ndate = 2022-06-01\n"
        "effect = 0.15\nnurse_fte = 0.5\npositions = [\"p1\"]\n");
    const auto policies = loaded(scenario).policies;
    REQUIRE(policies.size() == 4);
    CHECK(policies[0].service == Service::school);
    CHECK(policies[0].holder == Holder::gps);
    CHECK(policies[0].count == 2);
    CHECK(policies[0].fte == 0.1);
    CHECK(policies[1].service == Service::administration);
    CHECK(policies[1].at_takeover);
    CHECK(policies[1].positions == std::vector{1});
    CHECK(policies[2].type == Policy::Type::salary_plan);
    CHECK(policies[2].effect.distribution.central() == 1.2);
    CHECK(policies[3].nurse_fte == 0.5);
    CHECK(policies[3].effect.distribution.central() == 0.15);
}

TEST_CASE("a combination post that takes a whole list is refused") {
    TempScenario scenario;
    scenario.append("[[policy]]\nid = \"both\"\ntype = \"combination_posts\"\ndate = 2022-04-01\n"
                    "service = \"administration\"\nfte = 1.0\npositions = [\"p2\"]\n"
                    "surplus = \"attrition\"\nwhen = \"now\"\n");
    const Problem problem = only_problem(scenario);
    CHECK(problem.key == "policy[both].fte");
    CHECK(problem.message.en == "1 FTE, which take 1500 list places");
    CHECK(problem.expected.nb.starts_with("færre plasser enn listetaket i hjemmelen \"p2\""));
}

TEST_CASE("a policy on services needs the services") {
    TempScenario scenario;
    scenario.set("services.enabled", "false");
    scenario.append("[[policy]]\nid = \"school\"\ntype = \"service_post\"\ndate = 2022-03-01\n"
                    "service = \"school\"\nholder = \"gps\"\ncount = 2\nfte = 0.1\n");
    const Problem problem = only_problem(scenario);
    CHECK(problem.key == "policy[school].type");
    CHECK(problem.expected.en == "services.enabled = true");
}
