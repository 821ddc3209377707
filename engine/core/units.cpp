#include "core/units.h"

#include <algorithm>
#include <array>

namespace legeplan {

namespace {

// clang-format off
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
    Unit{"doctors per year", "leger i året"},
    Unit{"years", "år"},
    Unit{"year", "år"},
    Unit{"months", "måneder"},
    Unit{"hours per week", "timer i uken"},
    Unit{"replicates", "simuleringer"},
    Unit{"points", "punkter"},
    Unit{"trajectories", "baner"},
    Unit{"levels", "nivåer"},
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
    Unit{"FTE per 100 pupils", "årsverk per 100 elever"},
    Unit{"FTE per 550 pupils", "årsverk per 550 elever"},
    Unit{"NOK per year", "kroner i året"},
    Unit{"NOK per FTE-year", "kroner per årsverk og år"},
    Unit{"hours per year", "timer i året"},
    Unit{"hours per person", "timer per person"},
    Unit{"hours per consultation", "timer per konsultasjon"},
    Unit{"hours per resident-week", "timer per beboer og uke"},
    Unit{"visits per person-year", "besøk per person og år"},
    Unit{"consultations per visit", "konsultasjoner per besøk"},
    Unit{"consultations per person-week", "konsultasjoner per person og uke"},
    Unit{"consultations per cabin-year", "konsultasjoner per hytte og år"},
    Unit{"cabins", "hytter"},
    Unit{"checks per person-year", "kontroller per person og år"},
    Unit{"children per day", "barn per dag"},
    Unit{"posts", "stillinger"},
    Unit{"NOK per recruit", "kroner per nyansatt"},
    Unit{"NOK per person-year", "kroner per person og år"},
    Unit{"moves per person-year", "flyttinger per person og år"},
    Unit{"deaths per person-year", "dødsfall per person og år"},
    Unit{"births per woman-year", "fødsler per kvinne og år"},
    Unit{"NOK per GP-year", "kroner per fastlege og år"},
    Unit{"NOK per consultation", "kroner per konsultasjon"},
    Unit{"NOK per position", "kroner per hjemmel"},
    Unit{"NOK per position-year", "kroner per hjemmel og år"},
    Unit{"index", "indeks"},
};
// clang-format on

}  // namespace

std::span<const Unit> units() {
    return kUnits;
}

Text unit_text(std::string_view unit) {
    const auto known = std::find_if(kUnits.begin(), kUnits.end(),
                                    [&](const Unit& other) { return other.en == unit; });
    return {std::string(known != kUnits.end() ? known->nb : unit), std::string(unit)};
}

}  // namespace legeplan
