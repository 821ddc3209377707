#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

namespace {

KeySpec key(const std::string& name, KeyKind kind, Presence presence, std::string en,
            std::string nb) {
    KeySpec spec;
    spec.key = "figure[]." + name;
    spec.kind = kind;
    spec.presence = presence;
    spec.doc_en = std::move(en);
    spec.doc_nb = std::move(nb);
    return spec;
}

}  // namespace

std::vector<KeySpec> figure_keys() {
    constexpr Presence kRequired = Presence::required;
    constexpr Presence kOptional = Presence::optional;
    KeySpec date =
        key("date", KeyKind::date, kRequired, "Day, or last day of the year, that it is of",
            "Dagen tallet gjelder, eller siste dag i året");
    date.min = kFirstYear;
    date.max = kLastYear;
    return {
        key("title", KeyKind::text, kRequired,
            "What a plan or a statistic says, to hold the run against; it changes nothing in the "
            "run",
            "Hva en plan eller statistikk sier, til å holde kjøringen opp mot; det endrer "
            "ingenting i kjøringen"),
        key("value", KeyKind::number, kOptional, "The figure, or the lower end of a range",
            "Tallet, eller nedre ende av et spenn"),
        key("to", KeyKind::number, kOptional, "Upper end of a range", "Øvre ende av et spenn"),
        key("words", KeyKind::text, kOptional, "What is said in words instead of a figure",
            "Det som er sagt med ord i stedet for et tall"),
        key("unit", KeyKind::text, kOptional, "Unit; with an indicator alone it is the indicator's",
            "Enhet; med bare én indikator er det indikatorens"),
        key("indicator", KeyKind::string, kOptional,
            "Indicator that it is held against; absent: the model has none of it",
            "Indikatoren det holdes opp mot; utelatt: modellen har ingen"),
        key("per", KeyKind::string, kOptional,
            "Indicator that the other is divided by; the run then answers with the ratio of means",
            "Indikatoren som den andre deles på; kjøringen svarer da med forholdet mellom "
            "gjennomsnittene"),
        std::move(date),
        key("source", KeyKind::text, kRequired, "Where it stands", "Hvor det står"),
        key("note", KeyKind::text, kOptional,
            "How to read it, or why nothing in the model answers to it",
            "Hvordan det leses, eller hvorfor ingenting i modellen svarer til det"),
    };
}

}  // namespace legeplan::inputs
