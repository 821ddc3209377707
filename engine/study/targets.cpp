#include "study/targets.h"

#include "study/file_reading.h"
#include "study/gp_targets.h"

namespace legeplan::study {

namespace {

using random::Distribution;
using scenario::Scenario;
using scenario::Table;

void read_priors(const Scenario& scenario, Targets& targets, Problems& problems) {
    MigrationPrior& migration = targets.migration;
    const Distribution& sd = lognormal_in(scenario, "prior.in_moves_index_sd", problems);
    const Distribution& older = lognormal_in(scenario, "prior.in_moves_older_index_sd", problems);
    const Distribution& persistence =
        normal_in(scenario, "prior.in_moves_index_persistence", problems);
    const Distribution& level = normal_in(scenario, "prior.in_moves_older_level", problems);
    migration.index = {sd.a, sd.b, persistence.a, persistence.b};
    migration.index_size = central_value(scenario, "prior.in_moves_index_size");
    migration.least_index_sd = central_value(scenario, "prior.in_moves_index_least_sd");
    migration.older_index = {older.a, older.b, persistence.a, persistence.b};
    migration.level_sd_log = central_value(scenario, "prior.in_moves_level_sd");
    migration.older_level = level.a;
    migration.older_level_sd = level.b;
    targets.fertility_sd_log = lognormal_in(scenario, "prior.fertility_ratio", problems).b;
    targets.mortality_sd_log = lognormal_in(scenario, "prior.mortality_ratio", problems).b;
    targets.old_in_moves_sd = central_value(scenario, "prior.old_in_moves_sd");
    targets.mortality.infant_rate = central_value(scenario, "prior.infant_death_rate");
    targets.mortality.background_rate =
        central_value(scenario, "prior.background_death_rate_women");
    targets.mortality.background_men = central_value(scenario, "prior.background_death_rate_men");
}

FertilityHistory fertility_in(const Table& table) {
    FertilityHistory history;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto& rates = history[static_cast<int>(table.integers("year")[row])];
        rates[static_cast<std::size_t>(table.integers("age")[row])] = table.numbers("rate")[row];
    }
    return history;
}

/// The scheme in the last year of the table.
GpScheme scheme_in(const Table& table) {
    GpScheme scheme;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto number = [&](const char* column) {
            return static_cast<double>(table.integers(column)[row]);
        };
        const auto year = static_cast<int>(table.integers("year")[row]);
        if (year < scheme.year) continue;
        scheme = {year,
                  number("lists"),
                  number("lists_without_gp"),
                  number("persons_with_gp") + number("persons_without_gp"),
                  table.numbers("mean_cap")[row],
                  table.numbers("salaried_share")[row],
                  0.0};
    }
    return scheme;
}

std::optional<PopulationTarget> expected_in(const Scenario& scenario, Problems& problems) {
    const bool has_year = scenario.has("expected.year");
    if (has_year != scenario.has("expected.persons")) {
        const char* missing = has_year ? "expected.persons" : "expected.year";
        problems.add(
            {{scenario.file(), 0},
             missing,
             {"nøkkelen mangler", "the key is missing"},
             {"begge nøklene i [expected], eller ingen", "both keys of [expected], or none"},
             ""});
        return std::nullopt;
    }
    if (!has_year) return std::nullopt;
    if (!scenario.quantity("expected.persons").distribution.is_point()) {
        problems.add({scenario.where("expected.persons"),
                      "expected.persons",
                      {"en fordeling", "a distribution"},
                      {"ett tall: bredden til innflyttingen er scenarioets",
                       "one number: the width of in-moves is the scenario's"},
                      ""});
    }
    return PopulationTarget{static_cast<int>(scenario.integer("expected.year")),
                            central_value(scenario, "expected.persons")};
}

/// The history in a table, all cells of each year there; located problems otherwise. A year
/// without anyone is left out: the place was not there then.
PopulationHistory complete_history(const Scenario& scenario, const char* key, Problems& problems) {
    const Table& table = scenario.table(key);
    constexpr std::size_t kCells = static_cast<std::size_t>(kAges) * kSexes;
    PopulationHistory history = history_in(table);
    if (table.rows() != history.years.size() * kCells) {
        // What an import says of the same table tells where the first hole is.
        static_cast<void>(read_histories(table.file()));
        problems.add({{table.file(), 0},
                      "",
                      Text::of("{} rader for {} år", "{} rows of {} years", table.rows(),
                               history.years.size()),
                      Text::of("alle aldre 0..105 for begge kjønn, {} rader i året",
                               "all ages 0..105 of both sexes, {} rows a year", kCells),
                      ""});
    }
    std::erase_if(history.years, [](const auto& each) { return each.second.sum() == 0.0; });
    if (history.years.empty()) {
        problems.add({{table.file(), 0},
                      key,
                      {"ingen bor her i noe år", "nobody lives here in any year"},
                      {"en befolkning", "a population"},
                      ""});
    }
    return history;
}

/// The file that `write.extends` means: a path from the folder of the file that says it.
std::filesystem::path extended_file(const Scenario& scenario,
                                    const std::filesystem::path& data_dir) {
    const std::string& reference = scenario.string("write.extends");
    if (reference.starts_with(scenario::kInstalledPrefix)) {
        return scenario::named_file(reference, data_dir).path;
    }
    const std::string& says = scenario.where("write.extends").file;
    return scenario::named_file(says, data_dir).path.parent_path() / reference;
}

}  // namespace

std::filesystem::path national_targets(const std::filesystem::path& data_dir) {
    return data_dir / "norway" / "calibration.toml";
}

Targets load_targets(const std::filesystem::path& path, const std::filesystem::path& data_dir) {
    const Scenario scenario = Scenario::load(path, targets_schema(), {data_dir});
    Problems problems;
    Targets targets;
    targets.file = path.string();
    read_priors(scenario, targets, problems);
    targets.national = complete_history(scenario, "national.population", problems);
    if (scenario.has("history.population")) {
        targets.history = complete_history(scenario, "history.population", problems);
    }
    const auto integer = [&](const char* key) { return static_cast<int>(scenario.integer(key)); };
    const auto optional_integer = [&](const char* key) {
        return scenario.has(key) ? std::optional(integer(key)) : std::nullopt;
    };
    targets.until = optional_integer("history.until");
    targets.fertility_from = optional_integer("history.fertility_from");
    targets.window_years = integer("history.window_years");
    targets.least_years = integer("history.least_years");
    targets.mortality_years = integer("national.mortality_years");
    targets.horizon_years = integer("backtest.horizon_years");
    targets.step_years = integer("backtest.step_years");
    targets.national_rates = scenario.string("national.rates") == "history"
                                 ? NationalRates::history
                                 : NationalRates::scenario;
    if (scenario.has("national.fertility")) {
        targets.fertility = fertility_in(scenario.table("national.fertility"));
    }
    if (scenario.has("write.extends")) {
        targets.extends = extended_file(scenario, data_dir);
    }
    targets.expected = expected_in(scenario, problems);
    targets.gps = gp_targets_in(scenario, problems);
    targets.gp_priors = gp_priors_in(scenario, problems);
    if (!targets.national.years.empty()) {
        targets.gp_priors.persons = targets.national.years.rbegin()->second;
    }
    targets.scheme = scheme_in(scenario.table("national.gp_scheme"));
    targets.scheme.locum_share = central_value(scenario, "national.locum_share");
    throw_if_any(problems);
    return targets;
}

}  // namespace legeplan::study
