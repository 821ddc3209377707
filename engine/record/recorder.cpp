#include "record/recorder.h"

#include <array>
#include <limits>
#include <numeric>

#include "record/service_recorder.h"
#include "steps/lists.h"
#include "steps/training.h"

namespace legeplan::record {

using inputs::Inputs;
using state::CellId;
using state::State;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct Writer {
    Record& record;
    std::size_t time;

    void operator()(Indicator id, double value) const { record.set(id, time, value); }
    void operator()(Indicator id, std::int64_t value) const {
        record.set(id, time, static_cast<double>(value));
    }
    void operator()(Indicator id, int value) const { record.set(id, time, value); }
};

double mean(double sum, int count) {
    return count > 0 ? sum / count : kUndefined;
}

void population(const State& state, const Writer& write) {
    constexpr std::array<int, 3> kBorders{20, 67, 80};
    const state::AgeCounts by_age = state::count_by_age(state.residents, state.month.year());
    const double passed = state.month.month_of_year() / 12.0;
    const auto from = [&](int age) {
        return std::accumulate(by_age.begin() + age, by_age.end(), std::int64_t{0});
    };
    const auto all = static_cast<double>(from(0));
    std::array<double, kBorders.size()> at_least{};
    for (std::size_t k = 0; k < kBorders.size(); ++k) {
        const int reached = by_age[static_cast<std::size_t>(kBorders[k])];
        at_least[k] = static_cast<double>(from(kBorders[k] + 1)) + passed * reached;
    }
    write(Indicator::population, all);
    write(Indicator::population_0_19, all - at_least[0]);
    write(Indicator::population_20_66, at_least[0] - at_least[1]);
    write(Indicator::population_67_79, at_least[1] - at_least[2]);
    write(Indicator::population_80_plus, at_least[2]);
}

void lists(const Inputs& inputs, const inputs::Draw& draw, const State& state,
           const Writer& write) {
    const double open_above = draw[inputs::Param::open_above];
    std::int64_t places = 0;
    std::int64_t length = 0;
    std::int64_t free = 0;
    std::int64_t non_residents = 0;
    std::int64_t without_gp = 0;
    std::int64_t without_doctor = 0;
    int open = 0;
    int open_women = 0;
    int exist = 0;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const auto& position = state.workforce.positions[i];
        if (position.is_closed) {
            continue;
        }
        ++exist;
        places += position.list_cap;
        length += state.lists.length[i];
        non_residents += state.lists.non_residents[i];
        without_gp += position.is_without_gp() ? state.lists.length[i] : 0;
        without_doctor += position.staffing == Staffing::vacant ? state.lists.length[i] : 0;
        const int here = steps::free_places(inputs, state, i);
        free += here;
        if (here > open_above) {
            ++open;
            open_women += position.doctor.sex == Sex::female ? 1 : 0;
        }
    }
    const std::int64_t on_no_list = state.lists.outside + state.residents.residents_waiting();
    write(Indicator::list_capacity, places);
    write(Indicator::list_length_total, length);
    write(Indicator::list_free, free);
    write(Indicator::list_free_share,
          places > 0 ? static_cast<double>(free) / static_cast<double>(places) : kUndefined);
    write(Indicator::lists_open, open);
    write(Indicator::lists_open_women, open_women);
    write(Indicator::lists_open_men, open - open_women);
    write(Indicator::mean_list_length, mean(static_cast<double>(length), exist));
    write(Indicator::persons_on_no_list, on_no_list);
    write(Indicator::persons_on_list_without_gp, without_gp);
    write(Indicator::persons_on_list_without_doctor, without_doctor);
    write(Indicator::persons_without_gp, on_no_list + without_gp);
    write(Indicator::non_residents_on_lists, non_residents);
}

struct Doctors {
    int all = 0;
    int regular = 0;
    int women = 0;
    int over_62 = 0;
    int specialists = 0;
    int in_training = 0;
    double age_sum = 0.0;
    double hours_sum = 0.0;
};

Doctors count_doctors(const State& state) {
    constexpr int kOver62 = 63;  // completed years
    Doctors count;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const auto& position = state.workforce.positions[i];
        if (position.is_closed || position.staffing == Staffing::vacant) {
            continue;
        }
        const int age = position.doctor.age(state.month);
        ++count.all;
        count.regular += position.staffing == Staffing::filled ? 1 : 0;
        count.women += position.doctor.sex == Sex::female ? 1 : 0;
        count.over_62 += age >= kOver62 ? 1 : 0;
        count.specialists += position.doctor.is_specialist ? 1 : 0;
        count.in_training += position.doctor.is_in_training() ? 1 : 0;
        count.age_sum += age;
        count.hours_sum += state.gp_hours[i];
    }
    return count;
}

void workforce(const State& state, const Writer& write) {
    std::array<int, kStaffingNames.size()> by_staffing{};
    for (const auto& position : state.workforce.positions) {
        if (!position.is_closed) {
            ++by_staffing[static_cast<std::size_t>(position.staffing)];
        }
    }
    const auto [filled, locum, vacant] = by_staffing;
    const Doctors doctors = count_doctors(state);
    write(Indicator::positions, filled + locum + vacant);
    write(Indicator::positions_filled, filled);
    write(Indicator::positions_locum, locum);
    write(Indicator::positions_vacant, vacant);
    write(Indicator::positions_without_gp, locum + vacant);
    write(Indicator::gps, doctors.all);
    write(Indicator::gps_regular, doctors.regular);
    write(Indicator::gps_women, doctors.women);
    write(Indicator::gps_mean_age, mean(doctors.age_sum, doctors.all));
    write(Indicator::gps_over_62, doctors.over_62);
    write(Indicator::gps_specialists, doctors.specialists);
    write(Indicator::gps_in_training, doctors.in_training);
    write(Indicator::gp_hours_per_week, mean(doctors.hours_sum, doctors.all));
}

/// Residents by five-year age group: the rule at the borders is that of population().
void population_profile(const State& state, std::size_t snapshot, Record& record) {
    const auto& layout = state.residents.layout();
    const int year = state.month.year();
    const double passed = state.month.month_of_year() / 12.0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        const double persons = state.residents.size(cell);
        const int age = year - layout.birth_year(cell);
        if (persons == 0.0 || age < 0) {
            continue;
        }
        const Profile id =
            layout.sex(cell) == Sex::female ? Profile::population_women : Profile::population_men;
        const std::size_t bin = spec(id).bin_of(age);
        const bool is_at_border = bin > 0 && age == spec(id).lower_edge(bin);
        const double reached = is_at_border ? passed * persons : persons;
        record.add(id, bin, snapshot, reached);
        if (is_at_border) {
            record.add(id, bin - 1, snapshot, persons - reached);
        }
    }
}

void position_profiles(const State& state, std::size_t snapshot, Record& record) {
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const auto& position = state.workforce.positions[i];
        if (position.is_closed) {
            continue;
        }
        record.add(Profile::list_lengths, spec(Profile::list_lengths).bin_of(state.lists.length[i]),
                   snapshot, 1.0);
        if (position.staffing != Staffing::vacant) {
            const int age = position.doctor.age(state.month);
            record.add(Profile::gp_ages, spec(Profile::gp_ages).bin_of(age), snapshot, 1.0);
        }
    }
}

void flows(const state::StepReport& report, const Writer& write) {
    write(Indicator::births, report.births);
    write(Indicator::deaths, report.deaths);
    write(Indicator::in_moves, report.in_moves);
    write(Indicator::out_moves, report.out_moves);
    write(Indicator::gp_exits, report.gp_exits);
    write(Indicator::gp_retirements, report.gp_retirements);
    write(Indicator::gp_recruits, report.gp_recruits);
    write(Indicator::capacity_rule_met, report.capacity_rule_met ? 1 : 0);
}

}  // namespace

void record_month(const Inputs& inputs, const inputs::Draw& draw, const State& state,
                  const state::StepReport& report, std::size_t time, Record& record) {
    const Writer write{record, time};
    population(state, write);
    lists(inputs, draw, state, write);
    workforce(state, write);
    flows(report, write);
    write(Indicator::supervision_free,
          inputs.training.is_on ? steps::supervision_free(draw, state) : kUndefined);
    write(Indicator::duty_shifts_per_gp, inputs.duty.is_on ? state.duty_shifts_per_gp : kUndefined);
    write(Indicator::consultations_demand, state.need.consultations);
    if (const auto snapshot = record.snapshot_at(time)) {
        record.clear(*snapshot);
        population_profile(state, *snapshot, record);
        position_profiles(state, *snapshot, record);
    }
    record_continuity(inputs, state, time, record);
    record_services(inputs, draw, state, time, record);
    record_costs(inputs, state, report, time, record);
}

}  // namespace legeplan::record
