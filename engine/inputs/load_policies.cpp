#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "inputs/load_policy_parts.h"
#include "inputs/schema_parts.h"
#include "random/streams.h"
#include "scenario/suggest.h"

namespace legeplan::inputs {

namespace {

using scenario::Item;
using Type = Policy::Type;

constexpr std::array<std::pair<std::string_view, Type>, 16> kTypes{{
    {"open_centre", Type::open_centre},
    {"add_positions", Type::add_positions},
    {"close_position", Type::close_position},
    {"set_list_cap", Type::set_list_cap},
    {"change_contract", Type::change_contract},
    {"recruitment_grant", Type::recruitment_grant},
    {"retention", Type::retention},
    {"new_premises", Type::new_premises},
    {"capacity_rule", Type::capacity_rule},
    {"alis_programme", Type::alis_programme},
    {"lis1_posts", Type::lis1_posts},
    {"duty_reform", Type::duty_reform},
    {"service_post", Type::service_post},
    {"combination_posts", Type::combination_posts},
    {"salary_plan", Type::salary_plan},
    {"primary_health_team", Type::primary_health_team},
}};

bool may_stand(const Item& item, std::string_view key) {
    return item.valid_keys().keys.contains(std::string(key)) && item.has(key);
}

void read_closing(Loading& loading, const Item& item, const Policy& policy) {
    if (item.strings("positions").empty()) {
        loading.problem(item, "positions", {"ingen hjemmel", "no position"},
                        {"minst én", "at least one"});
    }
    for (const int position : policy.positions) {
        loading.closed_at[static_cast<std::size_t>(position)] = policy.from.index;
    }
}

/// Keys that several types share.
void read_choice_of_positions(const Loading& loading, const Item& item, Policy& policy) {
    if (item.has("positions") && item.strings("positions").empty()) {
        loading.problem(
            item, "positions", {"ingen hjemmel", "no position"},
            {"minst én, eller ingen slik nøkkel for alle", "at least one, or no such key for all"});
    }
    policy.at_takeover = item.string("when") == "at_takeover";
}

/// A number that is drawn once for a replicate; nothing after a problem.
std::optional<Parameter> read_number(const Loading& loading, const Item& item,
                                     const std::string& key) {
    const scenario::Quantity& number = item.quantity(key);
    if (number.is_path()) {
        loading.problem(item, key, {"en bane over årene", "a path over the years"},
                        {"ett tall eller én fordeling; bruk date og until",
                         "one number or distribution; use date and until"});
        return std::nullopt;
    }
    return parameter_of(number, "policy." + item.id() + "." + key, loading.inputs.start);
}

void read_effect(const Loading& loading, const Item& item, Policy& policy) {
    if (auto effect = read_number(loading, item, "effect")) {
        policy.effect = *std::move(effect);
    }
}

void read_programme(const Loading& loading, const Item& item, Policy& policy) {
    policy.trainee_places = integer_of(item, "places");
    policy.supervision = integer_of(item, "supervision");
    policy.salaries_trainees = item.boolean("salaried_trainees");
    read_effect(loading, item, policy);
}

void read_duty_reform(const Loading& loading, const Item& item, Policy& policy) {
    if (!item.has("effect") && !item.has("staff") && !item.has("exempt_from")) {
        loading.problem(
            item, "",
            {"verken effect, staff eller exempt_from", "neither effect nor staff nor exempt_from"},
            {"minst én", "at least one"});
    }
    if (item.has("effect")) {
        read_effect(loading, item, policy);
    }
    if (item.has("staff")) {
        policy.duty_staff = integer_of(item, "staff");
    }
    if (item.has("exempt_from")) {
        policy.duty_exempt_from = integer_of(item, "exempt_from");
    }
}

/// A policy on a step that the scenario has switched off would do nothing.
void check_step_is_on(const Loading& loading, const Item& item, const char* step) {
    if (!loading.scenario.boolean(step)) {
        loading.problem(item, "type",
                        Text::of("{} i et scenario med {} = false",
                                 "{} in a scenario with {} = false", item.type(), step),
                        Text::same(fmt::format("{} = true", step)));
    }
}

void read_service_post(const Loading& loading, const Item& item, Policy& policy) {
    check_step_is_on(loading, item, "services.enabled");
    policy.service = service_of(item);
    policy.holder = holder_of(item);
    policy.count = integer_of(item, "count");
    policy.fte = item.number("fte");
}

/// A side post that takes a whole list would leave a position without one.
void check_places_left(const Loading& loading, const Item& item, const Policy& policy) {
    const double places = loading.central(Param::places_per_fte) * policy.fte;
    const auto& positions = loading.inputs.positions;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const bool is_meant =
            policy.positions.empty() ||
            std::ranges::find(policy.positions, static_cast<int>(i)) != policy.positions.end();
        if (is_meant && places >= positions[i].list_cap) {
            loading.problem(item, "fte",
                            Text::of("{} årsverk, som tar {:.0f} listeplasser",
                                     "{} FTE, which take {:.0f} list places", policy.fte, places),
                            Text::of("færre plasser enn listetaket i hjemmelen \"{}\", {}",
                                     "fewer places than the list cap of position \"{}\", {}",
                                     positions[i].id, positions[i].list_cap));
            return;
        }
    }
}

void read_combination_posts(const Loading& loading, const Item& item, Policy& policy) {
    check_step_is_on(loading, item, "services.enabled");
    policy.service = service_of(item);
    policy.fte = item.number("fte");
    policy.surplus = surplus_of(item, "surplus");
    read_choice_of_positions(loading, item, policy);
    check_places_left(loading, item, policy);
}

void read_health_team(const Loading& loading, const Item& item, Policy& policy) {
    policy.nurse_fte = item.number("nurse_fte");
    read_effect(loading, item, policy);
}

void read_fields(Loading& loading, const Item& item, Policy& policy) {
    switch (policy.type) {
        case Type::open_centre:
            return read_centre(loading, item, policy);
        case Type::add_positions:
            policy.office = existing_office(loading, item, policy.from);
            policy.count = integer_of(item, "count");
            policy.contract = contract_of(item, "contract");
            policy.list_cap = integer_of(item, "list_cap");
            return;
        case Type::close_position:
            return read_closing(loading, item, policy);
        case Type::set_list_cap:
            policy.list_cap = integer_of(item, "list_cap");
            policy.surplus = surplus_of(item, "surplus");
            return read_choice_of_positions(loading, item, policy);
        case Type::change_contract:
            policy.contract = contract_of(item, "contract");
            return read_choice_of_positions(loading, item, policy);
        case Type::recruitment_grant:
            return read_effect(loading, item, policy);
        case Type::retention:
            policy.min_age = integer_of(item, "min_age");
            if (item.has("list_reduction")) {
                policy.list_reduction = read_number(loading, item, "list_reduction");
            }
            return read_effect(loading, item, policy);
        case Type::new_premises:
            return read_premises(loading, item, policy);
        case Type::capacity_rule:
            return read_capacity_rule(loading, item, policy);
        case Type::alis_programme:
            check_step_is_on(loading, item, "training.enabled");
            return read_programme(loading, item, policy);
        case Type::lis1_posts:
            check_step_is_on(loading, item, "training.enabled");
            policy.lis1_posts = integer_of(item, "posts");
            return;
        case Type::duty_reform:
            check_step_is_on(loading, item, "duty.enabled");
            return read_duty_reform(loading, item, policy);
        case Type::service_post:
            return read_service_post(loading, item, policy);
        case Type::combination_posts:
            return read_combination_posts(loading, item, policy);
        case Type::salary_plan:
            return read_effect(loading, item, policy);
        case Type::primary_health_team:
            return read_health_team(loading, item, policy);
    }
}

/// Keys of all policies, or of several types.
void read_common(const Loading& loading, const Item& item, Policy& policy) {
    if (item.has("title")) {
        policy.title = item.text("title");
    }
    if (may_stand(item, "until")) {
        policy.until = month_of(item.date("until"));
        if (policy.until < policy.from) {
            loading.problem(item, "until", Text::same(scenario::date_text(item.date("until"))),
                            Text::of("etter at tiltaket begynner, {}",
                                     "after the policy's start, {}", to_string(policy.from)));
        }
    }
    if (may_stand(item, "only_contract")) {
        policy.only_contract = contract_of(item, "only_contract");
    }
}

/// Takes the office of a policy that is wrong as being there, for those that use it are not.
void assume_office(Loading& loading, const Item& item) {
    if (item.type() != "open_centre" && item.type() != "new_premises") {
        return;
    }
    if (item.is_readable("office")) {
        loading.office_of.emplace(item.string("office"), -1);
    } else {
        loading.knows_offices = false;
    }
}

void load_policy(Loading& loading, const Item& item) {
    Policy policy;
    policy.id = item.id();
    policy.name = random::hash_name(policy.id.data(), policy.id.size());
    policy.type = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& named) {
                      return named.first == item.type();
                  })->second;
    policy.title = Text{policy.id, policy.id};
    policy.effect.distribution = random::Distribution::point(1.0);
    const Month date = month_of(item.date("date"));
    policy.from = std::max(date, loading.inputs.start);
    if (date > loading.inputs.end) {
        loading.problem(item, "date", Text::same(scenario::date_text(item.date("date"))),
                        Text::of("senest slutten av perioden, {}",
                                 "at most the end of the period, {}",
                                 to_string(loading.inputs.end)));
    }
    // What is named is looked for whatever is wrong with the rest.
    const char* named = policy.type == Type::open_centre ? "moved" : "positions";
    loading.attempt([&] { policy.positions = positions_of(loading, item, named, policy.from); });
    loading.attempt([&] { read_common(loading, item, policy); });
    loading.attempt([&] { read_policy_amounts(loading, item, policy); });
    if (!loading.attempt([&] { read_fields(loading, item, policy); })) {
        assume_office(loading, item);
    }
    loading.inputs.policies.push_back(std::move(policy));
}

/// Most positions that there can ever be.
void check_number_of_positions(const Loading& loading, const Item& item) {
    std::int64_t positions = static_cast<std::int64_t>(loading.inputs.positions.size());
    for (const Policy& policy : loading.inputs.policies) {
        positions += policy.type == Type::service_post ? 0 : policy.count + policy.budget;
    }
    if (positions > kMaxPositions) {
        loading.problem(item, "", Text::of("{} hjemler i alt", "{} positions in all", positions),
                        Text::of("høyst {}", "at most {}", kMaxPositions));
    }
}

}  // namespace

int integer_of(const Item& item, std::string_view key) {
    return static_cast<int>(item.integer(key));
}

std::vector<int> positions_of(const Loading& loading, const Item& item, std::string_view key,
                              Month month) {
    std::vector<int> positions;
    if (!may_stand(item, key)) {
        return positions;
    }
    for (const std::string& id : item.strings(key)) {
        const auto found = loading.position_of.find(id);
        if (found == loading.position_of.end() && !loading.knows_positions) {
            continue;
        }
        if (found == loading.position_of.end()) {
            loading.problem(
                item, key,
                Text::of("ingen hjemmel ved starten har id-en \"{}\"",
                         "no position at the start has the id \"{}\"", id),
                {"id-er i tabellen initial.positions", "ids of the table initial.positions"},
                scenario::closest(id, names_of(loading.position_of)));
        } else if (std::find(positions.begin(), positions.end(), found->second) !=
                   positions.end()) {
            loading.problem(item, key, Text::of("\"{}\" står to ganger", "\"{}\" stands twice", id),
                            {"hver hjemmel én gang", "each position once"});
        } else if (const int closed = loading.closed_at[static_cast<std::size_t>(found->second)];
                   closed <= month.index) {
            loading.problem(item, key,
                            Text::of("hjemmelen \"{}\" er nedlagt fra {}",
                                     "position \"{}\" is closed from {}", id,
                                     to_string(Month{closed})),
                            Text::of("hjemler som er åpne i {}", "positions that are open in {}",
                                     to_string(month)));
        } else {
            positions.push_back(found->second);
        }
    }
    return positions;
}

void load_policies(Loading& loading) {
    const auto& items = loading.scenario.items("policy");
    std::vector<const Item*> by_month;
    loading.knows_offices = loading.knows_offices && loading.scenario.has_all_items("policy");
    for (const Item& item : items) {
        if (loading.attempt([&] { item.date("date"); })) {
            by_month.push_back(&item);
        } else {
            assume_office(loading, item);
        }
    }
    // In the order in which they act, so that a policy may use an office that an earlier one opens.
    std::stable_sort(by_month.begin(), by_month.end(), [&](const Item* a, const Item* b) {
        return std::max(month_of(a->date("date")), loading.inputs.start) <
               std::max(month_of(b->date("date")), loading.inputs.start);
    });
    for (const Item* item : by_month) {
        load_policy(loading, *item);
    }
    if (!by_month.empty()) {
        check_number_of_positions(loading, *by_month.back());
    }
}

}  // namespace legeplan::inputs
