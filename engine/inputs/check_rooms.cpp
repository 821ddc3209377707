#include <vector>

#include "inputs/load_parts.h"

namespace legeplan::inputs {

namespace {

using Type = Policy::Type;

/// Rooms and positions of every office as dated policies change them.
class Occupancy {
public:
    explicit Occupancy(const Inputs& inputs)
        : rooms_(inputs.offices.size(), 0), positions_(inputs.offices.size(), 0) {
        for (std::size_t office = 0; office < inputs.offices.size(); ++office) {
            rooms_[office] = inputs.offices[office].rooms;
        }
        for (const InitialPosition& position : inputs.positions) {
            office_of_.push_back(static_cast<std::size_t>(position.office));
            ++positions_[office_of_.back()];
        }
    }

    int rooms(std::size_t office) const { return rooms_[office]; }
    int positions(std::size_t office) const { return positions_[office]; }
    std::size_t offices() const { return rooms_.size(); }
    bool is_too_small(std::size_t office) const { return positions_[office] > rooms_[office]; }

    /// Takes an office that is too small as it is, once that has been told.
    void accept(std::size_t office) { rooms_[office] = positions_[office]; }

    void apply(const Policy& policy) {
        if (policy.type == Type::new_premises || policy.type == Type::open_centre) {
            rooms_[office_in(policy)] += policy.rooms;
        }
        if (policy.type == Type::add_positions || policy.type == Type::open_centre) {
            positions_[office_in(policy)] += policy.count;
        }
        for (const int index : policy.positions) {
            const auto position = static_cast<std::size_t>(index);
            if (policy.type == Type::close_position) {
                --positions_[office_of_[position]];
            } else if (policy.type == Type::open_centre) {
                move(position, policy);
            }
        }
    }

private:
    static std::size_t office_in(const Policy& policy) {
        return static_cast<std::size_t>(policy.office);
    }

    void move(std::size_t position, const Policy& policy) {
        --positions_[office_of_[position]];
        rooms_[office_of_[position]] -= policy.closes_rooms_left ? 1 : 0;
        office_of_[position] = office_in(policy);
        ++positions_[office_of_[position]];
    }

    std::vector<int> rooms_;
    std::vector<int> positions_;
    std::vector<std::size_t> office_of_;
};

Text too_small(const Inputs& inputs, const Occupancy& occupancy, std::size_t office,
               const Text& when) {
    return Text::of("{} hjemler og {} rom på kontoret \"{}\" {}",
                    "{} positions and {} rooms at the office \"{}\" {}",
                    occupancy.positions(office), occupancy.rooms(office), inputs.offices[office].id,
                    when);
}

/// The last policy of a month that puts positions into an office, or takes rooms from it.
const Policy& cause_of(const Inputs& inputs, std::size_t office, std::size_t first,
                       std::size_t after) {
    std::size_t cause = after - 1;
    for (std::size_t k = first; k < after; ++k) {
        const Policy& policy = inputs.policies[k];
        const bool fills = policy.count > 0 || policy.type == Type::open_centre;
        if (policy.office == static_cast<int>(office) && fills) {
            cause = k;
        }
    }
    return inputs.policies[cause];
}

void check_month(const Loading& loading, Occupancy& occupancy, std::size_t first,
                 std::size_t after) {
    const Inputs& inputs = loading.inputs;
    for (std::size_t office = 0; office < occupancy.offices(); ++office) {
        if (!occupancy.is_too_small(office)) {
            continue;
        }
        const Policy& policy = cause_of(inputs, office, first, after);
        loading.problem(
            *loading.scenario.find("policy", policy.id),
            policy.type == Type::open_centre ? "rooms" : "office",
            too_small(inputs, occupancy, office, Text::of("i {}", "in {}", to_string(policy.from))),
            {"et rom til hver hjemmel; et tiltak new_premises gir flere rom",
             "a room for each position; a policy new_premises adds rooms"});
        occupancy.accept(office);
    }
}

}  // namespace

void check_rooms(const Loading& loading) {
    const Inputs& inputs = loading.inputs;
    Occupancy occupancy(inputs);
    for (std::size_t office = 0; office < occupancy.offices(); ++office) {
        if (occupancy.is_too_small(office)) {
            loading.problem(loading.scenario.table("initial.offices"), office, "rooms",
                            too_small(inputs, occupancy, office, {"ved starten", "at the start"}),
                            {"et rom til hver hjemmel", "a room for each position"});
            occupancy.accept(office);
        }
    }
    if (!loading.knows_policies) {
        return;
    }
    for (std::size_t first = 0; first < inputs.policies.size();) {
        // All policies of a month act before a room must be there for each position.
        std::size_t after = first;
        while (after < inputs.policies.size() &&
               inputs.policies[after].from == inputs.policies[first].from) {
            occupancy.apply(inputs.policies[after]);
            ++after;
        }
        check_month(loading, occupancy, first, after);
        first = after;
    }
}

}  // namespace legeplan::inputs
