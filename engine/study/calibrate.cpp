#include "study/calibrate.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace legeplan::study {

namespace {

struct Band {
    int from;
    int to;
};

constexpr std::array kBandsOfFit{Band{0, 5},   Band{6, 15},  Band{16, 18},     Band{19, 21},
                                 Band{22, 25}, Band{26, 29}, Band{30, 39},     Band{40, 49},
                                 Band{50, 66}, Band{67, 79}, Band{80, kTopAge}};

/// What no history of populations tells, said in every file.
constexpr const char* kNotIdentified =
    "# Not identified by populations: the split of net migration in moves in and out (out-moves "
    "are\n"
    "# the scenario's rates), the municipal mortality ratio (it cannot be told from moves of the "
    "old),\n"
    "# infants who move in from births, and the heaviness of the tails of bad and good years.\n";

[[noreturn]] void refuse(const Targets& targets, const std::string& key, const std::string& message,
                         const std::string& expected) {
    Problems problems;
    problems.add({{targets.file, 0}, key, message, expected, ""});
    throw ScenarioError(std::move(problems));
}

double persons_in(const Ages& persons, const Band& band) {
    return persons.middleRows(band.from, band.to - band.from + 1).sum();
}

/// The deterministic model over the window of the fit, against the last population.
std::vector<FitRow> rows_of(const inputs::Inputs& scenario, const PopulationHistory& history,
                            const MunicipalFit& fit, const Targets& targets) {
    inputs::Inputs inputs = scenario;
    apply(fit, inputs);
    RatesByYear rates(inputs, fit.migration.first, fit.until);
    if (!targets.fertility.empty()) {
        for (int year = fit.migration.first; year <= fit.until; ++year) {
            set_published_fertility(targets.fertility, year, fit.fertility.ratio, rates);
        }
    }
    const Ages in_moves = cohorts_of(fit.migration.table);
    Ages persons = history.years.at(fit.migration.first);
    for (int year = fit.migration.first; year < fit.until; ++year) {
        persons = advance_year(persons, rates(year), in_moves).persons;
    }
    std::vector<FitRow> rows;
    for (const Band& band : kBandsOfFit) {
        rows.push_back({fmt::format("population {}-{}", band.from, band.to),
                        persons_in(fit.population, band), persons_in(persons, band)});
    }
    rows.push_back({"population", fit.population.sum(), persons.sum()});
    for (const YearOfMoves& year : fit.migration.years) {
        rows.push_back({fmt::format("in_moves {}", year.year), year.total,
                        in_moves.bottomRows<kAges - 1>().sum()});
    }
    rows.push_back({"births a year", fit.fertility.observed,
                    fit.fertility.observed / fit.fertility.ratio * fit.fertility.median});
    return rows;
}

std::string scenario_text(const Calibration& calibration, const CalibrationNames& names) {
    const MunicipalFit& fit = calibration.fit;
    std::string text = fmt::format(
        "{} from {} ({}). Do not edit: write\n# over it by the same command, or put your own "
        "values in "
        "a file that extends it.\n#\n# {}, populations of 1 January {}-{}; table of in-moves "
        "{}-{}.\n{}#\n# Fit of the deterministic model over the window:\n",
        kWrittenByCalibrate, names.data, "docs/methods/calibration.md", names.place,
        fit.migration.years.front().year, fit.until, fit.migration.first, fit.migration.last,
        kNotIdentified);
    for (const FitRow& row : calibration.rows) {
        text += fmt::format("#   {:<20} {:>9.0f} target {:>9.0f} fitted\n", row.what, row.target,
                            row.fitted);
    }
    return text + fmt::format("\nformat = 1\nextends = \"{}\"\n", names.extends) +
           calibration.files.keys;
}

}  // namespace

Calibration calibrate(const inputs::Inputs& scenario, const Targets& targets,
                      const CalibrationNames& names) {
    if (!targets.history) {
        refuse(targets, "history.population", "is missing",
               "the table of the municipality's populations");
    }
    const PopulationHistory& history = *targets.history;
    const int until = targets.until.value_or(history.last());
    if (!history.years.contains(until)) {
        refuse(targets, "history.until", fmt::format("no population of {}", until),
               fmt::format("a year of the history, {}..{}", history.first(), history.last()));
    }
    Calibration calibration;
    calibration.fit = fit_municipality(scenario, history, until, targets);
    if (!calibration.fit.has_history) {
        refuse(targets, "history.population", "too few years",
               fmt::format("at least {} years of change up to {} (history.least_years)",
                           targets.least_years, until));
    }
    calibration.rows = rows_of(scenario, history.until(until), calibration.fit, targets);
    calibration.files =
        files_of(calibration.fit, {names.place, "legeplan calibrate", names.data, names.stem});
    calibration.scenario = scenario_text(calibration, names);
    return calibration;
}

}  // namespace legeplan::study
