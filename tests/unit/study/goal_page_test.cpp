#include "study/goal_page.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "study/goal_file.h"
#include "study/regret_study.h"
#include "study/sensitivity_file.h"

using namespace legeplan;

TEST_CASE("every key of a goal, a sensitivity and a regret has words in both languages") {
    for (const auto* schema :
         {&study::goal_schema(), &study::sensitivity_schema(), &study::regret_schema()}) {
        for (const scenario::KeySpec& spec : schema->keys) {
            INFO(spec.key);
            CHECK_FALSE(spec.doc_en.empty());
            CHECK_FALSE(spec.doc_nb.empty());
        }
    }
}

TEST_CASE("docs/goal_reference.md is what the program writes") {
    std::ifstream file(std::string(LEGEPLAN_SOURCE_DIR) + "/docs/goal_reference.md");
    REQUIRE(file.good());
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const bool is_up_to_date = written == study::goal_reference();
    INFO("make docs");
    CHECK(is_up_to_date);
}
