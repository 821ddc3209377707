#include "output/wording.h"

#include <limits>

#include <catch2/catch.hpp>

#include "output/numbers.h"
#include "support/tiny_results.h"

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

TEST_CASE("a band from a hidden count is told in words, not as a range of fewer than") {
    run::Results results = test::tiny_results(4);
    const record::IndicatorSpec& spec = record::spec(record::Indicator::persons_without_gp);
    record::Series series = results.scenarios[0].indicators[static_cast<std::size_t>(spec.id)];
    series.quantiles.front()[0] = 2.0;
    series.quantiles[record::kQuantiles.size() / 2][0] = 44.0;
    series.quantiles.back()[0] = 209.0;
    const auto text = [&](Language language, output::SmallCounts small) {
        return output::band_text(series, 0, spec, language, small);
    };
    CHECK(text(Language::nb, output::SmallCounts::hidden) == "44 (færre enn 5 til 209)");
    CHECK(text(Language::en, output::SmallCounts::hidden) == "44 (fewer than 5 to 209)");
    CHECK(text(Language::nb, output::SmallCounts::told) == "44 (2–209)");
}
