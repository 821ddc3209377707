#include "study/study_page.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "study/study_file.h"

using namespace legeplan;

TEST_CASE("every key of a study has words in both languages") {
    for (const scenario::KeySpec& spec : study::study_schema().keys) {
        INFO(spec.key);
        CHECK_FALSE(spec.doc_en.empty());
        CHECK_FALSE(spec.doc_nb.empty());
    }
}

TEST_CASE("docs/study_reference.md is what the program writes") {
    std::ifstream file(std::string(LEGEPLAN_SOURCE_DIR) + "/docs/study_reference.md");
    REQUIRE(file.good());
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const bool is_up_to_date = written == study::study_reference();
    INFO("make docs");
    CHECK(is_up_to_date);
}
