#include "study/target_keys.h"

#include <utility>

namespace legeplan::study {

using scenario::ColumnKind;
using scenario::ColumnSpec;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

KeySpec integer_key(std::string key, std::string unit, double min, double max, std::string en,
                    std::string nb, Presence presence) {
    return {.key = std::move(key),
            .kind = KeyKind::integer,
            .unit = std::move(unit),
            .min = min,
            .max = max,
            .presence = presence,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec quantity_key(std::string key, std::string unit, double min, double max, std::string en,
                     std::string nb, Presence presence) {
    KeySpec spec = integer_key(std::move(key), std::move(unit), min, max, std::move(en),
                               std::move(nb), presence);
    spec.kind = KeyKind::quantity;
    return spec;
}

KeySpec table_key(std::string key, std::string table, std::string en, std::string nb,
                  Presence presence) {
    return {.key = std::move(key),
            .kind = KeyKind::table,
            .presence = presence,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb),
            .table = std::move(table)};
}

ColumnSpec integer_column(std::string name, std::string unit, double max, std::string doc) {
    return {.name = std::move(name),
            .kind = ColumnKind::integer,
            .unit = std::move(unit),
            .min = 0,
            .max = max,
            .doc = std::move(doc)};
}

ColumnSpec number_column(std::string name, std::string unit, double max, std::string doc) {
    ColumnSpec spec = integer_column(std::move(name), std::move(unit), max, std::move(doc));
    spec.kind = ColumnKind::number;
    return spec;
}

}  // namespace legeplan::study
