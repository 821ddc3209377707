#pragma once

#include <array>
#include <vector>

#include "core/calendar.h"
#include "inputs/costs.h"
#include "inputs/inputs.h"
#include "state/residents.h"

namespace legeplan::state {

/// Log of one replicate's events, for people who want to see what happened.
struct EventLog {
    struct Entry {
        Month month;
        Text what;
    };
    std::vector<Entry> entries;
};

/// Someone who left the municipality or died, as seen by the lists.
struct Departure {
    CellId cell = 0;
    Person person;
};

/// Someone who came: born to a mother, moved in, or a non-resident who applies.
struct Joiner {
    enum class Kind : std::uint8_t { newborn, in_mover, non_resident };
    Kind kind = Kind::in_mover;
    CellId cell = 0;
    std::uint32_t index = 0;
    Person mother;
};

/// What happened in one month: the flows, and what one step hands to the next.
struct StepReport {
    int births = 0;
    int deaths = 0;
    int in_moves = 0;
    int out_moves = 0;
    int gp_exits = 0;
    int gp_retirements = 0;
    int gp_recruits = 0;
    int trainee_months = 0;        ///< GPs in training, before this month's recruits
    int hospital_months = 0;       ///< of these, in hospital service
    double training_grants = 0.0;  ///< NOK, for the trainee-months
    /// Planned events that met an empty cell; zero as long as forces depend on the cell alone.
    int events_without_person = 0;
    bool capacity_rule_met = false;
    std::array<double, inputs::kCostLines> costs{};  ///< NOK of the price year; priced lines
    std::vector<Departure> departures;
    std::vector<Joiner> joiners;
    std::vector<std::size_t> hired;  ///< positions whose GP came from outside, in the order of hire
    EventLog* log = nullptr;

    void begin_month() {
        births = deaths = in_moves = out_moves = 0;
        gp_exits = gp_retirements = gp_recruits = 0;
        trainee_months = hospital_months = 0;
        training_grants = 0.0;
        events_without_person = 0;
        capacity_rule_met = false;
        costs.fill(0.0);
        departures.clear();
        joiners.clear();
        hired.clear();
    }
};

}  // namespace legeplan::state
