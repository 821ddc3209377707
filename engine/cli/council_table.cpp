#include "cli/council_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/catalogue.h"
#include "cli/numbers.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "record/risks.h"

namespace legeplan::cli {

using output::at_time;
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

/// What is told of a place with few positions: the report's risks, and the wait for a GP.
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
    std::vector<std::string> wait{output::say(language, Phrase::wait_for_gp)};
    for (const std::size_t time : columns) {
        wait.push_back(output::wait_text(scenario, time, language));
    }
    table.add(std::move(wait));
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
                                            spec, language));
        }
        table.add(std::move(row));
    }
    return fmt::format("{} ({})\n{}\n{}", in_language(scenario.title, language), scenario.id,
                       output::say(language, Phrase::median_band), table.to_string()) +
           (output::has_few_positions(scenario) ? few_positions_table(scenario, columns, language)
                                                : "");
}

std::string comparison_table(const run::ComparisonSummary& comparison,
                             const run::ScenarioSummary& base,
                             const std::vector<std::size_t>& times, Language language) {
    std::string out = say(language, Message::compared, comparison.scenario, comparison.base) + '\n';
    for (const std::size_t time : times) {
        TextTable table({output::time_name(base.month_of(time), language),
                         say(language, Message::column_difference),
                         say(language, Message::column_verdict)},
                        {Align::left, Align::right, Align::left});
        for (const Indicator id : output::council_indicators()) {
            const record::IndicatorSpec& spec = record::spec(id);
            const record::Difference difference =
                at_time(comparison.indicators[static_cast<std::size_t>(id)], time);
            table.add({std::string(output::label(spec, language)),
                       output::difference_text(difference, spec, language),
                       verdict(difference, spec.wish, language)});
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
    return out +
           output::say(language, has_roster ? Phrase::footer_roster : Phrase::footer_synthetic) +
           '\n';
}

}  // namespace legeplan::cli
