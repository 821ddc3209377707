#include "output/wording.h"

#include <limits>

#include <catch2/catch.hpp>

#include "output/numbers.h"

using namespace legeplan;
using output::Language;

TEST_CASE("numbers follow the language") {
    CHECK(output::person_number(-1234.5, 1, Language::nb) == "−1 234,5");
    CHECK(output::person_number(1234567.0, 0, Language::en) == "1,234,567");
    CHECK(output::person_number(-0.04, 1, Language::nb) == "0,0");
    CHECK(output::person_number(std::numeric_limits<double>::quiet_NaN(), 1, Language::en) == "–");
}

TEST_CASE("a date is told by its month") {
    CHECK(output::short_month("2021-10-01", Language::nb) == "okt. 2021");
    CHECK(output::short_month("2021-05-01", Language::nb) == "mai 2021");
    CHECK(output::short_month("2021-10-01", Language::en) == "Oct 2021");
    CHECK(output::short_month("soon", Language::en) == "soon");
}

TEST_CASE("what is switched off is told by name") {
    run::ScenarioSummary scenario;
    CHECK(output::switched_off_note(scenario, Language::nb).empty());
    scenario.switched_off = {"training", "continuity"};
    CHECK(output::switched_off_note(scenario, Language::en) ==
          "Switched off in the scenario and not computed: specialist training, continuity.");
}
