#include "study/fit_text.h"

#include <array>

#include <fmt/format.h>

namespace legeplan::study {

namespace {

constexpr std::array<const char*, kSexes> kSexWords{"female", "male"};

std::string distribution(const char* key, double median, double sd_log, const char* unit,
                         const std::string& source) {
    return fmt::format(
        "\n[{}]\ndistribution = \"lognormal\"\nmedian = {:.3f}\nsd_log = {:.3f}\nunit = \"{}\"\n"
        "source = \"{}\"\n",
        key, median, sd_log, unit, source);
}

std::string value(const char* key, double number, const char* unit, const std::string& source) {
    return fmt::format("\n[{}]\nvalue = {:.3f}\nunit = \"{}\"\nsource = \"{}\"\n", key, number,
                       unit, source);
}

std::string span_of(int first, int last) {
    return fmt::format("{}-{}", first, last);
}

std::string in_moves_keys(const MunicipalFit& fit, const FitNames& names) {
    const MigrationFit& moves = fit.migration;
    const std::string prior =
        names.command + ": prior, for want of a history (norway/calibration.toml)";
    const std::string years =
        fit.has_history
            ? fmt::format("{} from {}: posterior of log in-moves {}", names.command, names.data,
                          span_of(moves.years.front().year, moves.years.back().year))
            : prior;
    const OlderFit& older = moves.older;
    const std::string of_older =
        fit.has_history
            ? fmt::format("{} from {}: in-moves at {}-79 are {:.2f} of the out-moves (se {:.2f}, "
                          "counting taken out), drawn towards the prior {:.2f}",
                          names.command, names.data, fit.older_from, older.observed, older.error,
                          older.prior)
            : prior;
    const std::string cohorts =
        moves.cohorts.ratio.empty()
            ? ""
            : fmt::format("cohorts_table = \"{}in_move_cohorts.csv\"\n", names.stem);
    return fmt::format("\n[population.in_moves]\ntable = \"{}in_moves.csv\"\nolder_from = {}\n",
                       names.stem, fit.older_from) +
           cohorts +
           distribution("population.in_moves.level", moves.level_median, moves.level_sd_log(),
                        "ratio",
                        fit.level_source.empty()
                            ? years + "; the width is that of the mean, the median is below 1 so "
                                      "that the mean, with the yearly index, is the table's"
                            : fit.level_source + "; the width: " + years) +
           value("population.in_moves.index_sd", moves.index.sd, "log rate",
                 years + (fit.has_history ? ", innovation, counting taken out" : "")) +
           value("population.in_moves.index_persistence", moves.index.persistence, "per year",
                 years + (fit.has_history ? ", AR(1)" : "")) +
           distribution("population.in_moves.last_year", moves.last_year_median,
                        moves.last_year_sd_log(), "ratio",
                        fit.has_history
                            ? fmt::format("{} from {}: {} over the table, counting taken out",
                                          names.command, names.data, moves.years.back().year)
                            : prior) +
           distribution("population.in_moves.older_level", older.median, older.sd_log, "ratio",
                        of_older) +
           value("population.in_moves.older_index_sd", older.index_sd, "log rate",
                 fit.has_history
                     ? names.command + " from " + names.data + ": posterior of the same, innovation"
                     : prior);
}

std::string fertility_keys(const MunicipalFit& fit, const FitNames& names) {
    const std::string source =
        fit.has_history
            ? fmt::format("{} from {}: births that age 0 implies over national rates, {} ({:.0f} a "
                          "year, ratio {:.3f}), drawn towards the prior 1",
                          names.command, names.data,
                          span_of(fit.fertility.first, fit.fertility.last), fit.fertility.observed,
                          fit.fertility.ratio)
            : names.command + ": prior, for want of a history (norway/calibration.toml)";
    return distribution("population.fertility.ratio", fit.fertility.median, fit.fertility.sd_log,
                        "ratio", source);
}

std::string mortality_keys(const MunicipalFit& fit, const FitNames& names) {
    const std::string source =
        fit.has_history
            ? fmt::format("{} from {}: losses at 75+ are {:.3f} of the expected deaths (se of log "
                          "{:.3f} with unknown moves), drawn towards the prior 1",
                          names.command, names.data, fit.old_age.losses_ratio, fit.old_age.error)
            : names.command + ": prior, for want of a history (norway/calibration.toml)";
    return distribution("population.mortality.ratio", fit.old_age.median, fit.old_age.sd_log,
                        "ratio", source);
}

std::string national_keys(const NationalFit& fit, const FitNames& names) {
    std::string path;
    for (const auto& [year, total] : fit.totals) {
        path += fmt::format("{}{} = {:.3f}", path.empty() ? "" : ", ", year, total);
    }
    return fmt::format(
        "\n[population.mortality]\ntable = \"{}death_rates.csv\"\nreference_year = {}\n"
        "\n[population.fertility.total]\nby_year = {{ {} }}\nunit = \"children per woman\"\n"
        "source = \"{}: infants of the nation's populations to {} over women (SSB 07459); the last "
        "year goes on\"\n",
        names.stem, fit.reference_year, path, names.command, fit.until);
}

std::vector<std::string> in_moves_comments(const MunicipalFit& fit, const FitNames& names) {
    const MigrationFit& moves = fit.migration;
    std::vector<std::string> comments{"In-moves a year from other municipalities and from abroad, "
                                      "by age last birthday and sex, " +
                                      names.place + "."};
    if (fit.has_history) {
        comments.push_back(
            fmt::format("Derived by {} from the populations of 1 January {} ({}):", names.command,
                        span_of(moves.first, moves.last + 1), names.data));
        comments.emplace_back(
            "net migration by the residual method, plus the out-moves that the scenario's rates");
        comments.emplace_back(
            "give, averaged over the window and smoothed over age. Only the net is observed: the");
        comments.emplace_back("gross split is an assumption.");
    } else {
        comments.push_back(fmt::format(
            "ASSUMED by {}: as many as move out at each age in {}, so that net migration is zero",
            names.command, moves.first));
        comments.emplace_back(
            "at the start. Calibrate with several years of population to know better.");
    }
    comments.push_back("vintage: " + first_of_january(fit.until));
    return comments;
}

/// The cohorts' sizes as a table.
std::string cohorts_csv(const MunicipalFit& fit, const FitNames& names) {
    const inputs::CohortRatios& cohorts = fit.migration.cohorts;
    std::string text = fmt::format(
        "# Size of Norway's birth cohorts on 1 January {}, relative to those who had the same age\n"
        "# in the years of the table of in-moves; from 45 on to what became of those at 45.\n"
        "# Derived by {} from the nation's populations (SSB table 07459, CC BY 4.0).\n"
        "# vintage: {}\nbirth_year,ratio\n",
        fit.until, names.command, first_of_january(fit.until));
    for (std::size_t i = 0; i < cohorts.ratio.size(); ++i) {
        text += fmt::format("{},{:.3f}\n", cohorts.first_birth_year + static_cast<int>(i),
                            cohorts.ratio[i]);
    }
    return text;
}

}  // namespace

std::string first_of_january(int year) {
    return fmt::format("{:04}-01-01", year);
}

std::string by_age_csv(const Ages& values, const std::string& column, int digits,
                       const std::vector<std::string>& comments) {
    std::string text;
    for (const std::string& comment : comments) {
        text += "# " + comment + '\n';
    }
    text += "age,sex," + column + '\n';
    for (int age = 0; age < kAges; ++age) {
        for (int sex = 0; sex < kSexes; ++sex) {
            text += fmt::format("{},{},{:.{}f}\n", age, kSexWords[static_cast<std::size_t>(sex)],
                                values(age, sex), digits);
        }
    }
    return text;
}

std::string initial_population_csv(const Ages& persons, int year, const FitNames& names) {
    return by_age_csv(persons, "persons", 0,
                      {fmt::format("Population of {} on 1 January {}.", names.place, year),
                       "Source: " + names.data + ", by " + names.command + ".",
                       "age 105 is 105 and over.", "vintage: " + first_of_january(year)});
}

FitFiles files_of(const MunicipalFit& fit, const FitNames& names) {
    FitFiles files;
    files.keys = fmt::format("\n[calibration]\nuntil = {}\n", first_of_january(fit.until));
    if (fit.national) {
        files.keys += national_keys(*fit.national, names);
        files.tables.emplace_back(
            names.stem + "death_rates.csv",
            by_age_csv(fit.national->death_rates, "rate", 6,
                       {fmt::format("Deaths per person-year by age last birthday and sex, Norway, "
                                    "as known on 1 January {}.",
                                    fit.national->until),
                        "Derived by " + names.command +
                            " from the nation's populations (SSB table 07459, CC BY 4.0): losses",
                        "of cohorts at 66-97, Gompertz lines outside, priors for the young "
                        "(docs/methods/backtest.md).",
                        "vintage: " + first_of_january(fit.national->until)}));
    }
    files.keys +=
        mortality_keys(fit, names) + in_moves_keys(fit, names) + fertility_keys(fit, names);
    files.tables.emplace_back(
        names.stem + "in_moves.csv",
        by_age_csv(fit.migration.table, "persons", 2, in_moves_comments(fit, names)));
    if (!fit.migration.cohorts.ratio.empty()) {
        files.tables.emplace_back(names.stem + "in_move_cohorts.csv", cohorts_csv(fit, names));
    }
    return files;
}

}  // namespace legeplan::study
