#include "output/workbook_words.h"

#include <algorithm>
#include <array>

namespace legeplan::output {

namespace {

struct Entry {
    Word id;
    std::string_view nb;
    std::string_view en;
};

using W = Word;

// clang-format off
constexpr std::array<Entry, static_cast<std::size_t>(Word::count_)> kEntries{{
    {W::summary_sheet, "Sammendrag", "Summary"},
    {W::differences_sheet, "Forskjeller", "Differences"},
    {W::assumptions_sheet, "Forutsetninger", "Assumptions"},
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
    {W::kind, "Slag", "Kind"},
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
}};

struct Unit {
    std::string_view en;
    std::string_view nb;
};

constexpr std::array kUnits{
    Unit{"persons", "personer"},
    Unit{"FTE", "årsverk"},
    Unit{"FTE per 10000 persons", "årsverk per 10 000 innbyggere"},
    Unit{"NOK", "kroner"},
    Unit{"NOK per month", "kroner i måneden"},
    Unit{"odds ratio", "oddsratio"},
    Unit{"persons per month", "personer i måneden"},
    Unit{"persons per list", "personer per liste"},
    Unit{"persons per year", "personer i året"},
    Unit{"places", "plasser"},
    Unit{"share", "andel"},
    Unit{"lists", "lister"},
    Unit{"positions", "hjemler"},
    Unit{"doctors", "leger"},
    Unit{"doctors per month", "leger i måneden"},
    Unit{"years", "år"},
    Unit{"year", "år"},
    Unit{"months", "måneder"},
    Unit{"hours per week", "timer i uken"},
    Unit{"consultations per month", "konsultasjoner i måneden"},
    Unit{"consultations per person-year", "konsultasjoner per person og år"},
    Unit{"ratio", "forholdstall"},
    Unit{"per year", "per år"},
    Unit{"per month", "per måned"},
    Unit{"per person-year", "per person og år"},
    Unit{"log rate", "log-rate"},
    Unit{"log rate per 10 hours", "log-rate per 10 timer"},
    Unit{"log rate per share", "log-rate per andel"},
    Unit{"log rate per square-root year", "log-rate per rot av år"},
    Unit{"exponent", "eksponent"},
    Unit{"rooms", "rom"},
    Unit{"changes", "bytter"},
    Unit{"hours", "timer"},
    Unit{"trainees", "leger i spesialisering"},
    Unit{"shifts per month", "vakter i måneden"},
    Unit{"shifts per week and 1000 inhabitants", "vakter per uke og 1000 innbyggere"},
    Unit{"posts per position", "stillinger per hjemmel"},
    Unit{"NOK per trainee-year", "kroner per lege i spesialisering og år"},
    Unit{"log rate per shift", "log-rate per vakt"},
    Unit{"children per woman", "barn per kvinne"},
    Unit{"degrees of freedom", "frihetsgrader"},
};
// clang-format on

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kEntries.size(); ++i) {
        if (static_cast<std::size_t>(kEntries[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order(), "the texts are in the order of the enumeration");

}  // namespace

std::string_view text_of(Word word, Language language) {
    const Entry& entry = kEntries[static_cast<std::size_t>(word)];
    return language == Language::nb ? entry.nb : entry.en;
}

std::string unit_name(std::string_view unit, Language language) {
    const auto known = std::find_if(kUnits.begin(), kUnits.end(),
                                    [&](const Unit& other) { return other.en == unit; });
    return std::string(language == Language::nb && known != kUnits.end() ? known->nb : unit);
}

}  // namespace legeplan::output
