#include <cmath>

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

double mortality_factor(const Inputs& inputs, const Draw& draw, int year) {
    double factor = draw[Param::mortality_ratio] * inputs.population.alternative.mortality *
                    exp_(draw[Param::mortality_level] + draw.mortality_index(year));
    const int reference = inputs.population.mortality_reference_year;
    for (int y = reference; y < year; ++y) {
        factor *= 1.0 - draw.at(Param::mortality_improvement, y + 1);
    }
    for (int y = year; y < reference; ++y) {
        factor /= 1.0 - draw.at(Param::mortality_improvement, y + 1);
    }
    return factor;
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
    const double mortality = mortality_factor(inputs, draw, year);
    const double out =
        draw.at(Param::out_move_level, year) + draw.at(Param::out_move_emigration, year);
    const double in = draw.at(Param::in_move_level, year) * alternative.internal_moves *
                      alternative.immigration * exp_(draw.in_move_index(year));
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        cohort_forces(population.death_rate[sex], mortality,
                      draw[Param::infant_share_in_birth_year], rates.death[sex]);
        // Moves of infants follow exposure: half of the first year of life, half of the next.
        cohort_forces(population.out_move_rate[sex], out, 0.5, rates.out_move[sex]);
        rates.in_moves[sex].fill(0.0);
        add_in_moves(population.in_moves_per_year[sex], in, rates.in_moves[sex]);
        for (std::size_t k = 0; k < population.streams.size(); ++k) {
            add_in_moves(population.streams[k].share[sex],
                         draw.stream_persons(k, year) * alternative.immigration,
                         rates.in_moves[sex]);
        }
    }
    fertility(inputs, draw, year, rates);
}

}  // namespace legeplan::inputs
