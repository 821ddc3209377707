#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::ColumnKind;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::TableSpec;

std::vector<KeySpec> continuity_keys() {
    return {
        {.key = "continuity.enabled",
         .kind = KeyKind::boolean,
         .doc_en = "Whether the length of relations between persons and GPs is followed",
         .doc_nb = "Om varigheten av forholdet mellom person og fastlege følges"},
        {.key = "continuity.odds_table",
         .kind = KeyKind::table,
         .doc_en = "Odds of out-of-hours use and acute admission by length of the relation; "
                   "reported, never fed back",
         .doc_nb = "Odds for legevaktbruk og akuttinnleggelse etter relasjonens varighet; "
                   "rapporteres, virker aldri tilbake",
         .table = "continuity_odds"},
    };
}

std::vector<TableSpec> continuity_tables() {
    const auto odds = [](std::string name, std::string doc) {
        return scenario::ColumnSpec{.name = std::move(name),
                                    .kind = ColumnKind::number,
                                    .unit = "odds ratio",
                                    .min = 0.01,
                                    .max = 10.0,
                                    .doc = std::move(doc)};
    };
    return {{.name = "continuity_odds",
             .columns = {{.name = "years_to",
                          .kind = ColumnKind::integer,
                          .unit = "years",
                          .min = 1,
                          .max = 100,
                          .doc = "Longest relation of the class: 1, 3, 5, 10, 15, 100"},
                         odds("out_of_hours", "Out-of-hours use, against the first class"),
                         odds("acute_admission", "Acute admission, against the first class")},
             .max_rows = 100}};
}

}  // namespace legeplan::inputs
