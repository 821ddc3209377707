#include "cli/council_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/catalogue.h"
#include "cli/numbers.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "output/cost_words.h"
#include "record/risks.h"

namespace legeplan::cli {

using output::at_time;
using output::kYearCost;
using output::Phrase;
using record::Indicator;

namespace {

/// A table with a column for each time.
TextTable table_of_times(const run::ScenarioSummary& scenario,
                         const std::vector<std::size_t>& columns, std::string corner,
                         Language language) {
    std::vector<std::string> header{std::move(corner)};
    for (const std::size_t time : columns) {
        header.push_back(output::time_name(scenario.month_of(time), language));
    }
    std::vector<Align> align(header.size(), Align::right);
    align.front() = Align::left;
    return {std::move(header), std::move(align)};
}

/// What a year costs the municipality, in thousands: median and 90 % band.
std::vector<std::string> cost_row(const run::ScenarioSummary& scenario,
                                  const std::vector<std::size_t>& columns, Language language) {
    std::vector<std::string> row{output::year_cost_label({&scenario}, language)};
    for (const std::size_t time : columns) {
        row.push_back(output::year_cost_text(scenario, time, language));
    }
    return row;
}

std::vector<std::string> cost_difference_row(const run::ComparisonSummary& comparison,
                                             const run::ScenarioSummary& base,
                                             const run::ScenarioSummary& scenario, std::size_t time,
                                             Language language) {
    const record::IndicatorSpec& spec = record::spec(kYearCost);
    std::vector<std::string> row{output::year_cost_label({&base, &scenario}, language), "–", "–",
                                 "–", "–"};
    if (!output::is_comparable(base, scenario, kYearCost)) {
        row[4] = output::say(language, Phrase::cannot_be_compared);
    } else if (output::is_year_end(base, time)) {
        const record::Difference difference = output::year_cost_difference(comparison, time);
        row = {row[0], output::mean_difference_text(difference, spec, language),
               output::difference_band_text(difference, spec, language),
               output::difference_error_text(difference, spec, language),
               verdict(difference, spec.wish, language)};
    }
    return row;
}

/// What is told of a place with few positions: the report's risks, and waiting times.
std::string few_positions_table(const run::ScenarioSummary& scenario,
                                const std::vector<std::size_t>& columns, Language language) {
    TextTable table =
        table_of_times(scenario, columns, output::say(language, Phrase::probability_of), language);
    const auto risks = record::risk_specs();
    for (std::size_t r = 0; r < risks.size(); ++r) {
        std::vector<std::string> row{
            std::string(language == Language::nb ? risks[r].nb : risks[r].en)};
        for (const std::size_t time : columns) {
            row.push_back(output::probability_text(scenario.risks[r][time], language));
        }
        table.add(std::move(row));
    }
    for (const output::Wait& wait : output::waits()) {
        std::vector<std::string> row{output::say(language, wait.label)};
        for (const std::size_t time : columns) {
            row.push_back(output::wait_text(wait, scenario, time, language));
        }
        table.add(std::move(row));
    }
    return '\n' + table.to_string() + output::say(language, Phrase::few_positions_note) + '\n';
}

}  // namespace

std::string scenario_table(const run::ScenarioSummary& scenario,
                           const std::vector<std::size_t>& times, Language language) {
    std::vector<std::size_t> columns{0};
    columns.insert(columns.end(), times.begin(), times.end());
    TextTable table = table_of_times(scenario, columns, "", language);
    for (const Indicator id : output::council_indicators()) {
        const record::IndicatorSpec& spec = record::spec(id);
        std::vector<std::string> row{std::string(output::label(spec, language))};
        for (const std::size_t time : columns) {
            row.push_back(output::band_text(scenario.indicators[static_cast<std::size_t>(id)], time,
                                            spec, language, output::SmallCounts::hidden));
        }
        table.add(std::move(row));
    }
    if (output::has_costs(scenario)) {
        table.add(cost_row(scenario, columns, language));
    }
    const std::string off = output::switched_off_note(scenario, language);
    return fmt::format("{} ({})\n{}{}\n{}", in_language(scenario.title, language), scenario.id,
                       off.empty() ? off : off + '\n', output::say(language, Phrase::median_band),
                       table.to_string()) +
           (output::has_few_positions(scenario) ? few_positions_table(scenario, columns, language)
                                                : "");
}

std::string comparison_table(const run::ComparisonSummary& comparison,
                             const run::ScenarioSummary& base, const run::ScenarioSummary& scenario,
                             const std::vector<std::size_t>& times, Language language) {
    std::string out = say(language, Message::compared, comparison.scenario, comparison.base) + '\n';
    for (const std::size_t time : times) {
        TextTable table({output::time_name(base.month_of(time), language),
                         say(language, Message::column_mean_difference),
                         say(language, Message::column_band), say(language, Message::column_error),
                         say(language, Message::column_verdict)},
                        {Align::left, Align::right, Align::right, Align::right, Align::left});
        for (const Indicator id : output::told_indicators(std::array{&comparison}, times)) {
            const record::IndicatorSpec& spec = record::spec(id);
            const record::Difference difference =
                at_time(comparison.indicators[static_cast<std::size_t>(id)], time);
            table.add({std::string(output::label(spec, language)),
                       output::mean_difference_text(difference, spec, language),
                       output::difference_band_text(difference, spec, language),
                       output::difference_error_text(difference, spec, language),
                       verdict(difference, spec.wish, language)});
        }
        if (output::has_costs(base) && output::has_costs(scenario)) {
            table.add(cost_difference_row(comparison, base, scenario, time, language));
        }
        out += '\n' + table.to_string();
    }
    return out;
}

std::string footer(const run::Results& results, Language language) {
    const bool has_roster =
        std::any_of(results.scenarios.begin(), results.scenarios.end(),
                    [](const run::ScenarioSummary& scenario) { return scenario.has_roster; });
    std::string out;
    if (!results.differences.empty()) {
        out += output::say(language, Phrase::comparison_note) + '\n';
    }
    out += say(language, Message::footer_run, person_count(results.replicates, language),
               results.seed, version()) +
           '\n';
    if (results.quantile_bins > 0) {
        const double percent = 200.0 / static_cast<double>(results.quantile_bins - 1);
        out += say(language, Message::footer_bins, person_count(results.quantile_bins, language),
                   person_number(percent, 1, language)) +
               '\n';
    }
    std::vector<const run::ScenarioSummary*> scenarios;
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        scenarios.push_back(&scenario);
    }
    const std::string left_out = output::left_out_note(scenarios, {kYearCost}, language);
    if (!left_out.empty()) {
        out += output::say(language, Phrase::cost_note, left_out) + '\n';
    }
    return out +
           output::say(language, has_roster ? Phrase::footer_roster : Phrase::footer_synthetic) +
           '\n';
}

}  // namespace legeplan::cli
