#include "run/replicator.h"

#include <cmath>
#include <utility>

#include "core/error.h"
#include "inputs/draw.h"
#include "policies/policies.h"
#include "policies/service_policies.h"
#include "record/recorder.h"
#include "steps/capacity.h"
#include "steps/continuity.h"
#include "steps/costs.h"
#include "steps/demand.h"
#include "steps/duty.h"
#include "steps/initial_lists.h"
#include "steps/initial_workforce.h"
#include "steps/list_moves.h"
#include "steps/services.h"
#include "steps/workload.h"

namespace legeplan::run {

using inputs::Draw;
using inputs::Inputs;
using random::Streams;
using state::CellId;
using state::CellLayout;
using state::State;

namespace {

CellLayout layout_of(const Inputs& inputs) {
    return CellLayout(inputs.start.year(), inputs.end.year(), inputs.workload.bands);
}

/// People of 1 January in their cells.
void place_residents(const Inputs& inputs, State& state) {
    const CellLayout& layout = state.residents.layout();
    std::vector<std::size_t> persons(layout.cells());
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            persons[layout.resident(static_cast<Sex>(sex), inputs.start.year() - 1 - age)] =
                static_cast<std::size_t>(inputs.population.initial[static_cast<std::size_t>(sex)]
                                                                  [static_cast<std::size_t>(age)]);
        }
    }
    state.residents.reserve(persons);
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        for (std::size_t i = 0; i < persons[cell]; ++i) {
            state.residents.add(cell, state::Person::outside());
        }
    }
}

/// Persons that a cell may come to hold beyond those of the start, generously.
std::vector<double> expected_joiners(const Inputs& inputs, const CellLayout& layout) {
    const Draw draw = Draw::central(inputs);
    inputs::YearRates rates;
    double women = 0.0;
    for (const int persons : inputs.population.initial[0]) {
        women += persons;
    }
    constexpr double kBirthsPerWoman = 0.03;
    std::vector<double> expected(layout.resident_cells());
    for (int year = inputs.start.year(); year <= inputs.end.year(); ++year) {
        inputs::year_rates(inputs, draw, year, rates);
        for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
            const int birth_year = layout.birth_year(cell);
            if (birth_year > year) {
                continue;
            }
            expected[cell] += rates.in_moves[static_cast<std::size_t>(layout.sex(cell))]
                                            [static_cast<std::size_t>(layout.age(cell, year))];
            expected[cell] += birth_year == year ? kBirthsPerWoman * women : 0.0;
        }
    }
    return expected;
}

/// Room for the people that a replicate can be expected to have.
void reserve_residents(const Inputs& inputs, State& state) {
    const CellLayout& layout = state.residents.layout();
    const std::vector<double> expected = expected_joiners(inputs, layout);
    const auto persons = static_cast<std::size_t>(state::population(state));
    std::vector<std::size_t> room(layout.cells(), persons / 64 + 64);
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        const double present = state.residents.size(cell);
        // All who come, none who leave, and five standard deviations.
        room[cell] = static_cast<std::size_t>(present + 1.2 * expected[cell] +
                                              5.0 * std::sqrt(expected[cell]) + 4.0);
    }
    state.residents.reserve(room);
}

/// Room for all else that a replicate needs, so that its months allocate nothing.
void reserve(const Inputs& inputs, State& state) {
    const auto persons = static_cast<std::size_t>(state::population(state));
    state.residents.reserve_waiting(persons / 2 + 1024);
    for (state::MonthPlan& month : state.plan.months) {
        month.exits.reserve(persons / 64 + 64);
        month.births.reserve(persons / 128 + 64);
        month.in_moves.reserve(persons / 64 + 64);
    }
    const std::size_t lists =
        state.workforce.positions.size() + policies::most_new_positions(inputs);
    state.workforce.positions.reserve(lists);
    state.workforce.announced.reserve(lists);
    constexpr std::size_t kGrantsPerPolicy = 3;  // a pay plan is one for each salaried contract
    state.workforce.grants.reserve(kGrantsPerPolicy * inputs.policies.size());
    state.services.own.reserve(policies::most_own_posts(inputs));
    state.costs.contracts.reserve(lists);
    state.workforce.retentions.reserve(inputs.policies.size());
    state.workforce.programmes.reserve(inputs.policies.size());
    state.lists.length.reserve(lists);
    state.lists.non_residents.reserve(lists);
    state.lists.by_group.reserve(lists);
    state.lists.joined.reserve(lists * static_cast<std::size_t>(state.lists.months));
    state.lists.gp_since.reserve(lists);
    state.gp_hours.reserve(lists);
    state.duty_shifts.reserve(lists);
}

}  // namespace

Replicator::Replicator(const Inputs& inputs, double moves_out) : inputs_(inputs) {
    template_.month = Month::of(inputs.start.year(), 1) - 1;
    template_.origin = inputs.lists.scheme_start;
    template_.lists.months = inputs.end - template_.origin + 1;
    template_.residents = state::Residents(layout_of(inputs));
    place_residents(inputs, template_);
    reserve_residents(inputs, template_);
    steps::place_positions(inputs, template_);
    template_.workforce.moves_out = moves_out;
    // Bands by the age reached in the year in which the lists are met.
    const Month january = template_.month;
    template_.month = inputs.start - 1;
    steps::set_ages(inputs, template_);
    steps::deal_lists(inputs, template_);
    template_.month = january;
}

std::unique_ptr<Workspace>
Replicator::workspace(std::shared_ptr<steps::DemographyTape> tape) const {
    const CellLayout& layout = template_.residents.layout();
    auto workspace = std::make_unique<Workspace>(
        Workspace{template_, steps::MonthlyCycle(layout, std::move(tape)), {}});
    reserve(inputs_, workspace->state);
    const auto persons = static_cast<std::size_t>(state::population(template_));
    workspace->report.departures.reserve(persons / 20 + 256);
    workspace->report.joiners.reserve(persons / 20 + 256);
    workspace->report.hired.reserve(workspace->state.workforce.positions.capacity());
    return workspace;
}

// Demography alone from 1 January to the start month, then lists and doctors.
void Replicator::begin(const Draw& draw, const Streams& streams, Workspace& workspace) const {
    State& state = workspace.state;
    state = template_;
    workspace.report.begin_month();
    while (state.month + 1 < inputs_.start) {
        workspace.cycle.advance_population(inputs_, draw, state, streams, workspace.report);
        steps::apply_departures(state, workspace.report);
        state.lists.outside += static_cast<std::int64_t>(workspace.report.joiners.size());
    }
    workspace.report.begin_month();
    steps::meet_list_lengths(inputs_, draw, state, streams);
    steps::staff_positions(inputs_, draw, state, streams);
    steps::place_services(inputs_, draw, state);
    steps::advance_workload(inputs_, draw, state);
    steps::add_other_hours(inputs_, draw, state);
    steps::advance_duty(inputs_, draw, state, streams);
    steps::begin_costs(state);
    steps::follow_gps(state);
    workspace.report.capacity_rule_met = steps::is_capacity_too_low(inputs_, state);
}

void Replicator::simulate(const Draw& draw, const Streams& streams, Workspace& workspace,
                          record::Record& record, const char*& step,
                          const Observer& observer) const {
    State& state = workspace.state;
    const auto keep = [&](std::size_t time) {
        record::record_month(inputs_, draw, state, workspace.report, time, record);
        if (observer) {
            observer(state, workspace.report);
        }
    };
    step = "start";
    begin(draw, streams, workspace);
    keep(0);
    step = "monthly cycle";
    for (int month = 1; month <= inputs_.months(); ++month) {
        workspace.cycle.advance(inputs_, draw, state, streams, workspace.report);
        keep(static_cast<std::size_t>(month));
    }
}

void Replicator::run(std::uint64_t seed, std::uint64_t replicate, Workspace& workspace,
                     record::Record& record, state::EventLog* log, const Observer& observer) const {
    const Streams streams(seed, replicate);
    const Draw draw = Draw::sample(inputs_, streams);
    workspace.report.log = log;
    const char* step = "";
    try {
        simulate(draw, streams, workspace, record, step, observer);
    } catch (const std::exception& error) {
        throw RunError(static_cast<std::int64_t>(replicate), workspace.state.month.index, step,
                       error.what());
    }
}

}  // namespace legeplan::run
