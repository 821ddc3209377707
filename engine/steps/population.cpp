#include "steps/population.h"

#include <algorithm>
#include <utility>

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

constexpr std::uint32_t kMonths = 12;

/// The low 32 bits as a number in [0, 1).
double low_half(std::uint64_t bits) {
    return static_cast<double>(static_cast<std::uint32_t>(bits)) * 0x1p-32;
}

/// What is planned for the state's month.
state::MonthPlan& plan_of_month(State& state) {
    return state.plan.months[static_cast<std::size_t>(state.month.month_of_year() - 1)];
}

}  // namespace

Population::Population(const state::CellLayout& layout, std::shared_ptr<DemographyTape> tape)
    : layout_(layout), tape_(std::move(tape)), exit_(layout.resident_cells()) {}

void Population::advance(const Inputs& inputs, const Draw& draw, State& state,
                         const Streams& streams, StepReport& report) {
    if (state.month.is_january()) {
        begin_year(inputs, draw, state, streams);
    }
    exits(state, report);
    if (!state.plan.has_births) {
        draw_births(state, streams);
        if (tape_ && state.month.month_of_year() == 12) {
            state.plan.has_births = true;
            tape_->keep(state.plan);
        }
    }
    births(state, report);
    in_moves(state, report);
    non_residents(inputs, draw, state, streams, report);
}

void Population::begin_year(const Inputs& inputs, const Draw& draw, State& state,
                            const Streams& streams) {
    const int year = state.month.year();
    inputs::year_rates(inputs, draw, year, rates_);
    const YearPlan* known =
        tape_ ? tape_->find({streams, layout_, year, rates_,
                             state.residents.sizes().first(layout_.resident_cells())})
              : nullptr;
    if (known != nullptr) {
        state.plan = *known;
    } else {
        plan_year(state, streams);
    }
}

void Population::plan_year(State& state, const Streams& streams) {
    const int year = state.month.year();
    const auto time = static_cast<std::uint64_t>(year);
    find_fertile_ages();
    state.plan.clear();
    for (CellId cell = 0; cell < layout_.resident_cells(); ++cell) {
        if (layout_.birth_year(cell) > year) {
            continue;
        }
        const auto sex = static_cast<std::size_t>(layout_.sex(cell));
        const auto age = static_cast<std::size_t>(layout_.age(cell, year));
        const double death = rates_.death[sex][age];
        const double force = death + rates_.out_move[sex][age];
        Exit& exit = exit_[cell];
        const double stay = exp_(-force / static_cast<double>(kMonths));
        // Four chains side by side: a product waits for the one before it.
        std::array<double, 4> stayed{stay, stay * stay, stay * stay * stay,
                                     (stay * stay) * (stay * stay)};
        const double stay_four = stayed[3];
        for (std::size_t k = 0; k < kMonths; ++k) {
            exit.within[k + 1] = 1.0 - stayed[k % 4];
            stayed[k % 4] *= stay_four;
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

/// Someone leaves at u of the cumulative probability of exit from a month on: the month is where it
/// lies, searched from the one near it, and where in the month says why. The high half of the bits
/// says who.
inline void Population::plan_exit(YearPlan& plan, CellId cell, std::size_t first, std::size_t near,
                                  double u, std::uint64_t bits) const {
    const Exit& exit = exit_[cell];
    std::size_t k = near;
    while (k > 0 && exit.within[k] > u) {
        --k;
    }
    while (k + 1 < kMonths && exit.within[k + 1] <= u) {
        ++k;
    }
    const double why = u - exit.within[k];
    const bool is_death = why < exit.death_share * (exit.within[k + 1] - exit.within[k]);
    plan.months[first + k].exits.push_back(
        {cell, static_cast<std::uint32_t>(bits >> 32), is_death});
}

/// One who comes at the end of a month is exposed in the months after it.
inline void Population::plan_rest_of_year(YearPlan& plan, CellId cell, std::size_t month,
                                          std::uint64_t bits) const {
    const double u = low_half(bits);
    if (u < exit_[cell].within[kMonths - 1 - month]) {
        plan_exit(plan, cell, month + 1, 0, u, bits);
    }
}

void Population::plan_exits(YearPlan& plan, CellId cell, std::uint32_t persons,
                            Stream stream) const {
    const Exit& exit = exit_[cell];
    const auto leaving = random::binomial(stream, persons, exit.within[kMonths]);
    for (std::int64_t i = 0; i < leaving; ++i) {
        const std::uint64_t bits = stream();
        const double share = low_half(bits);
        const auto near = static_cast<std::size_t>(share * static_cast<double>(kMonths));
        plan_exit(plan, cell, 0, near, share * exit.within[kMonths], bits);
    }
}

void Population::plan_in_moves(YearPlan& plan, CellId cell, double expected, Stream stream) const {
    const auto arriving = random::poisson(stream, expected);
    for (std::int64_t i = 0; i < arriving; ++i) {
        std::uint64_t bits = stream();
        const std::size_t month = random::take_below(bits, kMonths);
        plan.months[month].in_moves.push_back(cell);
        plan_rest_of_year(plan, cell, month, bits);
    }
}

/// Everyone present has the same chance to be the one.
void Population::exits(State& state, StepReport& report) {
    const auto index = [&](const state::PlannedExit& exit) {
        return static_cast<std::uint32_t>(
            std::uint64_t{exit.who} * state.residents.size(exit.cell) >> 32);
    };
    const state::MonthPlan& plan = plan_of_month(state);
    // Of a nation, most people lie outside the caches. Who leaves before moves an index by little.
    for (const state::PlannedExit& exit : plan.exits) {
        state.residents.prefetch(exit.cell, index(exit));
        state.residents.prefetch_end(exit.cell);
    }
    for (const state::PlannedExit& exit : plan.exits) {
        if (state.residents.size(exit.cell) == 0) {
            ++report.events_without_person;
            continue;
        }
        ++(exit.is_death ? report.deaths : report.out_moves);
        report.departures.push_back({exit.cell, state.residents.remove(exit.cell, index(exit))});
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
void Population::draw_births(State& state, const Streams& streams) const {
    const auto time = static_cast<std::uint64_t>(state.month.index);
    // Women in order of age are cells in falling order.
    const CellId youngest = layout_.resident(Sex::female, state.month.year() - fertile_.first);
    std::uint32_t largest = 0;
    for (int k = 0; k < fertile_.ages; ++k) {
        largest = std::max(largest, state.residents.size(youngest - static_cast<CellId>(k)));
    }
    const double highest = fertile_.highest_rate / static_cast<double>(kMonths);
    Stream stream = streams.at(Purpose::births, 0, time);
    Stream newborns = streams.at(Purpose::newborn, 0, time);
    const auto month = static_cast<std::size_t>(state.month.month_of_year() - 1);
    const auto candidates = random::poisson(stream, fertile_.ages * highest * largest);
    for (std::int64_t i = 0; i < candidates; ++i) {
        std::uint64_t bits = stream();
        const auto k = random::take_below(bits, static_cast<std::uint32_t>(fertile_.ages));
        const std::uint32_t index = random::take_below(bits, largest);
        const double u = random::to_uniform(bits) * fertile_.highest_rate;
        const CellId mother = youngest - k;
        const double rate =
            rates_.births_per_woman_year[static_cast<std::size_t>(fertile_.first) + k];
        if (index < state.residents.size(mother) && u < rate) {
            const Sex sex = newborns.uniform() < rates_.boys_share ? Sex::male : Sex::female;
            const CellId child = layout_.resident(sex, state.month.year());
            state.plan.months[month].births.push_back({mother, index, child});
            plan_rest_of_year(state.plan, child, month, newborns());
        }
    }
}

void Population::births(State& state, StepReport& report) {
    for (const auto& [cell, place, child] : plan_of_month(state).births) {
        const state::Person mother = state.residents.at(cell, place);
        const std::uint32_t index = state.residents.add(child, state::Person::outside());
        report.joiners.push_back({state::Joiner::Kind::newborn, child, index, mother});
        ++report.births;
    }
}

void Population::in_moves(State& state, StepReport& report) {
    const state::MonthPlan& plan = plan_of_month(state);
    for (const CellId cell : plan.in_moves) {
        const std::uint32_t index = state.residents.add(cell, state::Person::outside());
        report.joiners.push_back({state::Joiner::Kind::in_mover, cell, index, {}});
    }
    report.in_moves += static_cast<int>(plan.in_moves.size());
}

void Population::non_residents(const Inputs& inputs, const Draw& draw, State& state,
                               const Streams& streams, StepReport& report) {
    if (state.initial_non_residents == 0) {
        return;
    }
    const auto time = static_cast<std::uint64_t>(state.month.index);
    const double leave =
        event_probability(draw[Param::non_resident_turnover] / static_cast<double>(kMonths));
    const CellId first = layout_.resident_cells();
    const CellId cells = layout_.cells() - first;
    std::uint32_t present = 0;
    std::uint32_t largest = 0;
    for (CellId cell = first; cell < layout_.cells(); ++cell) {
        present += state.residents.size(cell);
        largest = std::max(largest, state.residents.size(cell));
    }
    Stream leaving = streams.at(Purpose::non_resident_exits, 0, time);
    auto exits = random::binomial(leaving, present, leave);
    for (; exits > 0; --exits) {
        const auto [cell, index] = draw_someone(state.residents, first, cells, largest, leaving);
        report.departures.push_back({cell, state.residents.remove(cell, index)});
    }
    Stream entering = streams.at(Purpose::non_resident_entries, 0, time);
    const double expected = leave * static_cast<double>(state.initial_non_residents) *
                            draw.at(Param::non_resident_arrivals, state.month.year());
    const auto entries = random::poisson(entering, expected);
    for (std::int64_t i = 0; i < entries; ++i) {
        const CellId cell = draw_non_resident_cell(inputs, layout_, entering.uniform());
        const std::uint32_t index = state.residents.add(cell, state::Person::outside());
        report.joiners.push_back({state::Joiner::Kind::non_resident, cell, index, {}});
    }
}

Place draw_someone(const state::Residents& residents, CellId first, CellId cells,
                   std::uint32_t largest, Stream& stream) {
    while (true) {
        std::uint64_t bits = stream();
        const CellId cell = first + random::take_below(bits, cells);
        const std::uint32_t index = random::take_below(bits, largest);
        if (index < residents.size(cell)) {
            return {cell, index};
        }
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
