#include "steps/initial_workforce.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "random/distribution.h"
#include "steps/gp_workforce.h"
#include "steps/recruitment.h"
#include "steps/training.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Stream;
using random::Streams;
using state::Doctor;
using state::Position;
using state::State;

namespace {

constexpr int kYoungestAtEntry = 27;

struct Range {
    int low = inputs::kYoungestDrawn;
    int high = inputs::kOldestDrawn;
};

/// Age from the national stock, restricted to a range.
int age_within(const Inputs& inputs, Range range, Stream& stream) {
    double total = 0.0;
    for (int age = range.low; age <= range.high; ++age) {
        total += inputs.gp.stock_age_share[static_cast<std::size_t>(age)];
    }
    if (total <= 0.0) {
        return range.low + static_cast<int>(stream.below(
                               static_cast<std::uint32_t>(range.high - range.low + 1)));
    }
    double left = stream.uniform() * total;
    for (int age = range.low; age < range.high; ++age) {
        left -= inputs.gp.stock_age_share[static_cast<std::size_t>(age)];
        if (left < 0.0) {
            return age;
        }
    }
    return range.high;
}

/// Moves ages by a year, one doctor at a time, until they add up to the stated mean.
void meet_mean_age(std::vector<int>& ages, const std::vector<Range>& ranges, double mean,
                   Stream& stream) {
    const long target = std::lround(mean * static_cast<double>(ages.size()));
    long sum = std::accumulate(ages.begin(), ages.end(), 0L);
    long least = 0;
    long most = 0;
    for (const Range& range : ranges) {
        least += range.low;
        most += range.high;
    }
    while (sum != std::clamp(target, least, most)) {
        const int step = sum < target ? 1 : -1;
        const auto i = stream.below(static_cast<std::uint32_t>(ages.size()));
        const int moved = ages[i] + step;
        if (moved >= ranges[i].low && moved <= ranges[i].high) {
            ages[i] = moved;
            sum += step;
        }
    }
}

/// Completed ages, youngest first.
std::vector<int> draw_ages(const Inputs& inputs, std::size_t doctors, Stream& stream) {
    std::vector<Range> ranges(doctors);
    if (inputs.margins.over_62.has_value()) {
        for (std::size_t i = 0; i < doctors; ++i) {
            const bool is_over = i < static_cast<std::size_t>(*inputs.margins.over_62);
            ranges[i] = is_over ? Range{.low = inputs::kOver62From}
                                : Range{.high = inputs::kOver62From - 1};
        }
    }
    std::vector<int> ages;
    ages.reserve(ranges.size());
    for (const Range& range : ranges) {
        ages.push_back(age_within(inputs, range, stream));
    }
    if (inputs.margins.mean_age.has_value() && doctors > 0) {
        meet_mean_age(ages, ranges, *inputs.margins.mean_age, stream);
    }
    std::sort(ages.begin(), ages.end());
    return ages;
}

void shuffle(std::vector<std::size_t>& items, Stream& stream) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[stream.below(static_cast<std::uint32_t>(i))]);
    }
}

void draw_sexes(const Inputs& inputs, const Draw& draw, std::vector<Doctor>& doctors,
                Stream& stream) {
    std::vector<std::size_t> order(doctors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    shuffle(order, stream);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const bool is_woman = inputs.margins.women.has_value()
                                  ? rank < static_cast<std::size_t>(*inputs.margins.women)
                                  : stream.uniform() < draw[Param::women_share];
        doctors[order[rank]].sex = is_woman ? Sex::female : Sex::male;
    }
}

/// The youngest are in training, the oldest are specialists: what ages of specialisation tell.
void draw_training(const Inputs& inputs, const Draw& draw, std::vector<Doctor>& doctors,
                   Stream& stream) {
    const auto count = doctors.size();
    const auto in_training = static_cast<std::size_t>(inputs.margins.in_training.value_or(0));
    const auto months = static_cast<std::uint32_t>(std::lround(draw[Param::training_months]));
    for (std::size_t i = 0; i < count; ++i) {
        Doctor& doctor = doctors[i];  // youngest first
        if (i < in_training) {
            doctor.training_months_left = 1 + static_cast<int>(stream.below(months));
        } else if (inputs.margins.specialists.has_value()) {
            doctor.is_specialist =
                i + static_cast<std::size_t>(*inputs.margins.specialists) >= count;
        } else {
            const double others = static_cast<double>(count - in_training);
            const double share =
                std::min(1.0, draw[Param::specialist_share] * static_cast<double>(count) / others);
            doctor.is_specialist = stream.uniform() < share;
        }
    }
}

std::vector<Doctor> synthetic_doctors(const Inputs& inputs, const Draw& draw, Month now,
                                      std::size_t count, Stream& stream) {
    std::vector<Doctor> doctors;
    for (const int age : draw_ages(inputs, count, stream)) {
        Doctor doctor;
        doctor.born = now - (12 * age + static_cast<int>(stream.below(12)));
        doctors.push_back(doctor);
    }
    draw_sexes(inputs, draw, doctors, stream);
    draw_training(inputs, draw, doctors, stream);
    return doctors;
}

/// The first doctors are in training: they hold positions and are no locums, trainee positions
/// before others.
void place_trainees(const Inputs& inputs, const std::vector<Position>& positions,
                    std::vector<std::size_t>& served) {
    const auto in_training =
        std::min(served.size(), static_cast<std::size_t>(inputs.margins.in_training.value_or(0)));
    const auto rank = [&positions](std::size_t i) {
        const bool is_trainee_position = positions[i].contract == Contract::salaried_trainee;
        return positions[i].is_without_gp() ? 2 : (is_trainee_position ? 0 : 1);
    };
    for (std::size_t k = 0; k < in_training; ++k) {
        const auto from = served.begin() + static_cast<std::ptrdiff_t>(k);
        std::iter_swap(from, std::min_element(from, served.end(),
                                              [&](auto a, auto b) { return rank(a) < rank(b); }));
    }
}

/// Years in the current post, no longer than since the GP was old enough to begin.
Month draw_post_start(const Inputs& inputs, const Doctor& doctor, Month now, Stream& stream) {
    double u = stream.uniform();
    double years = 0.0;
    for (const auto& row : inputs.gp.post_durations) {
        years = row.years_from + (row.years_to - row.years_from) * std::min(1.0, u / row.share);
        if (u < row.share) {
            break;
        }
        u -= row.share;
    }
    const int most = std::max(0, now - doctor.born - 12 * kYoungestAtEntry);
    return now - std::min(static_cast<int>(12.0 * years), most);
}

void apply_roster(const Inputs& inputs, State& state) {
    for (const auto& row : inputs.roster) {
        Doctor& doctor = state.workforce.positions[static_cast<std::size_t>(row.position)].doctor;
        if (row.age.has_value()) {
            doctor.born = state.month - (12 * *row.age + doctor.age(state.month) % 12);
        }
        doctor.sex = row.sex.value_or(doctor.sex);
        if (row.is_specialist.has_value()) {
            doctor.is_specialist = *row.is_specialist;
            doctor.training_months_left = 0;
        }
        if (row.training_ends.has_value()) {
            doctor.training_months_left = *row.training_ends - inputs.start;
            doctor.is_specialist = doctor.training_months_left == 0;
        }
        doctor.in_post_since = row.in_post_since.value_or(doctor.in_post_since);
        doctor.absent_until = row.absent_until.value_or(doctor.absent_until);
        if (row.leaves.has_value()) {
            doctor.cause = state::ExitCause::known;
            doctor.leaves = *row.leaves;
        }
    }
}

void apply_known_exits(const Inputs& inputs, State& state) {
    for (const auto& event : inputs.events) {
        Position& position = state.workforce.positions[static_cast<std::size_t>(event.position)];
        if (event.type == inputs::Event::Type::gp_leaves && position.staffing == Staffing::filled &&
            !position.doctor.gave_notice()) {
            position.doctor.cause = state::ExitCause::known;
            position.doctor.leaves = event.month;
        }
    }
}

bool is_in_roster(const Inputs& inputs, std::size_t position) {
    return std::any_of(inputs.roster.begin(), inputs.roster.end(), [position](const auto& row) {
        return static_cast<std::size_t>(row.position) == position;
    });
}

/// Some who are in post at the start have given notice in the months before: without them nobody
/// would leave during the first notice period. Of a GP in the planner's roster it would be known.
void earlier_notices(const Inputs& inputs, const Draw& draw, State& state) {
    for (std::size_t i = 0; i < inputs.positions.size(); ++i) {
        Position& position = state.workforce.positions[i];
        if (position.staffing != Staffing::filled || is_in_roster(inputs, i)) {
            continue;
        }
        for (Month month = inputs.start - inputs.gp.notice_months;
             month < inputs.start && !position.doctor.gave_notice(); month = month + 1) {
            meet_exit_hazard(inputs, draw, state.workforce, position.doctor,
                             {0.0, 0.0, position.contract}, month);
        }
    }
}

void start_vacancy(const Draw& draw, Position& position, const inputs::InitialPosition& given,
                   Month now, const Streams& streams) {
    const Staffing staffing = position.staffing;
    open_vacancy(position, now, streams);
    Stream stream = streams.at(Purpose::vacancy, position.identity);
    // The threshold counts from here: the vacancy has survived so far.
    const int survived = elapsed_vacancy(draw, stream);
    position.vacant_since = std::min(given.vacant_since.value_or(now - survived), now);
    position.opens_now = false;
    position.staffing = staffing;
}

}  // namespace

void place_positions(const Inputs& inputs, State& state) {
    auto& workforce = state.workforce;
    for (const auto& office : inputs.offices) {
        workforce.offices.push_back({office.rooms, 0, 0});
    }
    for (std::size_t row = 0; row < inputs.positions.size(); ++row) {
        const auto& given = inputs.positions[row];
        Position position;
        position.identity = random::mix(row + 1);
        position.office = given.office;
        position.contract = given.contract;
        position.staffing = given.staffing;
        position.list_cap = given.list_cap;
        position.temporary_cap = given.temporary_cap.value_or(state::kNoCap);
        position.temporary_until = given.temporary_until;
        workforce.positions.push_back(position);
        ++workforce.offices[static_cast<std::size_t>(given.office)].positions;
    }
    state.lists.resize(workforce.positions.size());
    state.gp_hours.assign(workforce.positions.size(), 0.0);
    state.duty_shifts.assign(workforce.positions.size(), 0.0);
    workforce.opened_by_rule.assign(inputs.policies.size(), 0);
    workforce.opened_by_rule_year.assign(inputs.policies.size(), 0);
}

void staff_positions(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams) {
    auto& positions = state.workforce.positions;
    std::vector<std::size_t> served;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (positions[i].staffing != Staffing::vacant) {
            served.push_back(i);
        }
    }
    Stream stream = streams.at(Purpose::initial_gp);
    const std::vector<Doctor> doctors =
        synthetic_doctors(inputs, draw, state.month, served.size(), stream);
    shuffle(served, stream);
    if (inputs.training.is_on) {
        place_trainees(inputs, positions, served);
    }
    for (std::size_t k = 0; k < served.size(); ++k) {
        Position& position = positions[served[k]];
        position.doctor = doctors[k];
        Doctor& doctor = position.doctor;
        doctor.key = random::mix(position.identity + 1);
        doctor.in_post_since = draw_post_start(inputs, doctor, state.month, stream);
        doctor.retirement_left =
            random::standard_exponential(streams.uniform(Purpose::gp_retirement, doctor.key));
        doctor.other_exit_left =
            random::standard_exponential(streams.uniform(Purpose::gp_other_exit, doctor.key));
    }
    apply_roster(inputs, state);
    apply_known_exits(inputs, state);
    begin_training(inputs, draw, state, streams);
    earlier_notices(inputs, draw, state);
    for (std::size_t i = 0; i < inputs.positions.size(); ++i) {
        if (positions[i].is_without_gp()) {
            start_vacancy(draw, positions[i], inputs.positions[i], state.month, streams);
        }
    }
}

}  // namespace legeplan::steps
