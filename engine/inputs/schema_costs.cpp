#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::ColumnKind;
using scenario::ColumnSpec;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::TableSpec;

namespace {

constexpr double kMaxNok = 1e12;

KeySpec money(std::string key, std::string unit, std::string en, std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::quantity,
            .unit = std::move(unit),
            .min = 0.0,
            .max = kMaxNok,
            .presence = Presence::optional,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

ColumnSpec number(std::string name, std::string unit, double min, double max, std::string doc) {
    return {.name = std::move(name),
            .kind = ColumnKind::number,
            .unit = std::move(unit),
            .min = min,
            .max = max,
            .doc = std::move(doc)};
}

}  // namespace

std::vector<KeySpec> cost_keys() {
    std::vector<KeySpec> keys{
        {.key = "costs.enabled",
         .kind = KeyKind::boolean,
         .doc_en = "Whether costs are counted",
         .doc_nb = "Om kostnader beregnes"},
        {.key = "costs.price_year",
         .kind = KeyKind::integer,
         .unit = "year",
         .min = kFirstYear,
         .max = kLastYear,
         .doc_en = "Year whose value of money all costs are in, and all prices are stated in",
         .doc_nb = "Året hvis pengeverdi alle kostnader og oppgitte priser er i"},
        {.key = "costs.capitation_table",
         .kind = KeyKind::table,
         .doc_en = "Capitation per person on a list, in the money of its own time",
         .doc_nb = "Basistilskudd per person på liste, i løpende kroner",
         .table = "capitation"},
        {.key = "costs.price_index_table",
         .kind = KeyKind::table,
         .doc_en = "Consumer price index, which brings capitation to the price year",
         .doc_nb = "Konsumprisindeksen, som omregner basistilskuddet til prisåret",
         .table = "price_index"},
    };
    for (const CostLineSpec& line : cost_lines()) {
        if (line.pricing == Pricing::price) {
            keys.push_back(
                money(std::string("costs.price.") + line.name, line.unit,
                      std::string("Price of the line \"") + line.en + "\"; absent: not priced",
                      std::string("Pris på linjen «") + line.nb + "»; utelatt: ikke priset"));
        }
    }
    return keys;
}

std::vector<KeySpec> policy_amount_keys() {
    std::vector<KeySpec> keys{
        money("policy[].investment", "NOK", "Money spent once, at the date",
              "Engangsbeløp ved datoen"),
        money("policy[].running_cost", "NOK per year", "Money a year while the policy holds",
              "Beløp i året så lenge tiltaket varer"),
        money("policy[].state_grant", "NOK per year",
              "Money a year from the state while the policy holds",
              "Beløp i året fra staten så lenge tiltaket varer"),
    };
    const auto unit_cost = [&](const char* type, const char* unit, const char* en, const char* nb) {
        keys.push_back(money(std::string("policy[") + type + "].unit_cost", unit, en, nb));
    };
    unit_cost("recruitment_grant", "NOK per recruit", "Grant for each GP who takes up a position",
              "Tilskudd for hver fastlege som tiltrer en hjemmel");
    unit_cost("retention", "NOK per GP-year", "Money a year for each GP it is for",
              "Beløp i året for hver fastlege det gjelder");
    unit_cost("salary_plan", "NOK per FTE-year", "Higher pay a year for each doctor on the plan",
              "Høyere lønn i året for hver lege planen gjelder");
    unit_cost("primary_health_team", "NOK per FTE-year", "Money a year for each nurse",
              "Beløp i året for hvert sykepleierårsverk");
    return keys;
}

std::vector<TableSpec> cost_tables() {
    TableSpec capitation{
        .name = "capitation",
        .columns = {{.name = "from",
                     .kind = ColumnKind::date,
                     .min = kFirstYear,
                     .max = kLastYear,
                     .doc = "First day of the rate"},
                    {.name = "threshold",
                     .kind = ColumnKind::integer,
                     .unit = "persons",
                     .min = 0,
                     .max = kMaxListLength,
                     .doc = "List length above which the other rate is paid (knekkpunkt); 0: none"},
                    number("up_to", "NOK per person-year", 0, 100'000, "Rate up to the threshold"),
                    number("above", "NOK per person-year", 0, 100'000, "Rate above it")},
        .max_rows = 1000,
        .unique_by = {"from"}};
    TableSpec index{.name = "price_index",
                    .columns = {{.name = "year",
                                 .kind = ColumnKind::integer,
                                 .unit = "year",
                                 .min = kFirstYear,
                                 .max = kLastYear,
                                 .doc = "Calendar year; the rows are years in a row"},
                                number("index", "index", 0.001, 1e6, "Mean of the year")},
                    .max_rows = 1000,
                    .unique_by = {"year"}};
    return {std::move(capitation), std::move(index)};
}

}  // namespace legeplan::inputs
