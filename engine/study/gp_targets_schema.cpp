#include <utility>

#include "study/gp_targets.h"
#include "study/target_keys.h"

namespace legeplan::study {

namespace {

using scenario::KeySpec;
using scenario::Presence;
using scenario::TableSpec;

constexpr double kMostList = 3500;

void make_optional(std::vector<KeySpec>& keys) {
    for (KeySpec& key : keys) {
        key.presence = Presence::optional;
    }
}

std::vector<KeySpec> exit_keys() {
    return {
        quantity_key("exits.per_gp_year", "per year", 0.001, 1,
                     "Exits of GPs from the scheme per GP and year; scales the scenario's rates",
                     "Avgang fra fastlegeordningen per fastlege og år; skalerer scenarioets rater"),
        quantity_key("exits.under_50", "share", 0.001, 1, "Share of them who are under 50",
                     "Andelen av dem som er under 50 år"),
        quantity_key("exits.from_position", "per year", 0.001, 1,
                     "Exits from a position per GP and year, moves included",
                     "Avgang fra en hjemmel per fastlege og år, med flytting"),
        quantity_key("gp_stock.exits", "per year", 0.001, 1,
                     "Exits of GPs from the scheme per GP and year; makes the rates by age anew",
                     "Avgang fra fastlegeordningen per fastlege og år; lager ratene etter alder på "
                     "nytt"),
        quantity_key("gp_stock.exits_under_50", "share", 0.001, 1, "Share of them who are under 50",
                     "Andelen av dem som er under 50 år"),
        quantity_key("gp_stock.share_from_67", "share", 0.001, 1, "Share of GPs of 67 and over",
                     "Andelen fastleger på 67 år og over"),
        quantity_key("gp_stock.share_over_60", "share", 0.001, 1, "Share of GPs over 60",
                     "Andelen fastleger over 60 år"),
        quantity_key("gp_stock.contract", "years", 0.5, 20, "Median contract from entry",
                     "Median avtaletid fra start"),
        quantity_key("gp_stock.current_contract", "years", 0.5, 20,
                     "Median time in post of today's GPs",
                     "Median tid i hjemmelen for dagens leger"),
        table_key("gp_stock.exits_by_age", "exits_by_age",
                  "Exits from the scheme by age, where somebody knows them",
                  "Avgang fra ordningen etter alder, der noen kjenner den", Presence::optional),
    };
}

std::vector<KeySpec> vacancy_keys() {
    return {
        quantity_key("vacancies.mean_years", "years", 0.1, 10,
                     "Mean duration of a vacancy that opens",
                     "Gjennomsnittlig tid en hjemmel står ubesatt når den blir det"),
        quantity_key("vacancies.over_a_year", "share", 0.01, 0.9,
                     "Share of vacant positions that have been so for over a year",
                     "Andel av ubesatte hjemler som har vært det i over ett år"),
        quantity_key("vacancies.without_gp", "share", 0.0001, 0.9,
                     "Share of positions without a permanent GP in the long run",
                     "Andel hjemler uten fast lege i det lange løp"),
        integer_key("recruitment.without_gp", "positions", 0, 2000,
                    "The municipality's positions without a permanent GP on one day",
                    "Kommunens hjemler uten fast lege en dag"),
        quantity_key("recruitment.years_without_vacancy", "years", 0, 50,
                     "Years in which no position of the municipality stood without a GP",
                     "Antall år da ingen hjemmel i kommunen stod uten fast lege"),
        quantity_key(
            "recruitment.exits", "per year", 0.001, 1,
            "Exits from a position there per GP and year; the scenario's when not given",
            "Avgang fra en hjemmel der per fastlege og år; scenarioets når den ikke er gitt"),
    };
}

std::vector<KeySpec> relation_keys() {
    return {
        quantity_key("relations.separation", "per year", 0.001, 1,
                     "Persons who get another GP or none, per person and year",
                     "Personer som får en annen fastlege eller ingen, per person og år"),
        quantity_key("relations.over_2_years", "share", 0.01, 0.99,
                     "Persons who have had their GP for over 2 years",
                     "Personer som har hatt fastlegen sin i over 2 år"),
        quantity_key("relations.over_10_years", "share", 0.01, 0.99,
                     "Persons who have had their GP for over 10 years",
                     "Personer som har hatt fastlegen sin i over 10 år"),
        quantity_key("relations.median_years", "years", 0.5, 20, "Median length of a relation",
                     "Median lengde på en relasjon"),
        quantity_key("relations.settled_over_2_years", "share", 0.01, 0.99,
                     "The share over 2 years in the long run, in a place that nobody moves out of: "
                     "fits the rate of voluntary change",
                     "Andelen over 2 år i det lange løp, på et sted ingen flytter fra: bestemmer "
                     "hvor ofte folk bytter lege"),
        quantity_key("relations.settled_over_10_years", "share", 0.01, 0.99,
                     "The share over 10 years in the long run, in the same way",
                     "Andelen over 10 år i det lange løp, på samme måte"),
    };
}

std::vector<KeySpec> position_keys() {
    return {
        quantity_key("positions.mean_list", "persons", 1, kMostList,
                     "Mean list length at the start, of all lists",
                     "Gjennomsnittlig listelengde ved starten, av alle lister"),
        quantity_key("positions.mean_cap", "persons", 1, kMostList,
                     "Mean list cap at the start, of all lists",
                     "Gjennomsnittlig listetak ved starten, av alle lister"),
        quantity_key("positions.salaried", "share", 0, 1,
                     "Salaried GPs' share of the positions with a permanent GP",
                     "Fastlønte legers andel av hjemlene med fast lege"),
        quantity_key("positions.specialists", "share", 0, 1,
                     "Specialists' share of permanent GPs and locums",
                     "Spesialistenes andel av faste leger og vikarer"),
    };
}

std::vector<KeySpec> stock_prior_keys() {
    return {
        table_key("prior.gp_stock.entry_ages", "share_by_age", "Ages at which GPs enter the scheme",
                  "Alder der leger kommer inn i ordningen", Presence::required),
        table_key("prior.gp_stock.retirement", "rate_by_age",
                  "Retirement a year by age, whose level is fitted",
                  "Avgang med pensjon i året etter alder, der nivået tilpasses",
                  Presence::required),
        integer_key("prior.gp_stock.retirement_certain_from", "years", 60, kTopAge,
                    "Age from which retirement is the table's, whatever the level",
                    "Alder der avgangen med pensjon er tabellens uansett nivå"),
        integer_key("prior.gp_stock.leave_level_until", "years", 27, 60,
                    "Age to which other exits are level",
                    "Alder som annen avgang er jevn fram til"),
        integer_key("prior.gp_stock.leave_level_from", "years", 28, 74,
                    "Age from which other exits are level again",
                    "Alder som annen avgang er jevn fra"),
        integer_key("prior.gp_stock.first_years_in_post", "years", 1, 20,
                    "First years in post, with a rate of moving of their own",
                    "De første årene i hjemmelen, med egen flytterate"),
        integer_key("prior.gp_stock.scheme_years", "years", 11, 50,
                    "Age of the scheme: no time in post and no relation is longer",
                    "Ordningens alder: ingen tid i hjemmelen og ingen relasjon er lengre"),
        integer_key("prior.gp_stock.least_age", "years", 24, 40,
                    "Age at which a GP begins at the "
                    "earliest",
                    "Alder der en fastlege tidligst begynner"),
        integer_key("prior.gp_stock.notice_months", "months", 1, 24, "Notice in the stock of GPs",
                    "Oppsigelsestid i legebestanden"),
        quantity_key("prior.gp_stock.growth", "per year", -0.1, 0.1,
                     "Growth of those who enter the scheme",
                     "Vekst i antallet som kommer inn i ordningen"),
    };
}

std::vector<KeySpec> other_prior_keys() {
    return {
        table_key("prior.relations.lengths", "relation_lengths",
                  "Shape of the lengths of relations, between the shares that are known",
                  "Formen på relasjonenes lengde, mellom andelene som er kjent",
                  Presence::required),
        quantity_key("prior.relations.leave_list", "per year", 0, 1,
                     "Leaving a list after the last of those lengths",
                     "Avgang fra en liste etter den siste av de lengdene"),
        quantity_key("prior.relations.change_rate", "per person-year", 0.0001, 1,
                     "Prior of lists.change_rate", "Forhåndsfordeling for lists.change_rate"),
        quantity_key("prior.recruitment_level", "ratio", 0.01, 10,
                     "Prior of how easily municipalities recruit",
                     "Forhåndsfordeling for hvor lett kommuner rekrutterer"),
        quantity_key("prior.national_position.self_employed", "share", 0, 1,
                     "Self-employed GPs' share of the nation's positions",
                     "Næringsdrivendes andel av hjemlene i landet"),
        quantity_key("prior.national_position.agreement_8_2", "share", 0, 1,
                     "Share with an 8.2 agreement", "Andelen med 8.2-avtale"),
        quantity_key("prior.national_position.salaried", "share", 0, 1, "Share of salaried GPs",
                     "Andelen fastlønte"),
        quantity_key("prior.national_position.list_cap", "persons", 1, kMostList,
                     "The nation's mean list cap", "Landets gjennomsnittlige listetak"),
        quantity_key("prior.national_position.without_gp", "share", 0, 1,
                     "Share of the nation's positions without a permanent GP",
                     "Andelen av landets hjemler uten fast lege"),
    };
}

}  // namespace

std::vector<KeySpec> gp_target_keys() {
    std::vector<KeySpec> keys;
    for (const auto& part : {exit_keys(), vacancy_keys(), relation_keys(), position_keys()}) {
        keys.insert(keys.end(), part.begin(), part.end());
    }
    make_optional(keys);
    for (const auto& part : {stock_prior_keys(), other_prior_keys()}) {
        keys.insert(keys.end(), part.begin(), part.end());
    }
    return keys;
}

std::vector<TableSpec> gp_target_tables() {
    const auto by_age = [](std::string name, scenario::ColumnSpec column) {
        return TableSpec{
            .name = std::move(name),
            .columns = {integer_column("age_from", "years", kTopAge, "From age"),
                        integer_column("age_to", "years", kTopAge, "To age, inclusive"),
                        std::move(column)},
            .unique_by = {"age_from"}};
    };
    TableSpec exits =
        by_age("exits_by_age",
               number_column("rate", "per year", 1, "Exits from the scheme per GP and year"));
    exits.columns.push_back(number_column("sd", "per year", 1, "Its standard error"));
    exits.columns.back().min = 1e-6;
    TableSpec lengths{
        .name = "relation_lengths",
        .columns = {number_column("years", "years", 50, "Length of a relation"),
                    number_column("share", "share", 1, "Share of persons with a longer one")},
        .unique_by = {"years"}};
    return {by_age("share_by_age", number_column("share", "share", 1, "Share of all")),
            by_age("rate_by_age", number_column("rate", "per year", 12, "Rate a year")),
            std::move(exits), std::move(lengths)};
}

}  // namespace legeplan::study
