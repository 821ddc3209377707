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
using record::Indicator;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

run::ScenarioSummary period(Month start, int months) {
    run::ScenarioSummary scenario;
    scenario.start = start;
    scenario.months = months;
    return scenario;
}

using Cells = std::vector<std::string>;

/// Cells of the row that starts with a name, which two spaces or more part.
Cells cells_of(const std::string& table, const std::string& name) {
    const std::size_t from = table.find('\n' + name + "  ") + 1;
    std::string line = table.substr(from, table.find('\n', from) - from) + "  ";
    Cells cells;
    for (std::size_t start = 0; start < line.size();) {
        const std::size_t end = line.find("  ", start);
        cells.push_back(line.substr(start, end - start));
        start = line.find_first_not_of(' ', end);
    }
    cells.erase(cells.begin());
    return cells;
}

std::string comparison(const run::Results& results, Language language) {
    return cli::comparison_table(results.differences[0], results.scenarios[0], results.scenarios[1],
                                 {2}, language);
}

}  // namespace

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
    CHECK(table.find("Grunnlag (baseline)\nMedian, og i parentes 5 %- og 95 %-kvantilen\n") == 0);
    CHECK(table.find("utgangen av november 2021") != std::string::npos);
    CHECK(table.find("utgangen av 2021  ") != std::string::npos);
    CHECK(table.find("utgangen av januar 2022\n") != std::string::npos);
    // Replicates 0, 1, 4, 9 (5 % quantile 0.15, median 2.5, 95 % quantile 8.25) above the
    // indicator's number and 10 a month; hours without replicate 0 (1.3, 4, 8.5).
    const auto row = [&](const std::string& name) { return cells_of(table, name); };
    CHECK(row("Innbyggere uten fastlege") == Cells{"26 (23–31)", "36 (33–41)", "46 (43–51)"});
    CHECK(row("Ledige listeplasser") == Cells{"14 (11–19)", "24 (21–29)", "34 (31–39)"});
    CHECK(row("Ledige listeplasser, andel av kapasiteten") ==
          Cells{"1 450,0 % (1 215,0 %–2 025,0 %)", "2 450,0 % (2 215,0 %–3 025,0 %)",
                "3 450,0 % (3 215,0 %–4 025,0 %)"});
    const int hours = static_cast<int>(record::Indicator::gp_hours_per_week);
    const auto band = [&](int more) {
        return fmt::format("{},0 ({},3–{},5)", hours + more + 4, hours + more + 1,
                           hours + more + 8);
    };
    CHECK(row("Arbeidstimer per lege og uke") == Cells{band(0), band(10), band(20)});
    // Counts of fewer than five persons are not told.
    CHECK(row("Innbyggere") ==
          Cells{"færre enn 5 (færre enn 5 til 8)", "12 (10–18)", "22 (20–28)"});
    const std::string english = cli::scenario_table(results.scenarios[0], {2}, Language::en);
    CHECK(english.find("Baseline (baseline)\nMedian, and in parentheses") == 0);
    CHECK(english.find("end of January 2022\n") != std::string::npos);
    CHECK(english.find("Inhabitants ") != std::string::npos);
}

TEST_CASE("a place with few positions is told its risks and its waits, a larger one not") {
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
    CHECK(output::wait_text(output::waits()[0], scenario, 2, Language::nb) == "–");
    series(Indicator::list_waiting_months).mean = {0.0, 0.2, 6.6};
    CHECK(output::wait_text(output::waits()[1], scenario, 0, Language::nb) == "–");
    CHECK(output::wait_text(output::waits()[1], scenario, 1, Language::nb) == "0");
    CHECK(output::wait_text(output::waits()[1], scenario, 2, Language::nb) == "7");
    CHECK(english.find("Wait for a list place, months") != std::string::npos);
}

TEST_CASE("a comparison's table gives the difference, its band, its error and the verdict") {
    const run::Results results = test::small_results();
    const std::string table = comparison(results, Language::nb);
    CHECK(table.find("new_centre sammenlignet med baseline\n\nutgangen av januar 2022") == 0);
    CHECK(table.find("i gjennomsnitt  90 % av simuleringene  standardfeil") != std::string::npos);
    // Mean 1.5 of 3, 0, 3, 0, and a standard error of 0.866; four pairs.
    CHECK(table.find("0 til +3") != std::string::npos);
    CHECK(table.find("0,9  kan ikke skilles fra tilfeldigheter\n") != std::string::npos);
    CHECK(table.find("+150,0 prosentpoeng") != std::string::npos);  // a share, in per cent
    CHECK(comparison(results, Language::en).find("0.9  cannot be told from chance\n") !=
          std::string::npos);
}

TEST_CASE("a comparison tells of services and duty where it moves them") {
    run::Results results = test::small_results();
    const auto at = [&](Indicator id) -> record::DifferenceSeries& {
        return results.differences[0].indicators[static_cast<std::size_t>(id)];
    };
    at(Indicator::services_fte_gap).set(2, {-0.9, 0.1, -1.0, -0.5, 0.0, 0.0, 1.0});
    at(Indicator::duty_shifts_per_gp).set(2, {0.1, 0.01, -1.0, 1.0, 0.6, 0.0, 1.0});
    const std::string table = comparison(results, Language::nb);
    CHECK(cells_of(table, "Manglende legeårsverk i kommunale tjenester").back() ==
          "bedre (i 100 % av simuleringene)");
    CHECK(table.find("Legevakter per lege") == std::string::npos);  // uncertain
    at(Indicator::services_fte_gap).set(2, {0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.0});
    CHECK(comparison(results, Language::nb).find("Manglende legeårsverk") == std::string::npos);
}

TEST_CASE("costs that leave something out are shown as such and not compared") {
    run::Results results = test::small_results();
    const auto year = static_cast<std::size_t>(Indicator::cost_municipality_year);
    for (run::ScenarioSummary& scenario : results.scenarios) {
        scenario.price_year = 2024;
    }
    CHECK(cli::scenario_table(results.scenarios[0], {1}, Language::nb)
              .find("Kostnad for kommunen i året, 1 000 kr fra 2024") != std::string::npos);
    CHECK(cli::footer(results, Language::nb).find("Kostnad for kommunen:") == std::string::npos);
    results.scenarios[1].not_priced = {
        {"Vikarer, utover ordinær kostnad", "Locums, beyond the ordinary cost"}};
    CHECK(cli::scenario_table(results.scenarios[1], {1}, Language::nb)
              .find("Kostnad for kommunen i året, ikke hele") != std::string::npos);
    CHECK(comparison(results, Language::nb).find("kan ikke sammenlignes (poster uten pris)") !=
          std::string::npos);
    CHECK(
        cli::footer(results, Language::nb)
            .find("Disse postene har ingen pris i scenarioet: Vikarer, utover ordinær kostnad.") !=
        std::string::npos);
    for (record::Series* series :
         {&results.scenarios[0].indicators[year],
          &results.scenarios[0]
               .indicators[static_cast<std::size_t>(Indicator::cost_municipality)]}) {
        *series = record::Series(series->times());
    }
    CHECK(cli::scenario_table(results.scenarios[0], {1}, Language::nb).find("Kostnad") ==
          std::string::npos);
}

TEST_CASE("counts of fewer than five persons are hidden, and a step switched off is told") {
    run::Results results = test::small_results();
    run::ScenarioSummary& scenario = results.scenarios[0];
    for (auto& quantile :
         scenario.indicators[static_cast<std::size_t>(Indicator::persons_without_gp)].quantiles) {
        quantile.assign(quantile.size(), 3.0);
    }
    scenario.switched_off = {"duty", "costs"};
    const std::string table = cli::scenario_table(scenario, {1}, Language::nb);
    CHECK(table.find("færre enn 5") != std::string::npos);
    CHECK(table.find("Slått av i scenarioet og ikke regnet ut: legevakt, kostnader.\n") !=
          std::string::npos);
}

TEST_CASE("the footer says how many, from which seed, and that it is no forecast") {
    run::Results results = test::small_results();
    const std::string version(legeplan::version());
    const std::string text = cli::footer(results, Language::nb);
    CHECK(text.find("4 simuleringer, frø 7, Legeplan " + version + ".") != std::string::npos);
    CHECK(text.find("ikke en prognose") != std::string::npos);
    CHECK(text.find("Monte Carlo-feilen i gjennomsnittet") != std::string::npos);
    CHECK(text.find("syntetisk: trukket") != std::string::npos);
    results.scenarios[1].has_roster = true;
    results.differences.clear();
    const std::string other = cli::footer(results, Language::en);
    CHECK(other.find("roster") != std::string::npos);
    CHECK(other.find("standard error") == std::string::npos);
}
