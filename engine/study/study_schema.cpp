#include "run/experiment.h"
#include "study/region_file.h"
#include "study/schema_keys.h"
#include "study/study_file.h"

namespace legeplan::study {

namespace {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::Schema;

constexpr double kMaxLevels = 10'000;

std::vector<KeySpec> study_keys() {
    KeySpec indicators = file_key("study.indicators", KeyKind::strings, "Indicators that are kept",
                                  "Indikatorer som tas vare på");
    indicators.choices = indicator_names();
    return {
        file_key("title", KeyKind::text, "What the study is about", "Hva studien handler om"),
        file_key(
            "study.scenarios", KeyKind::strings,
            "Files of the base scenarios, relative to the study's file; every point is run on each",
            "Filer med grunnscenariene, relativt til studiens fil; hvert punkt kjøres på hvert av "
            "dem"),
        whole_key("study.replicates", "replicates", 1, static_cast<double>(run::kMaxReplicates),
                  "Replicates of each point", "Trekninger i hvert punkt"),
        whole_key(
            "study.unit_replicates", "replicates", 1, static_cast<double>(run::kMaxReplicates),
            "Replicates that a worker runs and stores together, at most; absent: all of a point",
            "Trekninger som kjøres og lagres sammen, høyst; utelatt: alle i et punkt",
            Presence::optional),
        whole_key("study.seed", "", 0, kMaxSeed, "Seed of the random numbers",
                  "Frø for tilfeldige tall"),
        choice_key("study.seeds", {"paired", "independent"},
                   "Whether all points meet the same random numbers, or each its own",
                   "Om alle punkter møter de samme tilfeldige tallene, eller hvert sine"),
        indicators,
        choice_key("study.times", {"months", "year_ends"},
                   "Times that are kept: every month, or December and the last month",
                   "Tidspunkter som tas vare på: hver måned, eller desember og siste måned"),
    };
}

std::vector<KeySpec> design_keys() {
    constexpr auto kOptional = Presence::optional;
    return {
        choice_key("design.type", {"grid", "latin_hypercube", "sobol", "morris", "table"},
                   "How the points are chosen among the values of the axes",
                   "Hvordan punktene velges blant aksenes verdier"),
        whole_key("design.points", "points", 1, static_cast<double>(kMaxPoints),
                  "Points of a `latin_hypercube` or of a `sobol` sequence",
                  "Punkter i `latin_hypercube` eller `sobol`", kOptional),
        whole_key("design.trajectories", "trajectories", 1, static_cast<double>(kMaxPoints),
                  "Trajectories of `morris`", "Baner i `morris`", kOptional),
        whole_key("design.levels", "levels", 2, kMaxLevels, "Levels of `morris`, an even number",
                  "Nivåer i `morris`, et partall", kOptional),
        whole_key("design.seed", "", 0, kMaxSeed, "Seed of `latin_hypercube` and `morris`",
                  "Frø for `latin_hypercube` og `morris`", kOptional),
        file_key(
            "design.file", KeyKind::string,
            "CSV file of a `table`: a column for each axis by its id, a row for each point",
            "CSV-fil for `table`: en kolonne for hver akse med dens id, en rad for hvert punkt",
            kOptional),
    };
}

std::vector<KeySpec> axis_keys() {
    KeySpec from = file_key("axis[range].from", KeyKind::number, "Lower end", "Nedre ende");
    KeySpec to = file_key("axis[range].to", KeyKind::number, "Upper end", "Øvre ende");
    constexpr auto kOptional = Presence::optional;
    return {
        file_key("axis[].key", KeyKind::string,
                 "Key of the scenarios that the axis sets, as `legeplan explain` lists it",
                 "Nøkkelen i scenariene som aksen setter, slik `legeplan explain` viser den"),
        file_key("axis[].title", KeyKind::text,
                 "Name of the axis in results; absent: what the key means",
                 "Navn på aksen i resultater; utelatt: hva nøkkelen betyr", kOptional),
        file_key("axis[list].values", KeyKind::scalars, "Its values", "Verdiene"),
        from,
        to,
        choice_key("axis[range].spacing", {"linear", "logarithmic"},
                   "How values lie between the ends; absent: linear",
                   "Hvordan verdiene ligger mellom endene; utelatt: lineært", kOptional),
        whole_key("axis[range].levels", "levels", 1, kMaxLevels, "Number of values in a `grid`",
                  "Antall verdier i et `grid`", kOptional),
        file_key("axis[distribution].values", KeyKind::quantity,
                 "The distribution, in the unit of the key", "Fordelingen, i nøkkelens enhet"),
        whole_key("axis[distribution].levels", "levels", 1, kMaxLevels,
                  "Number of values in a `grid`: medians of equally likely parts",
                  "Antall verdier i et `grid`: medianer i like sannsynlige deler", kOptional),
        file_key("axis[column].note", KeyKind::text, "Note", "Merknad", kOptional),
    };
}

}  // namespace

const scenario::Schema& study_schema() {
    static const Schema schema = [] {
        Schema all;
        for (const auto& part : {study_keys(), region_keys(), design_keys(), axis_keys()}) {
            all.keys.insert(all.keys.end(), part.begin(), part.end());
        }
        return all;
    }();
    return schema;
}

}  // namespace legeplan::study
