#include "output/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
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
    {P::median_band, "Median, og i parentes 5 %- og 95 %-kvantilen",
     "Median, and in parentheses the 5 % and 95 % quantiles"},
    {P::fewer_than_five, "færre enn 5", "fewer than 5"},
    {P::percentage_points, "{} prosentpoeng", "{} percentage points"},
    {P::from_to, "{} til {}", "{} to {}"},
    {P::mean_and_band, "i gjennomsnitt {} (90 %: {})", "{} on average (90 %: {})"},
    {P::same_everywhere, "ingen forskjell", "no difference"},
    {P::within_error, "kan ikke skilles fra tilfeldigheter", "cannot be told from chance"},
    {P::better, "bedre", "better"},
    {P::worse, "dårligere", "worse"},
    {P::higher, "høyere", "higher"},
    {P::lower, "lavere", "lower"},
    {P::uncertain, "usikkert ({})", "uncertain ({})"},
    {P::mostly_same, "stort sett likt ({})", "mostly the same ({})"},
    {P::uncertain_but, "usikkert, men neppe {0} ({1})", "uncertain, but hardly {0} ({1})"},
    {P::probably, "trolig {} ({})", "probably {} ({})"},
    {P::surely, "{} ({})", "{} ({})"},
    {P::its_share, "i {} % av simuleringene", "in {} % of replicates"},
    {P::one_share, "{} i {} % av simuleringene", "{} in {} % of replicates"},
    {P::two_shares, "{} i {} %, {} i {} % av simuleringene", "{} in {} %, {} in {} % of replicates"},
    {P::three_shares, "{} i {} %, likt i {} %, {} i {} % av simuleringene",
     "{} in {} %, the same in {} %, {} in {} % of replicates"},
    {P::comparison_note,
     "Forskjellen er fra de samme simuleringene med og uten tiltaket; 90 % av forskjellene ligger innenfor "
     "båndet. «Bedre» følger indikatoren: flere ledige plasser, færre uten fastlege. «Bedre» alene er i over "
     "95 % av simuleringene, «trolig» i over 66 %, «neppe» i høyst 5 %. Standardfeilen er Monte Carlo-feilen i gjennomsnittet.",
     "The difference is between the same replicates with and without the measure; 90 % of the differences "
     "lie within the band. \"Better\" follows the indicator: more free places, fewer persons without a GP. "
     "\"Better\" alone is in over 95 % of replicates, \"probably\" in over 66 %, \"hardly\" in at most 5 %. The "
     "standard error is the Monte Carlo error of the mean."},
    {P::cost_row, "Kostnad for kommunen i året, 1 000 kr fra {}",
     "Cost to the municipality in the year, NOK 1,000 of {}"},
    {P::cost_note, "Kostnad for kommunen: {}", "Cost to the municipality: {}"},
    {P::cost_row_incomplete, "Kostnad for kommunen i året, ikke hele, 1 000 kr fra {}",
     "Cost to the municipality in the year, incomplete, NOK 1,000 of {}"},
    {P::not_priced, "ikke priset", "not priced"},
    {P::cost_sum_incomplete,
     "Summen er ikke hele kostnaden. Disse postene har ingen pris i scenarioet: {}. Kan ikke sammenlignes.",
     "The sum is not the whole cost. These items have no price in the scenario: {}. Cannot be compared."},
    {P::cannot_be_compared, "kan ikke sammenlignes (poster uten pris)",
     "cannot be compared (items without a price)"},
    {P::switched_off, "Slått av i scenarioet og ikke regnet ut: {}.",
     "Switched off in the scenario and not computed: {}."},
    {P::small_counts_note,
     "Antall på færre enn 5 personer vises ikke; resultatfilen har tallene. I diagrammer er de 0.",
     "Counts of fewer than 5 persons are not shown; the result file has the numbers. In charts they "
     "are 0."},
    {P::small_counts_line,
     "Antall på færre enn 5 personer vises ikke; resultatfilen har tallene.",
     "Counts of fewer than 5 persons are not shown; the result file has the numbers."},
    {P::odds_ratio_note,
     "Oddsratioene bygger på en norsk observasjonsstudie (Sandvik m.fl. 2022, British Journal of General "
     "Practice): de viser en sammenheng og ikke en virkning, de som ikke har fast lege, er ikke med, og "
     "ingenting i modellen regnes ut fra dem.",
     "The odds ratios are from an observational Norwegian study (Sandvik et al. 2022, British Journal of "
     "General Practice): they are an association and not an effect, those without a permanent GP are left "
     "out, and they are never fed back into the model."},
    {P::probability_of, "Sannsynlighet for", "Probability of"},
    {P::wait_for_gp, "Ventetid på ny fastlege, måneder (gjennomsnitt)", "Wait for a new GP, months (mean)"},
    {P::wait_for_place, "Ventetid på listeplass, måneder (gjennomsnitt)", "Wait for a list place, months (mean)"},
    {P::few_positions_note,
     "Kommunen har få hjemler, så én lege gjør stor forskjell: les risikoene og ventetidene, ikke\n"
     "gjennomsnitt. Sannsynligheten er andelen av simuleringene der situasjonen er slik. Ventetiden på ny\n"
     "fastlege er regnet ut fra ledige hjemler og nye fastleger de siste tolv månedene, og kan bli lengre\n"
     "enn dem; en etterfølger på dagen teller som null. Ventetiden på listeplass er det de som venter, har\n"
     "ventet til nå; der ingen venter, er den null.",
     "The municipality has few positions, so that one doctor makes a great difference: read the risks and\n"
     "the waits, not means. The probability is the share of replicates in which it is so. The wait for a\n"
     "new GP is worked out from the vacancies and new GPs of the last twelve months, and may be longer than\n"
     "those; a successor on the day counts as zero. The wait for a list place is what those who wait have\n"
     "waited so far, zero where nobody does."},
    {P::figure_within, "planens tall er i båndet", "the plan's figure lies in the band"},
    {P::figure_above, "planens tall er høyere", "the plan's figure is higher"},
    {P::figure_below, "planens tall er lavere", "the plan's figure is lower"},
    {P::figure_not_simulated, "Ikke en del av modellen.", "Not part of the model."},
    {P::figure_outside_period, "Kjøringen har ingen helt år å summere.",
     "The run has no whole year to sum."},
    {P::figure_switched_off, "slått av i scenarioet", "switched off in the scenario"},
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

/// Sections that a scenario may switch off.
struct Section {
    std::string_view id;
    std::string_view nb;
    std::string_view en;
};
constexpr std::array kSections{
    Section{"training", "spesialisering", "specialist training"},
    Section{"duty", "legevakt", "out-of-hours duty"},
    Section{"services", "kommunale tjenester", "municipal services"},
    Section{"continuity", "kontinuitet", "continuity"},
    Section{"costs", "kostnader", "costs"},
};

constexpr std::array kCouncil{
    Indicator::persons_without_gp,   Indicator::list_free,
    Indicator::list_free_share,      Indicator::mean_list_length,
    Indicator::positions_without_gp, Indicator::gps_over_62,
    Indicator::gp_hours_per_week,    Indicator::population,
};

/// A value in the indicator's unit; shares in per cent.
std::string value_text(double value, const record::IndicatorSpec& spec, int decimals,
                       Language language) {
    const bool is_share = spec.unit == "share";
    std::string text = person_number(is_share ? 100.0 * value : value, decimals, language);
    return is_share && std::isfinite(value) ? text + " %" : text;
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

std::string short_month(const std::string& date, Language language) {
    constexpr std::size_t kLongest = 4;  // of a month that is not shortened
    int year = 0;
    int month = 0;
    if (std::sscanf(date.c_str(), "%4d-%2d", &year, &month) != 2 || month < 1 || month > 12) {
        return date;
    }
    const auto& names = language == Language::nb ? kMonthsNb : kMonthsEn;
    const std::string_view name = names[static_cast<std::size_t>(month - 1)];
    return name.size() <= kLongest ? fmt::format("{} {}", name, year)
                                   : fmt::format("{}{} {}", name.substr(0, 3),
                                                 language == Language::nb ? "." : "", year);
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

std::string switched_off_note(const run::ScenarioSummary& scenario, Language language) {
    std::string names;
    for (const std::string& id : scenario.switched_off) {
        const auto* const found =
            std::find_if(kSections.begin(), kSections.end(),
                         [&](const Section& section) { return section.id == id; });
        const std::string_view name = found == kSections.end()   ? std::string_view(id)
                                      : language == Language::nb ? found->nb
                                                                 : found->en;
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    return names.empty() ? names : say(language, Phrase::switched_off, names);
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

double months_without_place(const run::ScenarioSummary& scenario, std::size_t time) {
    return scenario.indicators[static_cast<std::size_t>(Indicator::list_waiting_months)].mean[time];
}

std::span<const Wait> waits() {
    static constexpr std::array kWaits{
        Wait{"wait_for_gp", Phrase::wait_for_gp, months_without_gp},
        Wait{"wait_for_place", Phrase::wait_for_place, months_without_place},
    };
    return kWaits;
}

std::string wait_text(const Wait& wait, const run::ScenarioSummary& scenario, std::size_t time,
                      Language language) {
    const double months =
        time > 0 ? wait.months(scenario, time) : std::numeric_limits<double>::quiet_NaN();
    return std::isfinite(months) ? person_number(months, 0, language) : "–";
}

int quantile_decimals(const record::IndicatorSpec& spec) {
    constexpr std::array<std::string_view, 8> kMeasures{"share",
                                                        "years",
                                                        "hours per week",
                                                        "odds ratio",
                                                        "FTE",
                                                        "FTE per 10000 persons",
                                                        "trainees",
                                                        "shifts per month"};
    const bool is_measure =
        std::find(kMeasures.begin(), kMeasures.end(), spec.unit) != kMeasures.end();
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
    // "fewer than 5–209" would read as fewer than a range.
    const bool is_hidden = small == SmallCounts::hidden && is_small_count(values[0], spec.unit);
    const char* to = !is_hidden ? "–" : (language == Language::nb ? " til " : " to ");
    return lower == upper ? median : fmt::format("{} ({}{}{})", median, lower, to, upper);
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
