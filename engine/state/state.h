#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/calendar.h"
#include "core/memo.h"
#include "state/lists.h"
#include "state/residents.h"
#include "state/services.h"
#include "state/workforce.h"

namespace legeplan::state {

/// Someone of a resident cell who dies or moves out in a month.
struct PlannedExit {
    CellId cell = 0;
    std::uint32_t who = 0;  ///< random bits, which choose one of those present
    bool is_death = false;
};

/// A birth: the mother as the month's births begin, and the cell of the child.
struct Birth {
    CellId mother = 0;
    std::uint32_t index = 0;
    CellId child = 0;
};

/// What is planned for a month of the current year.
struct MonthPlan {
    std::vector<PlannedExit> exits;
    std::vector<Birth> births;
    std::vector<CellId> in_moves;  ///< the cell of each
};

/// The current year. Births are drawn in their month, and so is what lies ahead of a child, unless
/// the whole year is known from another scenario.
struct YearPlan {
    std::array<MonthPlan, 12> months;
    bool has_births = false;

    void clear() {
        for (MonthPlan& month : months) {
            month.exits.clear();
            month.births.clear();
            month.in_moves.clear();
        }
        has_births = false;
    }
};

/// What the population needs of its GPs in a month.
struct Need {
    double consultations = 0.0;
    double factor = 1.0;  ///< on the table's consultations: burden and trend
    /// Consultations by the ages of mid-month over those by the ages reached in the year: what
    /// lists, counted by the latter, need less because of birthdays still to come.
    double birthday_ratio = 1.0;
};

/// The other municipalities of a duty district, where they are run together.
struct DistrictElsewhere {
    double inhabitants = 0.0;
    double doctors = 0.0;  ///< who take duty
};

/// Powers and exponentials that steps ask for again and again with few different arguments: known
/// values, no part of what a replicate is.
struct Memos {
    Memo<4, 64> vacancy_hazard;  ///< by months
    Memo<3, 32> list_effect;     ///< on applicants, by cap
    Memo<2, 16> exempt_share;    ///< from duty, by share in the table
};

/// Everything that changes in one replicate. Copyable. The parts, and the steps that write them:
/// residents (population and, for a person's standing, lists); plan (population);
/// lists (lists and, for began and gp_since, continuity); workforce (gp_workforce, recruitment,
/// training, policies; capacity, for announced, opened_by_rule, opened_by_rule_year and
/// offices[].announced; duty, for duty_rank; run/region, for GPs who move); need (workload);
/// gp_hours (workload, then demand and, for hours on duty, duty); shifts and doctors on duty
/// (duty). Whoever creates a position makes room for it in lists, gp_hours and duty_shifts.
struct State {
    Month month{};   ///< the month being simulated, or the one before the first
    Month origin{};  ///< month 0 of Person::joined
    Residents residents;
    YearPlan plan;
    Lists lists;
    Workforce workforce;
    Need need;                        ///< of the month
    std::vector<double> gp_hours;     ///< hours a week by position, of the month before
    std::vector<double> duty_shifts;  ///< shifts a month by position, of the month before
    double duty_shifts_per_gp = 0.0;  ///< of those in the district who take duty
    int duty_doctors = 0;             ///< GPs of the municipality who take duty
    std::optional<DistrictElsewhere> district_elsewhere;  ///< run/region
    Services services;  ///< services and, for agreed posts and factors, policies
    CostTotals costs;   ///< costs
    Memos memos;        ///< recruitment, duty
    std::int64_t initial_non_residents = 0;
};

/// Persons living in the municipality.
inline std::int64_t population(const State& state) {
    return state.residents.persons();
}

}  // namespace legeplan::state
