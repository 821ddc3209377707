#pragma once

#include <cstdint>
#include <string>
#include <utility>

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

/// Writes an entry when the replicate is logged; else the text is not made, so that the months of a
/// replicate allocate nothing.
template <typename... Values>
void note(state::StepReport& report, Month month, fmt::format_string<Values...> text,
          Values&&... values) {
    if (report.log != nullptr) {
        report.log->entries.push_back({month, fmt::format(text, std::forward<Values>(values)...)});
    }
}

/// "position 7" counted from 1, as people count.
std::string position_name(std::size_t position);

}  // namespace legeplan::policies
