#include <string>

#include "inputs/load_policy_parts.h"
#include "inputs/schema_parts.h"
#include "scenario/suggest.h"

/// Policies that open or enlarge offices, or positions in them when capacity is too low.
namespace legeplan::inputs {

using scenario::Item;

namespace {

/// Index of an office that a policy adds; it has no rooms until then.
int new_office(Loading& loading, const Item& item) {
    const std::string& id = item.string("office");
    const int index = static_cast<int>(loading.inputs.offices.size());
    loading.office_of.emplace(id, index);
    const Text title = item.has("office_title") ? item.text("office_title") : Text{id, id};
    loading.inputs.offices.push_back({id, title, 0});
    return index;
}

void read_relief(const Loading& loading, const Item& item, Policy& policy) {
    policy.relief_share = item.has("relief_share") ? item.number("relief_share") : 0.0;
    if (policy.relief_share > 0.0) {
        for (const char* key : {"relief_above", "relief_surplus"}) {
            if (!item.has(key)) {
                loading.problem(item, key, {"nøkkelen mangler", "the key is missing"},
                                {"en verdi, siden relief_share er over 0",
                                 "given, since relief_share is above 0"});
                return;
            }
        }
    }
    if (item.has("relief_above")) {
        policy.relief_above = integer_of(item, "relief_above");
    }
    if (item.has("relief_surplus")) {
        policy.surplus = surplus_of(item, "relief_surplus");
    }
}

}  // namespace

int existing_office(const Loading& loading, const Item& item, Month month) {
    const std::string& id = item.string("office");
    // A title makes an office new, so that a misspelt id does not.
    const Text otherwise = item.type() == "new_premises" ? Text(", eller office_title for et nytt",
                                                                ", or office_title for a new one")
                                                         : Text{};
    const auto found = loading.office_of.find(id);
    if (found != loading.office_of.end()) {
        return found->second;
    }
    if (loading.knows_offices) {
        loading.problem(
            item, "office",
            Text::of("ikke noe kontor har id-en \"{}\" i {}", "no office has the id \"{}\" in {}",
                     id, to_string(month)),
            Text::of("et kontor i tabellen initial.offices eller fra et tidligere tiltak{}",
                     "an office of the table initial.offices or of an earlier policy{}", otherwise),
            scenario::closest(id, names_of(loading.office_of)));
    }
    return -1;
}

void read_centre(Loading& loading, const Item& item, Policy& policy) {
    if (loading.office_of.contains(item.string("office"))) {
        loading.problem(
            item, "office",
            Text::of("kontoret \"{}\" finnes", "the office \"{}\" exists", item.string("office")),
            {"en ny id; bruk new_premises for å gi et kontor flere rom",
             "a new id; to give an office more rooms use new_premises"});
        return;
    }
    policy.office = new_office(loading, item);
    policy.rooms = integer_of(item, "rooms");
    policy.count = integer_of(item, "new_positions");
    policy.contract = contract_of(item, "contract");
    policy.places = integer_of(item, "places");
    const int most = policy.count * kMaxListCap;
    if (policy.places < policy.count || policy.places > most) {
        loading.problem(item, "places", Text::same(std::to_string(policy.places)),
                        Text::of("{0}..{1} for {0} nye hjemler", "{0}..{1} for {0} new positions",
                                 policy.count, most));
    }
    if (!policy.positions.empty() && !item.has("rooms_left")) {
        loading.problem(item, "rooms_left", {"nøkkelen mangler", "the key is missing"},
                        {"kept eller closed, siden hjemler flytter inn",
                         "kept or closed, since positions move in"});
    }
    policy.closes_rooms_left = item.has("rooms_left") && item.string("rooms_left") == "closed";
    read_relief(loading, item, policy);
}

void read_premises(Loading& loading, const Item& item, Policy& policy) {
    const bool is_new = item.has("office_title");
    if (is_new && loading.office_of.contains(item.string("office"))) {
        loading.problem(
            item, "office_title",
            Text::of("kontoret \"{}\" finnes", "the office \"{}\" exists", item.string("office")),
            {"ingenting: bare et nytt kontor får en tittel",
             "nothing: only a new office gets a title"});
        return;
    }
    policy.office =
        is_new ? new_office(loading, item) : existing_office(loading, item, policy.from);
    policy.rooms = integer_of(item, "rooms");
}

void read_capacity_rule(const Loading& loading, const Item& item, Policy& policy) {
    if (!loading.scenario.has("capacity_rule")) {
        loading.problem(
            item, "",
            {"scenarioet har ikke noe avsnitt [capacity_rule]",
             "the scenario has no section [capacity_rule]"},
            {"et som sier når kapasiteten er for lav", "one that says when capacity is too low"});
    }
    policy.opens_positions = item.string("action") == "open";
    policy.review_every_months = integer_of(item, "review_every_months");
    if (!policy.opens_positions) {
        return;
    }
    for (const char* key :
         {"contract", "list_cap", "lead_months", "max_per_year", "budget", "pause_above"}) {
        if (!item.has(key)) {
            loading.problem(
                item, key, {"nøkkelen mangler", "the key is missing"},
                {"en verdi, siden action er \"open\"", "given, since action is \"open\""});
            return;
        }
    }
    if (item.has("office")) {
        policy.office = existing_office(loading, item, policy.from);
    }
    policy.contract = contract_of(item, "contract");
    policy.list_cap = integer_of(item, "list_cap");
    policy.lead_months = integer_of(item, "lead_months");
    policy.max_per_year = integer_of(item, "max_per_year");
    policy.budget = integer_of(item, "budget");
    policy.pause_above = integer_of(item, "pause_above");
}

}  // namespace legeplan::inputs
