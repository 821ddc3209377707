#include "inputs/reference.h"

#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include "inputs/schema.h"

using namespace legeplan;

TEST_CASE("the reference names every key, choice, table and column") {
    const auto& schema = inputs::scenario_schema();
    const std::string text = inputs::scenario_reference(schema);
    for (const scenario::KeySpec& spec : schema.keys) {
        INFO(spec.key);
        const std::size_t close = spec.key.find("].");
        const std::string shown =
            close == std::string::npos ? spec.key : spec.key.substr(close + 2);
        CHECK(text.find("| `" + shown + "` | ") != std::string::npos);
        CHECK(text.find(spec.doc_en) != std::string::npos);
        CHECK(text.find(spec.doc_nb) != std::string::npos);
        for (const std::string& choice : spec.choices) {
            CHECK(text.find("`" + choice + "`") != std::string::npos);
        }
    }
    for (const scenario::TableSpec& table : schema.tables) {
        INFO(table.name);
        CHECK(text.find("\n### " + table.name + "\n") != std::string::npos);
    }
}

TEST_CASE("the reference tells which numbers may change over the years") {
    const std::string text = inputs::scenario_reference(inputs::scenario_schema());
    CHECK(text.find("| `population.fertility.total` | number, distribution or path, "
                    "0.3..6 children per woman |") != std::string::npos);
    CHECK(text.find("| `population.fertility.ratio` | number or distribution, 0.2..3 ratio |") !=
          std::string::npos);
}

TEST_CASE("docs/scenario_reference.md is what the program writes") {
    std::ifstream file(std::string(LEGEPLAN_SOURCE_DIR) + "/docs/scenario_reference.md");
    REQUIRE(file.good());
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const bool is_up_to_date = written == inputs::scenario_reference(inputs::scenario_schema());
    INFO("make docs");
    CHECK(is_up_to_date);
}
