#include <filesystem>
#include <map>
#include <system_error>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/other_population.h"
#include "cli/progress.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "inputs/load.h"
#include "output/json.h"
#include "record/indicators.h"
#include "record/summary.h"
#include "scenario/paths.h"
#include "study/backtest.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using study::Backtest;
using study::Scored;

constexpr double kPercent = 100.0;
constexpr int kDecimals = 2;

std::string name_of(const std::string& group, Language language) {
    const record::IndicatorSpec* spec = record::find_indicator(group);
    return spec == nullptr ? group : std::string(language == Language::nb ? spec->nb : spec->en);
}

/// The groups in the order they were scored, with their cells.
std::vector<std::pair<std::string, std::vector<const Scored*>>> by_group(const Backtest& backtest) {
    std::vector<std::pair<std::string, std::vector<const Scored*>>> groups;
    std::map<std::string, std::size_t> place;
    for (const Scored& cell : backtest.cells) {
        const auto [found, is_new] = place.emplace(cell.group, groups.size());
        if (is_new) groups.push_back({cell.group, {}});
        groups[found->second].second.push_back(&cell);
    }
    return groups;
}

/// Cells by whole years ahead, rounded up.
std::map<int, std::vector<const Scored*>> by_years_ahead(const std::vector<const Scored*>& cells) {
    std::map<int, std::vector<const Scored*>> years;
    for (const Scored* cell : cells) {
        years[static_cast<int>(cell->years_ahead + 0.999)].push_back(cell);
    }
    return years;
}

TextTable summary_table(Message first, const Console& console) {
    std::vector<std::string> header{console.text(first), console.text(Message::column_cells)};
    for (const int band : study::kBands) {
        header.push_back(console.text(Message::column_coverage, band));
    }
    for (const Message column :
         {Message::column_bias, Message::column_half_width, Message::column_crps,
          Message::column_no_change, Message::column_growth, Message::column_twin}) {
        header.push_back(console.text(column));
    }
    std::vector<Align> align(header.size(), Align::right);
    align.front() = Align::left;
    return {std::move(header), std::move(align)};
}

std::vector<std::string> summary_row(const std::string& name, const study::Summary& summary,
                                     Language language) {
    std::vector<std::string> row{name, person_count(summary.cells, language)};
    for (const double share : summary.coverage) {
        row.push_back(person_number(kPercent * share, 0, language));
    }
    row.push_back(person_number(summary.bias_percent, kDecimals, language));
    row.push_back(person_number(summary.half_width_90_percent, kDecimals, language));
    row.push_back(person_number(summary.crps_percent, kDecimals, language));
    for (const auto& against : summary.rivals) {
        row.push_back(against.cells == 0 ? "–" : person_number(against.rival, kDecimals, language));
    }
    return row;
}

std::string cell_table(const std::vector<const Scored*>& cells, const Console& console) {
    const Language language = console.language();
    TextTable table(
        {console.text(Message::column_part), console.text(Message::column_year),
         console.text(Message::column_observed), console.text(Message::column_median),
         console.text(Message::column_band_90), console.text(Message::column_inside)},
        {Align::left, Align::left, Align::right, Align::right, Align::right, Align::right});
    for (const Scored* cell : cells) {
        const record::IndicatorSpec* spec = record::find_indicator(cell->group);
        const auto number = [&](double value) {
            return person_number(value, spec == nullptr ? 0 : spec->decimals, language);
        };
        table.add({name_of(cell->group, language), cell->time, number(cell->observed),
                   number(cell->quantiles[3]),
                   number(cell->quantiles[0]) + "–" + number(cell->quantiles[6]),
                   console.text(cell->is_within(2) ? Message::yes : Message::no)});
    }
    return table.to_string();
}

/// What a backtest was made with: one place's table, or a folder of many.
enum class Observed : std::uint8_t { table, folder };

std::string text_of(const Backtest& backtest, const std::string& heading, Observed observed,
                    const Console& console) {
    const Language language = console.language();
    const auto groups = by_group(backtest);
    std::string text = heading + '\n';
    if (observed == Observed::table) {
        std::vector<const Scored*> all;
        for (const Scored& cell : backtest.cells)
            all.push_back(&cell);
        text += cell_table(all, console) + '\n';
    }
    TextTable table = summary_table(Message::column_part, console);
    for (const auto& [group, cells] : groups) {
        table.add(summary_row(name_of(group, language), study::summarise(cells), language));
    }
    text += table.to_string();
    if (observed == Observed::folder) {
        text += '\n' + console.text(Message::backtest_by_year) + '\n';
        TextTable years = summary_table(Message::column_years_ahead, console);
        for (const auto& [year, cells] : by_years_ahead(groups.front().second)) {
            years.add(summary_row(std::to_string(year), study::summarise(cells), language));
        }
        text += years.to_string();
    }
    return text + '\n' + console.text(Message::backtest_note) + '\n';
}

Json summary_json(const std::vector<const Scored*>& cells) {
    const study::Summary summary = study::summarise(cells);
    Json json;
    json["cells"] = summary.cells;
    for (std::size_t band = 0; band < study::kBands.size(); ++band) {
        json["coverage"][std::to_string(study::kBands[band])] = summary.coverage[band];
    }
    json["bias_percent"] = summary.bias_percent;
    json["absolute_error_percent"] = summary.absolute_error_percent;
    json["half_width_90_percent"] = summary.half_width_90_percent;
    json["crps"] = summary.crps;
    json["crps_percent"] = summary.crps_percent;
    for (std::size_t k = 0; k < study::kRivalNames.size(); ++k) {
        const auto& against = summary.rivals[k];
        Json& rival = json["rivals"][study::kRivalNames[k]];
        if (against.cells > 0) {
            rival["cells"] = against.cells;
            rival["crps_percent"] = against.rival;
            rival["own_crps_percent"] = against.crps;
        }
    }
    const auto best = summary.best_rival();
    json["best_rival"] =
        best ? Json(study::kRivalNames[static_cast<std::size_t>(*best)]) : Json(nullptr);
    return json;
}

Json cell_json(const Scored& cell) {
    Json json;
    json["region"] = cell.region;
    json["origin"] = cell.origin;
    json["indicator"] = cell.group;
    json["time"] = cell.time;
    json["years_ahead"] = cell.years_ahead;
    json["observed"] = cell.observed;
    json["mean"] = cell.mean;
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        json["quantiles"][record::kQuantileNames[q]] = cell.quantiles[q];
    }
    for (std::size_t band = 0; band < study::kBands.size(); ++band) {
        json["inside"][std::to_string(study::kBands[band])] = cell.is_within(band);
    }
    json["crps"] = cell.crps;
    for (std::size_t k = 0; k < study::kRivalNames.size(); ++k) {
        json["rivals"][study::kRivalNames[k]] =
            cell.rivals[k] ? Json(*cell.rivals[k]) : Json(nullptr);
    }
    return json;
}

Json json_of(const Backtest& backtest, const inputs::Inputs& inputs) {
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["seed"] = backtest.seed;
    json["replicates"] = backtest.replicates;
    json["scenario"] = inputs.id;
    json["title"] = output::to_json(inputs.title);
    json["regions"] = backtest.regions;
    json["starts"] = backtest.starts;
    json["left_out"] = backtest.left_out;
    json["early_starts"] = backtest.early_starts;
    json["no_fit"] = Json::array();
    for (const Backtest::NoFitAt& each : backtest.no_fit) {
        json["no_fit"].push_back(
            {{"region", each.region}, {"origin", each.start}, {"why", each.why.en}});
    }
    for (const auto& [group, cells] : by_group(backtest)) {
        json["summary"][group] = summary_json(cells);
        for (const auto& [year, of_year] : by_years_ahead(cells)) {
            json["by_years_ahead"][group][std::to_string(year)] = summary_json(of_year);
        }
    }
    json["cells"] = Json::array();
    for (const Scored& cell : backtest.cells) {
        json["cells"].push_back(cell_json(cell));
    }
    return json;
}

/// How many starts of each region bear no fit, and why the first does not.
void tell_no_fit(const Backtest& backtest, Console& console) {
    std::map<std::string, std::pair<int, Text>> regions;
    for (const Backtest::NoFitAt& each : backtest.no_fit) {
        ++regions.try_emplace(each.region, 0, each.why).first->second.first;
    }
    for (const auto& [region, starts] : regions) {
        console.note(console.text(Message::backtest_no_fit, region, starts.first,
                                  starts.second.in(console.language())));
    }
}

inputs::Loaded loaded(const std::string& path) {
    Problems problems;
    auto scenario = inputs::load_with_scenario(path, inputs::LoadOptions{}, problems);
    if (!scenario || !scenario->inputs) {
        throw ScenarioError(std::move(problems));
    }
    return std::move(*scenario);
}

}  // namespace

Exit backtest_scenario(const Arguments& arguments, Console& console) {
    if (!arguments.observed) {
        throw UsageError(console.text(Message::observed_needed));
    }
    const fs::path data_dir = inputs::LoadOptions::default_data_dir();
    const fs::path observed = scenario::named_file(*arguments.observed, data_dir).path;
    std::error_code error;
    const Observed kind = fs::is_directory(observed, error) ? Observed::folder : Observed::table;
    if (arguments.targets && kind == Observed::table) {
        throw UsageError(console.text(Message::folder_needs_population));
    }
    const inputs::Loaded scenario = loaded(arguments.scenarios.front());
    const Interrupts interrupts;
    ProgressDisplay display(console.progress_stream(), ProgressDisplay::form_for(console),
                            console.language());
    run::Options options;
    options.replicates = arguments.replicates;
    options.seed = arguments.seed;
    options.threads = arguments.threads;
    options.progress = [&](const run::Progress& progress) { display.show(progress); };
    options.is_cancelled = Interrupts::is_asked;
    const Backtest backtest =
        study::backtest(scenario, observed, arguments.targets, data_dir, options);
    display.finish();
    const Language language = console.language();
    const std::string count = person_count(backtest.replicates, language);
    const inputs::Inputs& inputs = *scenario.inputs;
    const std::string heading =
        kind == Observed::folder
            ? console.text(Message::backtest_folder_heading, backtest.regions, backtest.starts,
                           count, backtest.seed)
            : console.text(Message::backtest_heading, in_language(inputs.title, language),
                           month_name(inputs.start, language), count, backtest.seed);
    console.answer_text(text_of(backtest, heading, kind, console));
    if (backtest.persons_at_start) {
        warn_of_other_population(inputs, *backtest.persons_at_start, inputs.start.year(), console);
    }
    for (const std::string& region : backtest.left_out) {
        console.note(console.text(Message::backtest_left_out, region));
    }
    if (backtest.early_starts > 0) {
        console.note(console.text(Message::backtest_early_starts, backtest.early_starts,
                                  backtest.first_start));
    }
    tell_no_fit(backtest, console);
    if (console.answer() == Answer::json) {
        console.answer_json(
            json_of(backtest, inputs).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
