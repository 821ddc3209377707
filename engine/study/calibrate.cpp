#include "study/calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "inputs/places.h"
#include "study/fit_check.h"

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

constexpr const char* kGpsNotIdentified =
    "# Not identified by figures of GPs: how exits depend on age beyond the shapes that are "
    "given,\n"
    "# the ages of those who enter, how contracts, lists and grants act on recruitment, a\n"
    "# municipality's level apart from the market's, and voluntary change apart from the GPs' own\n"
    "# exits. There priors stand.\n";

[[noreturn]] void refuse(const Targets& targets, const std::string& key, const Text& message,
                         const Text& expected) {
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
    Ages persons = history.years.at(fit.migration.first);
    for (int year = fit.migration.first; year < fit.until; ++year) {
        persons = advance_year(persons, rates(year), fit.migration.in_moves(year)).persons;
    }
    std::vector<FitRow> rows;
    for (const Band& band : kBandsOfFit) {
        rows.push_back({Text::of("befolkning {}–{} år", "population {}-{}", band.from, band.to),
                        persons_in(fit.population, band), persons_in(persons, band)});
    }
    rows.push_back({{"befolkning", "population"}, fit.population.sum(), persons.sum()});
    for (const YearOfMoves& year : fit.migration.years) {
        rows.push_back({Text::of("innflytting {}", "in_moves {}", year.year), year.total,
                        fit.migration.in_moves(year.year).bottomRows<kAges - 1>().sum()});
    }
    rows.push_back({{"fødte i året", "births a year"},
                    fit.fertility.observed,
                    fit.fertility.observed / fit.fertility.ratio * fit.fertility.median});
    return rows;
}

std::string scenario_text(const Calibration& calibration, const CalibrationNames& names) {
    std::string text = fmt::format("{} from {} (docs/methods/calibration.md). Do not edit:\n# "
                                   "write over it by the same command, "
                                   "or put your own values in a file that extends it.\n#\n",
                                   kWrittenByCalibrate, names.data);
    if (calibration.fit) {
        const MigrationFit& moves = calibration.fit->migration;
        text += fmt::format("# {}, populations of 1 January {}-{}; table of in-moves {}-{}.\n{}",
                            names.place, moves.years.front().year, calibration.fit->until,
                            moves.first, moves.last, kNotIdentified);
    }
    if (!calibration.gps.rows.empty()) {
        text += kGpsNotIdentified;
    }
    text += "#\n# Fit of the deterministic model (target, fitted):\n";
    std::size_t width = 32;
    for (const FitRow& row : calibration.rows) {
        width = std::max(width, row.what.en.size());
    }
    for (const FitRow& row : calibration.rows) {
        text += fmt::format("#   {:<{}} {:>10.{}f} {:>10.{}f}\n", row.what.en, width, row.target,
                            row.decimals, row.fitted, row.decimals);
    }
    for (const Text& unmet : calibration.gps.unmet) {
        text += "#   NOT MET: " + unmet.en + "\n";
    }
    return text + fmt::format("\nformat = 1\nextends = \"{}\"\n", names.extends) +
           calibration.files.keys;
}

/// The level of in-moves that meets the population that is expected, or an error.
LevelFit level_for(const inputs::Inputs& scenario, const Targets& targets) {
    const PopulationTarget& expected = *targets.expected;
    if (expected.year <= scenario.start.year()) {
        refuse(targets, "expected.year", Text::same(std::to_string(expected.year)),
               Text::of("et år etter starten, {}", "a year after the start, {}",
                        scenario.start.year()));
    }
    if (!scenario[inputs::Param::in_move_level].path.empty()) {
        refuse(targets, "expected.persons",
               {"innflyttingsnivået er en bane over årene", "the level of in-moves is a path"},
               {"population.in_moves.level som ett tall eller én fordeling",
                "population.in_moves.level as one number or distribution"});
    }
    LevelFit level = fit_level(scenario, expected);
    if (!level.is_met) {
        refuse(targets, "expected.persons", Text::same(fmt::format("{:.0f}", expected.persons)),
               Text::of("{:.0f} til {:.0f}, det innflyttingen kan gi",
                        "{:.0f} to {:.0f}, which "
                        "in-moves can give",
                        level.least, level.most));
    }
    return level;
}

std::string source_of_level(const PopulationTarget& expected, const CalibrationNames& names) {
    return fmt::format("legeplan calibrate from {}: {:.0f} inhabitants on 1 January {} at central "
                       "values",
                       names.data, expected.persons, expected.year);
}

/// The population's part of a calibration.
void fit_population(const inputs::Inputs& scenario, const Targets& targets,
                    const CalibrationNames& names, Calibration& calibration) {
    const PopulationHistory& history = *targets.history;
    const int until = targets.until.value_or(history.last());
    if (!history.years.contains(until)) {
        refuse(targets, "history.until",
               Text::of("ingen befolkning for {}", "no population of {}", until),
               Text::of("et år i historien, {}..{}", "a year of the history, {}..{}",
                        history.first(), history.last()));
    }
    MunicipalFit fit = fit_municipality(scenario, history, until, targets);
    if (!fit.has_history) {
        refuse(targets, "history.population", {"for få år", "too few years"},
               Text::of("minst {} år med endring fram til {} (history.least_years)",
                        "at least {} years of change up to {} (history.least_years)",
                        targets.least_years, until));
    }
    expect_fit(fit, targets.file, "history.population");
    calibration.rows = rows_of(scenario, history.until(until), fit, targets);
    if (targets.expected) {
        inputs::Inputs fitted = scenario;
        apply(fit, fitted);
        const LevelFit level = level_for(fitted, targets);
        fit.migration.level_median = level.median;
        fit.level_source = source_of_level(*targets.expected, names);
        calibration.rows.push_back(level.row);
    }
    calibration.files = files_of(fit, {names.place, "legeplan calibrate", names.data, names.stem});
    calibration.fit = fit;
}

/// Fitted parameters and tables that legeplan check would refuse.
void expect_allowed(const inputs::Inputs& scenario, const Targets& targets, const GpFit& fit) {
    constexpr double kDigits = 10000.0;  // that a parameter is written with
    for (const FittedParameter& parameter : fit.parameters) {
        const bool is_scale = parameter.sd_log || scenario[parameter.id].distribution.kind ==
                                                      random::DistributionKind::lognormal;
        if (const auto no_fit = why_not_allowed(parameter.id, parameter.value, kDigits)) {
            refuse(targets, "", no_fit->why, no_fit->expected);
        }
        if (is_scale && parameter.value < 0.5 / kDigits) {
            const char* key = inputs::parameter_specs()[static_cast<std::size_t>(parameter.id)].key;
            refuse(targets, "", Text::of("tilpasningen gir {} = 0", "the fit gives {} = 0", key),
                   {"over 0", "above 0"});
        }
    }
    for (const FitRow& row : fit.rows) {
        if (!std::isfinite(row.fitted)) {
            refuse(targets, "",
                   Text::of("{}: tilpasningen gir ikke et tall", "{}: the fit gives no number",
                            row.what),
                   {"tall som kan gjelde samtidig", "figures that can hold together"});
        }
    }
}

/// Lists that hold fewer persons than must be on them would be refused by legeplan check.
void refuse_short_lists(const inputs::Inputs& scenario, const Targets& targets,
                        const CompositionFit& found) {
    std::int64_t on_lists = 0;
    for (const inputs::InitialPosition& position : found.positions) {
        on_lists += position.list_length;
    }
    const std::int64_t least = inputs::least_on_lists(scenario);
    if (on_lists >= least) {
        return;
    }
    const auto positions = static_cast<double>(found.positions.size());
    const bool is_list = targets.gps.composition.mean_list.has_value();
    refuse(targets, is_list ? "positions.mean_list" : "positions.mean_cap",
           Text::of("lister med {} personer i alt", "lists of {} persons in all", on_lists),
           Text::of("minst {}, i snitt {}: så mange av de {} innbyggerne har fastlege her",
                    "at least {}, {} on average: so many of the {} residents have their GP here",
                    least, std::ceil(static_cast<double>(least) / positions),
                    inputs::residents_at_start(scenario)));
}

}  // namespace

Calibration calibrate(const inputs::Inputs& scenario, const Targets& targets,
                      const CalibrationNames& names) {
    if (!targets.history && !targets.expected && !targets.gps.any()) {
        refuse(targets, "history.population", {"ingenting å tilpasse til", "nothing to fit to"},
               {"tabellen med kommunens befolkning, et folketall som ventes, eller tall for "
                "fastleger",
                "the table of the municipality's populations, a population that is expected, or "
                "figures about GPs"});
    }
    const std::optional<int>& without_gp = targets.gps.recruitment.without_gp;
    if (without_gp && *without_gp > static_cast<int>(scenario.positions.size())) {
        refuse(targets, "recruitment.without_gp", Text::same(std::to_string(*without_gp)),
               Text::of("høyst scenarioets {} hjemler", "at most the scenario's {} positions",
                        scenario.positions.size()));
    }
    Calibration calibration;
    if (targets.history) {
        fit_population(scenario, targets, names, calibration);
    } else if (targets.expected) {
        const LevelFit level = level_for(scenario, targets);
        calibration.files.keys +=
            level_key(scenario, level.median, source_of_level(*targets.expected, names));
        calibration.rows.push_back(level.row);
    }
    const std::string source = "legeplan calibrate from " + names.data;
    calibration.gps = fit_gps(scenario, targets.gps, targets.gp_priors, {names.stem, source});
    expect_allowed(scenario, targets, calibration.gps);
    if (calibration.gps.composition) {
        refuse_short_lists(scenario, targets, *calibration.gps.composition);
    }
    calibration.files.keys += gp_keys(scenario, calibration.gps, source);
    for (const ScenarioTables& part : calibration.gps.tables) {
        calibration.files.tables.insert(calibration.files.tables.end(), part.tables.begin(),
                                        part.tables.end());
    }
    calibration.rows.insert(calibration.rows.end(), calibration.gps.rows.begin(),
                            calibration.gps.rows.end());
    calibration.scenario = scenario_text(calibration, names);
    return calibration;
}

}  // namespace legeplan::study
