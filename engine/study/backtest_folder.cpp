#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "study/backtest.h"
#include "study/fit_check.h"
#include "study/municipal_fit.h"
#include "study/vintage.h"

namespace legeplan::study {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& file, const Text& message, const Text& expected) {
    Problems problems;
    problems.add({{file, 0}, "", message, expected, ""});
    throw ScenarioError(std::move(problems));
}

/// The scenario's rates with a place of its own for everyone: lists do not act on demography.
inputs::Inputs demography_of(const inputs::Inputs& scenario) {
    inputs::Inputs inputs = scenario;
    inputs.policies.clear();
    inputs.events.clear();
    inputs.roster.clear();
    inputs.margins = {};
    inputs.capacity_trigger.reset();
    inputs.positions.resize(1);
    inputs.positions.front() = {};
    return inputs;
}

/// Simulates and scores one start; one that bears no fit is told in the backtest.
void fit_start(const inputs::Inputs& rates, const PopulationHistory& history, int start,
               const Targets& targets, const run::Options& options, Backtest& backtest) {
    auto inputs = std::make_shared<inputs::Inputs>(rates);
    const int last = std::min(history.last() - 1, start + targets.horizon_years - 1);
    inputs->end = Month::of(last, 12);
    const MunicipalFit fit = fit_municipality(rates, history, start, targets);
    if (const auto no_fit = why_no_fit(fit)) {
        backtest.no_fit.push_back({history.name, start, no_fit->why});
        return;
    }
    apply(fit, *inputs);
    inputs->municipality = history.name;
    auto& position = inputs->positions.front();
    position.list_length = static_cast<int>(fit.population.sum());
    position.list_cap = position.list_length;
    score_population(inputs, history, options, backtest);
}

/// Options of one of many starts: its progress is told as a part of all.
run::Options of_start(const run::Options& options, std::size_t start, std::size_t starts) {
    run::Options part = options;
    if (options.progress) {
        part.progress = [&options, start, starts](const run::Progress& progress) {
            options.progress({start * progress.wanted + progress.done, starts * progress.wanted});
        };
    }
    return part;
}

std::vector<fs::path> tables_in(const fs::path& folder) {
    std::vector<fs::path> tables;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const fs::path& path = entry.path();
        if (entry.is_regular_file() &&
            (path.extension() == ".csv" || path.extension() == ".json")) {
            tables.push_back(path);
        }
    }
    std::sort(tables.begin(), tables.end());
    if (tables.empty()) {
        refuse(folder.string(), {"ingen tabeller", "no tables"},
               {"filer som slutter på .csv eller .json", "files that end with .csv or .json"});
    }
    return tables;
}

/// Histories of all tables by region; a region in several tables is put together.
std::map<std::string, PopulationHistory> histories_in(const fs::path& folder) {
    std::map<std::string, PopulationHistory> all;
    for (const fs::path& path : tables_in(folder)) {
        for (auto& [region, history] : read_histories(path)) {
            const std::string name = region.empty() ? path.stem().string() : region;
            PopulationHistory& known = all[name];
            known.region = name;
            known.name = history.name.empty() ? name : history.name;
            for (const auto& [year, persons] : history.years) {
                if (!known.years.emplace(year, persons).second &&
                    (known.years.at(year) != persons).any()) {
                    refuse(path.string(),
                           Text::of("region {}, år {} er ulik en annen tabell i mappen",
                                    "region {}, year {} differs from another table of the folder",
                                    name, year),
                           {"hver befolkning én gang", "each population once"});
                }
            }
        }
    }
    return all;
}

/// First year of which a start may know the scenario's tables and can know the nation's history.
int first_start(const inputs::Loaded& scenario, const Targets& targets) {
    Problems problems;
    const scenario::Date until = shapes_known_until(scenario.scenario, problems);
    throw_if_any(problems);
    const auto year = static_cast<int>(until.year());
    const bool is_new_year = until == until.year() / std::chrono::January / 1;
    const PopulationHistory& nation = targets.national;
    return std::max(is_new_year ? year : year + 1,
                    nation.years.empty() ? year : nation.first() + 1);
}

/// A year of a region in which a backtest may start.
struct Start {
    const PopulationHistory* history = nullptr;
    int year = 0;
};

/// Starts of a region that has enough history before and something observed after.
std::vector<Start> starts_of(const PopulationHistory& history, const Targets& targets) {
    std::vector<Start> starts;
    for (int year = history.first() + targets.least_years; year < history.last();
         year += targets.step_years) {
        if (history.years.contains(year) && history.years.contains(year + 1)) {
            starts.push_back({&history, year});
        }
    }
    return starts;
}

/// Every start is too early: which tables know more than was known then.
[[noreturn]] void refuse_early(const inputs::Loaded& scenario, const fs::path& folder,
                               const Backtest& backtest, int latest_early) {
    Problems problems;
    check_shapes_until(scenario.scenario,
                       scenario::parse_date(std::to_string(latest_early) + "-01-01").value(),
                       problems);
    Text tables;
    for (const Problem& problem : problems.items()) {
        const std::string name = fs::path(problem.where.file).filename().string();
        tables = Text::of("{}; {}: {}", "{}; {}: {}", tables, name, problem.message);
    }
    refuse(folder.string(),
           Text::of("starter før {} er ikke med, for nasjonale tabeller vet mer enn det som var "
                    "kjent da{}; ingen av de {} startene er igjen",
                    "starts before {} are left out, for national tables know more than was known "
                    "then{}; none of the {} starts is left",
                    backtest.first_start, tables, backtest.early_starts),
           Text::of("en historie til {} eller senere", "a history to {} or later",
                    backtest.first_start + 1));
}

/// No start of the folder bears a fit.
[[noreturn]] void refuse_unfit(const fs::path& folder, const Backtest::NoFitAt& first) {
    refuse(
        folder.string(),
        Text::of("ingen start har en historie som lar seg tilpasse; i {} fra {}: {}",
                 "no start has a history that bears a fit; in {} from {}: {}", first.region,
                 first.start, first.why),
        {"en kommune med nok folk i alle aldre", "a municipality with enough people of all ages"});
}

/// Nothing can be simulated for want of years: of which.
[[noreturn]] void refuse_folder(const fs::path& folder,
                                const std::map<std::string, PopulationHistory>& histories,
                                const Targets& targets) {
    const bool is_long = std::any_of(histories.begin(), histories.end(), [&](const auto& each) {
        return each.second.last() - each.second.first() > targets.least_years;
    });
    if (is_long) {
        refuse(folder.string(),
               Text::of("ingen region har to år på rad etter {} år med historie",
                        "no region has two consecutive years after {} years of history",
                        targets.least_years),
               {"befolkningen 1. januar hvert år, uten hull",
                "the population of 1 January of each year, without gaps"});
    }
    refuse(folder.string(),
           Text::of("ingen region har {} år med historie og et år etter dem",
                    "no region has {} years of history and a year after them", targets.least_years),
           Text::of("befolkning for minst {} år (history.least_years)",
                    "populations of at least {} years (history.least_years)",
                    targets.least_years + 2));
}

}  // namespace

Backtest backtest_folder(const inputs::Loaded& scenario, const fs::path& folder,
                         const Targets& targets, const run::Options& options) {
    const auto histories = histories_in(folder);
    const inputs::Inputs rates = demography_of(*scenario.inputs);
    Backtest backtest;
    backtest.first_start = first_start(scenario, targets);
    std::vector<Start> starts;
    std::optional<int> latest_early;
    for (const auto& [region, history] : histories) {
        const std::vector<Start> all = starts_of(history, targets);
        if (all.empty()) {
            backtest.left_out.push_back(region);
        }
        for (const Start& start : all) {
            if (start.year >= backtest.first_start) {
                starts.push_back(start);
            } else {
                ++backtest.early_starts;
                latest_early = std::max(latest_early.value_or(start.year), start.year);
            }
        }
    }
    if (starts.empty()) {
        if (latest_early) refuse_early(scenario, folder, backtest, *latest_early);
        refuse_folder(folder, histories, targets);
    }
    std::set<std::string> scored;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const int before = backtest.starts;
        fit_start(rates, *starts[i].history, starts[i].year, targets,
                  of_start(options, i, starts.size()), backtest);
        if (backtest.starts > before) scored.insert(starts[i].history->region);
    }
    if (scored.empty()) {
        refuse_unfit(folder, backtest.no_fit.front());
    }
    backtest.regions = static_cast<int>(scored.size());
    return backtest;
}

}  // namespace legeplan::study
