#include "cli/study_text.h"

#include <cmath>

#include "cli/numbers.h"
#include "core/catalogue.h"
#include "output/wording.h"

namespace legeplan::cli {

namespace {

using W = StudyWord;

// clang-format off
constexpr Catalogue<StudyWord> kCatalogue{{{
    {W::goal_with_probability, "Målet, med en sannsynlighet på minst {}:", "The goal, with a probability of at least {}:"},
    {W::at_least, "minst {}", "at least {}"},
    {W::at_most, "høyst {}", "at most {}"},
    {W::between, "mellom {} og {}", "between {} and {}"},
    {W::at_end_of, "ved utgangen av {}", "at the end of {}"},
    {W::each_year_end, "ved utgangen av hvert år {}–{}", "at every year's end {}-{}"},
    {W::any_year_end, "ved utgangen av minst ett av årene {}–{}", "at any year's end {}-{}"},
    {W::each_month, "hver måned {}–{}", "every month {} to {}"},
    {W::any_month, "minst én måned {}–{}", "any month {} to {}"},
    {W::none, "ingen", "none"},
    {W::looked_at, "{}: {} ({}) etter {} simuleringer, {}", "{}: {} ({}) after {} replicates, {}"},
    {W::verdict_undecided, "ikke avgjort", "not decided"},
    {W::verdict_met, "når målet", "reaches the goal"},
    {W::verdict_close, "ved grensen", "at the limit"},
    {W::verdict_not_met, "når ikke målet", "does not reach it"},
    {W::answer_found, "Svar: {}. Sannsynligheten er {} ({}).", "Answer: {}. The probability is {} ({})."},
    {W::answer_close,
     "Svar: {}. Sannsynligheten er {} ({}): den kan ikke skilles fra målet på {}.",
     "Answer: {}. The probability is {} ({}): it cannot be told from the target of {}."},
    {W::answer_unclear,
     "Om en mer ønsket innstilling også når målet, er ikke avgjort: øk goal.most_replicates.",
     "Whether a more wished setting reaches the goal as well is not decided: raise "
     "goal.most_replicates."},
    {W::answer_none,
     "Ingen innstilling når målet. Nærmest: {}, med {} ({}).",
     "No setting reaches the goal. The best: {}, with {} ({})."},
    {W::answer_none_known,
     "Det er ikke kjent at noen innstilling når målet, og ikke alle er avgjort: øk goal.most_replicates. Nærmest: {}, med {} ({}).",
     "No setting is known to reach the goal, and not all are decided: raise goal.most_replicates. The best: {}, with {} ({})."},
    {W::not_looked_at, "{} av {} innstillinger er prøvd.", "{} of {} settings were looked at."},
    {W::column_probability, "sannsynlighet", "probability"},
    {W::column_interval, "mellom", "between"},
    {W::column_replicates, "simuleringer", "replicates"},
    {W::column_verdict, "vurdering", "verdict"},
    {W::column_objective, "{}", "{}"},
    {W::column_standing, "avveining", "trade-off"},
    {W::objective_levers, "omfang", "size"},
    {W::standing_front, "ingen er bedre i begge", "none is better in both"},
    {W::standing_near, "nær", "near"},
    {W::standing_ruled_out, "en annen er bedre", "another is better"},
    {W::check_line,
     "Kontroll med nye tilfeldige tall ({}, frø {}, {} simuleringer): {} (95 %: {}).",
     "Check with fresh random numbers ({}, seed {}, {} replicates): {} (95 %: {})."},
    {W::check_outside,
     "Kontrollen og søket er ikke forenlige. Det skjer i høyst noen få av hundre søk.",
     "The check and the search do not agree. That happens in a few of a hundred searches at most."},
    {W::guarantee,
     "Grensene gjelder samtidig for alle {} innstillinger og alle gangene resultatet er kontrollert;\n"
     "sannsynligheten for at noen vurdering er feil, er høyst {}. Forskjeller under {} prosentpoeng fra målet\n"
     "regnes ikke.",
     "The bounds hold at once for all {} settings and all looks at them; the probability that any verdict\n"
     "is wrong is at most {}. Nearer to the target than {} percentage points is not told apart."},
    {W::order_stated,
     "Halveringssøk: at sannsynligheten aldri faller fra en verdi til den neste, er oppgitt i målfilen.",
     "Bisection: that the probability never falls from one value to the next is stated in the goal file."},
    {W::order_checked,
     "Halveringssøk: en forhåndsprøve ga ikke grunn til å tro at sannsynligheten faller fra en verdi til den neste.",
     "Bisection: a pilot does not speak against a probability that never falls from one value to the next."},
    {W::order_refuted,
     "Forhåndsprøven ga grunn til å tro at sannsynligheten faller et sted: verdiene er prøvd en etter en.",
     "The pilot speaks against a probability that never falls: the values were tried one by one."},
    {W::order_all, "Innstillingene er prøvd i rekkefølge, den mest ønskede først.",
     "The settings were tried in order, the most wished first."},
    {W::not_priced,
     "Kostnadene er ufullstendige, og svaret kan bli et annet med alle priser. Uten pris ({}): {}.",
     "The costs are incomplete, and the answer may differ with all prices. Without a price ({}): {}."},
    {W::sensitivity_heading, "{}: hva usikkerheten i {} kommer av, {}", "{}: where the uncertainty in {} comes from, {}"},
    {W::morris_heading, "Virkning av hver usikker parameter over hele spennet (Morris)",
     "Effect of each uncertain parameter over its whole range (Morris)"},
    {W::sobol_heading, "Andel av variansen fra parametrene (Sobol)", "Share of the parameters' variance (Sobol)"},
    {W::budget_heading, "Hvor variansen kommer fra", "Where the variance comes from"},
    {W::column_parameter, "parameter", "parameter"},
    {W::column_mean_absolute, "µ* (95 %)", "µ* (95 %)"},
    {W::column_mean, "µ", "µ"},
    {W::column_sd, "σ", "σ"},
    {W::column_first, "alene (95 %)", "alone (95 %)"},
    {W::column_total, "i alt (95 %)", "in all (95 %)"},
    {W::column_converged, "i alt, ¼ – ½ – alle rader", "in all, ¼ - ½ - all rows"},
    {W::column_part, "del", "part"},
    {W::column_share, "andel (95 %)", "share (95 %)"},
    {W::column_standard_deviation, "standardavvik", "standard deviation"},
    {W::others, "de {} andre sammen", "the {} others together"},
    {W::part_chance, "tilfeldigheter", "chance"},
    {W::part_parameters, "parametre", "parameters"},
    {W::part_alternatives, "alternativer", "alternatives"},
    {W::part_total, "i alt", "in all"},
    {W::morris_note,
     "µ*: gjennomsnittlig endring i indikatoren når parameteren går over hele sin fordeling. σ: hvor mye\n"
     "endringen avhenger av de andre. Standardavvik og gjennomsnitt i indikatorens enhet.",
     "µ*: mean change of the indicator as the parameter goes over its whole distribution. σ: how much the\n"
     "change depends on the others. Both in the indicator's unit."},
    {W::sobol_note,
     "Alene: det variansen faller med når parameteren er kjent. I alt: det som er igjen når alt annet er kjent.\n"
     "Av variansen i gjennomsnittet av {} simuleringer på de samme tilfeldige tallene.",
     "Alone: by how much the variance falls once the parameter is known. In all: what is left once all else\n"
     "is known. Of the variance of the mean of {} replicates on the same random numbers."},
    {W::budget_note,
     "{} trekninger av parametrene, {} framtider for hver. Tilfeldigheter: hvem som dør, flytter og slutter, og\n"
     "de årlige svingningene. En liten andel kan bli negativ: anslagene er forventningsrette.",
     "{} draws of the parameters, {} futures for each. Chance: who dies, moves and leaves, and the yearly\n"
     "swings. A small share may come out negative: the estimates are unbiased."},
    {W::progress_runs, "{}: {} av {} punkter", "{}: {} of {} points"},
    {W::regret_heading, "{}\n{}, {}", "{}\n{}, {}"},
    {W::regret_table_heading, "Tap mot det beste tiltaket i hver framtid (± Monte Carlo-feil)",
     "Loss against the best policy of each future (± Monte Carlo error)"},
    {W::column_policy, "tiltak", "policy"},
    {W::column_largest_regret, "største tap", "largest loss"},
    {W::column_worst, "dårligst", "the worst"},
    {W::worst_never, "aldri", "never"},
    {W::worst_unclear, "ikke avgjort", "not decided"},
    {W::worst_somewhere, "i minst én framtid", "in some future"},
    {W::least_regret, "Minst å angre på: {} (største tap {}).", "Least to regret: {} (largest loss {})."},
    {W::regret_note,
     "{} simuleringer, frø {}, de samme for alle. «Aldri»: i hver framtid er et annet tiltak sikkert dårligere\n"
     "(feilsannsynlighet høyst {} for hele kolonnen). Framtidene har ingen sannsynlighet.",
     "{} replicates, seed {}, the same for all. \"Never\": in every future another policy is surely worse\n"
     "(probability of an error in the column at most {}). The futures have no probability."},
}}};
// clang-format on

/// Digits after the point of a number as it is written.
int decimals_of(const std::string& toml) {
    const std::size_t point = toml.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(toml.size() - point - 1);
}

}  // namespace

std::string_view text_of(StudyWord word, Language language) {
    return kCatalogue.text(word, language);
}

std::string percent(double share, Language language) {
    return person_number(100.0 * share, 1, language) + " %";
}

std::string percent_range(const study::Bounds& bounds, Language language) {
    return person_number(100.0 * bounds.lower, 1, language) + "–" +
           person_number(100.0 * bounds.upper, 1, language) + " %";
}

std::string value_text(const record::IndicatorSpec& spec, double value, Language language) {
    return spec.unit == "share" ? percent(value, language)
                                : person_number(value, spec.decimals, language);
}

std::string lever_text(const study::AxisValue& value, Language language) {
    if (value.toml.empty()) {
        return say(language, StudyWord::none);
    }
    if (!std::isnan(value.number)) {
        return person_number(value.number, decimals_of(value.toml), language);
    }
    const bool is_quoted = value.toml.size() > 1 && value.toml.front() == '"';
    return is_quoted ? value.toml.substr(1, value.toml.size() - 2) : value.toml;
}

std::string title_of(const study::Axis& axis, Language language) {
    return in_language(axis.title, language);
}

std::string setting_text(const std::vector<study::Axis>& axes,
                         const std::vector<study::AxisValue>& setting, Language language) {
    std::string text;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        text += (a > 0 ? "; " : "") + title_of(axes[a], language) + ": " +
                lever_text(setting[a], language);
    }
    return text;
}

}  // namespace legeplan::cli
