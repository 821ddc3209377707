#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using W = Word;

// clang-format off
constexpr Catalogue<Word> kCatalogue{{{
    {W::summary_sheet, "Sammendrag", "Summary"},
    {W::differences_sheet, "Forskjeller", "Differences"},
    {W::assumptions_sheet, "Forutsetninger", "Assumptions"},
    {W::population_sheet, "Befolkning etter alder", "Population by age"},
    {W::risks_sheet, "Risiko", "Risks"},
    {W::question, "{}: Hvor mange blir stående uten fastlege, og hva hjelper?",
     "{}: How many will be without a GP, and what helps?"},
    {W::question_one, "{}: Hvor mange blir stående uten fastlege?",
     "{}: How many will be without a GP?"},
    {W::subtitle, "Framskriving {}–{} · {} trekninger · ikke en prognose",
     "Projection {} to {} · {} replicates · not a forecast"},
    {W::compared, "Hva som er sammenlignet", "What is compared"},
    {W::projected, "Hva som er framskrevet", "What is projected"},
    {W::base, "grunnlaget", "the base"},
    {W::measure_from, "{} (fra {})", "{} (from {})"},
    {W::no_description, "Ingen beskrivelse i scenarioet.", "The scenario has no description."},
    {W::headline, "Hovedtallene nå og framover", "The main figures now and ahead"},
    {W::differences, "Forskjeller fra grunnlaget", "Differences from the base"},
    {W::contents, "Innhold", "Contents"},
    {W::about, "Om kjøringen", "About the run"},
    {W::result_file, "Resultatfil", "Result file"},
    {W::seed, "Frø", "Seed"},
    {W::replicates, "Trekninger", "Replicates"},
    {W::version, "Versjon", "Version"},
    {W::created, "Kjørt", "Run at"},
    {W::hash, "SHA-256 av scenarioteksten ({})", "SHA-256 of the scenario's text ({})"},
    {W::indicator, "Indikator", "Indicator"},
    {W::id, "Id", "Id"},
    {W::unit, "Enhet", "Unit"},
    {W::stock, "beholdning ved månedens slutt", "stock at the month's end"},
    {W::flow, "antall i måneden", "flow during the month"},
    {W::scenario, "Scenario", "Scenario"},
    {W::against, "Mot", "Against"},
    {W::month, "Måned", "Month"},
    {W::mean, "Gjennomsnitt", "Mean"},
    {W::sd, "Standardavvik", "Standard deviation"},
    {W::mc_error, "Monte Carlo-feil", "Monte Carlo error"},
    {W::quantile, "{} %-kvantil", "{} % quantile"},
    {W::median, "Median", "Median"},
    {W::difference, "Gjennomsnittlig forskjell", "Mean difference"},
    {W::difference_with_error, "Forskjell ± Monte Carlo-feil, og vurdering",
     "Difference ± Monte Carlo error, and verdict"},
    {W::lower, "5 %-kvantil av forskjellen", "5 % quantile of the difference"},
    {W::upper, "95 %-kvantil av forskjellen", "95 % quantile of the difference"},
    {W::probability_greater, "Andel trekninger med høyere verdi",
     "Share of replicates with a higher value"},
    {W::variance_reduction, "Variansreduksjon ved paring", "Variance reduction by pairing"},
    {W::verdict, "Vurdering", "Verdict"},
    {W::key, "Nøkkel", "Key"},
    {W::assumption, "Forutsetning", "Assumption"},
    {W::value, "Verdi", "Value"},
    {W::source, "Kilde", "Source"},
    {W::change, "Mot grunnlaget", "Against the base"},
    {W::changed, "endret", "changed"},
    {W::added, "ny", "new"},
    {W::removed, "fjernet", "removed"},
    {W::kind_of_measure, "Slag tiltak", "Kind of measure"},
    {W::percentage_points, "andel (forskjell i prosentpoeng)",
     "share (difference in percentage points)"},
    {W::all_months, "Alle måneder og indikatorer: bruk filtrene i overskriftsraden.",
     "All months and indicators: use the filters of the header row."},
    {W::assumptions_note,
     "Grunnlaget med alle verdier, så det hvert alternativ endrer. «Prior» er en antakelse som ingen "
     "har målt.",
     "The base with all values, then what each alternative changes. A \"prior\" is an assumption that "
     "nobody has measured."},
    {W::table_rows, "tabell, {} rader", "table, {} rows"},
    {W::sex, "Kjønn", "Sex"},
    {W::women, "Kvinner", "Women"},
    {W::men, "Menn", "Men"},
    {W::age, "Alder", "Age"},
    {W::age_and_over, "{} og over", "{} and over"},
    {W::population_note,
     "Innbyggere ved utgangen av måneden: gjennomsnitt, og grensene som 90 % av trekningene ligger "
     "innenfor (5 % og 95 %).",
     "Inhabitants at the end of the month: the mean, and the bounds that 90 % of the replicates lie "
     "within (5 % and 95 %)."},
    {W::risks_title, "Sannsynligheten for det planen vil unngå",
     "Probability of what the plan wants to avoid"},
    {W::risks_note, "Andelen av trekningene der det er slik ved utgangen av måneden.",
     "The share of replicates where it is so at the end of the month."},
    {W::probability, "sannsynlighet", "probability"},
    {W::axes_sheet, "Akser og forutsetninger", "Axes and assumptions"},
    {W::study_subtitle, "Studie med {} punkter · {} trekninger i hvert · framskrivinger, ikke prognoser",
     "A study of {} points · {} replicates of each · projections, not forecasts"},
    {W::last_year, "Ved {}", "At the {}"},
    {W::point, "Punkt", "Point"},
    {W::axis, "Akse", "Axis"},
    {W::values, "Verdier", "Values"},
    {W::varied, "varieres: {}", "varied: {}"},
    {W::points, "Punkter", "Points"},
    {W::points_note, "Et merke for hvert punkt; de små er 5 og 95 %. Bruk filtrene i overskriftsraden.",
     "A mark for each point; the small ones are 5 and 95 %. Use the filters of the header row."},
    {W::paired, "{} (de samme tilfeldige tallene i alle punktene)",
     "{} (the same random numbers at all points)"},
    {W::independent, "{} (egne tilfeldige tall i hvert punkt)",
     "{} (random numbers of its own at each point)"},
    {W::design, "Oppsett", "Design"},
    {W::design_grid, "alle kombinasjoner", "every combination"},
    {W::design_latin_hypercube, "latinsk hyperkube", "Latin hypercube"},
    {W::design_sobol, "Sobols følge", "Sobol's sequence"},
    {W::design_morris, "Morris-baner", "Morris trajectories"},
    {W::design_table, "tabell", "table"},
    {W::study_hash, "SHA-256 av studien med scenarioene", "SHA-256 of the study with its scenarios"},
}}};
// clang-format on

}  // namespace

std::string_view text_of(Word word, Language language) {
    return kCatalogue.text(word, language);
}

}  // namespace legeplan::output
