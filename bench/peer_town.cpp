#include "peer_town.h"

#include "inputs/draw.h"
#include "projection/projection.h"

namespace legeplan::bench {

PeerTown peer_town(const inputs::Inputs& inputs) {
    const inputs::Draw draw = inputs::Draw::central(inputs);
    PeerTown town;
    town.first_year = inputs.start.year();
    inputs::YearRates rates;
    for (int year = town.first_year; year <= inputs.end.year(); ++year) {
        inputs::year_rates(inputs, draw, year, rates);
        town.years.push_back({rates.death, rates.out_move, rates.in_moves,
                              rates.births_per_woman_year, rates.boys_share});
    }
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (std::size_t age = 0; age < kAges; ++age) {
            town.initial[sex][age] = inputs.population.initial[sex][age];
        }
    }
    for (std::size_t age = 0; age < kAges; ++age) {
        town.band_of_age[age] = inputs.workload.band_of_age[age];
    }
    town.bands = inputs.workload.bands;
    town.lists = static_cast<int>(inputs.positions.size());
    town.change_rate = draw.at(inputs::Param::change_rate, town.first_year);
    const projection::Projection twin = projection::project(inputs, draw);
    town.expected_end = twin.months.back().population;
    for (const projection::MonthRow& month : twin.months) {
        town.person_years += month.population / 12.0;
    }
    return town;
}

}  // namespace legeplan::bench
