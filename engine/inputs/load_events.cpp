#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "inputs/load_parts.h"
#include "scenario/suggest.h"

namespace legeplan::inputs {

namespace {

using scenario::Item;
using Type = Event::Type;

constexpr std::array<std::pair<std::string_view, Type>, 5> kTypes{{
    {"gp_leaves", Type::gp_leaves},
    {"gp_starts", Type::gp_starts},
    {"set_cap", Type::set_cap},
    {"set_contract", Type::set_contract},
    {"absence", Type::absence},
}};

/// Which positions have a permanent GP as the scenario itself tells it, in time order. Chance may
/// empty or fill them in between; what is told must only make sense without it.
class Told {
public:
    explicit Told(const Inputs& inputs) {
        for (const InitialPosition& position : inputs.positions) {
            has_gp_.push_back(position.staffing == Staffing::filled);
        }
        leaves_.assign(has_gp_.size(), kNever);
        for (const RosterGp& gp : inputs.roster) {
            leaves_[static_cast<std::size_t>(gp.position)] = gp.leaves.value_or(kNever);
        }
    }

    bool has_gp(std::size_t position, Month month) {
        if (leaves_[position] <= month) {
            leaves_[position] = kNever;
            has_gp_[position] = false;
        }
        return has_gp_[position];
    }
    void gp_starts(std::size_t position) { has_gp_[position] = true; }
    void gp_leaves(std::size_t position) { has_gp_[position] = false; }

private:
    std::vector<bool> has_gp_;
    std::vector<Month> leaves_;  ///< of the GPs on the roster
};

void check_sequence(const Loading& loading, const Item& item, const Event& event, Told& told) {
    const auto position = static_cast<std::size_t>(event.position);
    const std::string& id = loading.inputs.positions[position].id;
    const bool has_gp = told.has_gp(position, event.month);
    if (event.type == Type::gp_starts) {
        if (has_gp) {
            loading.problem(item, "position",
                            Text::of("hjemmelen \"{}\" har fastlege i {}",
                                     "position \"{}\" has a permanent GP in {}", id,
                                     to_string(event.month)),
                            {"en hjemmel uten, eller en hendelse gp_leaves før",
                             "a position without one, or an event gp_leaves before"});
        }
        told.gp_starts(position);
    } else if (event.type == Type::gp_leaves || event.type == Type::absence) {
        if (!has_gp) {
            loading.problem(item, "position",
                            Text::of("hjemmelen \"{}\" har ikke fastlege i {}",
                                     "position \"{}\" has no permanent GP in {}", id,
                                     to_string(event.month)),
                            {"en hjemmel med fastlege, eller en hendelse gp_starts før",
                             "a position with one, or an event gp_starts before"});
        }
        if (event.type == Type::gp_leaves) {
            told.gp_leaves(position);
        }
    }
}

/// Index of the position an event names, if there is one.
std::optional<int> named_position(const Loading& loading, const Item& item) {
    const std::string& id = item.string("position");
    const auto found = loading.position_of.find(id);
    if (found != loading.position_of.end()) {
        return found->second;
    }
    if (loading.knows_positions) {
        loading.problem(
            item, "position",
            Text::of("ingen hjemmel ved starten har id-en \"{}\"",
                     "no position at the start has the id \"{}\"", id),
            {"en id i tabellen initial.positions", "an id of the table initial.positions"},
            scenario::closest(id, names_of(loading.position_of)));
    }
    return std::nullopt;
}

/// Index of the position an event names, if there is one that is open then.
std::optional<int> open_position(const Loading& loading, const Item& item, Month month) {
    const std::optional<int> position = named_position(loading, item);
    if (!position) {
        return std::nullopt;
    }
    const std::string& id = item.string("position");
    const int closed = loading.closed_at[static_cast<std::size_t>(*position)];
    if (closed <= month.index) {
        loading.problem(item, "position",
                        Text::of("hjemmelen \"{}\" er nedlagt fra {}",
                                 "position \"{}\" is closed from {}", id, to_string(Month{closed})),
                        Text::of("en hjemmel som er åpen i {}", "a position that is open in {}",
                                 to_string(month)));
        return std::nullopt;
    }
    return position;
}

std::optional<Event> read_event(const Loading& loading, const Item& item) {
    Event event;
    event.id = item.id();
    event.type = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& named) {
                     return named.first == item.type();
                 })->second;
    const Month month = month_of(item.date("date"));
    event.month = event.type == Type::gp_leaves ? first_month_after(item.date("date")) : month;
    if (month < loading.inputs.start || month > loading.inputs.end) {
        loading.problem(item, "date", Text::same(scenario::date_text(item.date("date"))),
                        Text::of("i perioden, {} til {}", "within the period, {} to {}",
                                 to_string(loading.inputs.start), to_string(loading.inputs.end)));
        return std::nullopt;
    }
    const std::optional<int> position = open_position(loading, item, month);
    if (!position) {
        return std::nullopt;
    }
    event.position = *position;
    if (event.type == Type::set_cap) {
        event.list_cap = static_cast<int>(item.integer("list_cap"));
    } else if (event.type == Type::set_contract) {
        event.contract = contract_of(item, "contract");
    } else if (event.type == Type::absence) {
        event.months = static_cast<int>(item.integer("months"));
    }
    return event;
}

/// Notes that it is not known what an event that is wrong does at its position.
void doubt(Loading& loading, const Item& item) {
    const auto found = item.is_readable("position")
                           ? loading.position_of.find(item.string("position"))
                           : loading.position_of.end();
    if (found != loading.position_of.end()) {
        loading.doubtful.insert(found->second);
    } else {
        loading.knows_staffing = false;
    }
}

}  // namespace

void load_events(Loading& loading) {
    std::vector<const Item*> by_date;
    for (const Item& item : loading.scenario.items("event")) {
        if (loading.attempt([&] { item.date("date"); })) {
            by_date.push_back(&item);
        } else {
            loading.attempt([&] { named_position(loading, item); });
            doubt(loading, item);
        }
    }
    std::stable_sort(by_date.begin(), by_date.end(), [](const Item* a, const Item* b) {
        return a->date("date") < b->date("date");
    });
    loading.knows_staffing = loading.knows_staffing && loading.scenario.has_all_items("event");
    Told told(loading.inputs);
    for (const Item* item : by_date) {
        std::optional<Event> event;
        if (!loading.attempt([&] { event = read_event(loading, *item); })) {
            doubt(loading, *item);
        }
        if (!event) {
            continue;
        }
        if (loading.knows_staffing && !loading.doubtful.contains(event->position)) {
            check_sequence(loading, *item, *event, told);
        }
        loading.inputs.events.push_back(std::move(*event));
    }
    std::stable_sort(loading.inputs.events.begin(), loading.inputs.events.end(),
                     [](const Event& a, const Event& b) { return a.month < b.month; });
}

}  // namespace legeplan::inputs
