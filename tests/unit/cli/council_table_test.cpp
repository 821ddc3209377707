#include "cli/council_table.h"

#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/version.h"
#include "output/wording.h"
#include "support/small_results.h"

using namespace legeplan;
using cli::Language;
using record::Difference;
using record::Indicator;
using record::Wish;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Difference difference(double mean, double mc_error, double probability_greater) {
    return {mean, mc_error, mean - 1.0, mean + 1.0, probability_greater, 2.0};
}

std::string nb(const Difference& found, Wish wish = Wish::higher) {
    return output::verdict(found, wish, Language::nb);
}

std::string en(const Difference& found, Wish wish = Wish::higher) {
    return output::verdict(found, wish, Language::en);
}

run::ScenarioSummary period(Month start, int months) {
    run::ScenarioSummary scenario;
    scenario.start = start;
    scenario.months = months;
    return scenario;
}

}  // namespace

TEST_CASE("a mean difference inside its Monte Carlo error cannot be told from chance") {
    CHECK(nb(difference(1.95, 1.0, 0.6)) == "kan ikke skilles fra tilfeldigheter");
    CHECK(en(difference(1.95, 1.0, 0.6)) == "cannot be told from chance");
    CHECK(nb(difference(-1.95, 1.0, 0.4)) == "kan ikke skilles fra tilfeldigheter");
    CHECK(nb(difference(1.97, 1.0, 0.6)) != "kan ikke skilles fra tilfeldigheter");
    // Whatever the share of replicates: it is the number of replicates that is too small.
    CHECK(nb(difference(1.0, 1.0, 1.0)) == "kan ikke skilles fra tilfeldigheter");
    // One replicate has no error.
    CHECK(nb(difference(5.0, kNan, 1.0)) == "kan ikke skilles fra tilfeldigheter");
}

TEST_CASE("a difference is uncertain where 5 to 95 per cent of replicates are better") {
    CHECK(nb(difference(5.0, 1.0, 0.72)) == "usikkert (bedre i 72 % av trekningene)");
    CHECK(en(difference(5.0, 1.0, 0.72)) == "uncertain (better in 72 % of replicates)");
    CHECK(nb(difference(5.0, 1.0, 0.95)) == "usikkert (bedre i 95 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.05)) == "usikkert (bedre i 5 % av trekningene)");
    CHECK(nb(difference(5.0, 1.0, 0.95), Wish::lower) == "usikkert (bedre i 5 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.05), Wish::lower) == "usikkert (bedre i 95 % av trekningene)");
    CHECK(nb(difference(5.0, 1.0, 0.96)) == "bedre (i 96 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.04)) == "dårligere (i 96 % av trekningene)");
    CHECK(en(difference(5.0, 1.0, 1.0)) == "better (in 100 % of replicates)");
    CHECK(en(difference(-5.0, 1.0, 0.0)) == "worse (in 100 % of replicates)");
}

TEST_CASE("better follows what a council would wish") {
    CHECK(nb(difference(-5.0, 1.0, 0.02), Wish::lower) == "bedre (i 98 % av trekningene)");
    CHECK(nb(difference(5.0, 1.0, 0.98), Wish::lower) == "dårligere (i 98 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.3), Wish::lower) == "usikkert (bedre i 70 % av trekningene)");
    CHECK(nb(difference(5.0, 1.0, 0.98), Wish::neither) == "høyere (i 98 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.02), Wish::neither) == "lavere (i 98 % av trekningene)");
    CHECK(nb(difference(-5.0, 1.0, 0.3), Wish::neither) ==
          "usikkert (høyere i 30 % av trekningene)");
}

TEST_CASE("no difference is told from one that is too small, and from one that is undefined") {
    CHECK(nb(difference(0.0, 0.0, 0.5)) == "ingen forskjell");
    CHECK(en(difference(0.0, 0.0, 0.5)) == "no difference");
    CHECK(nb(difference(0.0, 1.0, 0.5)) == "kan ikke skilles fra tilfeldigheter");
    CHECK(nb(difference(2.0, 0.0, 1.0)) == "bedre (i 100 % av trekningene)");
    CHECK(nb(difference(kNan, kNan, kNan)) == "–");
}

TEST_CASE("tables show the end of 2026 and of the period, or the years that are asked for") {
    using Times = std::vector<std::size_t>;
    // July 2021 to December 2030: time 66 is December 2026, time 114 the last.
    const auto gjovik = period(Month::of(2021, 7), 114);
    CHECK(output::table_times(gjovik, {}) == Times{66, 114});
    CHECK(output::table_times(gjovik, {2030, 2021, 2030}) == Times{6, 114});
    CHECK(output::table_times(gjovik, {2031, 2020}) == Times{114});
    CHECK(output::table_times(period(Month::of(2022, 1), 12), {}) == Times{12});
    // A year that the period ends within counts from its last month.
    CHECK(output::table_times(period(Month::of(2022, 1), 18), {2023}) == Times{18});
}

TEST_CASE("a scenario's table is exactly this, in both languages") {
    const run::Results results = test::small_results();
    const std::string table = cli::scenario_table(results.scenarios[0], {1, 2}, Language::nb);
    CHECK(table.find("Grunnlag (baseline)\nmedian, og i parentes 5 %- og 95 %-kvantilen\n") == 0);
    CHECK(table.find("utgangen av november 2021") != std::string::npos);
    CHECK(table.find("utgangen av 2021  ") != std::string::npos);
    CHECK(table.find("utgangen av januar 2022\n") != std::string::npos);
    // Replicates 0, 1, 4, 9 (5 % quantile 0.15, median 2.5, 95 % quantile 8.25) above the
    // indicator's number and 10 a month; hours without replicate 0 (1.3, 4, 8.5).
    CHECK(table.find(R"(
Innbyggere uten fastlege                                        22 (20–28)                       32 (30–38)                       42 (40–48)
Ledige listeplasser                                             14 (11–19)                       24 (21–29)                       34 (31–39)
Ledige listeplasser, andel av kapasiteten  1 450,0 % (1 215,0 %–2 025,0 %)  2 450,0 % (2 215,0 %–3 025,0 %)  3 450,0 % (3 215,0 %–4 025,0 %)
)") != std::string::npos);
    const int hours = static_cast<int>(record::Indicator::gp_hours_per_week);
    CHECK(table.find(fmt::format(R"(
Arbeidstimer per lege og uke                              {},0 ({},3–{},5)                 {},0 ({},3–{},5)                 {},0 ({},3–{},5)
Innbyggere                                                         2 (0–8)                       12 (10–18)                       22 (20–28)
)",
                                 hours + 4, hours + 1, hours + 8, hours + 14, hours + 11,
                                 hours + 18, hours + 24, hours + 21, hours + 28)) !=
          std::string::npos);
    const std::string english = cli::scenario_table(results.scenarios[0], {2}, Language::en);
    CHECK(english.find("Baseline (baseline)\nmedian, and in parentheses") == 0);
    CHECK(english.find("end of January 2022\n") != std::string::npos);
    CHECK(english.find("Inhabitants ") != std::string::npos);
}

TEST_CASE("a place with few positions is told its risks and its wait, a larger one not") {
    run::Results results = test::small_results();
    run::ScenarioSummary& scenario = results.scenarios[0];
    const auto series = [&](Indicator id) -> record::Series& {
        return scenario.indicators[static_cast<std::size_t>(id)];
    };
    series(Indicator::positions).mean.front() = 11.0;
    CHECK(cli::scenario_table(scenario, {1, 2}, Language::nb).find("Sannsynlighet for") ==
          std::string::npos);
    series(Indicator::positions).mean.front() = 10.0;
    series(Indicator::positions_without_gp).mean = {9.0, 0.5, 0.7};
    series(Indicator::gp_recruits).mean = {9.0, 0.1, 0.2};
    scenario.risks[0] = {0.0, 0.001, 0.25};
    scenario.risks[1] = {1.0, 0.999, kNan};
    const std::string table = cli::scenario_table(scenario, {1, 2}, Language::nb);
    CHECK(table.find("Sannsynlighet for") != std::string::npos);
    // Five months' wait after one month, 1.2 / 0.3 after two; at the start nothing is known.
    const std::string wait = table.substr(table.find("Ventetid på ny fastlege, måneder"));
    CHECK(wait.find("– ") < wait.find(" 5 "));
    CHECK(wait.find(" 5 ") < wait.find(" 4\n"));
    const std::string first = table.substr(table.find("Mer enn 5 %"));
    CHECK(first.find(" 0 %") < first.find("< 1 %"));
    CHECK(first.find("< 1 %") < first.find("25 %\n"));
    CHECK(table.find("> 99 %") != std::string::npos);
    const std::string english = cli::scenario_table(scenario, {2}, Language::en);
    CHECK(english.find("Probability of") != std::string::npos);
    CHECK(english.find("Wait for a new GP, months") != std::string::npos);
    series(Indicator::gp_recruits).mean = {0.0, 0.0, 0.0};
    CHECK(output::wait_text(scenario, 2, Language::nb) == "–");
}

TEST_CASE("a comparison's table gives the difference, its error and the verdict") {
    const run::Results results = test::small_results();
    const std::string table =
        cli::comparison_table(results.differences[0], results.scenarios[0], {2}, Language::nb);
    CHECK(table.find("new_centre sammenlignet med baseline\n\nutgangen av januar 2022") == 0);
    CHECK(table.find("forskjell ± Monte Carlo-feil") != std::string::npos);
    // Mean 1.5, 1.96 standard errors of 0.866; four pairs.
    CHECK(table.find("+1,5 ± 1,7  kan ikke skilles fra tilfeldigheter\n") != std::string::npos);
    CHECK(table.find("+150,0") != std::string::npos);  // a share, in per cent
    const std::string english =
        cli::comparison_table(results.differences[0], results.scenarios[0], {2}, Language::en);
    CHECK(english.find("+1.5 ± 1.7  cannot be told from chance\n") != std::string::npos);
}

TEST_CASE("an error is shown with decimals enough to be more than zero") {
    run::Results results = test::small_results();
    auto& free = results.differences[0].indicators[static_cast<std::size_t>(Indicator::list_free)];
    free.set(1, difference(-12.3456, 0.001, 0.0));
    const auto table = [&] {
        return cli::comparison_table(results.differences[0], results.scenarios[0], {1},
                                     Language::en);
    };
    CHECK(table().find("−12.346 ± 0.002  worse (in 100 % of replicates)\n") != std::string::npos);
    free.set(1, difference(-1234.0, 100.0, 0.0));
    CHECK(table().find("−1,234 ± 196 ") != std::string::npos);
}

TEST_CASE("the footer says how many, from which seed, and that it is no forecast") {
    run::Results results = test::small_results();
    const std::string version(legeplan::version());
    const std::string text = cli::footer(results, Language::nb);
    CHECK(text.find("4 trekninger, frø 7, Legeplan " + version + ".") != std::string::npos);
    CHECK(text.find("ikke en prognose") != std::string::npos);
    CHECK(text.find("1,96 standardfeil") != std::string::npos);
    CHECK(text.find("syntetisk: trukket") != std::string::npos);
    results.scenarios[1].has_roster = true;
    results.differences.clear();
    const std::string other = cli::footer(results, Language::en);
    CHECK(other.find("roster") != std::string::npos);
    CHECK(other.find("standard errors") == std::string::npos);
}
