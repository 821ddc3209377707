#include "projection/projection.h"

#include "core/real_math.h"

namespace legeplan::projection {

using inputs::Draw;
using inputs::Inputs;
using inputs::YearRates;

namespace {

/// A year's rates as arrays of the shape of Ages.
struct Rates {
    Ages exit_in_month = Ages::Zero();
    Ages death_share = Ages::Zero();
    Ages in_moves_a_month = Ages::Zero();
    Eigen::Array<double, kAges, 1> births_per_woman_month;
    double boys_share = 0.0;
};

Rates rates_of(const Inputs& inputs, const Draw& draw, int year) {
    YearRates yearly;
    inputs::year_rates(inputs, draw, year, yearly);
    Rates rates;
    rates.boys_share = yearly.boys_share;
    for (int age = 0; age < kAges; ++age) {
        const auto x = static_cast<std::size_t>(age);
        rates.births_per_woman_month(age) = yearly.births_per_woman_year[x] / 12.0;
        for (int sex = 0; sex < kSexes; ++sex) {
            const auto s = static_cast<std::size_t>(sex);
            const double force = yearly.death[s][x] + yearly.out_move[s][x];
            rates.exit_in_month(age, sex) = event_probability(force / 12.0);
            rates.death_share(age, sex) = force > 0.0 ? yearly.death[s][x] / force : 0.0;
            rates.in_moves_a_month(age, sex) = yearly.in_moves[s][x] / 12.0;
        }
    }
    return rates;
}

/// Everyone reaches the next age; newborns of the year start at none.
void grow_older(Ages& persons) {
    const Eigen::Array<double, 1, kSexes> open = persons.row(kTopAge);
    persons.bottomRows<kAges - 1>() = persons.topRows<kAges - 1>().eval();
    persons.row(kTopAge) += open;
    persons.row(0).setZero();
}

double older_than(const Ages& persons, int age, double passed) {
    return persons.bottomRows(kTopAge - age).sum() + passed * persons.row(age).sum();
}

MonthRow advance(const Rates& rates, Month month, Ages& persons) {
    const Ages exits = persons * rates.exit_in_month;
    const Ages deaths = exits * rates.death_share;
    persons -= exits;
    MonthRow row;
    row.month = month;
    row.deaths = deaths.sum();
    row.out_moves = exits.sum() - row.deaths;
    row.births = (persons.col(static_cast<int>(Sex::female)) * rates.births_per_woman_month).sum();
    persons(0, static_cast<int>(Sex::male)) += row.births * rates.boys_share;
    persons(0, static_cast<int>(Sex::female)) += row.births * (1.0 - rates.boys_share);
    persons += rates.in_moves_a_month;
    row.in_moves = rates.in_moves_a_month.sum();
    const double passed = month.month_of_year() / 12.0;
    const double from_20 = older_than(persons, 20, passed);
    const double from_67 = older_than(persons, 67, passed);
    row.population = persons.sum();
    row.population_80_plus = older_than(persons, 80, passed);
    row.population_0_19 = row.population - from_20;
    row.population_20_66 = from_20 - from_67;
    row.population_67_79 = from_67 - row.population_80_plus;
    return row;
}

}  // namespace

Projection project(const Inputs& inputs, const Draw& draw) {
    Projection result;
    Ages persons = Ages::Zero();
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            // Those who are a years old on 1 January reach a + 1 during the year.
            persons(age, sex) =
                inputs.population
                    .initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
        }
    }
    for (int year = inputs.start.year(); year <= inputs.end.year(); ++year) {
        grow_older(persons);
        if (year == inputs.start.year()) {
            result.start = persons;
        }
        const Rates rates = rates_of(inputs, draw, year);
        const int last = year == inputs.end.year() ? inputs.end.month_of_year() : 12;
        for (int month = 1; month <= last; ++month) {
            result.months.push_back(advance(rates, Month::of(year, month), persons));
        }
        result.years.push_back(year);
        result.at_year_end.push_back(persons);
    }
    return result;
}

}  // namespace legeplan::projection
