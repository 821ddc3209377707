#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "cli/commands.h"
#include "inputs/reference.h"
#include "inputs/schema.h"
#include "output/format_page.h"
#include "study/calibration_page.h"
#include "study/goal_page.h"
#include "study/study_page.h"

using namespace legeplan;

namespace {

std::string page_of(const std::string& name) {
    std::ostringstream out;
    std::ostringstream err;
    cli::Console console(out, err, cli::Language::nb);
    cli::Arguments arguments;
    arguments.page = name;
    const cli::Exit exit = cli::print_page(arguments, console);
    CHECK(exit == cli::Exit::done);
    CHECK(err.str().empty());
    return out.str();
}

}  // namespace

TEST_CASE("the program prints the pages that it can write itself") {
    CHECK(page_of("scenario-reference") == inputs::scenario_reference(inputs::scenario_schema()));
    CHECK(page_of("output-format") == output::format_page());
    CHECK(page_of("study-reference") == study::study_reference());
    CHECK(page_of("goal-reference") == study::goal_reference());
    CHECK(page_of("calibration-reference") == study::calibration_reference());
    CHECK(cli::page_names().size() == 5);
}

TEST_CASE("a page that there is not is refused, with the nearest one") {
    CHECK_THROWS_WITH(page_of("output-formt"),
                      "ukjent argument «output-formt». Mente du «output-format»?");
    CHECK_THROWS_AS(page_of("zzz"), cli::UsageError);
}
