#include "inputs/schema.h"

#include <utility>

#include "inputs/parameters.h"
#include "inputs/schema_parts.h"

namespace legeplan::inputs {

namespace {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Schema;

template <typename T>
void append(std::vector<T>& all, std::vector<T> part) {
    for (T& item : part) {
        all.push_back(std::move(item));
    }
}

KeySpec key_of(const ParameterSpec& spec) {
    KeySpec key;
    key.key = spec.key;
    key.kind = KeyKind::quantity;
    key.unit = spec.unit;
    key.min = spec.min;
    key.max = spec.max;
    key.doc_en = spec.en;
    key.doc_nb = spec.nb;
    return key;
}

Schema build_schema() {
    Schema schema;
    append(schema.keys, general_keys());
    for (const ParameterSpec& spec : parameter_specs()) {
        schema.keys.push_back(key_of(spec));
    }
    append(schema.keys, section_keys());
    append(schema.keys, continuity_keys());
    append(schema.keys, service_keys());
    append(schema.keys, cost_keys());
    append(schema.keys, event_keys());
    append(schema.keys, policy_keys());
    append(schema.keys, service_policy_keys());
    append(schema.keys, policy_amount_keys());
    append(schema.keys, figure_keys());
    append(schema.tables, age_tables());
    append(schema.tables, place_tables());
    append(schema.tables, continuity_tables());
    append(schema.tables, service_tables());
    append(schema.tables, cost_tables());
    return schema;
}

}  // namespace

const scenario::Schema& scenario_schema() {
    static const Schema schema = build_schema();
    return schema;
}

std::vector<std::string> contract_choices() {
    return {kContractNames.begin(), kContractNames.end()};
}

std::vector<std::string> surplus_choices() {
    return {"attrition", "transfer"};
}

}  // namespace legeplan::inputs
