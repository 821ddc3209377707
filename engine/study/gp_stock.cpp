#include "study/gp_stock.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

constexpr int kFirstAge = 26;  ///< ages that are followed
constexpr int kLastAge = 80;
constexpr int kMonths = 12;
constexpr int kContractMonths = 30 * kMonths;

int age_of(std::size_t month) {
    return kFirstAge + static_cast<int>(month) / kMonths;
}

/// Puts a new first before all others; what was last is dropped, or overwritten.
template <typename T>
void push(std::vector<T>& queue, T first) {
    std::rotate(queue.rbegin(), queue.rbegin() + 1, queue.rend());
    queue.front() = std::move(first);
}

/// A month later: one more month in post, where the last month holds all beyond, in a stock whose
/// entries have grown.
void grow_older(std::vector<double>& by_post, double shrink) {
    const double oldest = by_post.back();
    push(by_post, 0.0);
    by_post.back() += oldest;
    for (double& here : by_post) {
        here *= shrink;
    }
}

/// Where a falling row, one value a month, passes a half; years.
double median_years(const std::vector<double>& falling) {
    constexpr double kHalf = 0.5;
    for (std::size_t i = 1; i < falling.size(); ++i) {
        if (falling[i] <= kHalf) {
            const double part = (falling[i - 1] - kHalf) / (falling[i - 1] - falling[i]);
            return (static_cast<double>(i - 1) + part) / kMonths;
        }
    }
    return static_cast<double>(falling.size() - 1) / kMonths;
}

}  // namespace

double leave_rate(const GpStockPrior& prior, const GpStockRates& rates, int age) {
    const double part = static_cast<double>(age - prior.young_until) /
                        static_cast<double>(prior.old_from - prior.young_until);
    return rates.leave_young + (rates.leave_old - rates.leave_young) * std::clamp(part, 0.0, 1.0);
}

double retirement_rate(const GpStockPrior& prior, const GpStockRates& rates, int age) {
    const double rate = prior.retirement_rate[static_cast<std::size_t>(age)];
    return age < prior.retirement_certain_from ? rate * rates.retirement : rate;
}

GpStock::GpStock(const GpStockPrior& prior, const GpStockRates& rates)
    : prior_(prior),
      move_rate_{rates.move_first / kMonths, rates.move_later / kMonths},
      by_age_(static_cast<std::size_t>(kMonths) * (kLastAge - kFirstAge)),
      by_post_(static_cast<std::size_t>(kMonths) * static_cast<std::size_t>(prior.scheme_years)) {
    for (std::size_t month = 0; month < months(); ++month) {
        const int age = age_of(month);
        scheme_rate_.push_back(
            (leave_rate(prior, rates, age) + retirement_rate(prior, rates, age)) / kMonths);
    }
    follow();
}

void GpStock::follow() {
    const double shrink = exp_(-prior_.growth / kMonths);
    const auto notice = static_cast<std::size_t>(prior_.notice_months);
    std::vector<double> working(by_post_.size());
    // Under notice, the newest first: by time in post, and where they go.
    std::vector<std::vector<double>> leaving(notice, working);
    std::vector<double> to_scheme(notice);
    std::vector<double> to_move(notice);
    // Entries were fewer when those who leave now came.
    const double waited = exp_(-prior_.growth / kMonths * static_cast<double>(notice));
    for (std::size_t month = 0; month < months(); ++month) {
        Month& now = by_age_[month];
        now.exits = to_scheme.back() * waited;
        now.moves = to_move.back() * waited;
        const auto age = static_cast<std::size_t>(age_of(month));
        now.starts = prior_.entry_share[age] / kMonths + now.moves;
        working[0] += now.starts;
        for (std::size_t post = 0; post < working.size(); ++post) {
            double here = working[post];
            for (const std::vector<double>& those : leaving) {
                here += those[post];
            }
            by_post_[post] += here;
            now.stock += here;
        }
        Notices given = give_notice(scheme_rate_[month], working);
        push(leaving, std::move(given.by_post));
        push(to_scheme, given.to_scheme);
        push(to_move, given.to_move);
        grow_older(working, shrink);
        for (std::vector<double>& those : leaving) {
            grow_older(those, shrink);
        }
        total_ += now.stock;
    }
}

GpStock::Notices GpStock::give_notice(double scheme_rate, std::vector<double>& working) const {
    const std::size_t first = kMonths * static_cast<std::size_t>(prior_.first_years);
    Notices given;
    given.by_post.resize(working.size());
    for (std::size_t post = 0; post < working.size(); ++post) {
        const double move = move_rate_[post < first ? 0 : 1];
        const double hazard = scheme_rate + move;
        if (hazard <= 0.0) continue;
        given.by_post[post] = working[post] * event_probability(hazard);
        given.to_scheme += given.by_post[post] * scheme_rate / hazard;
        given.to_move += given.by_post[post] * move / hazard;
        working[post] -= given.by_post[post];
    }
    return given;
}

double GpStock::sum(double Month::*part, int age_from, int age_to) const {
    double sum = 0.0;
    for (std::size_t month = 0; month < months(); ++month) {
        const int age = age_of(month);
        sum += age >= age_from && age <= age_to ? by_age_[month].*part : 0.0;
    }
    return sum;
}

double GpStock::exit_rate() const {
    return exit_rate(0, kTopAge);
}

double GpStock::exit_rate(int age_from, int age_to) const {
    return kMonths * sum(&Month::exits, age_from, age_to) / sum(&Month::stock, age_from, age_to);
}

double GpStock::position_exit_rate() const {
    return kMonths * (sum(&Month::exits, 0, kTopAge) + sum(&Month::moves, 0, kTopAge)) / total_;
}

double GpStock::exits_under(int age) const {
    return sum(&Month::exits, 0, age - 1) / sum(&Month::exits, 0, kTopAge);
}

double GpStock::share_from(int age) const {
    return sum(&Month::stock, age, kTopAge) / total_;
}

double GpStock::starts_share(int age_from, int age_to) const {
    return sum(&Month::starts, age_from, age_to) / sum(&Month::starts, 0, kTopAge);
}

double GpStock::in_post(double years) const {
    const double month = kMonths * years;
    const auto whole = std::min(static_cast<std::size_t>(month), by_post_.size() - 1);
    double beyond = 0.0;
    for (std::size_t post = whole; post < by_post_.size(); ++post) {
        beyond += by_post_[post];
    }
    // The last month holds all who have been longer.
    const double part = whole + 1 < by_post_.size() ? month - static_cast<double>(whole) : 0.0;
    return (beyond - part * by_post_[whole]) / total_;
}

double GpStock::median_contract() const {
    std::vector<double> alive(months());
    const double starts = sum(&Month::starts, 0, kTopAge);
    for (std::size_t month = 0; month < months(); ++month) {
        alive[month] = by_age_[month].starts / starts;
    }
    const std::vector<double> none(months());
    std::vector<std::vector<double>> leaving(static_cast<std::size_t>(prior_.notice_months), none);
    std::vector<double> survival{1.0};
    for (int month = 0; month < kContractMonths; ++month) {
        const double move = move_rate_[month < kMonths * prior_.first_years ? 0 : 1];
        std::vector<double> given(months());
        for (std::size_t i = 0; i < months(); ++i) {
            given[i] = alive[i] * event_probability(scheme_rate_[i] + move);
            alive[i] -= given[i];
        }
        push(leaving, std::move(given));
        push(alive, 0.0);
        double left = std::accumulate(alive.begin(), alive.end(), 0.0);
        for (std::vector<double>& those : leaving) {
            push(those, 0.0);
            left += std::accumulate(those.begin(), those.end(), 0.0);
        }
        survival.push_back(left);
    }
    return median_years(survival);
}

double GpStock::median_in_post() const {
    std::vector<double> falling{1.0};
    for (const double here : by_post_) {
        falling.push_back(falling.back() - here / total_);
    }
    return median_years(falling);
}

}  // namespace legeplan::study
