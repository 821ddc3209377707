#include "study/vintage.h"

#include <array>
#include <optional>

#include "scenario/number_text.h"

namespace legeplan::study {

namespace {

using scenario::Date;
using scenario::date_text;
using scenario::Scenario;
using scenario::Table;

constexpr const char* kVintage = "backtest.vintage";
constexpr const char* kUntil = "calibration.until";

/// The tables from which the population's future follows, apart from those that are fitted.
constexpr std::array kShapes{"population.fertility.table", "population.out_moves.table",
                             "population.mortality.improvement_table"};
constexpr std::array kOtherTables{"population.mortality.table", "population.initial",
                                  "population.in_moves.table"};

constexpr const char* kCohorts = "population.in_moves.cohorts_table";

std::optional<Date> vintage_of(const Table& table) {
    for (const std::string& comment : table.comments()) {
        if (comment.starts_with(kVintageMark)) {
            return scenario::parse_date(comment.substr(std::string(kVintageMark).size()));
        }
    }
    return std::nullopt;
}

void check_table(const Scenario& scenario, const char* key, const Date& day, Problems& problems) {
    const Table& table = scenario.table(key);
    const std::optional<Date> vintage = vintage_of(table);
    if (!vintage) {
        problems.add({{table.file(), 0},
                      key,
                      "does not say how new its data are",
                      "a comment line such as \"# vintage: " + date_text(day) + "\"",
                      ""});
    } else if (*vintage > day) {
        problems.add({{table.file(), 0},
                      key,
                      "data to " + date_text(*vintage),
                      "nothing later than " + date_text(day) + ", the vintage of the backtest",
                      ""});
    }
}

}  // namespace

void check_shapes_until(const Scenario& scenario, const Date& day, Problems& problems) {
    for (const char* key : kShapes) {
        check_table(scenario, key, day, problems);
    }
}

void check_vintage(const Scenario& scenario, Problems& problems) {
    if (!scenario.has(kVintage)) {
        problems.add({{scenario.file(), 0},
                      kVintage,
                      "is missing",
                      "the day after which the scenario knows nothing, at the latest its start",
                      ""});
        return;
    }
    const Date day = scenario.date(kVintage);
    const Date start = scenario.date("period.start");
    if (day > start) {
        problems.add({scenario.where(kVintage), kVintage, date_text(day),
                      "at the latest the start, " + date_text(start), ""});
    }
    if (scenario.has(kUntil) && scenario.date(kUntil) > day) {
        problems.add({scenario.where(kUntil), kUntil, date_text(scenario.date(kUntil)),
                      "at the latest the vintage, " + date_text(day), ""});
    }
    check_shapes_until(scenario, day, problems);
    for (const char* key : kOtherTables) {
        check_table(scenario, key, day, problems);
    }
    if (scenario.has(kCohorts)) {
        check_table(scenario, kCohorts, day, problems);
    }
}

}  // namespace legeplan::study
