#include "record/recorder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "record/service_recorder.h"
#include "steps/lists.h"
#include "steps/training.h"

namespace legeplan::record {

using inputs::Inputs;
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
        return std::accumulate(by_age.begin() + age, by_age.end(), 0);
    };
    const double all = from(0);
    std::array<double, kBorders.size()> at_least{};
    for (std::size_t k = 0; k < kBorders.size(); ++k) {
        const int reached = by_age[static_cast<std::size_t>(kBorders[k])];
        at_least[k] = from(kBorders[k] + 1) + passed * reached;
    }
    write(Indicator::population, all);
    write(Indicator::population_0_19, all - at_least[0]);
    write(Indicator::population_20_66, at_least[0] - at_least[1]);
    write(Indicator::population_67_79, at_least[1] - at_least[2]);
    write(Indicator::population_80_plus, at_least[2]);
}

/// Sums over the positions that exist.
struct Positions {
    std::array<int, kStaffingNames.size()> by_staffing{};
    std::int64_t places = 0;
    std::int64_t length = 0;
    std::int64_t free = 0;
    std::int64_t non_residents = 0;
    std::int64_t without_gp = 0;
    std::int64_t without_doctor = 0;
    int open = 0;
    int open_women = 0;
    // Doctors, locums included.
    int women = 0;
    int over_62 = 0;
    int specialists = 0;
    int in_training = 0;
    int age_sum = 0;
    double hours_sum = 0.0;

    int exist() const { return std::accumulate(by_staffing.begin(), by_staffing.end(), 0); }
    int staffed(Staffing staffing) const { return by_staffing[static_cast<std::size_t>(staffing)]; }
};

void count_list(const State& state, std::size_t list, int free, double open_above,
                Positions& count) {
    const state::Position& position = state.workforce.positions[list];
    const int length = state.lists.length[list];
    count.places += position.list_cap;
    count.length += length;
    count.non_residents += state.lists.non_residents[list];
    count.without_gp += position.is_without_gp() ? length : 0;
    count.without_doctor += position.staffing == Staffing::vacant ? length : 0;
    count.free += free;
    if (free > open_above) {
        ++count.open;
        count.open_women += position.doctor.sex == Sex::female ? 1 : 0;
    }
}

void count_doctor(const state::Doctor& doctor, double hours, Month month, Positions& count) {
    const int age = doctor.age(month);
    count.women += doctor.sex == Sex::female ? 1 : 0;
    count.over_62 += age >= inputs::kOver62From ? 1 : 0;
    count.specialists += doctor.is_specialist ? 1 : 0;
    count.in_training += doctor.is_in_training() ? 1 : 0;
    count.age_sum += age;
    count.hours_sum += hours;
}

Positions count_positions(const Inputs& inputs, const inputs::Draw& draw, const State& state) {
    const double open_above = draw[inputs::Param::open_above];
    Positions count;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const state::Position& position = state.workforce.positions[i];
        if (position.is_closed) {
            continue;
        }
        ++count.by_staffing[static_cast<std::size_t>(position.staffing)];
        count_list(state, i, steps::free_places(inputs, state, i), open_above, count);
        if (position.staffing != Staffing::vacant) {
            count_doctor(position.doctor, state.gp_hours[i], state.month, count);
        }
    }
    return count;
}

void lists(const State& state, const Positions& count, const Writer& write) {
    const std::int64_t on_no_list = state.lists.outside + state.residents.residents_waiting();
    write(Indicator::list_capacity, count.places);
    write(Indicator::list_length_total, count.length);
    write(Indicator::list_free, count.free);
    write(Indicator::list_free_share,
          count.places > 0 ? static_cast<double>(count.free) / static_cast<double>(count.places)
                           : kUndefined);
    write(Indicator::lists_open, count.open);
    write(Indicator::lists_open_women, count.open_women);
    write(Indicator::lists_open_men, count.open - count.open_women);
    write(Indicator::mean_list_length, mean(static_cast<double>(count.length), count.exist()));
    write(Indicator::mean_list_length_with_gp,
          mean(static_cast<double>(count.length - count.without_gp),
               count.by_staffing[static_cast<std::size_t>(Staffing::filled)]));
    write(Indicator::persons_on_no_list, on_no_list);
    const std::int64_t waiting = state.residents.residents_waiting();
    write(Indicator::persons_waiting_for_list, waiting);
    write(Indicator::list_waiting_months,
          waiting > 0 ? static_cast<double>(state.residents.months_waited(state.month)) /
                            static_cast<double>(waiting)
                      : 0.0);
    write(Indicator::persons_on_list_without_gp, count.without_gp);
    write(Indicator::persons_on_list_without_doctor, count.without_doctor);
    write(Indicator::persons_without_gp, on_no_list + count.without_gp);
    write(Indicator::non_residents_on_lists, count.non_residents);
}

void workforce(const Positions& count, const Writer& write) {
    const int filled = count.staffed(Staffing::filled);
    const int vacant = count.staffed(Staffing::vacant);
    const int doctors = filled + count.staffed(Staffing::locum);
    write(Indicator::positions, count.exist());
    write(Indicator::positions_filled, filled);
    write(Indicator::positions_locum, count.staffed(Staffing::locum));
    write(Indicator::positions_vacant, vacant);
    write(Indicator::positions_without_gp, count.staffed(Staffing::locum) + vacant);
    write(Indicator::gps, doctors);
    write(Indicator::gps_regular, filled);
    write(Indicator::gps_women, count.women);
    write(Indicator::gps_mean_age, mean(count.age_sum, doctors));
    write(Indicator::gps_over_62, count.over_62);
    write(Indicator::gps_specialists, count.specialists);
    write(Indicator::gps_in_training, count.in_training);
    write(Indicator::gp_hours_per_week, mean(count.hours_sum, doctors));
}

/// A planner's own roster is of actual doctors, and numbers of fewer than five would tell their
/// age, sex and training: they are undefined.
void hide_few_doctors(const Inputs& inputs, const Positions& count, const Writer& write) {
    constexpr int kFewest = 5;
    constexpr std::array kOfPersons{
        Indicator::gps_women,        Indicator::gps_mean_age,    Indicator::gps_over_62,
        Indicator::gps_specialists,  Indicator::gps_in_training, Indicator::gp_retirements,
        Indicator::lists_open_women, Indicator::lists_open_men,  Indicator::supervision_free};
    const int doctors = count.exist() - count.staffed(Staffing::vacant);
    if (!inputs.roster.empty() && doctors < kFewest) {
        for (const Indicator id : kOfPersons) {
            write(id, kUndefined);
        }
    }
}

/// Residents of a sex by five-year age group: the rule at the borders is that of population().
void population_profile(const State& state, Sex sex, Profile id, std::size_t snapshot,
                        Record& record) {
    const auto& layout = state.residents.layout();
    const ProfileSpec& profile = spec(id);
    const int year = state.month.year();
    const double passed = state.month.month_of_year() / 12.0;
    std::array<float, kProfileRows> persons{};
    // From the oldest on, so that the group changes by one at a time.
    std::size_t bin = profile.bin_of(year - layout.first_birth_year());
    for (int born = layout.first_birth_year(); born <= std::min(year, layout.last_birth_year());
         ++born) {
        const int age = year - born;
        while (bin > 0 && age < profile.lower_edge(bin)) {
            --bin;
        }
        const double cohort = state.residents.size(layout.resident(sex, born));
        const bool is_at_border = bin > 0 && age == profile.lower_edge(bin);
        const double reached = is_at_border ? passed * cohort : cohort;
        persons[bin] += static_cast<float>(reached);
        if (is_at_border) {
            persons[bin - 1] += static_cast<float>(cohort - reached);
        }
    }
    for (std::size_t k = 0; k < profile.bins; ++k) {
        record.add(id, k, snapshot, persons[k]);
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
    const Positions count = count_positions(inputs, draw, state);
    lists(state, count, write);
    workforce(count, write);
    flows(report, write);
    write(Indicator::supervision_free,
          inputs.training.is_on ? steps::supervision_free(draw, state) : kUndefined);
    hide_few_doctors(inputs, count, write);
    write(Indicator::duty_shifts_per_gp, inputs.duty.is_on ? state.duty_shifts_per_gp : kUndefined);
    write(Indicator::gps_on_duty, inputs.duty.is_on ? state.duty_doctors : kUndefined);
    write(Indicator::consultations_demand, state.need.consultations);
    if (const auto snapshot = record.snapshot_at(time)) {
        record.clear(*snapshot);
        population_profile(state, Sex::female, Profile::population_women, *snapshot, record);
        population_profile(state, Sex::male, Profile::population_men, *snapshot, record);
        position_profiles(state, *snapshot, record);
    }
    record_continuity(inputs, state, time, record);
    record_services(inputs, draw, state, time, record);
    record_costs(inputs, state, report, time, record);
}

}  // namespace legeplan::record
