#include <string>

#include <catch2/catch.hpp>

#include "inputs/draw.h"
#include "random/streams.h"
#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Policy;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

std::string policy(const std::string& id, const std::string& type, const std::string& date,
                   const std::string& more) {
    return "[[policy]]\nid = \"" + id + "\"\ntype = \"" + type + "\"\ndate = " + date + "\n" +
           more + "\n";
}

const std::string kCentre =
    "office = \"new\"\nrooms = 3\nnew_positions = 2\ncontract = \"agreement_8_2\"\n";

std::uint64_t hash_of(const std::string& name) {
    return random::hash_name(name.data(), name.size());
}

}  // namespace

TEST_CASE("a new centre has rooms, positions, moved positions and relief") {
    TempScenario scenario;
    scenario.append(policy("centre", "open_centre", "2022-10-01",
                           kCentre + "title = { nb = \"Nytt senter\", en = \"New centre\" }\n"
                                     "office_title = \"Nytt\"\nplaces = 150\nmoved = [\"p2\"]\n"
                                     "rooms_left = \"closed\"\nrelief_share = 0.5\n"
                                     "relief_above = 80\nrelief_surplus = \"transfer\"\n"));
    const inputs::Inputs inputs = loaded(scenario);
    REQUIRE(inputs.offices.size() == 3);
    CHECK(inputs.offices[2].id == "new");
    CHECK(inputs.offices[2].title.nb == "Nytt");
    CHECK(inputs.offices[2].rooms == 0);
    REQUIRE(inputs.policies.size() == 1);
    const Policy& centre = inputs.policies[0];
    CHECK(centre.type == Policy::Type::open_centre);
    CHECK(centre.name == hash_of("centre"));
    CHECK(centre.title.en == "New centre");
    CHECK(centre.from == Month::of(2022, 10));
    CHECK(centre.until == kNever);
    CHECK(centre.office == 2);
    CHECK(centre.rooms == 3);
    CHECK(centre.count == 2);
    CHECK(centre.places == 150);
    CHECK(centre.contract == Contract::agreement_8_2);
    CHECK(centre.positions == std::vector<int>{1});
    CHECK(centre.closes_rooms_left);
    CHECK(centre.relief_share == 0.5);
    CHECK(centre.relief_above == 80);
    CHECK(centre.surplus == Surplus::transfer);
}

TEST_CASE("a centre that does not fit together is a problem") {
    TempScenario scenario;
    const auto problem_with = [&](const std::string& more) {
        scenario.append(policy("centre", "open_centre", "2022-10-01", more));
        return only_problem(scenario);
    };
    SECTION("an office that exists") {
        const Problem problem = problem_with("office = \"office1\"\nrooms = 3\nnew_positions = 1\n"
                                             "contract = \"salaried\"\nplaces = 90\n");
        CHECK(problem.key == "policy[centre].office");
    }
    SECTION("an unknown position moves in") {
        const Problem problem =
            problem_with(kCentre + "places = 90\nmoved = [\"p22\"]\nrooms_left = \"kept\"\n");
        CHECK(problem.key == "policy[centre].moved");
        CHECK(problem.suggestion == "p2");
    }
    SECTION("a position moves in twice") {
        CHECK(problem_with(kCentre + "places = 90\nmoved = [\"p2\", \"p2\"]\n"
                                     "rooms_left = \"kept\"\n")
                  .message.en == "\"p2\" stands twice");
    }
    SECTION("nothing said of the rooms left") {
        CHECK(problem_with(kCentre + "places = 90\nmoved = [\"p2\"]\n").key ==
              "policy[centre].rooms_left");
    }
    SECTION("too few places for its positions") {
        CHECK(problem_with(kCentre + "places = 1\n").key == "policy[centre].places");
    }
    SECTION("too many places for its positions") {
        CHECK(problem_with(kCentre + "places = 7001\n").key == "policy[centre].places");
    }
    SECTION("relief of whom is not said") {
        CHECK(problem_with(kCentre + "places = 90\nrelief_share = 0.1\n"
                                     "relief_surplus = \"transfer\"\n")
                  .key == "policy[centre].relief_above");
    }
    SECTION("too few rooms") {
        const Problem problem =
            problem_with("office = \"new\"\nrooms = 2\nnew_positions = 2\ncontract = \"salaried\"\n"
                         "places = 90\nmoved = [\"p2\"]\nrooms_left = \"kept\"\n");
        CHECK(problem.key == "policy[centre].rooms");
        CHECK(problem.message.en.find("\"new\" in 2022-10") != std::string::npos);
    }
}

TEST_CASE("policies stand in the order in which they act, from the start at the earliest") {
    TempScenario scenario;
    scenario.append(policy("late", "set_list_cap", "2023-03-15",
                           "list_cap = 95\nsurplus = \"attrition\"\nwhen = \"at_takeover\"\n"
                           "positions = [\"p1\", \"p3\"]\n") +
                    policy("early", "change_contract", "2010-01-01",
                           "contract = \"salaried\"\nonly_contract = \"self_employed\"\n"
                           "when = \"now\"\n"));
    const inputs::Inputs inputs = loaded(scenario);
    REQUIRE(inputs.policies.size() == 2);
    CHECK(inputs.policies[0].id == "early");
    CHECK(inputs.policies[0].from == inputs.start);
    CHECK(inputs.policies[0].contract == Contract::salaried);
    CHECK(inputs.policies[0].only_contract == Contract::self_employed);
    CHECK_FALSE(inputs.policies[0].at_takeover);
    CHECK(inputs.policies[0].title.nb == "early");
    CHECK(inputs.policies[1].from == Month::of(2023, 3));
    CHECK(inputs.policies[1].list_cap == 95);
    CHECK(inputs.policies[1].at_takeover);
    CHECK(inputs.policies[1].positions == std::vector<int>{0, 2});
}

TEST_CASE("effects are parameters named by their policy") {
    TempScenario scenario;
    scenario.append(policy("grant", "recruitment_grant", "2022-01-01",
                           "effect = { distribution = \"lognormal\", median = 1.3, sd_log = 0.2, "
                           "unit = \"ratio\" }\nuntil = 2023-12-31\n") +
                    policy("stay", "retention", "2022-01-01",
                           "effect = 0.7\nmin_age = 62\nlist_reduction = { distribution = "
                           "\"uniform\", min = 0.1, max = 0.2, unit = \"share\" }\n"));
    const inputs::Inputs inputs = loaded(scenario);
    CHECK(inputs.policies[0].effect.distribution.central() == 1.3);
    CHECK(inputs.policies[0].effect.name == hash_of("policy.grant.effect"));
    CHECK(inputs.policies[0].until == Month::of(2023, 12));
    CHECK(inputs.policies[1].effect.distribution.central() == 0.7);
    CHECK(inputs.policies[1].min_age == 62);
    REQUIRE(inputs.policies[1].list_reduction.has_value());
    CHECK(inputs.policies[1].list_reduction->distribution.central() == Approx(0.15));
    CHECK(inputs.policies[1].list_reduction->name == hash_of("policy.stay.list_reduction"));
    CHECK_FALSE(inputs.policies[0].list_reduction.has_value());
    const auto draw = inputs::Draw::sample(inputs, random::Streams(1, 0));
    CHECK(draw.policy_list_reduction(0) == 0.0);
    CHECK(draw.policy_list_reduction(1) > 0.1);
    CHECK(draw.policy_list_reduction(1) < 0.2);
    CHECK(draw.policy_list_reduction(1) !=
          inputs::Draw::sample(inputs, random::Streams(1, 1)).policy_list_reduction(1));
}

TEST_CASE("what a policy names must be there when it acts") {
    TempScenario scenario;
    const std::string two = "count = 1\ncontract = \"salaried\"\nlist_cap = 90\n";
    SECTION("an unknown office") {
        scenario.append(
            policy("more", "add_positions", "2022-05-01", "office = \"office3\"\n" + two));
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "policy[more].office");
        CHECK(problem.suggestion == "office1");
    }
    SECTION("an office that opens later") {
        scenario.append(policy("more", "add_positions", "2022-05-01", "office = \"new\"\n" + two) +
                        policy("rooms", "new_premises", "2022-06-01",
                               "office = \"new\"\noffice_title = \"New\"\nrooms = 1\n"));
        CHECK(only_problem(scenario).message.en == "no office has the id \"new\" in 2022-05");
    }
    SECTION("an office that is open by then") {
        scenario.append(policy("more", "add_positions", "2022-07-01", "office = \"new\"\n" + two) +
                        policy("rooms", "new_premises", "2022-06-01",
                               "office = \"new\"\noffice_title = \"New\"\nrooms = 1\n"));
        const inputs::Inputs inputs = loaded(scenario);
        CHECK(inputs.policies[1].office == 2);
        CHECK(inputs.policies[1].count == 1);
    }
    SECTION("a misspelt office gets no rooms") {
        scenario.append(
            policy("rooms", "new_premises", "2022-06-01", "office = \"offce1\"\nrooms = 1\n"));
        CHECK(only_problem(scenario).suggestion == "office1");
    }
    SECTION("a title for an office that has one") {
        scenario.append(policy("rooms", "new_premises", "2022-06-01",
                               "office = \"office1\"\noffice_title = \"X\"\nrooms = 1\n"));
        CHECK(only_problem(scenario).key == "policy[rooms].office_title");
    }
    SECTION("a position that is closed") {
        scenario.append(policy("end", "close_position", "2022-06-01", "positions = [\"p1\"]\n") +
                        policy("cap", "set_list_cap", "2022-07-01",
                               "list_cap = 90\nsurplus = \"transfer\"\nwhen = \"now\"\n"
                               "positions = [\"p1\"]\n"));
        CHECK(only_problem(scenario).message.en == "position \"p1\" is closed from 2022-06");
    }
    SECTION("an empty list of positions") {
        scenario.append(policy("cap", "set_list_cap", "2022-07-01",
                               "list_cap = 90\nsurplus = \"transfer\"\nwhen = \"now\"\n"
                               "positions = []\n"));
        CHECK(only_problem(scenario).key == "policy[cap].positions");
    }
}

TEST_CASE("a policy's dates lie before the end and in order") {
    TempScenario scenario;
    SECTION("after the period") {
        scenario.append(policy("stay", "retention", "2025-01-01", "effect = 0.7\nmin_age = 62\n"));
        CHECK(only_problem(scenario).key == "policy[stay].date");
    }
    SECTION("until before date") {
        scenario.append(policy("stay", "retention", "2023-01-01",
                               "effect = 0.7\nmin_age = 62\nuntil = 2022-12-31\n"));
        CHECK(only_problem(scenario).key == "policy[stay].until");
    }
    SECTION("an effect that is a path") {
        scenario.append(
            policy("stay", "retention", "2023-01-01",
                   "effect = { by_year = { 2023 = 0.7, 2024 = 0.8 } }\nmin_age = 62\n"));
        CHECK(only_problem(scenario).key == "policy[stay].effect");
    }
}

TEST_CASE("a capacity rule needs its criteria") {
    TempScenario scenario;
    scenario.append(policy("rule", "capacity_rule", "2022-01-01",
                           "action = \"review\"\nreview_every_months = 12\n"));
    CHECK(only_problem(scenario).key == "policy[rule]");
}

TEST_CASE("a capacity rule that opens positions needs its limits") {
    TempScenario scenario;
    const std::string limits =
        "contract = \"salaried\"\nlist_cap = 90\nlead_months = 12\nmax_per_year = 1\n"
        "budget = 4\npause_above = 1\n";
    scenario.set("capacity_rule", "{ free_share_below = 0.05, lists_with_free_below = 2, "
                                  "one_sex = \"ignored\" }");
    SECTION("a limit is missing") {
        scenario.append(policy("rule", "capacity_rule", "2022-01-01",
                               "action = \"open\"\nreview_every_months = 6\n"
                               "contract = \"salaried\"\nlist_cap = 90\nlead_months = 12\n"));
        CHECK(only_problem(scenario).key == "policy[rule].max_per_year");
    }
    SECTION("an unknown office") {
        scenario.append(
            policy("rule", "capacity_rule", "2022-01-01",
                   "action = \"open\"\nreview_every_months = 6\noffice = \"nowhere\"\n" + limits));
        CHECK(only_problem(scenario).key == "policy[rule].office");
    }
    SECTION("complete") {
        scenario.append(
            policy("rule", "capacity_rule", "2022-01-01",
                   "action = \"open\"\nreview_every_months = 6\noffice = \"office2\"\n" + limits));
        const Policy rule = loaded(scenario).policies[0];
        CHECK(rule.opens_positions);
        CHECK(rule.office == 1);
        CHECK(rule.review_every_months == 6);
        CHECK(rule.lead_months == 12);
        CHECK(rule.max_per_year == 1);
        CHECK(rule.budget == 4);
        CHECK(rule.pause_above == 1);
        CHECK(rule.list_cap == 90);
    }
    SECTION("a review only") {
        scenario.append(policy("rule", "capacity_rule", "2022-01-01",
                               "action = \"review\"\nreview_every_months = 12\n"));
        CHECK_FALSE(loaded(scenario).policies[0].opens_positions);
    }
    SECTION("more positions than there may be") {
        std::string many = limits;
        many.replace(many.find("budget = 4"), 10, "budget = 19998");
        scenario.append(policy("rule", "capacity_rule", "2022-01-01",
                               "action = \"open\"\nreview_every_months = 6\n" + many));
        CHECK(only_problem(scenario).message.en == "20001 positions in all");
    }
}

TEST_CASE("a trainee programme, LIS1 posts and a reform of duty have their fields") {
    TempScenario scenario;
    scenario.set("training.enabled", "true").set("duty.enabled", "true");
    scenario.append(policy("alis", "alis_programme", "2022-03-01",
                           "places = 4\nsupervision = 2\nsalaried_trainees = true\n"
                           "effect = { value = 1.3, unit = \"ratio\", source = \"test\" }\n"
                           "until = 2023-12-31\n"));
    scenario.append(policy("lis1", "lis1_posts", "2022-04-01", "posts = 2\n"));
    scenario.append(policy("staff", "duty_reform", "2022-05-01", "staff = 3\n"));
    scenario.append(policy("fewer", "duty_reform", "2022-06-01",
                           "effect = { value = 0.8, unit = \"ratio\", source = \"test\" }\n"));
    scenario.append(policy("older", "duty_reform", "2022-07-01", "exempt_from = 57\n"));
    const inputs::Inputs inputs = loaded(scenario);
    REQUIRE(inputs.policies.size() == 5);
    CHECK(inputs.policies[3].duty_exempt_from == kAges);
    CHECK(inputs.policies[4].duty_exempt_from == 57);
    const Policy& alis = inputs.policies[0];
    CHECK(alis.type == Policy::Type::alis_programme);
    CHECK(alis.trainee_places == 4);
    CHECK(alis.supervision == 2);
    CHECK(alis.salaries_trainees);
    CHECK(alis.effect.distribution.central() == 1.3);
    CHECK(alis.effect.name == hash_of("policy.alis.effect"));
    CHECK(alis.until == Month::of(2023, 12));
    CHECK(inputs.policies[1].lis1_posts == 2);
    CHECK(inputs.policies[1].until == kNever);
    CHECK(inputs.policies[2].duty_staff == 3);
    CHECK(inputs.policies[2].effect.distribution.central() == 1.0);
    CHECK(inputs.policies[3].duty_staff == 0);
    CHECK(inputs.policies[3].effect.distribution.central() == 0.8);
}

TEST_CASE("a reform of duty changes something, and steps that are off take no policies") {
    TempScenario on;
    on.set("duty.enabled", "true");
    on.append(policy("none", "duty_reform", "2022-05-01", ""));
    CHECK(only_problem(on).message.en == "neither effect nor staff nor exempt_from");
    TempScenario duty;
    duty.append(policy("staff", "duty_reform", "2022-05-01", "staff = 3\n"));
    CHECK(only_problem(duty).expected.en == "duty.enabled = true");
    TempScenario training;
    training.append(policy("lis1", "lis1_posts", "2022-04-01", "posts = 2\n"));
    CHECK(only_problem(training).expected.en == "training.enabled = true");
}
