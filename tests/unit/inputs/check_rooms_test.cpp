#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

std::string add_positions(const std::string& id, const std::string& date, const std::string& office,
                          int count) {
    return "[[policy]]\nid = \"" + id + "\"\ntype = \"add_positions\"\ndate = " + date +
           "\noffice = \"" + office + "\"\ncount = " + std::to_string(count) +
           "\ncontract = \"salaried\"\nlist_cap = 90\n";
}

std::string new_rooms(const std::string& date, const std::string& office, int rooms) {
    return "[[policy]]\nid = \"rooms\"\ntype = \"new_premises\"\ndate = " + date + "\noffice = \"" +
           office + "\"\nrooms = " + std::to_string(rooms) + "\n";
}

std::string close(const std::string& date, const std::string& position) {
    return "[[policy]]\nid = \"end\"\ntype = \"close_position\"\ndate = " + date +
           "\npositions = [\"" + position + "\"]\n";
}

/// office1 with p1 and p3 in two rooms, office2 with p2 in three.
const test::SmallWishes kTwoOffices{};

}  // namespace

TEST_CASE("each office has a room for each position at the start") {
    TempScenario scenario(test::small_inputs(kTwoOffices));
    scenario.replace_line("offices.csv", "office1,Legesenter 1,Office 1,2",
                          "office1,Legesenter 1,Office 1,1");
    const Problem problem = only_problem(scenario);
    CHECK(problem.where.file.ends_with("offices.csv"));
    CHECK(problem.where.line == 2);
    CHECK(problem.key == "rooms");
    CHECK(problem.message.en == "2 positions and 1 rooms at the office \"office1\" at the start");
}

TEST_CASE("a position cannot be added where no room is free") {
    TempScenario scenario(test::small_inputs(kTwoOffices));
    SECTION("a free room") {
        scenario.append(add_positions("more", "2022-05-01", "office2", 2));
        loaded(scenario);
    }
    SECTION("no free room") {
        scenario.append(add_positions("more", "2022-05-01", "office2", 3));
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "policy[more].office");
        CHECK(problem.message.en == "4 positions and 3 rooms at the office \"office2\" in 2022-05");
    }
    SECTION("the second policy is one too many, and told once") {
        scenario.append(add_positions("more", "2022-05-01", "office2", 2) +
                        add_positions("much_more", "2023-05-01", "office2", 1));
        CHECK(only_problem(scenario).key == "policy[much_more].office");
    }
}

TEST_CASE("rooms that come and go are counted at each date") {
    TempScenario scenario(test::small_inputs(kTwoOffices));
    SECTION("rooms come in the same month, though later in the file") {
        scenario.append(add_positions("more", "2022-05-01", "office1", 1) +
                        new_rooms("2022-05-20", "office1", 1));
        loaded(scenario);
    }
    SECTION("rooms come a month too late") {
        scenario.append(add_positions("more", "2022-05-01", "office1", 1) +
                        new_rooms("2022-06-01", "office1", 1));
        CHECK(only_problem(scenario).key == "policy[more].office");
    }
    SECTION("a closed position frees its room") {
        scenario.append(close("2022-04-01", "p3") +
                        add_positions("more", "2022-05-01", "office1", 1));
        loaded(scenario);
    }
    const std::string centre =
        "[[policy]]\nid = \"centre\"\ntype = \"open_centre\"\ndate = 2022-03-01\n"
        "office = \"new\"\nrooms = 2\nnew_positions = 1\ncontract = \"salaried\"\nplaces = 90\n"
        "moved = [\"p3\"]\n";
    SECTION("a moved position leaves a room that is kept") {
        scenario.append(centre + "rooms_left = \"kept\"\n" +
                        add_positions("more", "2022-05-01", "office1", 1));
        loaded(scenario);
    }
    SECTION("or closed") {
        scenario.append(centre + "rooms_left = \"closed\"\n" +
                        add_positions("more", "2022-05-01", "office1", 1));
        CHECK(only_problem(scenario).message.en ==
              "2 positions and 1 rooms at the office \"office1\" in 2022-05");
    }
}
