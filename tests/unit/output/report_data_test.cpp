#include "output/report_data.h"

#include <array>

#include <catch2/catch.hpp>

#include "output/verdict.h"
#include "output/wording.h"
#include "support/tiny_results.h"

using namespace legeplan;
using output::Language;
using output::ReportSource;
using record::Indicator;
using Json = nlohmann::ordered_json;

namespace {

Json document(const run::Results& results, Language language = Language::nb) {
    const std::vector<ReportSource> sources{{"tiny.h5", results, {"0.1.0", {}}}};
    return output::report_data(sources, language);
}

/// Indicators among the main figures.
std::size_t told(const run::Results& results) {
    return output::told_indicators(std::array{&results.differences[0]},
                                   output::table_times(results.scenarios[0], {}))
        .size();
}

}  // namespace

TEST_CASE("the main figures are told as on the terminal, without small counts of persons") {
    const run::Results results = test::tiny_results();
    const Json json = document(results);
    // The year's cost comes after the indicators; three positions are few: then the waits.
    REQUIRE(json["headline"].size() == told(results) + 3);
    const auto& spec = record::spec(Indicator::persons_without_gp);
    const Json& cell = json["headline"][0]["rows"][1].back();
    const auto times = output::table_times(results.scenarios[0], {});
    const auto of = static_cast<std::size_t>(spec.id);
    CHECK(cell["band"] == output::band_text(results.scenarios[1].indicators[of], times.back(), spec,
                                            Language::nb, output::SmallCounts::hidden));
    const auto difference = output::at_time(results.differences[0].indicators[of], times.back());
    CHECK(cell["verdict"] == output::verdict(difference, spec.wish, Language::nb));
    CHECK_FALSE(json["headline"][0]["rows"][0].back().contains("verdict"));
    const Json& wait = json["headline"][told(results) + 1];
    CHECK(wait["label"] == "Ventetid på ny fastlege, måneder (gjennomsnitt)");
    CHECK(wait["rows"][0][0]["band"] == "–");
    CHECK(wait["rows"][1].back()["band"] ==
          output::wait_text(output::waits()[0], results.scenarios[1], times.back(), Language::nb));
    CHECK_FALSE(wait["rows"][1].back().contains("verdict"));
    CHECK(json["headline"].back()["label"] == "Ventetid på listeplass, måneder (gjennomsnitt)");
    CHECK(json["headline"].back()["rows"][1].back()["band"] ==
          output::wait_text(output::waits()[1], results.scenarios[1], times.back(), Language::nb));
}

TEST_CASE("a place with many positions is not told the wait") {
    run::Results results = test::tiny_results();
    results.scenarios[0].indicators[static_cast<std::size_t>(Indicator::positions)].mean.front() =
        11.0;
    CHECK(document(results)["headline"].size() == told(results) + 1);
}

TEST_CASE("a count below five is nought in series and hidden in words") {
    run::Results results = test::tiny_results(4);
    for (run::ScenarioSummary& scenario : results.scenarios) {
        for (auto& quantile :
             scenario.indicators[static_cast<std::size_t>(Indicator::persons_without_gp)]
                 .quantiles) {
            quantile.assign(quantile.size(), 4.0);
        }
    }
    const Json json = document(results, Language::en);
    for (const Json& quantile : json["indicators"]["persons_without_gp"]["series"][0]["fan"]) {
        CHECK(quantile.front() == 0);
    }
    CHECK(json["headline"][0]["rows"][0][0]["band"] == "fewer than 5");
    // How many doctors there are is public.
    CHECK(json["indicators"]["gps"]["series"][0]["fan"][2].front() == 3);
}

TEST_CASE("a flow is the sum of its months in each calendar year") {
    const run::Results results = test::tiny_results();
    const auto& mean =
        results.scenarios[0].indicators[static_cast<std::size_t>(Indicator::gp_exits)].mean;
    double first_year = 0.0;
    for (std::size_t time = 1; time <= 12; ++time) {
        first_year += mean[time];
    }
    const Json years = document(results)["indicators"]["gp_exits"]["series"][0]["years"];
    REQUIRE(years.size() == 2);
    CHECK(years[0].get<double>() == Approx(first_year).margin(0.005));
}

TEST_CASE("accounts are unrounded: GPs are those at the start less exits and with recruits") {
    run::Results results = test::tiny_results(50);
    auto& non_residents =
        results.scenarios[0]
            .indicators[static_cast<std::size_t>(Indicator::non_residents_on_lists)];
    non_residents.mean.assign(non_residents.mean.size(), 3.5);
    const Json accounts = document(results)["accounts"];
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
        const auto at_end = [&](const char* id) {
            return accounts[id][scenario].back().get<double>();
        };
        CHECK(accounts["gp_exits"][scenario].front() == 0.0);
        CHECK(at_end("gp_exits") > 0.0);
        CHECK(at_end("gps_regular") ==
              Approx(accounts["gps_regular"][scenario].front().get<double>() - at_end("gp_exits") +
                     at_end("gp_recruits")));
    }
    CHECK(accounts["non_residents_on_lists"][0].back() == 0);
}

TEST_CASE("parts of a difference add up to it") {
    const Json json = document(test::tiny_results(50));
    const auto at_end = [&](const char* id) {
        return json["indicators"][id]["differences"][1]["mean"].back().get<double>();
    };
    CHECK(at_end("persons_without_gp") ==
          Approx(at_end("persons_on_no_list") + at_end("persons_on_list_without_gp")).margin(1e-2));
}

TEST_CASE("profiles and risks are there for every scenario") {
    const Json json = document(test::tiny_results());
    REQUIRE(json["profiles"]["population_women"]["series"].size() == 2);
    CHECK(json["profiles"]["gp_ages"]["series"][0].size() == 10);
    CHECK(json["snapshots"].front() == "2020-12");
    for (const Json& risk : json["risks"]) {
        for (const Json& share : risk["values"][1]) {
            CHECK(share.get<double>() >= 0.0);
            CHECK(share.get<double>() <= 1.0);
        }
    }
}

TEST_CASE("units are named in the report's language") {
    const run::Results results = test::tiny_results();
    CHECK(document(results)["units"]["hours per week"] == "timer i uken");
    CHECK(document(results, Language::en)["units"]["hours per week"] == "hours per week");
}

TEST_CASE("what has no price is told by scenario, in the report's language") {
    run::Results results = test::tiny_results();
    results.scenarios[0].not_priced.clear();
    results.scenarios[1].not_priced = {{"Administrasjon", "Administration"}};
    results.scenarios[1].price_year = 2023;
    const Json json = document(results, Language::en)["scenarios"];
    CHECK(json[0]["not_priced"].empty());
    CHECK(json[1]["not_priced"] == Json::array({"Administration"}));
    CHECK(json[1]["price_year"] == 2023);
    CHECK_FALSE(json[1]["national_positions"]);
    results.scenarios[1].price_year = 0;  // of a file without costs
    CHECK(document(results)["scenarios"][1]["price_year"].is_null());
}

TEST_CASE("what to read where positions are few is told in one line") {
    run::Results results = test::tiny_results();
    const std::string note = document(results)["notes"]["few_positions"];
    CHECK(note.starts_with("Kommunen har få hjemler"));
    CHECK(note.find('\n') == std::string::npos);
    results.scenarios[0].indicators[static_cast<std::size_t>(Indicator::positions)].mean.front() =
        11.0;
    CHECK(document(results)["notes"]["few_positions"] == "");
}
