#pragma once

#include <array>
#include <map>

#include "inputs/inputs.h"
#include "study/population_history.h"

namespace legeplan::study {

/// Rates of a year by the age reached in it, as the simulation uses them, without in-moves.
struct CohortRates {
    Ages death = Ages::Zero();
    Ages out_move = Ages::Zero();
    std::array<double, kAges> births_per_woman{};
    double boys_share = 0.0;

    Ages exits() const { return death + out_move; }
};

/// Central rates of a scenario in any year from `first` on, before its start too.
class RatesByYear {
public:
    RatesByYear(const inputs::Inputs& inputs, int first, int last);

    const CohortRates& operator()(int year) const { return rates_.at(year); }

    /// Replaces the births per woman of a year: rates by mother's age last birthday.
    void set_fertility(int year, const std::array<double, kAges>& by_age);

private:
    std::map<int, CohortRates> rates_;
};

/// Cohorts on 1 January by the age they reach in the year; nobody is born yet.
Ages age_by_one(const Ages& persons);

/// Persons by age reached from persons by age last birthday, one sex.
/// Equation: in(x) = (I(x - 1) + I(x)) / 2, half of the infants, all of the open group.
const Eigen::MatrixXd& cohort_matrix();

/// In-moves by age reached from a table by age last birthday.
Ages cohorts_of(const Ages& table);

struct YearEnd {
    Ages persons = Ages::Zero();  ///< 31 December, the official ages
    double births = 0.0;
};

/// One year of the deterministic cohort-component model; in_moves by age reached, a year.
YearEnd advance_year(const Ages& persons, const CohortRates& rates, const Ages& in_moves);

/// exp(-x) of each cell, the same bytes on every machine.
Ages staying(const Ages& forces);

/// Share of a year's in-movers who are still there at its end: they come at the ends of months.
Ages share_of_in_moves_left(const Ages& exits);

}  // namespace legeplan::study
