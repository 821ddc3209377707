#include "study/migration_fit.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/histories.h"
#include "support/small_inputs.h"

using namespace legeplan;
using study::Ages;
using study::MigrationPrior;
using study::PopulationHistory;

namespace {

constexpr MigrationPrior kPrior{{0.10, 0.4, 0.5, 0.25}, 0.0, 0.1, 60,
                                {0.15, 0.5, 0.5, 0.25}, 1.0, 0.25};

/// Nothing is believed of the level of the older.
MigrationPrior open_prior() {
    MigrationPrior prior = kPrior;
    prior.older_level_sd = 100.0;
    return prior;
}

constexpr int kFirst = 2010;

/// In-moves as smooth over age as the method takes them to be.
Ages smooth_moves() {
    Ages table;
    for (int age = 0; age < kAges; ++age) {
        const double shape = age < 85 ? 4.0 + 0.05 * age : 8.25 * (105 - age) / 20.0;
        table(age, 0) = shape;
        table(age, 1) = 0.8 * shape;
    }
    return table;
}

}  // namespace

TEST_CASE("the residual method gives back the in-moves that made a history") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages table = smooth_moves();
    const auto history = test::made_history(inputs, kFirst, 8, table, [](int) { return 1.0; });
    const study::RatesByYear rates(inputs, kFirst, kFirst + 8);
    const auto fit = study::fit_migration(history, {}, rates, 8, open_prior());
    CHECK(fit.first == kFirst);
    CHECK(fit.last == kFirst + 7);
    const double fitted = fit.table.bottomRows<100>().sum();
    const double wanted = table.bottomRows<100>().sum();
    CHECK(fitted == Approx(wanted).epsilon(0.01));
    CHECK(fit.table(40, 0) == Approx(table(40, 0)).epsilon(0.05));
    CHECK(fit.table(70, 1) == Approx(table(70, 1)).epsilon(0.05));
}

TEST_CASE("the window counts from the end, the index takes all years") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages table = smooth_moves();
    const auto history = test::made_history(inputs, kFirst, 10, table,
                                            [](int year) { return year < 2015 ? 1.0 : 1.5; });
    const study::RatesByYear rates(inputs, kFirst, kFirst + 10);
    const auto recent = study::fit_migration(history, {}, rates, 5, kPrior);
    const auto all = study::fit_migration(history, {}, rates, 10, kPrior);
    CHECK(recent.first == 2015);
    CHECK(recent.years.size() == 10);
    CHECK(recent.table.sum() == Approx(all.table.sum() * 1.5 / 1.25).epsilon(0.02));
    CHECK(recent.index.sd == Approx(all.index.sd));
    CHECK(recent.level_median < 1.0);
}

TEST_CASE("without a history as many come as go") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages start = test::made_history(inputs, kFirst, 0, smooth_moves(), [](int) {
                           return 1.0;
                       }).years.at(kFirst);
    const study::RatesByYear rates(inputs, kFirst, kFirst + 1);
    const auto fit = study::balanced_migration(start, kFirst, {}, rates, 10, kPrior);
    const Ages end =
        study::advance_year(start, rates(kFirst), study::cohorts_of(fit.table)).persons;
    // What is left is births less deaths.
    study::CohortRates closed = rates(kFirst);
    closed.out_move.setZero();
    const Ages without = study::advance_year(start, closed, Ages::Zero()).persons;
    CHECK(end.sum() == Approx(without.sum()).epsilon(0.002));
    CHECK(fit.level_sd_log() == 0.1);
}

TEST_CASE("a small place knows less of its older in-movers, and is drawn further to its prior") {
    const auto fit_of = [](double size) {
        const inputs::Inputs inputs = test::small_inputs({.persons = static_cast<int>(size)});
        const auto history = test::made_history(inputs, kFirst, 8, test::in_moves_of(inputs),
                                                [](int) { return 1.2; });
        return study::fit_migration(history, {}, study::RatesByYear(inputs, kFirst, kFirst + 8), 8,
                                    kPrior)
            .older;
    };
    const study::OlderFit small = fit_of(2'000.0);
    const study::OlderFit large = fit_of(200'000.0);
    CHECK(small.error > 1.5 * large.error);
    CHECK(small.sd_log > large.sd_log);
    CHECK(std::abs(small.level - 1.0) < std::abs(large.level - 1.0));
    CHECK(std::abs(small.level - 1.0) < std::abs(small.observed - 1.0));
    CHECK(small.median < 1.0);
}

TEST_CASE("in-movers come from cohorts whose size the nation tells") {
    // A nation whose cohorts of ten years are twice the others, known in 2010-2020.
    const auto nation = [](int first) {
        PopulationHistory history;
        for (int year = 2010; year <= 2020; ++year) {
            Ages& persons = history.years.try_emplace(year, Ages::Zero()).first->second;
            for (int age = 0; age < kAges; ++age) {
                const int born = year - 1 - age;
                persons.row(age) = (born >= first && born < first + 10 ? 2.0 : 1.0) * (106.0 - age);
            }
        }
        return history;
    };
    const inputs::CohortRatios young = study::cohort_ratios(nation(1990), 2010, 2019, 2020);
    // Born 1995: 24 in 2020. At that age were in 2010-2019 those born 1985-1994, half of them many.
    CHECK(young.of(1995) == Approx(2.0 / 1.5).epsilon(0.001));
    CHECK(young.of(1980) == Approx(1.0));
    CHECK(young.of(2030) == young.of(2019));
    // Past 45 a cohort keeps its size as it grows old, and one behind the large ones is no smaller.
    const inputs::CohortRatios old = study::cohort_ratios(nation(1950), 2010, 2019, 2020);
    CHECK(old.of(1955) == Approx(2.0).epsilon(0.001));
    CHECK(old.of(1965) == Approx(1.0));
    CHECK(old.of(1945) == Approx(1.0));
    CHECK(study::cohort_ratios(nation(1950), 2010, 2014, 2015).of(1955) ==
          Approx(2.0).epsilon(0.001));
    CHECK(study::cohort_ratios(nation(1950), 1990, 1999, 2020).ratio.empty());
    CHECK(study::cohort_ratios({}, 2010, 2019, 2020).of(1950) == 1.0);
}

TEST_CASE("the last year is told beside the level, over the table") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 100'000});
    const auto fit_with = [&](double last) {
        const auto history =
            test::made_history(inputs, kFirst, 10, test::in_moves_of(inputs),
                               [=](int year) { return year == kFirst + 9 ? last : 1.0; });
        return study::fit_migration(history, {}, study::RatesByYear(inputs, kFirst, kFirst + 10),
                                    10, kPrior);
    };
    const auto usual = fit_with(1.0);
    const auto high = fit_with(1.3);
    CHECK(usual.last_year_median == Approx(1.0).margin(0.01));
    // The table is the mean of the ten years, 1.03. Counting explains little in so large a place.
    CHECK(high.last_year_median == Approx(1.3 / 1.03).epsilon(0.03));
    CHECK(high.last_year_sd_log() < 0.05);
    CHECK(high.last_year_sd_log() < high.level_sd_log());
}

TEST_CASE("the prior of the index follows the size of the place") {
    MigrationPrior prior = kPrior;
    prior.index_size = -0.25;
    const auto fit_of = [&](int persons) {
        const inputs::Inputs inputs = test::small_inputs({.persons = persons});
        const Ages start = test::made_history(inputs, kFirst, 0, smooth_moves(), [](int) {
                               return 1.0;
                           }).years.at(kFirst);
        return study::balanced_migration(start, kFirst, {},
                                         study::RatesByYear(inputs, kFirst, kFirst + 1), 10, prior);
    };
    const auto small = fit_of(2'000);
    const auto large = fit_of(32'000);
    CHECK(small.index.sd == Approx(2.0 * large.index.sd).epsilon(0.01));
    CHECK(large.index.sd == Approx(0.10 * std::pow(1.6, -0.25)).epsilon(0.01));
    prior.least_index_sd = 0.12;
    CHECK(fit_of(32'000).index.sd == Approx(0.12));
    CHECK(fit_of(2'000).index.sd == small.index.sd);
    // Nothing is known of the last year: level and index together.
    const double stationary = small.index.sd * small.index.sd / (1.0 - 0.25);
    CHECK(small.last_year_sd_log() == Approx(std::sqrt(stationary + 0.01)));
    // So that its mean is the table's, as that of the years after.
    CHECK(small.last_year_median == small.level_median);
    CHECK(small.level_median == Approx(std::exp(-0.5 * (stationary + 0.01))));
}
