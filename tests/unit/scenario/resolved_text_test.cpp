#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;

namespace {

const std::string kRich = "format = 1\n"
                          "gp.exit.hazard = { distribution = \"normal\", mean = 0.2, sd = 0.1, "
                          "min = 0, max = 5, unit = \"per year\", source = \"a \\\"b\\\"\" }\n"
                          "gp.locums = true\n"
                          "gp.offices = [\"a\", \"b\"]\n"
                          "period.start = 2021-07-01\n"
                          "position.list_cap = { by_year = { 2021 = 1000, 2025 = 900.5 }, unit = "
                          "\"persons\" }\n"
                          "title = { nb = \"N\", en = \"E\" }\n"
                          "\n"
                          "[[event]]\n"
                          "id = \"e\"\n"
                          "count = 3\n"
                          "\n"
                          "[[policy]]\n"
                          "id = \"x\"\n"
                          "type = \"open_centre\"\n"
                          "cost.building = { value = 10, unit = \"NOK\" }\n"
                          "date = 2025-01-01\n"
                          "rooms = { value = 4, unit = \"rooms\" }\n";

std::string resolved(const Folder& folder, const std::string& file) {
    return Scenario::load(folder.path() / file, sample::schema()).resolved_text();
}

}  // namespace

TEST_CASE("the resolved text reads back as itself") {
    const Folder folder{{"a.toml", kRich}};
    CHECK(resolved(folder, "a.toml") == kRich);
}

TEST_CASE("the resolved text does not depend on how or where it was written") {
    const Folder one{{"a.toml", kBase + "gp.count = 3\ngp.share = 0.50\n"}};
    const Folder two{{"base.toml", "format = 1\n[position]\nlist_cap = { value = 1_000.0 }\n"
                                   "[gp]\nshare = 5e-1\ncount = 9\n[period]\nstart = 2021-07-01\n"},
                     {"b.toml", "# delta\nformat = 1\nextends = 'base.toml'\ngp.count = 3\n"}};
    CHECK(resolved(one, "a.toml") == resolved(two, "b.toml"));
    CHECK(resolved(one, "a.toml") == "format = 1\n"
                                     "gp.count = { value = 3, unit = \"doctors\" }\n"
                                     "gp.share = 0.5\n"
                                     "period.start = 2021-07-01\n"
                                     "position.list_cap = { value = 1000, unit = \"persons\" }\n");
}

TEST_CASE("tables stand at the end under a name of their own") {
    const Folder folder{{"a.toml", kBase + "population.start = 'p.csv'\n"},
                        {"p.csv", "# SSB\nremark,persons,age,sex\n\"x, y\",5.0,00,women\n"
                                  "\"two\nlines\",1,1,men\n"}};
    CHECK(resolved(folder, "a.toml") == "format = 1\n"
                                        "period.start = 2021-07-01\n"
                                        "population.start = \"population.start.csv\"\n"
                                        "position.list_cap = { value = 1000, unit = \"persons\" }\n"
                                        "\n"
                                        "# table population.start.csv\n"
                                        "# # SSB\n"
                                        "# sex,age,persons,remark\n"
                                        "# women,0,5,\"x, y\"\n"
                                        "# men,1,1,\"two\n"
                                        "# lines\"\n");
}

TEST_CASE("what is personal is left out") {
    const Folder folder{{"a.toml", kBase + "gp.roster = 'secret_names.csv'\n"},
                        {"secret_names.csv", "# the doctors\nname\nKari Nordmann\n"}};
    CHECK(resolved(folder, "a.toml") ==
          "format = 1\n"
          "# gp.roster: personal, not shown\n"
          "period.start = 2021-07-01\n"
          "position.list_cap = { value = 1000, unit = \"persons\" }\n");
}
