#include "output/verdict.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "output/numbers.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

/// Half width of a 95 % interval in standard errors.
constexpr double kErrorFactor = 1.96;

/// Shares above these are said as "better" and "probably better".
constexpr double kSure = 0.95;
constexpr double kProbable = 0.66;

/// At most this share is "hardly".
constexpr double kRare = 1.0 - kSure;

/// 1 - 0.95 is not 0.05 in binary: a share that is the limit does not exceed it.
bool exceeds(double share, double limit) {
    constexpr double kRounding = 1e-9;
    return share > limit + kRounding;
}

/// Shares of the replicates in which the alternative is better, the same and worse; higher and
/// lower where nobody wishes either.
struct Shares {
    double better = 0.0;
    double equal = 0.0;
    double worse = 0.0;
    bool is_equal_known = false;
};

Shares shares_of(const record::Difference& difference, record::Wish wish) {
    Shares shares;
    shares.is_equal_known = std::isfinite(difference.probability_equal);
    shares.equal = shares.is_equal_known ? difference.probability_equal : 0.0;
    // A sum of rounded parts may leave the interval by one digit in the last place.
    shares.better = std::clamp(difference.probability_greater - shares.equal / 2.0, 0.0, 1.0);
    shares.worse = std::clamp(1.0 - shares.better - shares.equal, 0.0, 1.0);
    if (wish == record::Wish::lower) {
        std::swap(shares.better, shares.worse);
    }
    return shares;
}

/// In per cent, with the fewest decimals that leave it on its side of what words turn on.
std::string percent_text(double share, Language language) {
    constexpr std::array kTurns{0.0, kRare, kProbable, kSure};
    constexpr int kMostDecimals = 3;
    const auto is_true = [&](double shown) {
        return (shown < 100.0) == exceeds(1.0, share) &&
               std::all_of(kTurns.begin(), kTurns.end(), [&](double turn) {
                   return exceeds(shown / 100.0, turn) == exceeds(share, turn);
               });
    };
    double scale = 1.0;
    int decimals = 0;
    while (decimals < kMostDecimals && !is_true(std::round(100.0 * share * scale) / scale)) {
        scale *= 10.0;
        ++decimals;
    }
    return person_number(100.0 * share, decimals, language);
}

/// The names of two sides: what is wished and what is not, or more and less.
struct Sides {
    std::string better;
    std::string worse;
};

Sides sides_of(record::Wish wish, Language language) {
    return wish == record::Wish::neither
               ? Sides{say(language, Phrase::higher), say(language, Phrase::lower)}
               : Sides{say(language, Phrase::better), say(language, Phrase::worse)};
}

/// "bedre i 32 %, likt i 56 %, dårligere i 13 % av simuleringene".
std::string all_shares(const Shares& shares, const Sides& sides, Language language) {
    const auto share = [&](double value) { return percent_text(value, language); };
    if (!shares.is_equal_known) {
        return say(language, Phrase::one_share, sides.better, share(shares.better));
    }
    return shares.equal > 0.0
               ? say(language, Phrase::three_shares, sides.better, share(shares.better),
                     share(shares.equal), sides.worse, share(shares.worse))
               : say(language, Phrase::two_shares, sides.better, share(shares.better), sides.worse,
                     share(shares.worse));
}

/// "better (in 98 % of replicates)"; with all shares where there are ties.
std::string one_sided(Phrase form, const Shares& shares, const Sides& sides,
                      const std::string& side, double share, Language language) {
    const std::string told = shares.equal > 0.0
                                 ? all_shares(shares, sides, language)
                                 : say(language, Phrase::its_share, percent_text(share, language));
    return say(language, form, side, told);
}

/// "usikkert (…)", and which side is in at most 5 % of the replicates, if one is; both: "stort sett
/// likt (…)".
std::string uncertain_text(const Shares& shares, const Sides& sides, Language language) {
    const std::string told = all_shares(shares, sides, language);
    const auto is_rare = [&](double share) {
        return shares.is_equal_known && !exceeds(share, kRare);
    };
    if (is_rare(shares.worse)) {
        return is_rare(shares.better) ? say(language, Phrase::mostly_same, told)
                                      : say(language, Phrase::uncertain_but, sides.worse, told);
    }
    return is_rare(shares.better) ? say(language, Phrase::uncertain_but, sides.better, told)
                                  : say(language, Phrase::uncertain, told);
}

bool is_share(const record::IndicatorSpec& spec) {
    return spec.unit == "share";
}

double scaled(double value, const record::IndicatorSpec& spec) {
    return is_share(spec) ? 100.0 * value : value;
}

std::string signed_number(double value, int decimals, Language language) {
    return (value > 0.0 ? "+" : "") + person_number(value, decimals, language);
}

/// Decimals with which a value is more than a zero, at most three beyond `decimals`.
int decimals_for(double value, int decimals) {
    double shown = std::fabs(value);
    for (int i = 0; i < decimals; ++i) {
        shown *= 10.0;
    }
    const int most = decimals + 3;
    while (decimals < most && shown > 0.0 && shown < 0.5) {
        shown *= 10.0;
        ++decimals;
    }
    return decimals;
}

std::string in_points(const std::string& text, const record::IndicatorSpec& spec,
                      Language language) {
    return is_share(spec) ? say(language, Phrase::percentage_points, text) : text;
}

}  // namespace

record::Difference at_time(const record::DifferenceSeries& series, std::size_t time) {
    return {series.mean[time],
            series.mc_error[time],
            series.lower[time],
            series.upper[time],
            series.probability_greater[time],
            series.probability_equal[time],
            series.variance_reduction[time]};
}

std::string mean_difference_text(const record::Difference& difference,
                                 const record::IndicatorSpec& spec, Language language) {
    const double mean = scaled(difference.mean, spec);
    return std::isfinite(mean)
               ? in_points(signed_number(mean, decimals_for(mean, spec.decimals), language), spec,
                           language)
               : "–";
}

std::string difference_band_text(const record::Difference& difference,
                                 const record::IndicatorSpec& spec, Language language) {
    if (!std::isfinite(difference.lower)) {
        return "–";
    }
    const int decimals = quantile_decimals(spec);
    const auto bound = [&](double value) {
        return signed_number(scaled(value, spec), decimals, language);
    };
    return say(language, Phrase::from_to, bound(difference.lower), bound(difference.upper));
}

std::string difference_text(const record::Difference& difference, const record::IndicatorSpec& spec,
                            Language language) {
    return std::isfinite(difference.mean) ? say(language, Phrase::mean_and_band,
                                                mean_difference_text(difference, spec, language),
                                                difference_band_text(difference, spec, language))
                                          : "–";
}

std::string difference_error_text(const record::Difference& difference,
                                  const record::IndicatorSpec& spec, Language language) {
    const double error = scaled(difference.mc_error, spec);
    return person_number(error, decimals_for(error, spec.decimals), language);
}

Judgement judge(const record::Difference& difference, record::Wish wish) {
    if (!std::isfinite(difference.mean)) {
        return Judgement::undefined;
    }
    if (difference.mean == 0.0 && !(difference.mc_error > 0.0)) {
        return Judgement::same;
    }
    // One replicate gives no error, so nothing can be told from chance.
    if (!(std::fabs(difference.mean) >= kErrorFactor * difference.mc_error)) {
        return Judgement::within_error;
    }
    const Shares shares = shares_of(difference, wish);
    if (exceeds(shares.better, kProbable)) {
        return exceeds(shares.better, kSure) ? Judgement::better : Judgement::probably_better;
    }
    if (exceeds(shares.worse, kProbable)) {
        return exceeds(shares.worse, kSure) ? Judgement::worse : Judgement::probably_worse;
    }
    return Judgement::uncertain;
}

std::string verdict(const record::Difference& difference, record::Wish wish, Language language) {
    const Shares shares = shares_of(difference, wish);
    const Sides sides = sides_of(wish, language);
    const auto better = [&](Phrase form) {
        return one_sided(form, shares, sides, sides.better, shares.better, language);
    };
    const auto worse = [&](Phrase form) {
        return one_sided(form, shares, sides, sides.worse, shares.worse, language);
    };
    switch (judge(difference, wish)) {
        case Judgement::undefined:
            break;
        case Judgement::same:
            return say(language, Phrase::same_everywhere);
        case Judgement::within_error:
            return say(language, Phrase::within_error);
        case Judgement::uncertain:
            return uncertain_text(shares, sides, language);
        case Judgement::probably_better:
            return better(Phrase::probably);
        case Judgement::probably_worse:
            return worse(Phrase::probably);
        case Judgement::better:
            return better(Phrase::surely);
        case Judgement::worse:
            return worse(Phrase::surely);
    }
    return "–";
}

std::vector<record::Indicator>
told_indicators(std::span<const run::ComparisonSummary* const> comparisons,
                std::span<const std::size_t> times) {
    using record::Indicator;
    constexpr std::array kBeside{Indicator::services_fte_gap, Indicator::duty_shifts_per_gp,
                                 Indicator::gps_in_training};
    const auto is_moved = [&](Indicator id, const run::ComparisonSummary& comparison) {
        const auto& series = comparison.indicators[static_cast<std::size_t>(id)];
        return std::ranges::any_of(times, [&](std::size_t time) {
            return judge(at_time(series, time), record::spec(id).wish) > Judgement::uncertain;
        });
    };
    const auto council = council_indicators();
    std::vector<Indicator> told(council.begin(), council.end());
    std::ranges::copy_if(kBeside, std::back_inserter(told), [&](Indicator id) {
        return std::ranges::any_of(
            comparisons, [&](const auto* comparison) { return is_moved(id, *comparison); });
    });
    return told;
}

}  // namespace legeplan::output
