#include "study/vintage.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/schema.h"
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

/// What the comments of a table say of its vintage, without blanks about it.
std::vector<std::string> vintages_in(const Table& table) {
    constexpr std::string_view kBlank = " \t\r";
    std::vector<std::string> vintages;
    for (std::string comment : table.comments()) {
        comment.erase(0, comment.find_first_not_of(kBlank));
        if (!comment.starts_with(kVintageMark)) continue;
        comment.erase(0, std::string_view(kVintageMark).size());
        comment.erase(0, comment.find_first_not_of(kBlank));
        comment.erase(comment.find_last_not_of(kBlank) + 1);
        vintages.push_back(comment);
    }
    return vintages;
}

/// The latest day that a table names: data of two days are as new as the newer.
std::optional<Date> vintage_of(const Table& table) {
    std::optional<Date> latest;
    for (const std::string& vintage : vintages_in(table)) {
        if (const auto day = scenario::parse_date(vintage); day && (!latest || *day > *latest)) {
            latest = day;
        }
    }
    return latest;
}

/// Adds a problem for each vintage that is no date.
void refuse_no_date(const Table& table, const std::string& key, Problems& problems) {
    for (const std::string& vintage : vintages_in(table)) {
        if (!scenario::parse_date(vintage)) {
            problems.add({{table.file(), 0},
                          key,
                          Text::of("vintage \"{}\" er ikke en dato", "vintage \"{}\" is not a date",
                                   printable(vintage, 60)),
                          {"en dag slik som 2016-01-01", "a day such as 2016-01-01"},
                          ""});
        }
    }
}

void check_not_later(const Table& table, const std::string& key, const Date& day,
                     Problems& problems) {
    refuse_no_date(table, key, problems);
    const std::optional<Date> vintage = vintage_of(table);
    if (vintage && *vintage > day) {
        problems.add(
            {{table.file(), 0},
             key,
             Text::of("data til {}", "data to {}", date_text(*vintage)),
             Text::of("ingenting senere enn {}, dagen etterprøvingen kjenner til",
                      "nothing later than {}, the vintage of the backtest", date_text(day)),
             ""});
    }
}

void check_table(const Scenario& scenario, const char* key, const Date& day, Problems& problems) {
    const Table& table = scenario.table(key);
    if (vintages_in(table).empty()) {
        problems.add({{table.file(), 0},
                      key,
                      {"sier ikke hvor nye dataene er", "does not say how new its data are"},
                      Text::of("en kommentarlinje slik som \"# vintage: {}\"",
                               "a comment line such as \"# vintage: {}\"", date_text(day)),
                      ""});
    }
    check_not_later(table, key, day, problems);
}

bool must_state_vintage(const std::string& key) {
    const auto is_it = [&](const char* other) { return key == other; };
    return key == kCohorts || std::any_of(kShapes.begin(), kShapes.end(), is_it) ||
           std::any_of(kOtherTables.begin(), kOtherTables.end(), is_it);
}

/// Tables of GPs, lists and services, and of items such as streams of in-moves, need not say how
/// new they are, but what they say holds.
void check_other_tables(const Scenario& scenario, const Date& day, Problems& problems) {
    constexpr std::string_view kOfItems = "[].";
    for (const scenario::KeySpec& spec : inputs::scenario_schema().keys) {
        const std::string& key = spec.key;
        if (spec.kind != scenario::KeyKind::table || must_state_vintage(key)) {
            continue;
        }
        const std::size_t at = key.find(kOfItems);
        if (at == std::string::npos && scenario.has(key)) {
            check_not_later(scenario.table(key), key, day, problems);
        } else if (at != std::string::npos) {
            const std::string field = key.substr(at + kOfItems.size());
            for (const scenario::Item& item : scenario.items(key.substr(0, at))) {
                if (item.has(field)) check_not_later(item.table(field), key, day, problems);
            }
        }
    }
}

}  // namespace

Date shapes_known_until(const Scenario& scenario, Problems& problems) {
    constexpr Date kAnyDay = std::chrono::year::max() / std::chrono::December / 31;
    Date until = std::chrono::year{0} / std::chrono::January / 1;
    for (const char* key : kShapes) {
        check_table(scenario, key, kAnyDay, problems);
        until = std::max(until, vintage_of(scenario.table(key)).value_or(until));
    }
    return until;
}

void check_shapes_until(const Scenario& scenario, const Date& day, Problems& problems) {
    for (const char* key : kShapes) {
        check_table(scenario, key, day, problems);
    }
}

void check_vintage(const Scenario& scenario, Problems& problems) {
    if (!scenario.has(kVintage)) {
        problems.add({{scenario.file(), 0},
                      kVintage,
                      {"mangler", "is missing"},
                      {"dagen som scenarioet ikke vet noe etter, senest starten",
                       "the day after which the scenario knows nothing, at the latest its start"},
                      ""});
        return;
    }
    const Date day = scenario.date(kVintage);
    const Date start = scenario.date("period.start");
    if (day > start) {
        problems.add(
            {scenario.where(kVintage), kVintage, Text::same(date_text(day)),
             Text::of("senest starten, {}", "at the latest the start, {}", date_text(start)), ""});
    }
    if (scenario.has(kUntil) && scenario.date(kUntil) > day) {
        problems.add({scenario.where(kUntil), kUntil, Text::same(date_text(scenario.date(kUntil))),
                      Text::of("senest backtest.vintage, {}", "at the latest the vintage, {}",
                               date_text(day)),
                      ""});
    }
    check_shapes_until(scenario, day, problems);
    for (const char* key : kOtherTables) {
        check_table(scenario, key, day, problems);
    }
    if (scenario.has(kCohorts)) {
        check_table(scenario, kCohorts, day, problems);
    }
    check_other_tables(scenario, day, problems);
}

}  // namespace legeplan::study
