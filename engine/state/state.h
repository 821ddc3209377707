#pragma once

#include <bit>
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

/// Planned events of a cell in a month, in one word.
struct PlannedEvents {
    std::uint16_t deaths = 0;
    std::uint16_t out_moves = 0;
    std::uint16_t in_moves = 0;
    std::uint16_t none = 0;

    bool any() const { return std::bit_cast<std::uint64_t>(*this) != 0; }
};

/// Planned events of the current year, per month (0 = January) and resident cell.
struct YearPlan {
    std::vector<PlannedEvents> events;  ///< [month][cell]
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

/// Everything that changes in one replicate. Copyable; owned parts:
/// residents (population and, for a person's standing, lists), plan (population),
/// lists (lists), workforce (gp_workforce, recruitment, training and policies), need and gp_hours
/// (workload and, for hours on duty, duty), duty_shifts (duty).
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
    std::optional<DistrictElsewhere> district_elsewhere;
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
