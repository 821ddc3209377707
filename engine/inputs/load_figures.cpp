#include "inputs/load_parts.h"

namespace legeplan::inputs {

namespace {

using scenario::Item;

void check_figure(const Loading& loading, const Item& item) {
    const bool is_number = item.has("value");
    if (is_number == item.has("words")) {
        loading.problem(item, "",
                        is_number ? Text{"både value og words", "both value and words"}
                                  : Text{"verken value eller words", "neither value nor words"},
                        {"ett av dem: et tall, eller det som er sagt med ord",
                         "one of them: a figure, or what is said in words"});
        return;
    }
    if (item.has("to") && !(is_number && item.number("to") > item.number("value"))) {
        loading.problem(
            item, "to", Text::same(fmt::format("{}", item.number("to"))),
            {"mer enn value, som spennet går fra", "more than value, which the range goes from"});
    }
    if (item.has("indicator") && !is_number) {
        loading.problem(item, "indicator",
                        {"en indikator og ord (words)", "an indicator and words"},
                        {"et tall (value) å holde indikatoren opp mot",
                         "a figure (value) to hold the indicator against"});
    }
    if (item.has("per") && !item.has("indicator")) {
        loading.problem(item, "per", {"står alene", "stands alone"},
                        {"sammen med indicator, som deles på den",
                         "together with indicator, which is divided by it"});
    }
    if (item.has("indicator") && !item.has("per") && item.has("unit")) {
        loading.problem(item, "unit", {"en enhet og en indikator", "a unit and an indicator"},
                        {"ingen slik nøkkel: enheten er indikatorens",
                         "no such key: the unit is the indicator's"});
    }
}

}  // namespace

void check_figures(Loading& loading) {
    for (const Item& item : loading.scenario.items("figure")) {
        loading.attempt([&] { check_figure(loading, item); });
    }
}

}  // namespace legeplan::inputs
