#include "study/yearly_index.h"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "random/distribution.h"
#include "random/streams.h"

using namespace legeplan;
using study::fit_index;
using study::IndexFit;
using study::IndexPrior;

namespace {

constexpr IndexPrior kPrior{0.10, 0.4, 0.5, 0.25};

std::vector<double> made(int years, double persistence, double sd, double noise) {
    const random::Streams streams(7, 1);
    std::vector<double> values;
    random::Stream stream = streams.at(random::Purpose::in_move_index, 0, 0);
    double index = 0.0;
    for (int year = 0; year < years; ++year) {
        index = persistence * index + sd * random::standard_normal(stream);
        values.push_back(7.0 + index + noise * random::standard_normal(stream));
    }
    return values;
}

}  // namespace

TEST_CASE("a long history tells the index, with counting noise taken out") {
    const int years = 150;
    const double noise = 0.07;
    const auto values = made(years, 0.6, 0.15, noise);
    const IndexFit fit = fit_index(values, std::vector<double>(years, noise * noise), kPrior);
    CHECK(fit.mean == Approx(7.0).margin(4.0 * fit.mean_sd));
    CHECK(fit.sd == Approx(0.15).margin(0.03));
    CHECK(fit.persistence == Approx(0.6).margin(0.2));
    // The same values taken as free of noise give a wider and less persistent index.
    const IndexFit wrong = fit_index(values, std::vector<double>(years, 0.0), kPrior);
    CHECK(wrong.sd > fit.sd + 0.005);
    CHECK(wrong.persistence < fit.persistence);
}

TEST_CASE("without a history that tells much the prior stands") {
    const IndexFit fit =
        fit_index(std::vector<double>{7.0, 7.0}, std::vector<double>{1.0, 1.0}, kPrior);
    // Mean square of a lognormal of median 0.10: 0.01 exp(2 0.4^2).
    CHECK(fit.sd == Approx(0.10 * std::exp(0.16)).margin(0.005));
    CHECK(fit.persistence == Approx(0.5).margin(0.03));
}

TEST_CASE("more years make the mean surer") {
    const auto values = made(40, 0.5, 0.1, 0.0);
    const std::vector<double> few(values.begin(), values.begin() + 6);
    CHECK(fit_index(values, std::vector<double>(40, 1e-6), kPrior).mean_sd <
          0.7 * fit_index(few, std::vector<double>(6, 1e-6), kPrior).mean_sd);
}

TEST_CASE("the last year's level is its value, as far as counting lets it be seen") {
    const auto values = made(12, 0.5, 0.1, 0.0);
    const IndexFit seen = fit_index(values, std::vector<double>(12, 1e-8), kPrior);
    CHECK(seen.last == Approx(values.back()).margin(1e-4));
    CHECK(seen.last_sd < 1e-3);
    const IndexFit blurred = fit_index(values, std::vector<double>(12, 0.04), kPrior);
    CHECK(std::abs(blurred.last - blurred.mean) < std::abs(values.back() - blurred.mean));
    CHECK(blurred.last_sd > 0.03);
}

TEST_CASE("the last year's level lies within its posterior as often as it should") {
    // Many histories made by the model itself, with the prior narrow about what made them.
    constexpr IndexPrior kKnown{0.10, 0.01, 0.6, 0.01};
    constexpr double kNoise = 0.08;
    constexpr int kYears = 8;
    const double stationary = 0.10 / std::sqrt(1.0 - 0.36);
    int within = 0;
    double squares = 0.0;
    constexpr int kHistories = 1500;
    for (std::uint64_t k = 0; k < kHistories; ++k) {
        const random::Streams streams(11, k);
        random::Stream stream = streams.at(random::Purpose::in_move_index, 0, 0);
        double index = stationary * random::standard_normal(stream);
        std::vector<double> values;
        for (int year = 0; year < kYears; ++year) {
            index = year == 0 ? index : 0.6 * index + 0.10 * random::standard_normal(stream);
            values.push_back(7.0 + index + kNoise * random::standard_normal(stream));
        }
        const IndexFit fit =
            fit_index(values, std::vector<double>(kYears, kNoise * kNoise), kKnown);
        const double z = (7.0 + index - fit.last) / fit.last_sd;
        within += std::abs(z) < 1.645 ? 1 : 0;
        squares += z * z;
    }
    // 90 % and 1, with sampling errors 0.8 % and 0.037; noise taken for none would give 65 % and 3.
    CHECK(within / static_cast<double>(kHistories) == Approx(0.90).margin(0.03));
    CHECK(squares / kHistories == Approx(1.0).margin(0.15));
}
