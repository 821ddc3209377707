#pragma once

#include <array>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::study {

/// What a stable stock of GPs takes as given: priors and the scheme's own rules.
struct GpStockPrior {
    inputs::RateByAge entry_share{};      ///< of those who enter the scheme, by completed age
    inputs::RateByAge retirement_rate{};  ///< per year by completed age; its level is fitted ...
    int retirement_certain_from = 0;      ///< ... below this age
    int young_until = 0;                  ///< leaving is level to this age, then falls on a line
    int old_from = 0;                     ///< and is level again from this one
    int first_years = 0;                  ///< years in post with the higher rate of moving
    double growth = 0.0;                  ///< of those who enter, log a year
    int scheme_years = 0;                 ///< time in post is not counted beyond
    int least_age = 0;                    ///< no GP had a position before
    int notice_months = 0;
};

/// The five rates of a stock of GPs that figures of exits and contracts tell.
struct GpStockRates {
    static constexpr std::size_t kCount = 5;
    double leave_young = 0.0;  ///< the scheme, per year, to `young_until`
    double leave_old = 0.0;    ///< the same from `old_from`
    double retirement = 0.0;   ///< factor on the prior's rates of retirement
    double move_first = 0.0;   ///< to another municipality, per year, in the first years in post
    double move_later = 0.0;   ///< the same after them

    std::array<double, kCount> all() const {
        return {leave_young, leave_old, retirement, move_first, move_later};
    }
    static GpStockRates of(const std::array<double, kCount>& x) {
        return {x[0], x[1], x[2], x[3], x[4]};
    }
};

/// Rates of a stock by completed age, per year.
double leave_rate(const GpStockPrior& prior, const GpStockRates& rates, int age);
double retirement_rate(const GpStockPrior& prior, const GpStockRates& rates, int age);

/// A stable stock of GPs by age and time in post, both in months.
///
/// New GPs enter at the prior's ages, a little more of them every year. A GP gives notice at the
/// rate retirement(age) + leaving(age) + moving(year in post) and leaves `notice_months` later, as
/// in the engine; one who moves then starts at zero in another post.
class GpStock {
public:
    GpStock(const GpStockPrior& prior, const GpStockRates& rates);

    /// Exits from the scheme per GP and year; of those in an age band, per GP in it.
    double exit_rate() const;
    double exit_rate(int age_from, int age_to) const;
    /// Exits from a position per GP and year, moves included.
    double position_exit_rate() const;
    /// Share of the exits from the scheme at completed ages below the one given.
    double exits_under(int age) const;
    /// Share of the GPs of the completed age and over.
    double share_from(int age) const;
    /// Share of those who start in a post at completed ages from..to (inclusive).
    double starts_share(int age_from, int age_to) const;
    /// Share of the GPs in post for at least so many years.
    double in_post(double years) const;
    /// Median length of a contract from entry, and of the time in the current one; years.
    double median_contract() const;
    double median_in_post() const;

private:
    struct Month {
        double stock = 0.0;
        double starts = 0.0;
        double exits = 0.0;
        double moves = 0.0;
    };

    struct Notices {
        std::vector<double> by_post;
        double to_scheme = 0.0;
        double to_move = 0.0;
    };

    void follow();
    Notices give_notice(double scheme_rate, std::vector<double>& working) const;
    double sum(double Month::*part, int age_from, int age_to) const;
    std::size_t months() const { return by_age_.size(); }

    GpStockPrior prior_;
    std::vector<double> scheme_rate_;    ///< per month of age, a month
    std::array<double, 2> move_rate_{};  ///< in the first years and later, a month
    std::vector<Month> by_age_;          ///< by month of age from kFirstAge
    std::vector<double> by_post_;        ///< stock by month in post
    double total_ = 0.0;
};

}  // namespace legeplan::study
