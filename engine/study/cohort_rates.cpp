#include "study/cohort_rates.h"

#include "core/real_math.h"
#include "inputs/draw.h"

namespace legeplan::study {

namespace {

constexpr int kMonths = 12;

Ages ages_of(const inputs::ByAgeSex& values) {
    Ages ages;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            ages(age, sex) = values[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
        }
    }
    return ages;
}

Eigen::MatrixXd make_cohort_matrix() {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(kAges, kAges);
    matrix(0, 0) = 0.5;
    for (int age = 1; age < kAges; ++age) {
        matrix(age, age - 1) = 0.5;
        matrix(age, age) = age < kTopAge ? 0.5 : 1.0;
    }
    return matrix;
}

}  // namespace

RatesByYear::RatesByYear(const inputs::Inputs& inputs, int first, int last) {
    // A draw holds the years of its inputs' period, so the period is moved to these years.
    inputs::Inputs moved = inputs;
    moved.start = Month::of(first, 1);
    moved.end = Month::of(last, 12);
    const inputs::Draw central = inputs::Draw::central(moved);
    inputs::YearRates yearly;
    for (int year = first; year <= last; ++year) {
        inputs::year_rates(moved, central, year, yearly);
        rates_[year] = {ages_of(yearly.death), ages_of(yearly.out_move),
                        yearly.births_per_woman_year, yearly.boys_share};
    }
}

void RatesByYear::set_fertility(int year, const std::array<double, kAges>& by_age) {
    auto& births = rates_.at(year).births_per_woman;
    births[0] = 0.0;
    for (std::size_t x = 1; x < births.size(); ++x) {
        births[x] = 0.5 * (by_age[x - 1] + by_age[x]);
    }
}

Ages age_by_one(const Ages& persons) {
    Ages cohorts = Ages::Zero();
    cohorts.bottomRows<kAges - 1>() = persons.topRows<kAges - 1>();
    cohorts.row(kTopAge) += persons.row(kTopAge);
    return cohorts;
}

const Eigen::MatrixXd& cohort_matrix() {
    static const Eigen::MatrixXd kMatrix = make_cohort_matrix();
    return kMatrix;
}

Ages cohorts_of(const Ages& table) {
    return (cohort_matrix() * table.matrix()).array();
}

YearEnd advance_year(const Ages& persons, const CohortRates& rates, const Ages& in_moves) {
    const Ages stay = staying(rates.exits() / kMonths);
    const Eigen::Map<const Eigen::Array<double, kAges, 1>> births_per_woman(
        rates.births_per_woman.data());
    YearEnd year{age_by_one(persons), 0.0};
    for (int month = 0; month < kMonths; ++month) {
        year.persons *= stay;
        const double born = (year.persons.col(0) * births_per_woman).sum() / kMonths;
        year.births += born;
        year.persons(0, 0) += born * (1.0 - rates.boys_share);
        year.persons(0, 1) += born * rates.boys_share;
        year.persons += in_moves / kMonths;
    }
    return year;
}

Ages staying(const Ages& forces) {
    return forces.unaryExpr([](double force) { return exp_(-force); });
}

Ages share_of_in_moves_left(const Ages& exits) {
    Ages left = Ages::Zero();
    for (int month = 1; month <= kMonths; ++month) {
        left += staying(exits * (kMonths - month) / kMonths);
    }
    return left / kMonths;
}

}  // namespace legeplan::study
