#pragma once

#include "inputs/inputs.h"
#include "study/cohort_rates.h"
#include "study/population_history.h"

namespace legeplan::test {

/// The deterministic model run for some years from the inputs' population, with in-moves by age
/// last birthday scaled by `level(year)`: a history whose fit is known.
template <typename Level>
study::PopulationHistory made_history(const inputs::Inputs& inputs, int first, int years,
                                      const study::Ages& in_moves, Level level) {
    study::PopulationHistory history;
    study::Ages persons;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            persons(age, sex) =
                inputs.population
                    .initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
        }
    }
    const study::RatesByYear rates(inputs, first, first + years);
    const study::Ages cohorts = study::cohorts_of(in_moves);
    history.years[first] = persons;
    for (int year = first; year < first + years; ++year) {
        persons = study::advance_year(persons, rates(year), cohorts * level(year)).persons;
        history.years[year + 1] = persons;
    }
    return history;
}

/// In-moves of the inputs by age last birthday.
inline study::Ages in_moves_of(const inputs::Inputs& inputs) {
    study::Ages ages;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            ages(age, sex) = inputs.population.in_moves_per_year[static_cast<std::size_t>(sex)]
                                                                [static_cast<std::size_t>(age)];
        }
    }
    return ages;
}

}  // namespace legeplan::test
