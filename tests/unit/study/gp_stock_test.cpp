#include "study/gp_stock.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "study/gp_stock_fit.h"

using namespace legeplan;
using study::GpStock;
using study::GpStockFit;
using study::GpStockPrior;
using study::GpStockRates;
using study::GpStockTargets;
using study::KnownFigure;

namespace {

/// All enter at 30 and are out at 75.
GpStockPrior prior() {
    GpStockPrior prior;
    prior.entry_share[30] = 1.0;
    for (int age = 62; age < kAges; ++age) {
        prior.retirement_rate[static_cast<std::size_t>(age)] = age < 75 ? 0.2 : 12.0;
    }
    prior.retirement_certain_from = 75;
    prior.young_until = 35;
    prior.old_from = 50;
    prior.first_years = 5;
    prior.scheme_years = 21;
    prior.least_age = 27;
    prior.notice_months = 6;
    return prior;
}

GpStockTargets figures_of(const GpStockPrior& given, const GpStockRates& rates) {
    const GpStock stock(given, rates);
    constexpr double kWidth = 0.001;
    return {{stock.exit_rate(), kWidth},
            {stock.exits_under(50), kWidth},
            {stock.share_from(67), kWidth},
            {stock.share_from(61), kWidth},
            {stock.median_contract(), kWidth},
            {stock.median_in_post(), kWidth},
            {}};
}

}  // namespace

TEST_CASE("a stock that does not grow loses as many as enter it") {
    const GpStock stock(prior(), {0.05, 0.02, 0.6, 0.06, 0.02});
    CHECK(stock.exits_under(50) > 0.0);
    CHECK(stock.exits_under(81) == Approx(1.0));
    CHECK(stock.share_from(0) == Approx(1.0));
    CHECK(stock.starts_share(0, kTopAge) == Approx(1.0));
    CHECK(stock.position_exit_rate() > stock.exit_rate());
    const GpStock nobody_moves(prior(), {0.05, 0.02, 0.6, 0.0, 0.0});
    CHECK(nobody_moves.position_exit_rate() == Approx(nobody_moves.exit_rate()));
}

TEST_CASE("a constant hazard gives the exponential's contracts") {
    // No retirement before 75 and one rate at all ages and times: notice after an exponential time.
    GpStockPrior constant = prior();
    constant.notice_months = 1;
    for (int age = 62; age < 75; ++age) {
        constant.retirement_rate[static_cast<std::size_t>(age)] = 0.0;
    }
    const GpStock stock(constant, {0.08, 0.08, 1.0, 0.12, 0.12});
    CHECK(stock.median_contract() == Approx(std::log(2.0) / 0.2 + 1.0 / 12.0).epsilon(0.02));
    CHECK(stock.in_post(3.0) == Approx(std::exp(-0.2 * 3.0)).epsilon(0.03));
    CHECK(stock.median_in_post() == Approx(std::log(2.0) / 0.2).epsilon(0.03));
    // Exits by age are the rate in every band, but for the month under notice.
    CHECK(stock.exit_rate(40, 49) == Approx(0.08).epsilon(0.03));
}

TEST_CASE("the rates come back from their own figures") {
    const GpStockRates truth{0.09, 0.015, 0.7, 0.07, 0.02};
    const GpStockFit fit = study::fit_gp_stock(prior(), figures_of(prior(), truth));
    for (std::size_t i = 0; i < GpStockRates::kCount; ++i) {
        INFO(i);
        CHECK(fit.rates.all()[i] == Approx(truth.all()[i]).epsilon(0.02));
        CHECK(fit.sd_log[i] > 0.0);
    }
    CHECK(fit.worst < 0.1);
    CHECK(fit.rows.size() == 6);
}

TEST_CASE("figures by age pull the rates, and are rows of their own") {
    const GpStockRates truth{0.09, 0.015, 0.7, 0.07, 0.02};
    GpStockTargets targets = figures_of(prior(), truth);
    const double before = study::fit_gp_stock(prior(), targets).rates.leave_old;
    targets.exits_by_age.push_back({50, 59, {0.05, 0.0001}});
    const GpStockFit fit = study::fit_gp_stock(prior(), targets);
    CHECK(fit.rates.leave_old > 2.0 * before);
    CHECK(fit.rows.size() == 7);
    CHECK(fit.rows.back().fitted == Approx(0.05).epsilon(0.05));
    CHECK(fit.worst > 1.0);
}

TEST_CASE("the stock's tables are a scenario's") {
    const GpStockFit fit = study::fit_gp_stock(
        prior(), figures_of(prior(), GpStockRates{0.09, 0.015, 0.7, 0.07, 0.02}));
    const auto tables = study::gp_stock_tables(prior(), fit, "t_", "made up");
    CHECK(tables.tables.size() == 6);
    for (const auto& [name, text] : tables.tables) {
        INFO(name);
        CHECK(name.starts_with("t_"));
        CHECK(text.find("made up") != std::string::npos);
        CHECK(tables.keys.find('"' + name + '"') != std::string::npos);
    }
}

TEST_CASE("rounded shares sum to one") {
    const std::vector<double> shares = study::rounded_shares({1.0, 1.0, 1.0});
    CHECK(shares[0] + shares[1] + shares[2] == Approx(1.0).epsilon(1e-15));
    CHECK(shares[1] == Approx(0.3333).epsilon(1e-9));
}
