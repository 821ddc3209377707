#pragma once

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "inputs/inputs.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::policies {

/// Identity of the n-th position that a policy opens: the same in every scenario that has it.
constexpr std::uint64_t policy_position(std::uint64_t policy_name, int ordinal) {
    return random::mix(policy_name + static_cast<std::uint64_t>(ordinal) + 1);
}

/// Opens a position without a GP in the state's month; recruitment starts in the same month.
void create_position(state::State& state, std::uint64_t identity, std::int32_t office,
                     Contract contract, int list_cap);

/// Lowers a cap; `surplus` says how the list comes down.
void lower_cap(state::Position& position, int list_cap, Surplus surplus);

/// Whether a policy that names positions or a contract concerns an open position.
bool concerns(const inputs::Policy& policy, const state::Position& position, std::size_t index);

bool is_in_force(const inputs::Policy& policy, Month month);

/// What people call a position: the id that the scenario gives it; for one that a policy opened
/// its number, counted from 1.
struct PositionName {
    const inputs::Inputs& inputs;
    std::size_t position = 0;
};

/// Writes an entry in Norwegian and English when the replicate is logged; else the texts are not
/// made, so that the months of a replicate allocate nothing.
template <typename... Values>
void note(state::StepReport& report, Month month, fmt::format_string<const Values&...> nb,
          fmt::format_string<const Values&...> en, const Values&... values) {
    if (report.log != nullptr) {
        report.log->entries.push_back(
            {month, {fmt::format(nb, values...), fmt::format(en, values...)}});
    }
}

}  // namespace legeplan::policies

template <>
struct fmt::formatter<legeplan::policies::PositionName> : fmt::formatter<std::string> {
    auto format(const legeplan::policies::PositionName& name, fmt::format_context& context) const {
        const auto& initial = name.inputs.positions;
        return fmt::formatter<std::string>::format(name.position < initial.size()
                                                       ? initial[name.position].id
                                                       : std::to_string(name.position + 1),
                                                   context);
    }
};
