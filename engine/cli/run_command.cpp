#include <algorithm>
#include <cmath>
#include <memory>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/council_table.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/output_files.h"
#include "cli/progress.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/csv.h"
#include "output/json.h"
#include "output/result_file.h"
#include "run/results.h"
#include "run/scenario.h"

namespace legeplan::cli {

namespace {

/// The scenarios of a command, all problems of all of them at once. Throws: ScenarioError.
std::vector<run::Scenario> load_scenarios(const std::vector<std::string>& paths) {
    Problems problems;
    std::vector<std::shared_ptr<const inputs::Inputs>> loaded;
    for (const std::string& path : paths) {
        auto scenario = inputs::load_with_scenario(path, inputs::LoadOptions{}, problems);
        if (scenario && scenario->inputs) {
            run::check_figures(scenario->scenario, problems);
            loaded.push_back(std::make_shared<const inputs::Inputs>(std::move(*scenario->inputs)));
        }
    }
    throw_if_any(problems);
    const std::vector<std::string> ids = run::unique_ids(paths);
    std::vector<run::Scenario> scenarios;
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        scenarios.push_back(run::scenario_of(loaded[i]));
        scenarios.back().id = ids[i];
    }
    return scenarios;
}

Month last_month(const run::Scenario& scenario) {
    return scenario.start + (scenario.months - 1);
}

void expect_same_period(const std::vector<run::Scenario>& scenarios, const Console& console) {
    const run::Scenario& base = scenarios.front();
    for (const run::Scenario& scenario : scenarios) {
        if (scenario.start != base.start || scenario.months != base.months) {
            throw UsageError(console.text(Message::different_periods, base.id,
                                          to_string(base.start), to_string(last_month(base)),
                                          scenario.id, to_string(scenario.start),
                                          to_string(last_month(scenario))));
        }
    }
}

void expect_years(const std::vector<int>& years, const run::Scenario& scenario,
                  const Console& console) {
    for (const int year : years) {
        const Month last = last_month(scenario);
        if (year < scenario.start.year() || year > last.year()) {
            throw UsageError(
                console.text(Message::year_outside, year, scenario.start.year(), last.year()));
        }
    }
}

/// The files a run writes, made before it starts, so that a long run does not end in vain.
struct Outputs {
    std::unique_ptr<output::AtomicFile> results;
    std::unique_ptr<output::AtomicFile> table;
};

Outputs open_outputs(const Arguments& arguments, const Console& console) {
    expect_replaceable(arguments.output, {"\x89HDF"}, arguments, console);
    expect_replaceable(arguments.csv, {"indicator,scenario,"}, arguments, console);
    if (arguments.output && arguments.csv && is_same_file(*arguments.output, *arguments.csv)) {
        throw UsageError(console.text(Message::same_output));
    }
    Outputs outputs;
    if (arguments.output) {
        outputs.results = std::make_unique<output::AtomicFile>(*arguments.output);
    }
    if (arguments.csv) {
        outputs.table = std::make_unique<output::AtomicFile>(*arguments.csv);
    }
    return outputs;
}

run::Experiment run_with_progress(const Arguments& arguments, std::vector<run::Scenario> scenarios,
                                  Console& console) {
    ProgressDisplay display(console.progress_stream(), ProgressDisplay::form_for(console),
                            console.language());
    run::Options options;
    options.replicates = arguments.replicates;
    options.seed = arguments.seed;
    options.threads = arguments.threads;
    options.until_error = arguments.until_error;
    options.keep_values =
        arguments.draws == KeepDraws::yes ? run::KeepValues::always : run::KeepValues::of_few;
    // The program counts replicates, whichever number of scenarios each is run for.
    options.progress = [&, count = scenarios.size()](const run::Progress& progress) {
        if (progress.done >= count) {
            display.show({progress.done / count, progress.wanted / count});
        }
    };
    options.is_cancelled = Interrupts::is_asked;
    try {
        run::Experiment experiment = run::run_experiment(std::move(scenarios), options);
        display.finish();
        return experiment;
    } catch (...) {
        display.finish();
        throw;
    }
}

void write_outputs(const Arguments& arguments, const run::Results& results,
                   const run::Experiment& experiment, Outputs& outputs, Console& console) {
    if (outputs.results) {
        const auto provenance = output::provenance_now(arguments.command_line, experiment.threads);
        output::write_results(*outputs.results, results, provenance,
                              arguments.draws == KeepDraws::yes ? &experiment : nullptr,
                              Interrupts::is_asked);
        console.note(console.text(Message::wrote_file, *arguments.output));
    }
    // After the results, which may be stopped or fill the disk: then neither file is there.
    if (outputs.table) {
        output::write_text(*outputs.table, output::to_csv(results));
        console.note(console.text(Message::wrote_file, *arguments.csv));
    }
}

std::string tables(const Arguments& arguments, const run::Results& results, Language language) {
    std::string out;
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        out += scenario_table(scenario, table_times(scenario, arguments.years), language) + '\n';
    }
    for (const run::ComparisonSummary& comparison : results.differences) {
        const run::ScenarioSummary& base = results.scenarios.front();
        const auto scenario = std::find_if(
            results.scenarios.begin(), results.scenarios.end(),
            [&](const run::ScenarioSummary& each) { return each.id == comparison.scenario; });
        out += comparison_table(comparison, base, *scenario, table_times(base, arguments.years),
                                language) +
               '\n';
    }
    if (out.find(output::say(language, output::Phrase::fewer_than_five)) != std::string::npos) {
        out += output::say(language, output::Phrase::small_counts_line) + '\n';
    }
    return out + footer(results, language);
}

/// A bound that is not met is told to those who asked for quiet too. Throws: UsageError for one of
/// an indicator that is never defined, which would be met by nothing.
void note_bound(const run::Experiment& experiment, const run::Results& results,
                const Arguments& arguments, Console& console) {
    if (!arguments.until_error) {
        return;
    }
    const record::Indicator bounded = arguments.until_error->indicator;
    const std::string name(record::spec(bounded).name);
    const auto is_defined = [&](const run::ScenarioSummary& scenario) {
        const std::vector<double>& means =
            scenario.indicators[static_cast<std::size_t>(bounded)].mean;
        return std::any_of(means.begin(), means.end(), [](double x) { return !std::isnan(x); });
    };
    if (std::none_of(results.scenarios.begin(), results.scenarios.end(), is_defined)) {
        throw UsageError(console.text(Message::bound_undefined, name));
    }
    const std::string count = person_count(experiment.replicates, console.language());
    if (experiment.is_bound_met) {
        console.note(console.text(Message::bound_met, name, count));
    } else {
        console.error_line(console.text(Message::bound_not_met, name, count));
    }
}

}  // namespace

Exit run_scenarios(const Arguments& arguments, Console& console) {
    std::vector<run::Scenario> scenarios = load_scenarios(arguments.scenarios);
    const bool is_comparison = arguments.command == Command::compare;
    if (is_comparison) {
        expect_same_period(scenarios, console);
    }
    expect_years(arguments.years, scenarios.front(), console);
    const Interrupts interrupts;
    Outputs outputs = open_outputs(arguments, console);
    const run::Experiment experiment = run_with_progress(arguments, std::move(scenarios), console);
    const run::Results results =
        run::summarise(experiment, is_comparison ? run::Pairing::against_first : run::Pairing::none,
                       arguments.threads, Interrupts::is_asked);
    note_bound(experiment, results, arguments, console);
    write_outputs(arguments, results, experiment, outputs, console);
    console.answer_text(tables(arguments, results, console.language()));
    if (console.answer() == Answer::json) {
        using Handler = nlohmann::ordered_json::error_handler_t;
        console.answer_json(output::to_json(results).dump(-1, ' ', false, Handler::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
