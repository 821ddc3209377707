#include "output/json.h"

#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/version.h"
#include "support/small_results.h"

using namespace legeplan;
using record::Indicator;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Two scenarios of one month with round numbers: the initial state 1, 2, ..., the month 11, 12,
/// ...
run::Results round_results() {
    run::Results results = test::small_results();
    for (run::ScenarioSummary& scenario : results.scenarios) {
        scenario.months = 1;
        for (record::Series& series : scenario.indicators) {
            series = record::Series(2);
            series.set(0, {1.0, 2.0, 3.0, {4, 5, 6, 7, 8, 9, 10}});
            series.set(1, {11.5, 0.1, kNan, {14, 15, 16, 17, 18, 19, 1e21}});
        }
    }
    for (record::DifferenceSeries& series : results.differences[0].indicators) {
        series = record::DifferenceSeries(2);
        series.set(1, {-0.5, 0.25, -2.0, 1.0, 0.375, 0.125, kNan});
    }
    return results;
}

std::string document_of(const run::Results& results) {
    return output::to_json(results).dump();
}

}  // namespace

TEST_CASE("the document is exactly this text, keys in order") {
    const std::string text = document_of(round_results());
    const std::string series =
        R"("mean":[11.5],"sd":[0.1],"mc_error":[null],"quantiles":{"0.05":[14.0],"0.1":[15.0],)"
        R"("0.25":[16.0],"0.5":[17.0],"0.75":[18.0],"0.9":[19.0],"0.95":[1e+21]},)"
        R"("initial":{"mean":1.0,"sd":2.0,"quantiles":{"0.05":4.0,"0.1":5.0,"0.25":6.0,)"
        R"("0.5":7.0,"0.75":8.0,"0.9":9.0,"0.95":10.0}})";
    const std::string difference =
        R"("mean":[-0.5],"mc_error":[0.25],"lower":[-2.0],"upper":[1.0],)"
        R"("probability_greater":[0.375],"probability_equal":[0.125],"variance_reduction":[null])";
    std::string of_scenario;
    std::string of_difference;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const std::string comma = of_scenario.empty() ? "" : ",";
        of_scenario +=
            fmt::format(R"({}"{}":{{"unit":"{}",{}}})", comma, spec.name, spec.unit, series);
        of_difference += fmt::format(R"({}"{}":{{{}}})", comma, spec.name, difference);
    }
    const auto scenario = [&](const char* id, const char* nb, const char* en) {
        return fmt::format(
            R"({{"id":"{}","title":{{"nb":"{}","en":"{}"}},"time":["2021-12"],"indicators":{{{}}},"price_year":0,"not_priced":[],"switched_off":[]}})",
            id, nb, en, of_scenario);
    };
    const std::string expected =
        fmt::format(R"({{"format":1,"version":"{}","seed":7,"replicates":4,"scenarios":[{},{}],)",
                    version(), scenario("baseline", "Grunnlag", "Baseline"),
                    scenario("new_centre", "Nytt senter", "New centre")) +
        fmt::format(
            R"("differences":[{{"scenario":"new_centre","base":"baseline","indicators":{{{}}}}}]}})",
            of_difference);
    CHECK(text == expected);
}

TEST_CASE("series have a value for each month simulated, the initial state apart") {
    const auto json = output::to_json(test::small_results());
    const auto& scenario = json["scenarios"][0];
    CHECK(scenario["time"].dump() == R"(["2021-12","2022-01"])");
    for (const auto& [name, indicator] : scenario["indicators"].items()) {
        CHECK(indicator["mean"].size() == 2);
        CHECK(indicator["quantiles"]["0.95"].size() == 2);
    }
    CHECK(scenario["indicators"]["births"]["mean"].dump() == "[18.5,28.5]");
    CHECK(scenario["indicators"]["births"]["initial"]["mean"] == 8.5);
    CHECK(json["differences"][0]["indicators"]["births"]["mean"].dump() == "[1.5,1.5]");
}

TEST_CASE("what is not finite is null") {
    const std::vector<double> values{1.0, kNan, -std::numeric_limits<double>::infinity()};
    CHECK(output::to_json(values).dump() == "[1.0,null,null]");
    const auto json = output::to_json(test::small_results());
    const auto& age = json["scenarios"][0]["indicators"]["gps_mean_age"];
    CHECK(age["mean"].dump() == "[null,null]");
    CHECK(age["initial"]["mean"].is_null());
}

TEST_CASE("a run without alternatives has an empty list of differences") {
    const auto results = run::summarise(test::small_experiment(), run::Pairing::none, 1);
    CHECK(output::to_json(results)["differences"].dump() == "[]");
}
