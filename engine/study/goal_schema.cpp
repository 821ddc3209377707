#include <limits>

#include <fmt/format.h>

#include "run/experiment.h"
#include "study/goal_file.h"
#include "study/schema_keys.h"

namespace legeplan::study {

namespace {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

constexpr auto kOptional = Presence::optional;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr auto kMaxReplicates = static_cast<double>(run::kMaxReplicates);

/// A key that need not be given, with what holds then.
template <typename Value>
KeySpec otherwise(KeySpec spec, const Value& value) {
    spec.doc_en += fmt::format("; absent: {}", value);
    spec.doc_nb += fmt::format("; utelatt: {}", value);
    return spec;
}

std::vector<KeySpec> goal_keys() {
    return {
        file_key("title", KeyKind::text, "What the goal is; absent: the file's name",
                 "Hva målet er; utelatt: filens navn", kOptional),
        file_key("goal.scenario", KeyKind::string,
                 "File of the base scenario, relative to the goal's file",
                 "Fil med grunnscenariet, relativt til målfilen"),
        number_key("goal.probability", "share", 0.001, 0.999,
                   "Probability with which the conditions must hold together",
                   "Sannsynligheten som vilkårene samlet skal holde med"),
        otherwise(number_key("goal.indifference", "share", 0.001, 0.2,
                             "Distance from the probability that is not worth telling apart",
                             "Avstand fra sannsynligheten som det ikke er verdt å skille",
                             kOptional),
                  kDefaultIndifference),
        otherwise(number_key("goal.error", "share", 0.0001, 0.5,
                             "Probability that any verdict of the search is wrong, at most",
                             "Sannsynligheten for at noen av søkets vurderinger er feil, høyst",
                             kOptional),
                  kDefaultError),
        otherwise(
            whole_key("goal.first_replicates", "replicates", 10, kMaxReplicates,
                      "Replicates of the first look at a setting; each further look doubles them",
                      "Trekninger ved første blikk på en innstilling; hvert nytt blikk dobler dem",
                      kOptional),
            kDefaultFirstReplicates),
        otherwise(whole_key("goal.most_replicates", "replicates", 10, kMaxReplicates,
                            "Replicates of a setting, at most",
                            "Trekninger for en innstilling, høyst", kOptional),
                  kDefaultMostReplicates),
        otherwise(
            choice_key("goal.monotone", {"stated", "checked", "unknown"},
                       "Whether the probability never falls from a more wished value to a less "
                       "wished one: `stated` by the author, `checked` by a pilot, or `unknown`",
                       "Om sannsynligheten aldri faller fra en mer ønsket til en mindre ønsket "
                       "verdi: `stated` av forfatteren, `checked` med en pilot, eller `unknown`",
                       kOptional),
            "`checked`"),
        otherwise(whole_key("goal.seed", "", 0, kMaxSeed,
                            "Seed of the search, the same for all settings",
                            "Frø for søket, det samme for alle innstillinger", kOptional),
                  kDefaultSeed),
        otherwise(whole_key("goal.check_seed", "", 0, kMaxSeed,
                            "Seed of the check of the answer, another",
                            "Frø for kontrollen av svaret, et annet", kOptional),
                  "`goal.seed` + 1"),
        otherwise(whole_key("goal.check_replicates", "replicates", 10, kMaxReplicates,
                            "Replicates of the check of the answer",
                            "Trekninger i kontrollen av svaret", kOptional),
                  kDefaultCheckReplicates),
        choice_key("objective.type", {"levers", "indicator"},
                   "What settings are ranked by: the levers' values times their weights, or the "
                   "mean of an indicator. Needed with more than one lever",
                   "Hva innstillinger rangeres etter: verdiene ganget med vektene, eller "
                   "gjennomsnittet av en indikator. Må gis med mer enn ett virkemiddel",
                   kOptional),
        indicator_key("objective.indicator", "The indicator, wished low", "Indikatoren, ønsket lav",
                      kOptional),
        file_key("objective.at", KeyKind::date, "Month in which it is read", "Måneden den leses i",
                 kOptional),
    };
}

/// Keys of both types of conditions.
std::vector<KeySpec> condition_keys() {
    return {
        file_key("condition[].title", KeyKind::text, "The condition in words; absent: its id",
                 "Vilkåret med ord; utelatt: dets id", kOptional),
        indicator_key("condition[].indicator", "Indicator", "Indikator"),
        number_key("condition[].at_least", "", -kInfinity, kInfinity,
                   "Least value, in the indicator's unit", "Minste verdi, i indikatorens enhet",
                   kOptional),
        number_key("condition[].at_most", "", -kInfinity, kInfinity,
                   "Largest value, in the indicator's unit", "Største verdi, i indikatorens enhet",
                   kOptional),
        file_key("condition[at].date", KeyKind::date, "Month at whose end it must hold",
                 "Måneden det skal holde ved utgangen av"),
        file_key("condition[period].from", KeyKind::date, "First month", "Første måned"),
        file_key("condition[period].to", KeyKind::date, "Last month", "Siste måned"),
        choice_key("condition[period].every", {"year_end", "month"},
                   "Which months of the period count", "Hvilke måneder i perioden som teller"),
        choice_key("condition[period].holds", {"each", "any"},
                   "Whether it must hold at each of them or at any",
                   "Om det skal holde ved hver av dem eller ved minst én"),
    };
}

std::vector<KeySpec> lever_keys() {
    return {
        file_key("lever[].key", KeyKind::string,
                 "Key of the scenario that is set, as `legeplan explain` lists it",
                 "Nøkkelen i scenariet som settes, slik `legeplan explain` viser den"),
        file_key("lever[].title", KeyKind::text, "Name in results; absent: what the key means",
                 "Navn i resultater; utelatt: hva nøkkelen betyr", kOptional),
        number_key("lever[].weight", "", -kInfinity, kInfinity,
                   "Weight in an objective of type `levers`",
                   "Vekt når innstillinger rangeres etter verdiene", kOptional),
        number_key("lever[number].from", "", -kInfinity, kInfinity, "Lowest value",
                   "Laveste verdi"),
        number_key("lever[number].to", "", -kInfinity, kInfinity, "Highest value", "Høyeste verdi"),
        number_key("lever[number].step", "", 1e-9, kInfinity, "Step between values",
                   "Steg mellom verdiene"),
        choice_key("lever[number].wish", {"smallest", "largest"}, "Which value is wished most",
                   "Hvilken verdi som er mest ønsket"),
        number_key("lever[number].absent_at", "", -kInfinity, kInfinity,
                   "At this value the key's item is taken out of the scenario",
                   "Ved denne verdien tas nøkkelens element ut av scenariet", kOptional),
        file_key("lever[date].from", KeyKind::date, "Earliest date", "Tidligste dato"),
        file_key("lever[date].to", KeyKind::date, "Latest date", "Seneste dato"),
        whole_key("lever[date].step_months", "months", 1, 1200, "Months between dates",
                  "Måneder mellom datoene"),
        choice_key("lever[date].wish", {"earliest", "latest"}, "Which date is wished most",
                   "Hvilken dato som er mest ønsket"),
        file_key("lever[list].values", KeyKind::scalars, "Values, the most wished first",
                 "Verdier, den mest ønskede først"),
    };
}

}  // namespace

const scenario::Schema& goal_schema() {
    static const scenario::Schema schema = [] {
        scenario::Schema all;
        for (const auto& part : {goal_keys(), condition_keys(), lever_keys()}) {
            all.keys.insert(all.keys.end(), part.begin(), part.end());
        }
        return all;
    }();
    return schema;
}

}  // namespace legeplan::study
