#include "support/small_inputs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <string>

#include "random/streams.h"

namespace legeplan::test {

namespace {

using inputs::DurationShare;
using inputs::Inputs;
using inputs::Param;
using inputs::RateByAge;

constexpr std::pair<Param, double> kUsualValues[] = {
    {Param::mortality_ratio, 1.0},
    {Param::mortality_improvement, 0.0},
    {Param::mortality_level, 0.0},
    {Param::mortality_index_sd, 0.0},
    {Param::infant_share_in_birth_year, 0.9},
    {Param::fertility_total, 1.5},
    {Param::fertility_ratio, 1.0},
    {Param::fertility_index_sd, 0.0},
    {Param::fertility_index_persistence, 0.9},
    {Param::boys_share, 0.5137},
    {Param::out_move_level, 1.0},
    {Param::out_move_emigration, 0.1},
    {Param::in_move_level, 1.0},
    {Param::in_move_index_sd, 0.0},
    {Param::in_move_index_persistence, 0.5},
    {Param::in_move_index_df, 5.0},
    {Param::in_move_common_share, 0.0},
    {Param::in_move_last_year, 1.0},
    {Param::in_move_older_level, 1.0},
    {Param::in_move_older_index_sd, 0.0},
    {Param::elsewhere_share, 0.03},
    {Param::none_share, 0.01},
    {Param::open_above, 20.0},
    {Param::non_resident_turnover, 0.1},
    {Param::non_resident_arrivals, 1.0},
    {Param::change_rate, 0.05},
    {Param::change_new_relation_factor, 2.0},
    {Param::change_without_gp_factor, 2.0},
    {Param::weight_free_exponent, 1.0},
    {Param::weight_same_sex, 1.3},
    {Param::weight_same_office, 1.5},
    {Param::retirement_ratio, 1.0},
    {Param::leave_scheme_ratio, 1.0},
    {Param::move_ratio, 1.0},
    {Param::exit_self_employed, 1.0},
    {Param::exit_agreement_8_2, 1.0},
    {Param::exit_salaried, 1.0},
    {Param::exit_salaried_trainee, 1.0},
    {Param::exit_combination, 1.0},
    {Param::exit_hours_threshold, 55.0},
    {Param::exit_hours_effect, 0.05},
    {Param::absence_months, 8.0},
    {Param::absence_cover, 0.8},
    {Param::cap_request_size, 0.15},
    {Param::cap_request_floor, 500.0},
    {Param::cap_request_granted, 0.8},
    {Param::women_share, 0.47},
    {Param::specialist_share, 0.6},
    {Param::recruitment_level, 1.0},
    {Param::successor_ready, 0.4},
    {Param::vacancy_fast_share, 0.7},
    {Param::vacancy_fast_months, 4.0},
    {Param::vacancy_slow_months, 18.0},
    {Param::market_sd, 0.0},
    {Param::market_persistence, 0.97},
    {Param::market_level, 1.0},
    {Param::recruitment_self_employed, 1.0},
    {Param::recruitment_agreement_8_2, 1.1},
    {Param::recruitment_salaried, 1.2},
    {Param::recruitment_salaried_trainee, 1.3},
    {Param::recruitment_combination, 1.1},
    {Param::recruitment_list_elasticity, 0.3},
    {Param::recruitment_reputation, 0.5},
    {Param::recruitment_solo_practice, 1.0},
    {Param::recruitment_internal_share, 0.05},
    {Param::recruitment_mover_share, 0.3},
    {Param::recruit_women_share, 0.55},
    {Param::recruit_specialist_share, 0.4},
    {Param::locum_at_opening, 0.8},
    {Param::locum_find_rate, 3.0},
    {Param::locum_end_rate, 1.0},
    {Param::locum_women_share, 0.45},
    {Param::burden, 1.0},
    {Param::consultation_trend, 0.0},
    {Param::hours_with_patients, 40.0},
    {Param::hours_other, 10.0},
    {Param::reference_list, 1100.0},
    {Param::reference_consultations, 3.0},
    {Param::training_months, 60.0},
    {Param::training_recruit_share, 0.8},
    {Param::training_initial_share, 0.5},
    {Param::training_hospital_months, 6.0},
    {Param::training_hospital_cover, 0.8},
    {Param::training_supervisor_share, 0.6},
    {Param::training_trainees_per_supervisor, 1.0},
    {Param::training_grant, 240000.0},
    {Param::lis1_recruit_share, 0.2},
    {Param::lis1_posts_per_position, 0.1},
    {Param::lis1_memory_months, 24.0},
    {Param::duty_shifts_per_1000, 0.8},
    {Param::duty_hours_per_shift, 8.0},
    {Param::duty_reference_hours, 6.0},
    {Param::duty_list_elsewhere, 1000.0},
    {Param::duty_participation_elsewhere, 0.6},
    {Param::duty_exemption_level, 1.0},
    {Param::duty_threshold, 6.0},
    {Param::duty_exemption_effect, 0.1},
    {Param::duty_exemption_limit, 10.0},
    {Param::duty_exit_effect, 0.05},
    {Param::reference_side_hours, 0.0},
    {Param::reference_care_home_share, 0.0},
    {Param::care_home_share, 0.0},
    {Param::home_visits, 4.0},
    {Param::visit_weight, 2.0},
    {Param::students, 0.0},
    {Param::student_consultations, 1.0},
    {Param::cabins, 0.0},
    {Param::cabin_consultations, 0.5},
    {Param::commuters, 0.0},
    {Param::commuter_consultations, 0.2},
    {Param::visitor_share_with_gps, 0.5},
    {Param::fte_week_hours, 37.5},
    {Param::fte_year_hours, 1650.0},
    {Param::places_per_fte, 1500.0},
    {Param::side_post_max_hours, 7.5},
    {Param::post_exit_rate, 0.2},
    {Param::post_fill_months, 6.0},
    {Param::nursing_home_hours, 0.56},
    {Param::nursing_home_coverage, 0.15},
    {Param::child_checks_first_year, 3.0},
    {Param::child_checks_second_year, 1.0},
    {Param::children_per_day, 9.0},
    {Param::youth_hours, 0.0},
    {Param::school_primary, 0.05},
    {Param::school_lower, 0.20},
    {Param::prison_inmates, 0.0},
    {Param::prison_consultations, 0.5},
    {Param::prison_hours, 0.5},
    {Param::migration_fte, 0.0},
    {Param::migration_hours_per_refugee, 3.0},
    {Param::public_health_fte, 0.0},
    {Param::day_emergency_fte, 0.0},
    {Param::kad_fte, 0.0},
    {Param::administration_fte, 0.0},
    {Param::supervision_hours, 1.0},
    {Param::discount_rate, 0.04},
};
static_assert(std::size(kUsualValues) == inputs::kParams, "a value for each parameter");

/// Norway's age structure: level up to middle age, then thinned by mortality.
double age_weight(int age) {
    return std::exp(-std::pow(age / 84.0, 7.0));
}

double bell(double x, double centre, double width) {
    return std::exp(-0.5 * (x - centre) * (x - centre) / (width * width));
}

double death_rate(std::size_t sex, int age) {
    const double adult = 1.4e-5 * std::exp(0.1 * age);
    return (age == 0 ? 0.002 : adult) * (sex == 0 ? 1.0 : 1.3);
}

double out_move_rate(int age) {
    return 0.01 + 0.06 * bell(age, 2, 4) + 0.12 * bell(age, 24, 6);
}

/// Persons by sex and age with the given sum: whole parts first, then the largest remainders.
void fill_population(inputs::PopulationInputs& population, int persons) {
    double sum = 0.0;
    for (int age = 0; age < kAges; ++age) {
        sum += kSexes * age_weight(age);
    }
    struct Cell {
        double remainder;
        std::size_t sex;
        std::size_t age;
    };
    std::vector<Cell> cells;
    int placed = 0;
    for (std::size_t age = 0; age < kAges; ++age) {
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            const double expected = persons * age_weight(static_cast<int>(age)) / sum;
            const double whole = std::floor(expected);
            population.initial[sex][age] = static_cast<int>(whole);
            placed += static_cast<int>(whole);
            cells.push_back({expected - whole, sex, age});
        }
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const Cell& a, const Cell& b) { return a.remainder > b.remainder; });
    for (std::size_t i = 0; placed < persons; ++i, ++placed) {
        ++population.initial[cells[i].sex][cells[i].age];
    }
}

void fill_rates(inputs::PopulationInputs& population, int persons, int start_year) {
    double weights = 0.0;
    double fertility = 0.0;
    for (int age = 0; age < kAges; ++age) {
        weights += kSexes * age_weight(age);
        fertility += age >= 15 && age <= 49 ? bell(age, 31, 5.2) : 0.0;
    }
    population.mortality_reference_year = start_year;
    for (std::size_t age = 0; age < kAges; ++age) {
        const int years = static_cast<int>(age);
        if (years >= 15 && years <= 49) {
            population.fertility_rate[age] = 1.5 * bell(years, 31, 5.2) / fertility;
        }
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            const double people = persons * age_weight(years) / weights;
            population.death_rate[sex][age] = death_rate(sex, years);
            population.improvement_factor[sex][age] = 1.0;
            population.out_move_rate[sex][age] = out_move_rate(years);
            population.in_moves_per_year[sex][age] = 1.1 * people * out_move_rate(years);
        }
    }
}

void fill_ages(RateByAge& rates, int from, int to, double value) {
    for (int age = from; age <= to; ++age) {
        rates[static_cast<std::size_t>(age)] = value;
    }
}

RateByAge age_shares(int from, int to) {
    RateByAge shares{};
    fill_ages(shares, from, to, 1.0 / (to - from + 1));
    return shares;
}

void fill_gp(inputs::GpInputs& gp) {
    fill_ages(gp.retirement_rate, 62, 66, 0.12);
    fill_ages(gp.retirement_rate, 67, 69, 0.35);
    fill_ages(gp.retirement_rate, 70, 74, 0.7);
    fill_ages(gp.retirement_rate, 75, kTopAge, 3.0);
    fill_ages(gp.leave_scheme_rate, 0, 61, 0.03);
    gp.move_rate_by_year_in_post = {0.06, 0.06, 0.05, 0.04, 0.03};
    gp.notice_months = 6;
    for (auto& rates : gp.absence_rate) {
        fill_ages(rates, 0, kTopAge, 0.03);
    }
    fill_ages(gp.absence_rate[static_cast<std::size_t>(Sex::female)], 28, 42, 0.12);
    fill_ages(gp.cap_request_rate, 0, 54, 0.02);
    fill_ages(gp.cap_request_rate, 55, kTopAge, 0.05);
    gp.post_durations = {{0, 2, 0.25}, {2, 5, 0.25}, {5, 10, 0.25}, {10, 20, 0.2}, {20, 30, 0.05}};
    gp.stock_age_share = age_shares(30, 69);
}

void fill_bands(inputs::WorkloadInputs& workload, int start_year) {
    constexpr std::array<int, 6> kFrom{0, 6, 16, 40, 67, 80};
    constexpr std::array<double, 6> kRates{2.2, 1.4, 2.4, 2.9, 4.2, 5.0};
    workload.bands = static_cast<int>(kFrom.size());
    for (std::size_t band = 0; band < kFrom.size(); ++band) {
        workload.band_from[band] = kFrom[band];
        workload.consultations_per_person_year[band] = kRates[band];
        for (std::size_t age = static_cast<std::size_t>(kFrom[band]); age < kAges; ++age) {
            workload.band_of_age[age] = static_cast<int>(band);
        }
    }
    workload.trend_reference_year = start_year;
}

void fill_lists(inputs::ListInputs& lists) {
    for (auto& factors : lists.change_factor) {
        factors.fill(1.0);
    }
    lists.scheme_start = Month::of(2001, 6);
    lists.relation_durations = {
        {0, 1, 0.125}, {1, 2, 0.125}, {2, 5, 0.25}, {5, 10, 0.25}, {10, 20, 0.25}};
    for (auto& shares : lists.non_resident_share) {
        shares[2] = 0.375;
        shares[3] = 0.125;
    }
}

void fill_continuity(inputs::ContinuityInputs& continuity) {
    continuity.out_of_hours_odds = {1.0, 0.9, 0.85, 0.8, 0.75, 0.7};
    continuity.admission_odds = {1.0, 0.92, 0.9, 0.85, 0.8, 0.75};
}

void fill_costs(inputs::CostInputs& costs, int year) {
    costs.is_on = true;
    costs.price_year = year;
    costs.capitation = {{Month::of(year - 1, 7), 1000, 600.0, 500.0}};
    costs.index_from = year - 1;
    costs.price_index = {100.0, 105.0};
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        const bool has_no_price = line.pricing == inputs::Pricing::price;
        costs.is_priced[static_cast<std::size_t>(line.id)] =
            !has_no_price && line.id != inputs::CostLine::policy_grants;
        if (has_no_price) {
            costs.not_priced.push_back({line.nb, line.en});
        }
    }
}

void fill_offices(Inputs& inputs, const SmallWishes& wishes) {
    for (int k = 0; k < wishes.offices; ++k) {
        const std::string number = std::to_string(k + 1);
        const int positions =
            wishes.positions / wishes.offices + (k < wishes.positions % wishes.offices ? 1 : 0);
        const int spare = k + 1 == wishes.offices ? wishes.spare_rooms : 0;
        inputs.offices.push_back(
            {"office" + number, {"Legesenter " + number, "Office " + number}, positions + spare});
    }
}

void fill_positions(Inputs& inputs, const SmallWishes& wishes) {
    const double residents_on_lists =
        wishes.persons * (1.0 - inputs[Param::elsewhere_share].distribution.central() -
                          inputs[Param::none_share].distribution.central());
    const int persons = static_cast<int>(residents_on_lists) + wishes.non_residents;
    for (int k = 0; k < wishes.positions; ++k) {
        inputs::InitialPosition position;
        position.id = "p" + std::to_string(k + 1);
        position.office = k % wishes.offices;
        position.list_length =
            persons / wishes.positions + (k < persons % wishes.positions ? 1 : 0);
        position.list_cap = std::max(
            1, static_cast<int>(std::ceil(position.list_length / (1.0 - wishes.free_share))));
        if (k >= wishes.positions - wishes.vacant) {
            position.staffing = Staffing::vacant;
        } else if (k >= wishes.positions - wishes.vacant - wishes.locums) {
            position.staffing = Staffing::locum;
        }
        inputs.positions.push_back(position);
    }
}

std::uint64_t hash_of(const std::string& name) {
    return random::hash_name(name.data(), name.size());
}

}  // namespace

Inputs small_inputs(const SmallWishes& wishes) {
    Inputs inputs;
    inputs.id = "scenario";
    inputs.title = {"Liten kommune", "Small municipality"};
    inputs.municipality = "Testby";
    inputs.start = wishes.start;
    inputs.end = wishes.start + (wishes.months - 1);
    for (const inputs::ParameterSpec& spec : inputs::parameter_specs()) {
        inputs.parameters[static_cast<std::size_t>(spec.id)].name = hash_of(spec.key);
    }
    for (const auto& [id, value] : kUsualValues) {
        set(inputs, id, value);
    }
    for (const auto& [id, value] : wishes.parameters) {
        set(inputs, id, value);
    }
    fill_population(inputs.population, wishes.persons);
    fill_rates(inputs.population, wishes.persons, wishes.start.year());
    fill_lists(inputs.lists);
    fill_gp(inputs.gp);
    inputs.recruitment.recruit_age_share = age_shares(28, 52);
    inputs.recruitment.locum_age_share = age_shares(28, 67);
    fill_bands(inputs.workload, wishes.start.year());
    fill_ages(inputs.duty.exempt_share, 0, 54, 0.2);
    fill_ages(inputs.duty.exempt_share, 55, kTopAge, 0.9);
    fill_continuity(inputs.continuity);
    inputs.services.is_on = true;
    fill_costs(inputs.costs, wishes.start.year());
    fill_offices(inputs, wishes);
    fill_positions(inputs, wishes);
    return inputs;
}

void set(Inputs& inputs, Param id, double value) {
    set(inputs, id, random::Distribution::point(value));
}

void set(Inputs& inputs, Param id, random::Distribution distribution) {
    inputs::Parameter& parameter = inputs.parameters[static_cast<std::size_t>(id)];
    parameter.distribution = std::move(distribution);
    parameter.path.clear();
}

void set_path(Inputs& inputs, Param id, std::vector<std::pair<int, double>> path) {
    set(inputs, id, inputs::path_value(path, inputs.start.year()));
    inputs.parameters[static_cast<std::size_t>(id)].path = std::move(path);
}

void without_gp_events(Inputs& inputs) {
    inputs.gp.retirement_rate.fill(0.0);
    inputs.gp.leave_scheme_rate.fill(0.0);
    inputs.gp.move_rate_by_year_in_post = {0.0};
    for (auto& rates : inputs.gp.absence_rate) {
        rates.fill(0.0);
    }
    inputs.gp.cap_request_rate.fill(0.0);
    set(inputs, Param::recruitment_internal_share, 0.0);
}

void without_population_change(Inputs& inputs) {
    inputs.population.fertility_rate.fill(0.0);
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        inputs.population.death_rate[sex].fill(0.0);
        inputs.population.out_move_rate[sex].fill(0.0);
        inputs.population.in_moves_per_year[sex].fill(0.0);
    }
    inputs.population.streams.clear();
}

inputs::Policy policy(inputs::Policy::Type type, const char* id, Month from) {
    inputs::Policy policy;
    policy.id = id;
    policy.name = random::hash_name(id, std::strlen(id));
    policy.type = type;
    policy.title = {id, id};
    policy.from = from;
    policy.effect.distribution = random::Distribution::point(1.0);
    policy.effect.name = hash_of("policy." + policy.id + ".effect");
    return policy;
}

int persons_of(const Inputs& inputs) {
    int persons = 0;
    for (const auto& by_age : inputs.population.initial) {
        for (const int cell : by_age) {
            persons += cell;
        }
    }
    return persons;
}

}  // namespace legeplan::test
