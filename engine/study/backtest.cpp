#include "study/backtest.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

#include "core/real_math.h"
#include "projection/projection.h"
#include "run/scenario.h"
#include "study/vintage.h"

namespace legeplan::study {

namespace {

using projection::MonthRow;
using record::Indicator;

/// Years before the start from which constant growth is taken, at most.
constexpr int kGrowthYears = 5;

/// A part of the population that is scored.
struct Group {
    Indicator id;
    int from;
    int to;
    double MonthRow::*twin;
};

constexpr std::array kGroups{
    Group{Indicator::population, 0, kTopAge, &MonthRow::population},
    Group{Indicator::population_0_19, 0, 19, &MonthRow::population_0_19},
    Group{Indicator::population_20_66, 20, 66, &MonthRow::population_20_66},
    Group{Indicator::population_67_79, 67, 79, &MonthRow::population_67_79},
    Group{Indicator::population_80_plus, 80, kTopAge, &MonthRow::population_80_plus},
};

double persons_in(const Group& group, const Ages& persons) {
    return persons.middleRows(group.from, group.to - group.from + 1).sum();
}

/// Growth of a group a year, as a factor, over the years before the start; nothing when there are
/// none.
std::optional<double> growth_of(const Group& group, const PopulationHistory& observed, int start) {
    for (int years = kGrowthYears; years > 0; --years) {
        const auto before = observed.years.find(start - years);
        const auto now = observed.years.find(start);
        if (before == observed.years.end() || now == observed.years.end()) continue;
        const double first = persons_in(group, before->second);
        const double last = persons_in(group, now->second);
        if (first > 0.0 && last > 0.0) {
            return exp_(log_(last / first) / years);
        }
    }
    return std::nullopt;
}

/// Whole population of 1 January of the start year, as the scenario has it.
Ages start_of(const inputs::Inputs& inputs) {
    Ages persons;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            persons(age, sex) =
                inputs.population
                    .initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
        }
    }
    return persons;
}

/// Runs a scenario, keeping what every replicate gave: scores are of all of them.
run::Experiment run_to_score(const std::shared_ptr<const inputs::Inputs>& inputs,
                             run::Options options) {
    options.keep_values = run::KeepValues::always;
    return run::run_experiment({run::scenario_of(inputs)}, options);
}

std::vector<float> draws_at(const run::Draws& draws, Indicator id, std::size_t time) {
    std::vector<float> values;
    for (std::uint64_t replicate = 0; replicate < draws.replicates(); ++replicate) {
        values.push_back(draws.values(replicate, id)[time]);
    }
    return values;
}

[[noreturn]] void refuse(const std::string& file, const Text& message, const Text& expected) {
    Problems problems;
    problems.add({{file, 0}, "", message, expected, ""});
    throw ScenarioError(std::move(problems));
}

void expect_known_time(const inputs::Loaded& scenario) {
    Problems problems;
    check_vintage(scenario.scenario, problems);
    throw_if_any(problems);
}

}  // namespace

void score_population(const std::shared_ptr<const inputs::Inputs>& inputs,
                      const PopulationHistory& observed, const run::Options& options,
                      Backtest& backtest) {
    const run::Experiment experiment = run_to_score(inputs, options);
    const run::Draws& draws = experiment.draws.front();
    const auto twin = projection::project(*inputs, inputs::Draw::central(*inputs));
    const int start_year = inputs->start.year();
    const Ages start = start_of(*inputs);
    for (const Group& group : kGroups) {
        const std::optional<double> growth = growth_of(group, observed, start_year);
        double growing = persons_in(group, start);
        for (int year = start_year; year <= inputs->end.year(); ++year) {
            growing *= growth.value_or(1.0);
            const auto seen = observed.years.find(year + 1);
            const int time = Month::of(year, 12) - inputs->start + 1;
            if (seen == observed.years.end() || time < 1 || time > inputs->months()) continue;
            const auto at = static_cast<std::size_t>(time);
            Scored scored = score(draws_at(draws, group.id, at), persons_in(group, seen->second));
            scored.region = observed.region.empty() ? inputs->municipality : observed.region;
            scored.group = record::spec(group.id).name;
            scored.time = to_string(Month::of(year, 12));
            scored.origin = start_year;
            scored.years_ahead = static_cast<double>(time) / 12.0;
            scored.rivals[static_cast<std::size_t>(Rival::no_change)] = persons_in(group, start);
            if (growth) {
                scored.rivals[static_cast<std::size_t>(Rival::constant_growth)] = growing;
            }
            const auto row =
                static_cast<std::size_t>(Month::of(year, 12) - Month::of(start_year, 1));
            scored.rivals[static_cast<std::size_t>(Rival::twin)] = twin.months[row].*group.twin;
            backtest.cells.push_back(std::move(scored));
        }
    }
    ++backtest.starts;
    backtest.replicates = experiment.replicates;
    backtest.seed = experiment.seed;
}

Backtest backtest_population(const inputs::Loaded& scenario, const PopulationHistory& observed,
                             const run::Options& options) {
    expect_known_time(scenario);
    const inputs::Inputs& inputs = *scenario.inputs;
    if (observed.last() <= inputs.start.year() || observed.first() > inputs.end.year() + 1) {
        refuse(scenario.scenario.file(),
               Text::of("ingenting er observert mellom {} og {}",
                        "nothing was observed between {} and {}", to_string(inputs.start),
                        to_string(inputs.end)),
               {"befolkning per 1. januar etter starten, senest den etter slutten",
                "populations of 1 January after the start, at the latest that after the end"});
    }
    Backtest backtest;
    backtest.regions = 1;
    if (observed.years.contains(inputs.start.year())) {
        backtest.persons_at_start = observed.total(inputs.start.year());
    }
    score_population(std::make_shared<const inputs::Inputs>(inputs), observed, options, backtest);
    if (backtest.cells.empty()) {
        refuse(scenario.scenario.file(),
               {"ikke noe helt år i perioden er observert",
                "no whole year of the period was observed"},
               {"en 1. januar i den observerte tabellen for minst én 31. desember i perioden",
                "a 1 January in the observed table for at least one 31 December of the period"});
    }
    return backtest;
}

Backtest backtest_indicators(const inputs::Loaded& scenario, const ObservedIndicators& observed,
                             const run::Options& options) {
    expect_known_time(scenario);
    const auto inputs = std::make_shared<const inputs::Inputs>(*scenario.inputs);
    const run::Experiment experiment = run_to_score(inputs, options);
    Backtest backtest{experiment.seed, experiment.replicates, 1, 1, {}, {}};
    std::map<Indicator, double> at_start;
    for (const auto& row : observed.rows) {
        const int time = row.month - inputs->start + 1;
        if (time == 0) {
            at_start[row.indicator] = row.value;
        }
        if (time < 1 || time > inputs->months()) continue;
        Scored scored =
            score(draws_at(experiment.draws.front(), row.indicator, static_cast<std::size_t>(time)),
                  row.value);
        scored.region = inputs->municipality;
        scored.group = record::spec(row.indicator).name;
        scored.time = to_string(row.month);
        scored.origin = inputs->start.year();
        scored.years_ahead = static_cast<double>(time) / 12.0;
        if (const auto start = at_start.find(row.indicator); start != at_start.end()) {
            scored.rivals[static_cast<std::size_t>(Rival::no_change)] = start->second;
        }
        backtest.cells.push_back(std::move(scored));
    }
    if (backtest.cells.empty()) {
        refuse(observed.file,
               {"ingenting er observert i perioden til scenarioet",
                "nothing was observed in the period of the scenario"},
               Text::of("måneder fra {} til {}", "months from {} to {}", to_string(inputs->start),
                        to_string(inputs->end)));
    }
    return backtest;
}

Backtest backtest(const inputs::Loaded& scenario, const std::filesystem::path& observed,
                  const std::optional<std::filesystem::path>& targets,
                  const std::filesystem::path& data_dir, const run::Options& options) {
    std::error_code error;
    if (std::filesystem::is_directory(observed, error)) {
        Targets loaded = load_targets(targets ? *targets : national_targets(data_dir), data_dir);
        // A start in the past may know the nation only as it was then.
        loaded.national_rates = NationalRates::history;
        return backtest_folder(scenario, observed, loaded, options);
    }
    if (holds_indicators(observed)) {
        return backtest_indicators(scenario, read_indicators(observed), options);
    }
    std::optional<std::string> region;
    if (scenario.scenario.has("municipality.code")) {
        region = scenario.scenario.string("municipality.code");
    }
    return backtest_population(
        scenario, region_of(read_histories(observed), region, observed.string()), options);
}

}  // namespace legeplan::study
