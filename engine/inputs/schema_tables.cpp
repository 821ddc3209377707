#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::ColumnKind;
using scenario::ColumnSpec;
using scenario::Presence;
using scenario::TableSpec;

namespace {

/// Rows of a table by single year of age and sex, with room for slips to be told one by one.
constexpr std::size_t kMaxAgeRows = 1000;

ColumnSpec integer_column(std::string name, std::string unit, double min, double max,
                          std::string doc) {
    ColumnSpec column;
    column.name = std::move(name);
    column.kind = ColumnKind::integer;
    column.unit = std::move(unit);
    column.min = min;
    column.max = max;
    column.doc = std::move(doc);
    return column;
}

ColumnSpec number_column(std::string name, std::string unit, double min, double max,
                         std::string doc) {
    ColumnSpec column = integer_column(std::move(name), std::move(unit), min, max, std::move(doc));
    column.kind = ColumnKind::number;
    return column;
}

ColumnSpec string_column(std::string name, std::string doc) {
    ColumnSpec column;
    column.name = std::move(name);
    column.kind = ColumnKind::string;
    column.doc = std::move(doc);
    return column;
}

ColumnSpec choice_column(std::string name, std::vector<std::string> choices, std::string doc) {
    ColumnSpec column = string_column(std::move(name), std::move(doc));
    column.kind = ColumnKind::choice;
    column.choices = std::move(choices);
    return column;
}

ColumnSpec date_column(std::string name, std::string doc) {
    ColumnSpec column = string_column(std::move(name), std::move(doc));
    column.kind = ColumnKind::date;
    column.min = kFirstYear;
    column.max = kLastYear;
    return column;
}

ColumnSpec optional_column(ColumnSpec column) {
    column.presence = Presence::optional;
    return column;
}

ColumnSpec age_column() {
    return integer_column("age", "years", 0, kTopAge, "Age last birthday; 105 is 105 and over");
}

ColumnSpec age_from_column() {
    return integer_column("age_from", "years", 0, kTopAge, "Lowest age of the band");
}

ColumnSpec age_to_column() {
    return integer_column("age_to", "years", 0, kTopAge, "Highest age of the band (included)");
}

ColumnSpec sex_column() {
    return choice_column("sex", {"female", "male"}, "Sex");
}

TableSpec by_age_and_sex(std::string name, ColumnSpec value) {
    return {.name = std::move(name),
            .columns = {age_column(), sex_column(), std::move(value)},
            .max_rows = kMaxAgeRows,
            .unique_by = {"age", "sex"}};
}

TableSpec by_band(std::string name, ColumnSpec value) {
    return {.name = std::move(name),
            .columns = {age_from_column(), age_to_column(), std::move(value)},
            .max_rows = kMaxAgeRows};
}

TableSpec by_band_and_sex(std::string name, ColumnSpec value) {
    return {.name = std::move(name),
            .columns = {age_from_column(), age_to_column(), sex_column(), std::move(value)},
            .max_rows = kMaxAgeRows};
}

std::vector<TableSpec> population_tables() {
    const ColumnSpec share = number_column("share", "share", 0, 1, "Share of the whole");
    TableSpec fertility{
        .name = "fertility_rates",
        .columns = {integer_column("age", "years", 10, 60, "Mother's age last birthday"),
                    number_column("rate", "births per woman-year", 0, 2, "Births per woman-year")},
        .max_rows = kMaxAgeRows,
        .unique_by = {"age"}};
    TableSpec alternatives{
        .name = "alternatives",
        .columns = {choice_column("component",
                                  {"fertility", "mortality", "internal_moves", "immigration"},
                                  "What the factor multiplies: the total fertility rate; death "
                                  "rates; for the last two the level of in-moves"),
                    number_column("low", "ratio", 0.05, 20,
                                  "Letter L; for mortality low life expectancy"),
                    number_column("main", "ratio", 0.05, 20, "Letter M"),
                    number_column("high", "ratio", 0.05, 20,
                                  "Letter H; for mortality high life expectancy")},
        .max_rows = 100,
        .unique_by = {"component"}};
    return {
        by_age_and_sex("population",
                       integer_column("persons", "persons", 0, kMaxPersons, "Persons")),
        by_age_and_sex("death_rates", number_column("rate", "deaths per person-year", 0, 12,
                                                    "Deaths per person-year")),
        std::move(fertility),
        by_age_and_sex("out_move_rates", number_column("rate", "moves per person-year", 0, 5,
                                                       "Moves per person-year")),
        by_age_and_sex("in_moves", number_column("persons", "persons per year", 0, 1e6,
                                                 "Persons who move in a year")),
        {.name = "in_move_cohorts",
         .columns = {integer_column("birth_year", "year", kFirstYear - kTopAge, kLastYear,
                                    "Birth year of the cohort; every year from the first to the "
                                    "last, in order"),
                     number_column("ratio", "ratio", 0.01, 100,
                                   "Its size relative to the cohorts that the table of in-moves "
                                   "came from at the same age")},
         .max_rows = kMaxAgeRows,
         .unique_by = {"birth_year"}},
        by_age_and_sex("age_shares", share),
        std::move(alternatives),
    };
}

}  // namespace

std::vector<TableSpec> age_tables() {
    const ColumnSpec rate = number_column("rate", "per year", 0, 50, "Rate per year");
    const ColumnSpec share = number_column("share", "share", 0, 1, "Share of the whole");
    std::vector<TableSpec> tables = population_tables();
    tables.push_back(by_band("age_rates", rate));
    tables.push_back(by_band("age_shares_plain", share));
    tables.push_back(
        by_band("exempt_shares", number_column("share", "share", 0, 1, "Share of the age")));
    TableSpec consultations = by_band_and_sex(
        "consultation_rates", number_column("rate", "consultations per person-year", 0, 100,
                                            "Consultations per person-year"));
    consultations.columns[2] = optional_column(std::move(consultations.columns[2]));
    consultations.columns[2].doc = "Sex, with the same bands for both; absent: both sexes alike";
    tables.push_back(std::move(consultations));
    tables.push_back(by_band_and_sex(
        "age_sex_factors", number_column("factor", "ratio", 0, 100, "Factor on the rate")));
    tables.push_back(by_band_and_sex(
        "improvement_factors",
        number_column("factor", "ratio", 0, 5, "Factor on population.mortality.improvement")));
    tables.push_back(by_band_and_sex("age_sex_rates", rate));
    tables.push_back(by_band_and_sex("non_resident_shares", share));
    tables.push_back({.name = "year_rates",
                      .columns = {integer_column("year", "years", 0, 60,
                                                 "Completed years in post; the last row holds "
                                                 "beyond"),
                                  rate},
                      .max_rows = 100,
                      .unique_by = {"year"}});
    tables.push_back(
        {.name = "durations",
         .columns = {number_column("years_from", "years", 0, 100, "Shortest duration of the row"),
                     number_column("years_to", "years", 0, 100, "Longest duration of the row"),
                     share},
         .max_rows = kMaxAgeRows});
    return tables;
}

std::vector<TableSpec> place_tables() {
    TableSpec offices{.name = "offices",
                      .columns = {string_column("id", "Name that other tables and keys use"),
                                  string_column("title_nb", "Name in Norwegian"),
                                  string_column("title_en", "Name in English"),
                                  integer_column("rooms", "rooms", 0, kMaxRooms,
                                                 "Rooms for doctors; a position needs one")},
                      .max_rows = kMaxPositions,
                      .unique_by = {"id"}};
    TableSpec positions{
        .name = "positions",
        .columns = {string_column("id", "Name that other tables and keys use"),
                    string_column("office", "Id of the office it is in"),
                    choice_column("contract", contract_choices(), "Contract"),
                    integer_column("list_cap", "persons", 1, kMaxListCap, "List cap (listetak)"),
                    integer_column("list_length", "persons", 0, kMaxListLength,
                                   "Persons on the list, residents and non-residents"),
                    choice_column("staffing", {kStaffingNames.begin(), kStaffingNames.end()},
                                  "Served by a permanent GP, by a locum or by nobody"),
                    optional_column(date_column(
                        "vacant_since", "Since when without a permanent GP; drawn when unknown")),
                    optional_column(integer_column("temporary_cap", "persons", 0, kMaxListCap,
                                                   "A lower cap that holds from the start to "
                                                   "temporary_until")),
                    optional_column(
                        date_column("temporary_until", "Last month of the temporary cap")),
                    optional_column(string_column(
                        "over_cap_reason", "Why a list is longer than its cap (such as newborns); "
                                           "without it such a list is an error"))},
        .max_rows = kMaxPositions,
        .unique_by = {"id"}};
    TableSpec roster{
        .name = "roster",
        .columns = {string_column("position", "Id of the position the doctor serves"),
                    optional_column(integer_column("age", "years", 24, 90, "Completed age")),
                    optional_column(sex_column()),
                    optional_column(choice_column("specialist", {"yes", "no"}, "Specialist")),
                    optional_column(date_column("in_post_since", "First day in the position")),
                    optional_column(date_column("leaves", "Known last day in the position")),
                    optional_column(date_column("absent_until", "Last day of a leave under way")),
                    optional_column(date_column("training_ends", "Last day of specialist training, "
                                                                 "of a doctor who is under way"))},
        .max_rows = kMaxPositions,
        .unique_by = {"position"}};
    return {std::move(offices), std::move(positions), std::move(roster)};
}

}  // namespace legeplan::inputs
