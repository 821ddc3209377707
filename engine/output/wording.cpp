#include "output/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "output/numbers.h"

namespace legeplan::output {

namespace {

using record::Indicator;

using P = Phrase;

// clang-format off
constexpr Catalogue<Phrase> kCatalogue{{{
    {P::end_of_month, "utgangen av {}", "end of {}"},
    {P::end_of_year, "utgangen av {}", "end of {}"},
    {P::median_band, "median, og i parentes 5 %- og 95 %-kvantilen",
     "median, and in parentheses the 5 % and 95 % quantiles"},
    {P::fewer_than_five, "færre enn 5", "fewer than 5"},
    {P::percentage_points, "{} ± {} prosentpoeng", "{} ± {} percentage points"},
    {P::same_everywhere, "ingen forskjell", "no difference"},
    {P::within_error, "kan ikke skilles fra tilfeldigheter", "cannot be told from chance"},
    {P::uncertain_better, "usikkert (bedre i {} % av trekningene)",
     "uncertain (better in {} % of replicates)"},
    {P::uncertain_higher, "usikkert (høyere i {} % av trekningene)",
     "uncertain (higher in {} % of replicates)"},
    {P::better, "bedre (i {} % av trekningene)", "better (in {} % of replicates)"},
    {P::worse, "dårligere (i {} % av trekningene)", "worse (in {} % of replicates)"},
    {P::higher, "høyere (i {} % av trekningene)", "higher (in {} % of replicates)"},
    {P::lower, "lavere (i {} % av trekningene)", "lower (in {} % of replicates)"},
    {P::comparison_note,
     "Feilen er 1,96 standardfeil for den gjennomsnittlige forskjellen. «Bedre» følger indikatoren: "
     "flere ledige plasser, færre uten fastlege. Like trekninger teller halvt.",
     "The error is 1.96 standard errors of the mean difference. \"Better\" follows the indicator: "
     "more free places, fewer persons without a GP. Ties count one half."},
    {P::small_counts_note,
     "Antall på færre enn 5 personer vises ikke; resultatfilen har tallene. I diagrammer er de 0.",
     "Counts of fewer than 5 persons are not shown; the result file has the numbers. In charts they "
     "are 0."},
    {P::probability_of, "Sannsynlighet for", "Probability of"},
    {P::wait_for_gp, "Ventetid på ny fastlege, måneder", "Wait for a new GP, months"},
    {P::few_positions_note,
     "Kommunen har få hjemler, så én lege gjør stor forskjell: les risikoene og ventetiden, ikke\n"
     "gjennomsnitt. Sannsynligheten er andelen av trekningene der situasjonen er slik. Ventetiden er\n"
     "regnet ut fra ledige hjemler og nye fastleger de siste tolv månedene, og kan bli lengre enn dem; en\n"
     "etterfølger på dagen teller som null.",
     "The municipality has few positions, so that one doctor makes a great difference: read the risks and\n"
     "the wait, not means. The probability is the share of replicates in which it is so. The wait is\n"
     "worked out from the vacancies and new GPs of the last twelve months, and may be longer than those; a\n"
     "successor on the day counts as zero."},
    {P::footer_synthetic,
     "Legenes alder er syntetisk: trukket slik at kommunens kjente tall stemmer, ikke de faktiske "
     "legene.",
     "The GPs' ages are synthetic: drawn to agree with the municipality's known figures, not the "
     "actual doctors."},
    {P::footer_roster,
     "Legenes alder er fra kommunens egen oversikt der den har dem, ellers syntetisk.",
     "The GPs' ages are from the municipality's own roster where it has them, else synthetic."},
}}};
// clang-format on

constexpr std::array<std::string_view, 12> kMonthsNb{
    "januar", "februar", "mars",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr std::array<std::string_view, 12> kMonthsEn{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr std::array kCouncil{
    Indicator::persons_without_gp,   Indicator::list_free,
    Indicator::list_free_share,      Indicator::mean_list_length,
    Indicator::positions_without_gp, Indicator::gps_over_62,
    Indicator::gp_hours_per_week,    Indicator::population,
};

/// Half width of a 95 % interval in standard errors.
constexpr double kErrorFactor = 1.96;

/// A value in the indicator's unit; shares in per cent.
std::string value_text(double value, const record::IndicatorSpec& spec, int decimals,
                       Language language) {
    const bool is_share = spec.unit == "share";
    std::string text = person_number(is_share ? 100.0 * value : value, decimals, language);
    return is_share && std::isfinite(value) ? text + " %" : text;
}

/// Decimals with which an error is more than a zero, at most three beyond the indicator's own.
int decimals_for(double error, const record::IndicatorSpec& spec) {
    double shown = spec.unit == "share" ? 100.0 * error : error;
    int decimals = spec.decimals;
    for (int i = 0; i < decimals; ++i) {
        shown *= 10.0;
    }
    for (int extra = 0; extra < 3 && shown > 0.0 && shown < 0.5; ++extra) {
        shown *= 10.0;
        ++decimals;
    }
    return decimals;
}

/// Share of replicates in which a difference is for the better; for the higher where nobody cares.
double probability_better(const record::Difference& difference, record::Wish wish) {
    const double higher = difference.probability_greater;
    return wish == record::Wish::lower ? 1.0 - higher : higher;
}

}  // namespace

std::string_view text_of(Phrase phrase, Language language) {
    return kCatalogue.text(phrase, language);
}

std::span<const Indicator> council_indicators() {
    return kCouncil;
}

std::string_view label(const record::IndicatorSpec& spec, Language language) {
    return language == Language::nb ? spec.nb : spec.en;
}

std::string month_name(Month month, Language language) {
    const auto& names = language == Language::nb ? kMonthsNb : kMonthsEn;
    return fmt::format("{} {}", names[static_cast<std::size_t>(month.month_of_year() - 1)],
                       month.year());
}

std::string time_name(Month month, Language language) {
    return month.month_of_year() == 12
               ? say(language, Phrase::end_of_year, month.year())
               : say(language, Phrase::end_of_month, month_name(month, language));
}

bool counts_persons(std::string_view unit) {
    return unit.starts_with("persons") && unit != "persons per list";
}

bool is_small_count(double value, std::string_view unit) {
    return counts_persons(unit) && std::fabs(value) < kSmallCount;
}

bool has_few_positions(const run::ScenarioSummary& scenario) {
    constexpr double kFew = 10.0;
    const auto& positions = scenario.indicators[static_cast<std::size_t>(Indicator::positions)];
    return positions.mean.front() <= kFew;
}

std::string probability_text(double share, Language language) {
    constexpr double kLeast = 0.005;
    if (share > 0.0 && share < kLeast) {
        return "< 1 %";
    }
    if (share < 1.0 && share > 1.0 - kLeast) {
        return "> 99 %";
    }
    return std::isfinite(share) ? person_number(100.0 * share, 0, language) + " %" : "–";
}

double months_without_gp(const run::ScenarioSummary& scenario, std::size_t time) {
    constexpr std::size_t kYear = 12;
    const auto mean = [&](Indicator id, std::size_t at) {
        return scenario.indicators[static_cast<std::size_t>(id)].mean[at];
    };
    double waiting = 0.0;
    double begun = 0.0;
    for (std::size_t at = time < kYear ? 1 : time - kYear + 1; at <= time; ++at) {
        waiting += mean(Indicator::positions_without_gp, at);
        begun += mean(Indicator::gp_recruits, at);
    }
    return begun > 0.0 ? waiting / begun : std::numeric_limits<double>::quiet_NaN();
}

std::string wait_text(const run::ScenarioSummary& scenario, std::size_t time, Language language) {
    const double months =
        time > 0 ? months_without_gp(scenario, time) : std::numeric_limits<double>::quiet_NaN();
    return std::isfinite(months) ? person_number(months, 0, language) : "–";
}

int quantile_decimals(const record::IndicatorSpec& spec) {
    const bool is_measure =
        spec.unit == "share" || spec.unit == "years" || spec.unit == "hours per week";
    return is_measure ? spec.decimals : 0;
}

std::string band_text(const record::Series& series, std::size_t time,
                      const record::IndicatorSpec& spec, Language language, SmallCounts small) {
    const std::array<double, 3> values{series.quantiles.front()[time],
                                       series.quantiles[record::kQuantiles.size() / 2][time],
                                       series.quantiles.back()[time]};
    const int decimals = quantile_decimals(spec);
    const auto text = [&](double value) {
        return small == SmallCounts::hidden && is_small_count(value, spec.unit)
                   ? say(language, Phrase::fewer_than_five)
                   : value_text(value, spec, decimals, language);
    };
    const std::string lower = text(values[0]);
    const std::string median = text(values[1]);
    const std::string upper = text(values[2]);
    return lower == upper ? median : fmt::format("{} ({}–{})", median, lower, upper);
}

record::Difference at_time(const record::DifferenceSeries& series, std::size_t time) {
    return {series.mean[time],
            series.mc_error[time],
            series.lower[time],
            series.upper[time],
            series.probability_greater[time],
            series.variance_reduction[time]};
}

std::string difference_text(const record::Difference& difference, const record::IndicatorSpec& spec,
                            Language language) {
    if (!std::isfinite(difference.mean)) {
        return "–";
    }
    const double error = kErrorFactor * difference.mc_error;
    const int decimals = decimals_for(error, spec);
    const bool is_share = spec.unit == "share";
    const double factor = is_share ? 100.0 : 1.0;
    const std::string mean = (difference.mean > 0.0 ? "+" : "") +
                             person_number(factor * difference.mean, decimals, language);
    const std::string half = person_number(factor * error, decimals, language);
    return is_share ? say(language, Phrase::percentage_points, mean, half) : mean + " ± " + half;
}

Judgement judge(const record::Difference& difference, record::Wish wish) {
    // Both bounds by themselves: 1 - 0.95 is not 0.05 in binary.
    constexpr double kSurelyMore = 0.95;
    constexpr double kSurelyLess = 0.05;
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
    const bool is_more_wished = wish != record::Wish::lower;
    if (difference.probability_greater > kSurelyMore) {
        return is_more_wished ? Judgement::better : Judgement::worse;
    }
    if (difference.probability_greater < kSurelyLess) {
        return is_more_wished ? Judgement::worse : Judgement::better;
    }
    return Judgement::uncertain;
}

std::string verdict(const record::Difference& difference, record::Wish wish, Language language) {
    const bool is_wish = wish != record::Wish::neither;
    const double better = probability_better(difference, wish);
    const auto percent = [&](double share) { return person_number(100.0 * share, 0, language); };
    switch (judge(difference, wish)) {
        case Judgement::undefined:
            break;
        case Judgement::same:
            return say(language, Phrase::same_everywhere);
        case Judgement::within_error:
            return say(language, Phrase::within_error);
        case Judgement::uncertain:
            return say(language, is_wish ? Phrase::uncertain_better : Phrase::uncertain_higher,
                       percent(better));
        case Judgement::better:
            return say(language, is_wish ? Phrase::better : Phrase::higher, percent(better));
        case Judgement::worse:
            return say(language, is_wish ? Phrase::worse : Phrase::lower, percent(1.0 - better));
    }
    return "–";
}

std::vector<std::size_t> table_times(const run::ScenarioSummary& scenario,
                                     const std::vector<int>& years) {
    constexpr int kFirstYear = 2026;
    const Month last = scenario.start + (scenario.months - 1);
    std::vector<Month> wanted;
    if (years.empty()) {
        wanted = {Month::of(kFirstYear, 12), last};
    }
    for (const int year : years) {
        wanted.push_back(std::min(Month::of(year, 12), last));
    }
    std::vector<std::size_t> times;
    for (const Month month : wanted) {
        const int time = month - scenario.start + 1;
        if (time >= 1 && time <= scenario.months) {
            times.push_back(static_cast<std::size_t>(time));
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

}  // namespace legeplan::output
