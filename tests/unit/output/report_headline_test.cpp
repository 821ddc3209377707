#include "output/report_headline.h"

#include <catch2/catch.hpp>

#include "output/verdict.h"
#include "output/wording.h"
#include "support/tiny_results.h"

using namespace legeplan;
using output::Language;
using record::Indicator;
using Json = nlohmann::ordered_json;

TEST_CASE("an alternative's cell holds the paired difference in numbers") {
    const run::Results results = test::tiny_results();
    const std::vector<output::ReportSource> sources{{"tiny.h5", results, {"0.1.0", {}}}};
    const auto scenarios = output::report_scenarios(sources);
    const std::vector<std::size_t> columns{0, 12};
    const Json json = output::report_headline(scenarios, columns, Language::nb);
    const auto of = static_cast<std::size_t>(Indicator::persons_without_gp);
    REQUIRE(json[0]["id"] == "persons_without_gp");
    const auto difference = output::at_time(results.differences[0].indicators[of], 12);
    const Json& change = json[0]["rows"][1][1]["change"];
    CHECK(change["mean"].get<double>() == Approx(difference.mean).margin(5e-4));
    CHECK(change["lower"].get<double>() == Approx(difference.lower).margin(5e-4));
    CHECK(change["upper"].get<double>() == Approx(difference.upper).margin(5e-4));
    CHECK_FALSE(json[0]["rows"][0][1].contains("change"));
    CHECK_FALSE(json[0]["rows"][1][0].contains("change"));
}
