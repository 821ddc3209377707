#include "study/gp_stock_fit.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <Eigen/Dense>
#include <fmt/format.h>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

constexpr std::size_t kRates = GpStockRates::kCount;
constexpr int kYoung = 50;
constexpr int kOldFrom = 61;
constexpr int kRetiringFrom = 67;

using Vector = Eigen::VectorXd;
using Logs = std::array<double, kRates>;

/// A figure of a stock and what is known of it.
struct Figure {
    Text what;
    std::function<double(const GpStock&)> of;
    KnownFigure known;
};

std::vector<Figure> figures(const GpStockTargets& targets) {
    std::vector<Figure> all{
        {{"avgang fra ordningen i året", "exits from the scheme a year"},
         [](const GpStock& stock) { return stock.exit_rate(); },
         targets.exits},
        {{"andel av dem under 50 år", "share of them under 50"},
         [](const GpStock& stock) { return stock.exits_under(kYoung); },
         targets.exits_under_50},
        {{"andel leger på 67 år og over", "share of GPs of 67 and over"},
         [](const GpStock& stock) { return stock.share_from(kRetiringFrom); },
         targets.share_from_67},
        {{"andel leger over 60 år", "share of GPs over 60"},
         [](const GpStock& stock) { return stock.share_from(kOldFrom); },
         targets.share_over_60},
        {{"median avtale fra start, år", "median contract from entry, years"},
         [](const GpStock& stock) { return stock.median_contract(); },
         targets.contract},
        {{"median tid i nåværende avtale, år", "median time in current contract, years"},
         [](const GpStock& stock) { return stock.median_in_post(); },
         targets.current_contract}};
    for (const GpStockTargets::ExitsAtAge& band : targets.exits_by_age) {
        all.push_back(
            {Text::of("avgang fra ordningen {}–{} år", "exits from the scheme at {}-{}",
                      band.age_from, band.age_to),
             [band](const GpStock& stock) { return stock.exit_rate(band.age_from, band.age_to); },
             band.rate});
    }
    return all;
}

GpStockRates rates_of(const Logs& logs) {
    std::array<double, kRates> rates{};
    std::transform(logs.begin(), logs.end(), rates.begin(), [](double x) { return exp_(x); });
    return GpStockRates::of(rates);
}

/// The figures' misses in widths, and how they move with the rates.
class Misses {
public:
    Misses(const GpStockPrior& prior, const std::vector<Figure>& figures)
        : prior_(prior), figures_(figures) {}

    Vector at(const Logs& logs) const {
        const GpStock stock(prior_, rates_of(logs));
        Vector misses(static_cast<Eigen::Index>(figures_.size()));
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            const KnownFigure& known = figures_[i].known;
            misses(static_cast<Eigen::Index>(i)) = (figures_[i].of(stock) - known.value) / known.sd;
        }
        return misses;
    }

    Eigen::MatrixXd slopes(const Logs& logs, const Vector& here) const {
        constexpr double kStep = 1e-3;
        Eigen::MatrixXd slopes(here.size(), static_cast<Eigen::Index>(kRates));
        for (std::size_t j = 0; j < kRates; ++j) {
            Logs stepped = logs;
            stepped[j] += kStep;
            slopes.col(static_cast<Eigen::Index>(j)) = (at(stepped) - here) / kStep;
        }
        return slopes;
    }

private:
    const GpStockPrior& prior_;
    const std::vector<Figure>& figures_;
};

Logs moved(Logs logs, const Vector& step) {
    for (std::size_t j = 0; j < kRates; ++j) {
        logs[j] += step(static_cast<Eigen::Index>(j));
    }
    return logs;
}

/// Levenberg-Marquardt; ends where a round gains nothing that shows.
Logs least_squares(const Misses& misses, Logs logs) {
    constexpr int kRounds = 60;
    constexpr double kGain = 1e-8;
    double damping = 1e-2;
    Vector here = misses.at(logs);
    for (int round = 0; round < kRounds; ++round) {
        const Eigen::MatrixXd slopes = misses.slopes(logs, here);
        Eigen::MatrixXd normal = slopes.transpose() * slopes;
        normal.diagonal() *= 1.0 + damping;
        const Logs next = moved(logs, normal.ldlt().solve(-slopes.transpose() * here));
        const Vector there = misses.at(next);
        const double gain = here.squaredNorm() - there.squaredNorm();
        if (gain > 0.0) {
            logs = next;
            here = there;
            damping /= 3.0;
            if (gain < kGain) break;
        } else {
            damping *= 4.0;
        }
    }
    return logs;
}

/// Where the search begins; the end does not depend on it.
Logs first_guess() {
    return {log_(0.06), log_(0.015), log_(0.8), log_(0.08), log_(0.04)};
}

/// Rates by age as a table, ages of the same rate in one row.
std::string rates_csv(const std::string& comments, const std::function<double(int)>& rate) {
    std::string text = comments + "age_from,age_to,rate\n";
    std::string last;
    int from = 0;
    for (int age = 0; age <= kAges; ++age) {
        const std::string now = age < kAges ? fmt::format("{:.4f}", rate(age)) : "";
        if (age > 0 && now != last) {
            text += fmt::format("{},{},{}\n", from, age - 1, last);
            from = age;
        }
        last = now;
    }
    return text;
}

std::string moves_csv(const std::string& comments, const GpStockPrior& prior,
                      const GpStockRates& rates) {
    std::string text = comments + "year,rate\n";
    for (int year = 0; year <= prior.first_years; ++year) {
        text += fmt::format("{},{:.4f}\n", year,
                            year < prior.first_years ? rates.move_first : rates.move_later);
    }
    return text;
}

/// Shares of bands of age, each from its cut to the next one.
std::string ages_csv(const std::string& comments, const std::vector<int>& cuts,
                     const std::function<double(int, int)>& part) {
    std::vector<double> parts;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        parts.push_back(part(cuts[i], cuts[i + 1] - 1));
    }
    const std::vector<double> shares = rounded_shares(parts);
    std::string text = comments + "age_from,age_to,share\n";
    for (std::size_t i = 0; i < shares.size(); ++i) {
        text += fmt::format("{},{},{:.4f}\n", cuts[i], cuts[i + 1] - 1, shares[i]);
    }
    return text;
}

std::string post_durations_csv(const std::string& comments, const GpStockPrior& prior,
                               const GpStock& stock) {
    std::string text = comments + "years_from,years_to,share\n";
    for (const inputs::DurationShare& row : post_durations(prior, stock)) {
        text += fmt::format("{:g},{:g},{:.4f}\n", row.years_from, row.years_to, row.share);
    }
    return text;
}

/// What the names of tables begin with, and the comment that their heads end with.
struct TableNames {
    std::string stem;
    std::string by;
};

/// Tables of what ends times in post.
void add_exits(const GpStockPrior& prior, const GpStockRates& rates, const TableNames& names,
               ScenarioTables& out) {
    const std::string prior_shape =
        "# Shape by age: forutsetning / prior, not published. Level: fitted.\n";
    out.tables.emplace_back(
        names.stem + "retirement.csv",
        rates_csv("# Retirement of GPs a year, by completed age (notice is given at this rate).\n" +
                      prior_shape + names.by,
                  [&](int age) { return retirement_rate(prior, rates, age); }));
    out.tables.emplace_back(
        names.stem + "leave_scheme.csv",
        rates_csv("# Other exits from the GP scheme a year, by completed age (notice is given at "
                  "this rate).\n" +
                      prior_shape + names.by,
                  [&](int age) { return leave_rate(prior, rates, age); }));
    out.tables.emplace_back(
        names.stem + "moves.csv",
        moves_csv("# Moves of GPs to a position in another municipality a year, by year in post "
                  "(the last\n# row holds beyond).\n" +
                      names.by,
                  prior, rates));
}

/// Tables of times in post and of ages, of the stock and of those who start.
void add_stock(const GpStockPrior& prior, const GpStock& stock, const TableNames& names,
               ScenarioTables& out) {
    std::vector<int> cuts{
        prior.least_age, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 53, 56, 60, 63};
    const std::string recruits =
        ages_csv("# Age of GPs who start in a position, new in the scheme or from elsewhere: share "
                 "per band\n"
                 "# of completed age, from a stable stock.\n" +
                     names.by,
                 cuts, [&](int from, int to) { return stock.starts_share(from, to); });
    cuts.insert(cuts.end(), {65, 67, 68, 70, 72, 75});
    out.tables.emplace_back(
        names.stem + "post_durations.csv",
        post_durations_csv(
            "# Time in post of current GPs, years; uniform inside a row. The engine "
            "cuts it at the\n# GP's age; this is the time before that cut. The last "
            "row holds those in post since\n# the scheme began, and a few before.\n" +
                names.by,
            prior, stock));
    out.tables.emplace_back(
        names.stem + "gp_ages.csv",
        ages_csv("# Age of GPs in post: share per band of completed age, from a stable stock.\n" +
                     names.by,
                 cuts, [&](int from, int to) {
                     return stock.share_from(from) - stock.share_from(to + 1);
                 }));
    out.tables.emplace_back(names.stem + "recruit_ages.csv", recruits);
}

std::string fitted_text(const GpStockFit& fit) {
    constexpr std::array<const char*, kRates> kNames{"leaving, the young", "leaving, the older",
                                                     "retirement, of the prior's rates",
                                                     "moving, first years", "moving, later"};
    std::string text;
    const std::array<double, kRates> rates = fit.rates.all();
    for (std::size_t j = 0; j < kRates; ++j) {
        text += fmt::format("#   {:<34} {:>8.4f}  sd of log {:.2f}\n", kNames[j], rates[j],
                            fit.sd_log[j]);
    }
    return text;
}

}  // namespace

std::vector<double> rounded_shares(const std::vector<double>& parts) {
    constexpr double kUnit = 1e4;
    double sum = 0.0;
    for (const double part : parts)
        sum += part;
    std::vector<double> shares;
    double rounded = 0.0;
    for (const double part : parts) {
        shares.push_back(std::nearbyint(part / sum * kUnit) / kUnit);
        rounded += shares.back();
    }
    *std::max_element(shares.begin(), shares.end()) += 1.0 - rounded;
    return shares;
}

std::vector<inputs::DurationShare> post_durations(const GpStockPrior& prior, const GpStock& stock) {
    std::vector<int> cuts{0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18};
    std::erase_if(cuts, [&](int cut) { return cut >= prior.scheme_years; });
    std::vector<double> survival;
    double least = 1.0;
    for (const int cut : cuts) {
        const double old_enough = stock.share_from(prior.least_age + cut);
        least =
            std::min(least, stock.in_post(cut) / old_enough * stock.share_from(prior.least_age));
        survival.push_back(least);
    }
    cuts.push_back(prior.scheme_years);
    survival.push_back(0.0);
    std::vector<double> parts;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        parts.push_back(survival[i] - survival[i + 1]);
    }
    const std::vector<double> shares = rounded_shares(parts);
    std::vector<inputs::DurationShare> rows;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        rows.push_back({static_cast<double>(cuts[i]), static_cast<double>(cuts[i + 1]), shares[i]});
    }
    return rows;
}

GpStockFit fit_gp_stock(const GpStockPrior& prior, const GpStockTargets& targets) {
    const std::vector<Figure> all = figures(targets);
    const Misses misses(prior, all);
    const Logs logs = least_squares(misses, first_guess());
    GpStockFit fit;
    fit.rates = rates_of(logs);
    const Vector here = misses.at(logs);
    const Eigen::MatrixXd slopes = misses.slopes(logs, here);
    const Eigen::MatrixXd variance =
        (slopes.transpose() * slopes).completeOrthogonalDecomposition().pseudoInverse();
    for (std::size_t j = 0; j < kRates; ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        fit.sd_log[j] = std::sqrt(variance(at, at));
    }
    fit.worst = here.cwiseAbs().maxCoeff();
    const GpStock stock(prior, fit.rates);
    constexpr int kDecimals = 3;
    for (const Figure& figure : all) {
        fit.rows.push_back({figure.what, figure.known.value, figure.of(stock), kDecimals});
    }
    return fit;
}

ScenarioTables gp_stock_tables(const GpStockPrior& prior, const GpStockFit& fit,
                               const std::string& stem, const std::string& source) {
    const std::string by = "# " + source + "; docs/methods/calibration.md.\n";
    ScenarioTables out;
    out.keys = fmt::format(
        "\n# Fitted rates of a stable stock, per year:\n{0}"
        "[gp]\nretirement_table = \"{1}retirement.csv\"\n"
        "leave_scheme_table = \"{1}leave_scheme.csv\"\nmove_table = \"{1}moves.csv\"\n"
        "post_duration_table = \"{1}post_durations.csv\"\nstock_age_table = \"{1}gp_ages.csv\"\n"
        "\n[recruitment]\nrecruit_age_table = \"{1}recruit_ages.csv\"\n",
        fitted_text(fit), stem);
    add_exits(prior, fit.rates, {stem, by}, out);
    add_stock(prior, GpStock(prior, fit.rates), {stem, by}, out);
    return out;
}

}  // namespace legeplan::study
