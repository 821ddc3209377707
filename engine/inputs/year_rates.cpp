#include <algorithm>
#include <array>

#include "core/real_math.h"
#include "inputs/draw.h"

namespace legeplan::inputs {

namespace {

constexpr auto kTop = static_cast<std::size_t>(kTopAge);

/// Force of a birth cohort from rates by age last birthday; `infant_share` of age 0's events fall
/// in the year of birth, where the mean exposure is half a year.
void cohort_forces(const std::array<double, kAges>& rate, double factor, double infant_share,
                   std::array<double, kAges>& force) {
    force[0] = 2.0 * infant_share * rate[0] * factor;
    force[1] = ((1.0 - infant_share) * rate[0] + 0.5 * rate[1]) * factor;
    for (std::size_t x = 2; x < kTop; ++x) {
        force[x] = 0.5 * (rate[x - 1] + rate[x]) * factor;
    }
    force[kTop] = rate[kTop] * factor;
}

/// Persons by age reached from persons by age last birthday: half of those who are a years old
/// when they come have their birthday later in the year.
void add_in_moves(const std::array<double, kAges>& persons, double factor,
                  std::array<double, kAges>& in_moves) {
    in_moves[0] += 0.5 * persons[0] * factor;
    for (std::size_t x = 1; x < kTop; ++x) {
        in_moves[x] += 0.5 * (persons[x - 1] + persons[x]) * factor;
    }
    in_moves[kTop] += (0.5 * persons[kTop - 1] + persons[kTop]) * factor;
}

/// Factors on the table of in-moves in a year, by age reached: level, index and the size of the
/// cohorts that people come from.
std::array<double, kAges> in_move_factors(const PopulationInputs& population, const Draw& draw,
                                          int year) {
    const double alternative =
        population.alternative.internal_moves * population.alternative.immigration;
    const double younger = draw.at(Param::in_move_level, year) * exp_(draw.in_move_index(year));
    const double older =
        draw.at(Param::in_move_older_level, year) * exp_(draw.in_move_older_index(year));
    std::array<double, kAges> factors;
    for (int x = 0; x <= kTopAge; ++x) {
        factors[static_cast<std::size_t>(x)] = alternative *
                                               (x < population.older_from ? younger : older) *
                                               population.in_move_cohorts.of(year - x);
    }
    return factors;
}

/// What a year's mean death rates are multiplied by because of the fall since the reference year.
void apply_fall(const Inputs& inputs, const Draw& draw, int year, ByAgeSex& rates) {
    const PopulationInputs& population = inputs.population;
    const int reference = population.mortality_reference_year;
    for (int y = std::min(year, reference) + 1; y <= std::max(year, reference); ++y) {
        const double fall = draw.at(Param::mortality_improvement, y);
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            for (std::size_t age = 0; age <= kTop; ++age) {
                const double stays = 1.0 - fall * population.improvement_factor[sex][age];
                rates[sex][age] = y <= year ? rates[sex][age] * stays : rates[sex][age] / stays;
            }
        }
    }
}

void fertility(const Inputs& inputs, const Draw& draw, int year, YearRates& rates) {
    const auto& shape = inputs.population.fertility_rate;
    double shape_total = 0.0;
    for (const double rate : shape) {
        shape_total += rate;
    }
    const double total = draw.at(Param::fertility_total, year) * draw[Param::fertility_ratio] *
                         inputs.population.alternative.fertility * exp_(draw.fertility_index(year));
    const double factor = shape_total > 0.0 ? total / shape_total : 0.0;
    rates.births_per_woman_year[0] = 0.0;
    for (std::size_t x = 1; x <= kTop; ++x) {
        rates.births_per_woman_year[x] = 0.5 * (shape[x - 1] + shape[x]) * factor;
    }
    rates.boys_share = draw[Param::boys_share];
}

}  // namespace

void year_rates(const Inputs& inputs, const Draw& draw, int year, YearRates& rates) {
    const PopulationInputs& population = inputs.population;
    const Alternative& alternative = population.alternative;
    const double mortality = draw[Param::mortality_ratio] * alternative.mortality *
                             exp_(draw[Param::mortality_level] + draw.mortality_index(year));
    ByAgeSex death_rate = population.death_rate;
    apply_fall(inputs, draw, year, death_rate);
    const double out =
        draw.at(Param::out_move_level, year) + draw.at(Param::out_move_emigration, year);
    const std::array<double, kAges> in = in_move_factors(population, draw, year);
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        cohort_forces(death_rate[sex], mortality, draw[Param::infant_share_in_birth_year],
                      rates.death[sex]);
        // Moves of infants follow exposure: half of the first year of life, half of the next.
        cohort_forces(population.out_move_rate[sex], out, 0.5, rates.out_move[sex]);
        rates.in_moves[sex].fill(0.0);
        add_in_moves(population.in_moves_per_year[sex], 1.0, rates.in_moves[sex]);
        for (std::size_t x = 0; x <= kTop; ++x) {
            rates.in_moves[sex][x] *= in[x];
        }
        for (std::size_t k = 0; k < population.streams.size(); ++k) {
            add_in_moves(population.streams[k].share[sex],
                         draw.stream_persons(k, year) * alternative.immigration,
                         rates.in_moves[sex]);
        }
    }
    fertility(inputs, draw, year, rates);
}

}  // namespace legeplan::inputs
