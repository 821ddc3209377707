#include "output/cost_words.h"

#include <catch2/catch.hpp>

#include "support/small_results.h"

using namespace legeplan;
using output::Language;
using record::Indicator;

namespace {

const Text kLocums{"Vikarer, utover ordinær kostnad", "Locums, beyond the ordinary cost"};
const Text kInvestment{"Investeringer: Nytt senter", "Investments: New centre"};
const Text kFees{"Refusjoner for konsultasjoner", "Fees for consultations"};

run::ScenarioSummary scenario(std::vector<Text> not_priced) {
    run::ScenarioSummary summary = test::small_results().scenarios[0];
    summary.not_priced = std::move(not_priced);
    return summary;
}

}  // namespace

TEST_CASE("a sum leaves out the lines of its own payer") {
    const auto some = scenario({kLocums, kInvestment, kFees});
    CHECK(output::left_out(some, Indicator::cost_municipality).size() == 2);
    CHECK(output::left_out(some, Indicator::cost_municipality_present_value).size() == 2);
    CHECK(output::left_out(some, Indicator::cost_state_year).size() == 1);
    CHECK(output::left_out(some, Indicator::cost_locums).empty());
    CHECK(output::left_out(some, Indicator::population).empty());
}

TEST_CASE("a line is not priced where the scenario says so, its own or a policy's") {
    const auto some = scenario({kLocums, kInvestment});
    CHECK(output::is_not_priced(some, Indicator::cost_locums));
    CHECK(output::is_not_priced(some, Indicator::cost_investments));
    CHECK_FALSE(output::is_not_priced(some, Indicator::cost_own_posts));
    CHECK_FALSE(output::is_not_priced(some, Indicator::cost_municipality));
}

TEST_CASE("sums are compared where neither leaves anything out") {
    const auto whole = scenario({});
    const auto part = scenario({kFees});
    CHECK(output::is_comparable(whole, whole, Indicator::cost_state));
    CHECK_FALSE(output::is_comparable(whole, part, Indicator::cost_state));
    CHECK(output::is_comparable(whole, part, Indicator::cost_municipality));
    CHECK(output::is_comparable(whole, part, Indicator::population));
}

TEST_CASE("the note lists each line once") {
    const auto a = scenario({kLocums});
    const auto b = scenario({kLocums, kInvestment});
    const auto c = scenario({});
    CHECK(
        output::left_out_note({&a, &b}, {Indicator::cost_municipality}, Language::nb) ==
        "Summen er ikke hele kostnaden. Disse postene har ingen pris i scenarioet: Vikarer, utover "
        "ordinær kostnad; Investeringer: Nytt senter. Kan ikke sammenlignes.");
    CHECK(output::left_out_note({&c}, {Indicator::cost_municipality}, Language::en).empty());
}

TEST_CASE("nothing is left out where costs are not computed") {
    auto off = scenario({kLocums});
    CHECK(output::has_costs(off));
    auto& sum = off.indicators[static_cast<std::size_t>(Indicator::cost_municipality)];
    sum = record::Series(sum.times());
    CHECK_FALSE(output::has_costs(off));
    CHECK(output::left_out(off, Indicator::cost_municipality).empty());
}

TEST_CASE("the year's cost is told in thousands, at the end of a year that is simulated whole") {
    auto some = scenario({});
    some.price_year = 2023;
    auto& series = some.indicators[static_cast<std::size_t>(output::kYearCost)];
    for (auto& quantile : series.quantiles) {
        quantile.assign(quantile.size(), 1234567.0);
    }
    for (std::size_t time = 0; time < series.times(); ++time) {
        const bool is_known = time >= 12 && some.month_of(time).month_of_year() == 12;
        CHECK(output::is_year_end(some, time) == is_known);
        CHECK(output::year_cost_text(some, time, Language::en) == (is_known ? "1,235" : "–"));
    }
    CHECK(output::year_cost_label({&some}, Language::en) ==
          "Cost to the municipality in the year, NOK 1,000 of 2023");
    const auto part = scenario({kLocums});
    CHECK(output::year_cost_label({&some, &part}, Language::nb).find("ikke hele") !=
          std::string::npos);
}
