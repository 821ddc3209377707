#include "study/gp_targets.h"
#include "study/target_keys.h"
#include "study/targets.h"

namespace legeplan::study {

namespace {

using scenario::ColumnKind;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::Schema;
using scenario::TableSpec;

constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2300;

std::vector<TableSpec> tables() {
    TableSpec population{.name = "population_history",
                         .columns = {integer_column("year", "year", kLastYear, "1 January of"),
                                     integer_column("age", "years", kTopAge,
                                                    "Age last birthday; 105 is 105 and over"),
                                     {.name = "sex",
                                      .kind = ColumnKind::choice,
                                      .choices = {"female", "male"},
                                      .doc = "Sex"},
                                     integer_column("persons", "persons", 20e6, "Persons")},
                         .unique_by = {"year", "age", "sex"}};
    TableSpec fertility{
        .name = "fertility_history",
        .columns = {integer_column("year", "year", kLastYear, "Calendar year"),
                    integer_column("age", "years", kTopAge, "Mother's age last birthday"),
                    number_column("rate", "births per woman-year", 2, "Births per woman-year")},
        .unique_by = {"year", "age"}};
    TableSpec scheme{
        .name = "gp_scheme",
        .columns =
            {integer_column("year", "year", kLastYear, "Fourth quarter of"),
             integer_column("lists", "lists", 1e5, "Lists in all"),
             integer_column("lists_without_gp", "lists", 1e5, "Lists without a permanent GP"),
             integer_column("persons_with_gp", "persons", 20e6, "Persons on lists with one"),
             integer_column("persons_without_gp", "persons", 20e6, "Persons on lists without one"),
             number_column("mean_cap", "persons", 3500, "Mean cap of lists with a GP"),
             number_column("salaried_share", "share", 1, "Salaried GPs' share of lists with a GP"),
             integer_column("gps", "doctors", 1e5, "GPs"),
             number_column("specialists", "share", 1, "Specialists' share of GPs"),
             number_column("women", "share", 1, "Women's share of GPs")},
        .unique_by = {"year"}};
    return {std::move(population), std::move(fertility), std::move(scheme)};
}

std::vector<KeySpec> history_keys() {
    return {
        table_key("history.population", "population_history",
                  "Populations of the municipality, 1 January of the years that are known",
                  "Kommunens folkemengde, 1. januar i årene som er kjent", Presence::optional),
        integer_key("history.until", "year", kFirstYear, kLastYear,
                    "Last 1 January that may be used; the last of the table when not given",
                    "Siste 1. januar som kan brukes; den siste i tabellen når den ikke er gitt",
                    Presence::optional),
        integer_key("history.window_years", "years", 1, 100,
                    "Years whose mean the table of in-moves is",
                    "Antall år innflyttingstabellen er gjennomsnittet av"),
        integer_key("history.least_years", "years", 2, 100,
                    "Years of change that a history must hold to be calibrated on",
                    "Antall år med endring en historie minst må ha for å kunne brukes"),
        integer_key("expected.year", "year", kFirstYear, kLastYear,
                    "1 January of the year that expected.persons is about",
                    "1. januar i året expected.persons gjelder", Presence::optional),
        quantity_key("expected.persons", "persons", 1, 2e7,
                     "Inhabitants that a plan or a projection expects; the level of in-moves is "
                     "moved to meet them",
                     "Innbyggere en plan eller framskriving regner med; innflyttingsnivået flyttes "
                     "slik at det stemmer",
                     Presence::optional),
        integer_key("history.fertility_from", "year", kFirstYear, kLastYear,
                    "First year of the fertility ratio; the first of the table when not given",
                    "Første år for fruktbarhetsforholdet; det første i tabellen når det ikke er "
                    "gitt",
                    Presence::optional),
        {.key = "national.rates",
         .kind = KeyKind::choice,
         .choices = {"scenario", "history"},
         .doc_en = "Whether national death rates and fertility are the scenario's, or those that "
                   "the history of the nation's population tells",
         .doc_nb = "Om nasjonale dødsrater og fruktbarhet er scenarioets, eller de som historien "
                   "til landets folkemengde forteller"},
        table_key("national.population", "population_history",
                  "Populations of the nation, 1 January", "Landets folkemengde, 1. januar",
                  Presence::required),
        table_key("national.fertility", "fertility_history",
                  "National fertility by year, where it is used instead of the scenario's",
                  "Nasjonal fruktbarhet etter år, der den brukes i stedet for scenarioets",
                  Presence::optional),
        integer_key("national.mortality_years", "years", 1, 50,
                    "Years that death rates from the nation's population are the mean of",
                    "Antall år dødsrater fra landets folkemengde er gjennomsnittet av"),
        table_key("national.gp_scheme", "gp_scheme", "The GP scheme in figures, fourth quarters",
                  "Fastlegeordningen i tall, fjerde kvartal", Presence::required),
        quantity_key("national.locum_share", "share", 0, 1,
                     "Share of the lists without a GP that have a locum",
                     "Andelen av listene uten fast lege som har vikar"),
    };
}

std::vector<KeySpec> prior_keys() {
    return {
        quantity_key("prior.in_moves_index_sd", "log rate", 0.001, 1,
                     "Prior of population.in_moves.index_sd in a municipality of 20,000",
                     "Forhåndsfordeling for population.in_moves.index_sd i en kommune med 20 000 "
                     "innbyggere"),
        quantity_key(
            "prior.in_moves_index_size", "exponent", -1, 1,
            "Power of the number of inhabitants that the prior of the index's sd follows",
            "Potensen av innbyggertallet som standardavviket i forhåndsfordelingen følger"),
        quantity_key("prior.in_moves_index_least_sd", "log rate", 0, 1,
                     "Least median of that prior, however large the municipality",
                     "Minste median i forhåndsfordelingen, uansett hvor stor kommunen er"),
        quantity_key("prior.in_moves_index_persistence", "per year", 0, 1,
                     "Prior of population.in_moves.index_persistence",
                     "Forhåndsfordeling for population.in_moves.index_persistence"),
        quantity_key("prior.in_moves_level_sd", "log rate", 0, 1,
                     "Uncertainty of the level of in-moves without a history",
                     "Usikkerhet i innflyttingsnivået uten historie"),
        quantity_key("prior.in_moves_older_index_sd", "ratio", 0.001, 2,
                     "Prior of the yearly innovation of the older's in-moves over their out-moves",
                     "Forhåndsfordeling for den årlige endringen i de eldres innflytting i forhold "
                     "til utflytting"),
        quantity_key("prior.in_moves_older_level", "ratio", 0, 3,
                     "The older's in-moves over their out-moves in municipalities",
                     "De eldres innflytting i forhold til utflyttingen i kommunene"),
        quantity_key("prior.fertility_ratio", "ratio", 0.2, 3,
                     "Prior of population.fertility.ratio",
                     "Forhåndsfordeling for population.fertility.ratio"),
        quantity_key("prior.mortality_ratio", "ratio", 0.2, 3,
                     "Prior of population.mortality.ratio",
                     "Forhåndsfordeling for population.mortality.ratio"),
        quantity_key("prior.old_in_moves_sd", "share", 0, 5,
                     "How far the in-moves of those over 75 may be from their out-moves",
                     "Hvor langt innflyttingen over 75 år kan være fra utflyttingen"),
        quantity_key("prior.infant_death_rate", "deaths per person-year", 0, 1,
                     "Death rate at age 0 where a history is the only source",
                     "Dødsrate ved alder 0 der en historie er eneste kilde"),
        quantity_key("prior.background_death_rate_women", "deaths per person-year", 0, 1,
                     "Death rate of young women where a history is the only source",
                     "Dødsrate for unge kvinner der en historie er eneste kilde"),
        quantity_key("prior.background_death_rate_men", "deaths per person-year", 0, 1,
                     "Death rate of young men where a history is the only source",
                     "Dødsrate for unge menn der en historie er eneste kilde"),
    };
}

std::vector<KeySpec> other_keys() {
    return {
        integer_key("backtest.horizon_years", "years", 1, 50,
                    "Years that each start is followed when a folder is backtested",
                    "Antall år hver start følges når en mappe etterprøves"),
        integer_key("backtest.step_years", "years", 1, 50, "Years between the starts",
                    "Antall år mellom startene"),
        {.key = "write.extends",
         .kind = KeyKind::string,
         .presence = Presence::optional,
         .doc_en = "What the written file extends; the scenario when not given",
         .doc_nb = "Hva filen som skrives, bygger på; scenarioet når det ikke er gitt"},
    };
}

}  // namespace

const scenario::Schema& targets_schema() {
    static const Schema schema = [] {
        Schema all;
        for (const auto& part : {history_keys(), prior_keys(), gp_target_keys(), other_keys()}) {
            all.keys.insert(all.keys.end(), part.begin(), part.end());
        }
        all.tables = tables();
        for (const TableSpec& table : gp_target_tables()) {
            all.tables.push_back(table);
        }
        return all;
    }();
    return schema;
}

}  // namespace legeplan::study
