#include "study/schema_keys.h"

#include <utility>

#include "record/indicators.h"

namespace legeplan::study {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

KeySpec file_key(std::string name, KeyKind kind, std::string en, std::string nb,
                 Presence presence) {
    return {.key = std::move(name),
            .kind = kind,
            .presence = presence,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec number_key(std::string name, std::string unit, double min, double max, std::string en,
                   std::string nb, Presence presence) {
    KeySpec spec =
        file_key(std::move(name), KeyKind::number, std::move(en), std::move(nb), presence);
    spec.unit = std::move(unit);
    spec.min = min;
    spec.max = max;
    return spec;
}

KeySpec whole_key(std::string name, std::string unit, double min, double max, std::string en,
                  std::string nb, Presence presence) {
    KeySpec spec = number_key(std::move(name), std::move(unit), min, max, std::move(en),
                              std::move(nb), presence);
    spec.kind = KeyKind::integer;
    return spec;
}

KeySpec choice_key(std::string name, std::vector<std::string> choices, std::string en,
                   std::string nb, Presence presence) {
    KeySpec spec =
        file_key(std::move(name), KeyKind::choice, std::move(en), std::move(nb), presence);
    spec.choices = std::move(choices);
    return spec;
}

KeySpec indicator_key(std::string name, std::string en, std::string nb, Presence presence) {
    return choice_key(std::move(name), indicator_names(), std::move(en), std::move(nb), presence);
}

std::vector<std::string> indicator_names() {
    std::vector<std::string> names;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        names.emplace_back(spec.name);
    }
    return names;
}

}  // namespace legeplan::study
