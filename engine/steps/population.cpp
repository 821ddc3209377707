#include "steps/population.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include "core/real_math.h"
#include "random/discrete.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Stream;
using random::Streams;
using state::CellId;
using state::State;
using state::StepReport;
using state::YearPlan;

namespace {

constexpr int kMonths = 12;

/// Place of a cell's events in the plan: a month's cells lie side by side.
std::size_t slot(const state::CellLayout& layout, CellId cell, int month) {
    return static_cast<std::size_t>(month) * layout.resident_cells() + cell;
}

/// Someone who leaves dies or moves out.
void note_exit(state::PlannedEvents& events, Stream& stream, double death_share) {
    ++(stream.uniform() < death_share ? events.deaths : events.out_moves);
}

}  // namespace

void reset_plan(const state::CellLayout& layout, YearPlan& plan) {
    plan.events.assign(static_cast<std::size_t>(layout.resident_cells()) * kMonths, {});
}

Population::Population(const state::CellLayout& layout)
    : layout_(layout), exit_(layout.resident_cells()) {
    arrivals_.reserve(layout.resident_cells());
}

void Population::advance(const Inputs& inputs, const Draw& draw, State& state,
                         const Streams& streams, StepReport& report) {
    if (state.month.is_january()) {
        plan_year(inputs, draw, state, streams);
    }
    exits(state, streams, report);
    births(state, streams, report);
    in_moves(state, report);
    non_residents(inputs, draw, state, streams, report);
}

void Population::plan_year(const Inputs& inputs, const Draw& draw, State& state,
                           const Streams& streams) {
    const int year = state.month.year();
    const auto time = static_cast<std::uint64_t>(year);
    inputs::year_rates(inputs, draw, year, rates_);
    find_fertile_ages();
    reset_plan(layout_, state.plan);
    for (CellId cell = 0; cell < layout_.resident_cells(); ++cell) {
        if (layout_.birth_year(cell) > year) {
            continue;
        }
        const auto sex = static_cast<std::size_t>(layout_.sex(cell));
        const auto age = static_cast<std::size_t>(layout_.age(cell, year));
        const double death = rates_.death[sex][age];
        const double force = death + rates_.out_move[sex][age];
        Exit& exit = exit_[cell];
        const double stay = exp_(-force / kMonths);
        double stayed = 1.0;
        for (std::size_t k = 1; k <= kMonths; ++k) {
            stayed *= stay;
            exit.within[k] = 1.0 - stayed;
        }
        exit.death_share = force > 0.0 ? death / force : 0.0;
        if (const std::uint32_t persons = state.residents.size(cell); persons > 0) {
            plan_exits(state.plan, cell, persons, streams.at(Purpose::exits_of_cell, cell, time));
        }
        // The open group takes its in-moves in the cohort that has just reached it.
        if (const double expected = rates_.in_moves[sex][age];
            expected > 0.0 && year - layout_.birth_year(cell) <= kTopAge) {
            plan_in_moves(state.plan, cell, expected, streams.at(Purpose::in_moves, cell, time));
        }
    }
}

void Population::plan_exits(YearPlan& plan, CellId cell, std::uint32_t persons,
                            Stream stream) const {
    const Exit& exit = exit_[cell];
    const auto leaving = random::binomial(stream, persons, exit.within[kMonths]);
    for (std::int64_t i = 0; i < leaving; ++i) {
        const double share = stream.uniform();
        const double u = share * exit.within[kMonths];
        auto k = static_cast<std::size_t>(share * kMonths);
        while (k > 0 && exit.within[k] > u) {
            --k;
        }
        while (k + 1 < kMonths && exit.within[k + 1] <= u) {
            ++k;
        }
        note_exit(plan.events[slot(layout_, cell, static_cast<int>(k))], stream, exit.death_share);
    }
}

void Population::plan_in_moves(YearPlan& plan, CellId cell, double expected, Stream stream) const {
    const auto arriving = random::poisson(stream, expected);
    for (std::int64_t i = 0; i < arriving; ++i) {
        const int month = static_cast<int>(stream.below(kMonths));
        ++plan.events[slot(layout_, cell, month)].in_moves;
        plan_rest_of_year(plan, cell, month, stream);
    }
}

/// One who comes at the end of a month is exposed in the months after it.
void Population::plan_rest_of_year(YearPlan& plan, CellId cell, int month, Stream& stream) const {
    const Exit& exit = exit_[cell];
    const auto left = static_cast<std::size_t>(kMonths - 1 - month);
    const double u = stream.uniform();
    if (u >= exit.within[left]) {
        return;
    }
    std::size_t k = 0;
    while (exit.within[k + 1] <= u) {
        ++k;
    }
    note_exit(plan.events[slot(layout_, cell, month + 1 + static_cast<int>(k))], stream,
              exit.death_share);
}

void Population::exits(State& state, const Streams& streams, StepReport& report) {
    const int month = state.month.month_of_year() - 1;
    Stream stream =
        streams.at(Purpose::removed_person, 0, static_cast<std::uint64_t>(state.month.index));
    const state::PlannedEvents* planned = state.plan.events.data() + slot(layout_, 0, month);
    arrivals_.clear();
    for (CellId cell = 0; cell < layout_.resident_cells(); ++cell) {
        const state::PlannedEvents events = planned[cell];
        if (!events.any()) {
            continue;
        }
        state.residents.prefetch_end(cell);
        if (events.in_moves != 0) {
            arrivals_.push_back({cell, events.in_moves});
        }
        std::uint32_t present = state.residents.size(cell);
        const int leaving = std::min(events.deaths + events.out_moves, static_cast<int>(present));
        const int dying = std::min(leaving, static_cast<int>(events.deaths));
        report.deaths += dying;
        report.out_moves += leaving - dying;
        report.events_without_person += events.deaths + events.out_moves - leaving;
        for (int i = 0; i < leaving; ++i) {
            const std::uint32_t index = stream.below(present--);
            state.residents.prefetch(cell, index);
            report.departures.push_back({cell, {}, index});
        }
    }
    for (state::Departure& departure : report.departures) {
        departure.person = state.residents.remove(departure.cell, departure.index);
    }
}

void Population::find_fertile_ages() {
    const auto& rates = rates_.births_per_woman_year;
    fertile_ = {};
    for (int age = 1; age < kTopAge; ++age) {
        const double rate = rates[static_cast<std::size_t>(age)];
        if (rate > 0.0) {
            fertile_.first = fertile_.ages == 0 ? age : fertile_.first;
            fertile_.ages = age - fertile_.first + 1;
            fertile_.highest_rate = std::max(fertile_.highest_rate, rate);
        }
    }
}

/// Births are a Poisson process: candidates come at the highest rate of any age, as if all ages had
/// as many women as the largest, and each is kept by her age's own rate and number.
void Population::births(State& state, const Streams& streams, StepReport& report) {
    const auto time = static_cast<std::uint64_t>(state.month.index);
    // Women in order of age are cells in falling order.
    const CellId youngest = layout_.resident(Sex::female, state.month.year() - fertile_.first);
    std::uint32_t largest = 0;
    for (int k = 0; k < fertile_.ages; ++k) {
        largest = std::max(largest, state.residents.size(youngest - static_cast<CellId>(k)));
    }
    const double highest = fertile_.highest_rate / kMonths;
    Stream stream = streams.at(Purpose::births, 0, time);
    Stream newborns = streams.at(Purpose::mother, 0, time);
    const auto candidates = random::poisson(stream, fertile_.ages * highest * largest);
    for (std::int64_t i = 0; i < candidates; ++i) {
        std::uint64_t bits = stream();
        const auto k = random::take_below(bits, static_cast<std::uint32_t>(fertile_.ages));
        const std::uint32_t index = random::take_below(bits, largest);
        const double u = random::to_uniform(bits) * fertile_.highest_rate;
        const CellId cell = youngest - k;
        const double rate =
            rates_.births_per_woman_year[static_cast<std::size_t>(fertile_.first) + k];
        if (index < state.residents.size(cell) && u < rate) {
            bear(state, state.residents.at(cell, index), newborns, report);
        }
    }
}

void Population::bear(State& state, state::Person mother, Stream& stream,
                      StepReport& report) const {
    const Sex sex = stream.uniform() < rates_.boys_share ? Sex::male : Sex::female;
    const CellId cradle = layout_.resident(sex, state.month.year());
    const std::uint32_t index = state.residents.add(cradle, state::Person::outside());
    plan_rest_of_year(state.plan, cradle, state.month.month_of_year() - 1, stream);
    report.joiners.push_back({state::Joiner::Kind::newborn, cradle, index, mother});
    ++report.births;
}

void Population::in_moves(State& state, StepReport& report) {
    for (const auto& [cell, persons] : arrivals_) {
        for (int i = 0; i < persons; ++i) {
            const std::uint32_t index = state.residents.add(cell, state::Person::outside());
            report.joiners.push_back({state::Joiner::Kind::in_mover, cell, index, {}});
        }
        report.in_moves += persons;
    }
}

void Population::non_residents(const Inputs& inputs, const Draw& draw, State& state,
                               const Streams& streams, StepReport& report) {
    if (state.initial_non_residents == 0) {
        return;
    }
    const auto time = static_cast<std::uint64_t>(state.month.index);
    const double leave = event_probability(draw[Param::non_resident_turnover] / kMonths);
    std::uint32_t present = 0;
    for (CellId cell = layout_.resident_cells(); cell < layout_.cells(); ++cell) {
        present += state.residents.size(cell);
    }
    Stream leaving = streams.at(Purpose::non_resident_exits, 0, time);
    const auto exits = random::binomial(leaving, present, leave);
    for (std::int64_t i = 0; i < exits; ++i, --present) {
        std::uint32_t rank = leaving.below(present);
        CellId cell = layout_.resident_cells();
        while (rank >= state.residents.size(cell)) {
            rank -= state.residents.size(cell);
            ++cell;
        }
        report.departures.push_back({cell, state.residents.remove(cell, rank)});
    }
    Stream entering = streams.at(Purpose::non_resident_entries, 0, time);
    const auto entries =
        random::poisson(entering, leave * static_cast<double>(state.initial_non_residents));
    for (std::int64_t i = 0; i < entries; ++i) {
        const CellId cell = draw_non_resident_cell(inputs, layout_, entering.uniform());
        const std::uint32_t index = state.residents.add(cell, state::Person::outside());
        report.joiners.push_back({state::Joiner::Kind::non_resident, cell, index, {}});
    }
}

CellId draw_non_resident_cell(const Inputs& inputs, const state::CellLayout& layout, double u) {
    CellId last = layout.resident_cells();
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int band = 0; band < layout.bands(); ++band) {
            const double share = inputs.lists.non_resident_share[static_cast<std::size_t>(sex)]
                                                                [static_cast<std::size_t>(band)];
            if (share > 0.0) {
                last = layout.non_resident(static_cast<Sex>(sex), band);
                u -= share;
                if (u < 0.0) {
                    return last;
                }
            }
        }
    }
    return last;
}

}  // namespace legeplan::steps
